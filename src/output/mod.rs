//! Output: tables written and compared, networks for other tools, serde.

mod directory;
pub(crate) mod export;
pub(crate) mod revision;
#[cfg(feature = "serde")]
mod serialize;
pub(crate) mod write;
