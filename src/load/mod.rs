//! The ways to a dataset: the bundled tables, a directory, tables of your own.

pub(crate) mod builder;
mod directory;
pub(crate) mod file;
