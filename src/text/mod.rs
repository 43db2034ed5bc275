//! How messages show text that others wrote.
//!
//! What a program writes for people, on the standard error or in a log, can be obeyed by a terminal and misread by a reader:
//! a name may hold control characters, or marks that turn the direction of what follows. The errors, problems and warnings
//! of this crate show what they quote by the functions of this module, which are there for the messages around them too.
//! What is data stays as it is: cells of CSV, JSON and networks, and the texts that accessors return.

// Names folded for comparison, and the nearest of some texts, are for this crate only.

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
