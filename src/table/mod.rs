//! The tables: one file for each CSV file.

pub(crate) mod bundled;
pub(crate) mod countries;
pub(crate) mod designation_coverage;
pub(crate) mod designations;
pub(crate) mod entries;
pub(crate) mod flows;
pub(crate) mod keys;
pub(crate) mod law_enforcement;
pub(crate) mod name_index;
pub(crate) mod names;
pub(crate) mod region_members;
pub(crate) mod regions;
pub(crate) mod reports;
pub(crate) mod roles;
pub(crate) mod sources;
pub(crate) mod tiers;
pub(crate) mod vocabulary;
