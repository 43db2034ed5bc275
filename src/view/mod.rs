//! The views: what a dataset says of a country, a report, a placement, a flow.

pub(crate) mod code;
pub(crate) mod country;
pub(crate) mod designation;
pub(crate) mod determination;
pub(crate) mod entry;
pub(crate) mod flow;
pub(crate) mod in_force;
#[cfg(feature = "jiff")]
mod jiff;
pub(crate) mod lookup;
pub(crate) mod name;
pub(crate) mod placement;
pub(crate) mod reassessment;
pub(crate) mod region;
pub(crate) mod report;
pub(crate) mod resolved;
pub(crate) mod role;
pub(crate) mod source;
pub(crate) mod standing;
pub(crate) mod vocabulary;
