//! The conditions of a selection of flows.

use super::Place;
use crate::{
    dataset::Dataset,
    table::{
        flows::{End, FlowRow},
        id::CountryId,
    },
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

/// A condition that every row of a selection meets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Condition {
    From(End),
    To(End),
    Through(CountryId),
    Between(End, End),
    ReportedBy(CountryId),
    Concerning(CountryId),
    Kind(FlowKind),
    Form(Exploitation),
    Victims(VictimGroup),
    Modality(Modality),
    Basis(Basis),
    /// The text names both ends.
    Named,
    /// The dataset does not have what was asked for, so no row matches.
    Never,
}

impl Condition {
    pub(super) fn holds(self, data: &Dataset, row: &FlowRow) -> bool {
        let passes = |country| data.tables.flows().transit(row).contains(&country);
        match self {
            Condition::From(end) => row.origin == end,
            Condition::To(end) => row.destination == end,
            Condition::Through(country) => passes(country),
            Condition::Between(a, b) => {
                (row.origin, row.destination) == (a, b) || (row.origin, row.destination) == (b, a)
            }
            Condition::ReportedBy(country) => row.reporter == country,
            Condition::Concerning(country) => {
                let end = End::Country(country);
                row.reporter == country || row.origin == end || row.destination == end || passes(country)
            }
            Condition::Kind(kind) => row.kind == kind,
            Condition::Form(form) => row.forms.contains(form),
            Condition::Victims(group) => row.victims.contains(group),
            Condition::Modality(modality) => row.modality == modality,
            Condition::Basis(basis) => row.basis == basis,
            Condition::Named => [row.origin, row.destination].into_iter().all(|end| Place::new(data, end).is_named()),
            Condition::Never => false,
        }
    }
}
