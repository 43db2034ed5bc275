//! Flows and networks for other programs: one file for each format, and one description of the attributes of a network.

mod attributes;
mod csv;
mod dot;
#[cfg(feature = "graphml")]
mod graphml;
#[cfg(feature = "serde")]
pub(crate) mod node_link;
