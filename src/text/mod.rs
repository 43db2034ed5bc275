//! Text: names folded for comparison, the nearest of some texts, and what a message shows of an input.

mod abbreviation;
pub(crate) mod date;
pub(crate) mod fold;
mod letters;
pub(crate) mod near;
pub(crate) mod pieces;
pub(crate) mod quoted;
