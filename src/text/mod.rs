//! How messages show text that others wrote.
//!
//! A program writes messages for people, on the standard error or in a log. A terminal can obey such a text, and a
//! reader can misread it: a name may contain control characters, or marks that change the direction of the text. The
//! errors, problems and warnings of this crate pass everything that they quote through the functions of this module.
//! You can use them for your own messages too. Data stay as they are: cells of CSV, JSON and networks, and the texts
//! that accessors return.

// Folded names for comparison, and similar texts, are only for this crate.

mod abbreviation;
pub(crate) mod blank;
pub(crate) mod date;
pub(crate) mod divided;
pub(crate) mod fold;
pub(crate) mod letters;
pub(crate) mod near;
pub(crate) mod pieces;
pub(crate) mod quick_hash;
pub(crate) mod quoted;

pub use quoted::{quoted, shown};
