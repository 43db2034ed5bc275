//! Text: names folded for comparison, the nearest of some texts, and what a message shows of an input.

pub(crate) mod date;
pub(crate) mod fold;
pub(crate) mod near;
pub(crate) mod quoted;
