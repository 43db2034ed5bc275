//! CSV: the records and cells of a text, and what can be wrong with them.

pub(crate) mod findings;
pub(crate) mod format;
pub(crate) mod list;
mod memo;
pub(crate) mod problem;
mod records;
pub(crate) mod scan;
pub(crate) mod table;
