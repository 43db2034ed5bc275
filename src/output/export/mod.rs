//! Flows and networks for other programs: one file a format, and one description of what a network has to say.

mod attributes;
mod csv;
mod dot;
#[cfg(feature = "graphml")]
mod graphml;
#[cfg(feature = "serde")]
pub(crate) mod node_link;
