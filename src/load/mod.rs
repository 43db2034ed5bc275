//! The ways to make a dataset: from the bundled tables, from a directory, from tables of your own.

pub(crate) mod builder;
mod directory;
pub(crate) mod file;
