//! CSV: the records and cells of a text, what can be wrong with them, and rows written as texts.

pub(crate) mod cells;
pub(crate) mod column;
pub(crate) mod findings;
pub(crate) mod format;
pub(crate) mod keys;
pub(crate) mod lists;
pub(crate) mod memo;
pub(crate) mod notes;
pub(crate) mod problem;
mod records;
pub(crate) mod scan;
pub(crate) mod sheet;
mod values;
