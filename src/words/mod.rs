//! The words: closed vocabularies and other small values that a cell holds.

pub(crate) mod bureau;
pub(crate) mod code;
pub(crate) mod code_scheme;
pub(crate) mod designation;
pub(crate) mod direction;
pub(crate) mod evidence;
pub(crate) mod existence;
pub(crate) mod exploitation;
pub(crate) mod extent;
pub(crate) mod name_kind;
pub(crate) mod role;
pub(crate) mod scheme;
pub(crate) mod statement;
pub(crate) mod table;
pub(crate) mod term;
pub(crate) mod text_regime;
pub(crate) mod tier;
pub(crate) mod word;
pub(crate) mod year;
