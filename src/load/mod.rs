//! From CSV to tables: one file a table, and what can be wrong with it.

pub(crate) mod builder;
pub(crate) mod bundled;
pub(crate) mod countries;
pub(crate) mod designations;
mod directory;
pub(crate) mod entries;
pub(crate) mod findings;
pub(crate) mod flows;
mod format;
pub(crate) mod law_enforcement;
mod memo;
pub(crate) mod names;
mod near;
pub(crate) mod problem;
mod records;
pub(crate) mod regions;
pub(crate) mod reports;
pub(crate) mod roles;
pub(crate) mod sources;
pub(crate) mod table;
pub(crate) mod tiers;
pub(crate) mod vocabulary;

pub(crate) use format::known_other;
pub(crate) use near::{nearest, nearest_with};
