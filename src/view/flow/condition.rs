//! The conditions that narrow a selection of flows.

use crate::{
    dataset::Dataset,
    table::flows::{End, FlowRow},
    words::statement::{Basis, FlowKind, Modality},
};

/// What the rows of a selection have in common.
#[derive(Clone, Copy, Debug)]
pub(super) enum Condition {
    From(End),
    To(End),
    Through(u16),
    Between(End, End),
    ReportedBy(u16),
    Concerning(u16),
    Kind(FlowKind),
    Form(u16),
    Victims(u16),
    Modality(Modality),
    Basis(Basis),
    /// What was asked for is not in the dataset.
    Never,
}

impl Condition {
    pub(super) fn holds(self, data: &Dataset, row: &FlowRow) -> bool {
        match self {
            Condition::From(end) => row.origin == end,
            Condition::To(end) => row.destination == end,
            Condition::Through(country) => row.passes(data, country),
            Condition::Between(a, b) => {
                (row.origin, row.destination) == (a, b) || (row.origin, row.destination) == (b, a)
            }
            Condition::ReportedBy(country) => row.reporter == country,
            Condition::Concerning(country) => {
                let end = End::country(country);
                row.reporter == country || row.origin == end || row.destination == end || row.passes(data, country)
            }
            Condition::Kind(kind) => row.kind == kind,
            Condition::Form(form) => row.forms & form != 0,
            Condition::Victims(group) => row.victims & group != 0,
            Condition::Modality(modality) => row.modality == modality,
            Condition::Basis(basis) => row.basis == basis,
            Condition::Never => false,
        }
    }
}

impl FlowRow {
    fn passes(&self, data: &Dataset, country: u16) -> bool {
        data.flows_table().lists.get(self.transit).contains(&country)
    }
}
