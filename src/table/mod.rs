//! The tables: one file for each CSV file. It has the columns, the rows, their storage, and how they are read and
//! written.

pub(crate) mod codes;
pub(crate) mod countries;
pub(crate) mod designation_coverage;
pub(crate) mod designations;
pub(crate) mod entries;
pub(crate) mod flows;
pub(crate) mod id;
mod keys;
pub(crate) mod law_enforcement;
pub(crate) mod name_index;
pub(crate) mod names;
pub(crate) mod reassessments;
pub(crate) mod region_members;
pub(crate) mod regions;
pub(crate) mod reports;
pub(crate) mod roles;
mod row;
pub(crate) mod sources;
mod succession;
mod tables;
pub(crate) mod tiers;
pub(crate) mod vocabulary;

pub(crate) use tables::Tables;
