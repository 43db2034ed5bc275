//! The attributes of a network, its places and its corridors, once for all formats.

use std::fmt;

use crate::{
    dataset::{DATA_VERSION, Dataset},
    network::{Network, corridor::Corridor},
    view::{
        country::Country,
        flow::{Flow, Place, coverage::Coverage},
        report::Report,
    },
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, Modality},
    },
};

/// A value. If a format has no lists, a list is one text, joined by `;` as in the tables.
pub(super) enum Value {
    Text(String),
    Number(usize),
    Texts(Vec<String>),
    Numbers(Vec<usize>),
}

impl Value {
    fn texts<T: ToString>(items: impl IntoIterator<Item = T>) -> Self {
        Value::Texts(items.into_iter().map(|item| item.to_string()).collect())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.into())
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Text(text) => f.write_str(text),
            Value::Number(number) => number.fmt(f),
            Value::Texts(texts) => f.write_str(&texts.join(";")),
            Value::Numbers(numbers) => {
                f.write_str(&numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(";"))
            }
        }
    }
}

/// Names and values in order. A value that does not apply is `None`, so all nodes have the same names, and all edges.
pub(super) type Attributes = Vec<(&'static str, Option<Value>)>;

/// A note that every output carries.
const NOTE: &str = "An edge is a corridor that entries name, with the number of their statements. It is neither a \
                    number of people nor a measure of prevalence, and where an entry was not read there is no edge.";

impl<'a> Network<'a> {
    /// The attributes of the network itself: title, coverage, what was left out, how to cite it.
    pub(super) fn attributes(&self) -> Attributes {
        let reports: Vec<Report<'_>> = self.coverage().iter().map(Coverage::report).collect();
        let (title, citation) = match reports[..] {
            [] => ("Corridors of no report".to_owned(), None),
            [report] => (format!("Corridors in the {report}"), Some(report.citation())),
            [first, .., last] => {
                let years = format!("Trafficking in Persons Reports, {}-{}", first.year(), last.year());
                (format!("Corridors in the {years}"), Some(format!("U.S. Department of State, {years}")))
            }
        };
        let coverage = self.coverage().iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ");
        let left_out = self.left_out();
        // For other tables the crate knows no version.
        let bundled = std::ptr::eq(self.data(), Dataset::bundled());
        vec![
            ("title", Some(Value::Text(title))),
            ("note", Some(NOTE.into())),
            ("coverage", Some(Value::Text(coverage))),
            ("left_out_unnamed", Some(Value::Number(left_out.unnamed))),
            ("left_out_domestic", Some(Value::Number(left_out.domestic))),
            ("left_out_demand", Some(Value::Number(left_out.demand))),
            ("data_version", bundled.then(|| DATA_VERSION.into())),
            ("citation", citation.map(Value::Text)),
        ]
    }

    /// The names and values of a place. Its standing is given only in a network of one report.
    pub(super) fn place_attributes(&self, place: Place<'a>) -> Attributes {
        let country = place.country();
        let bureau = country.and_then(|country| country.bureau());
        let mut attributes = vec![
            ("name", Some(Value::Text(place.to_string()))),
            ("kind", Some(if country.is_some() { "country" } else { "region" }.into())),
            ("code", country.map(|country| country.code().as_str().into())),
            ("bureau", bureau.map(|bureau| bureau.as_str().into())),
        ];
        if let [coverage] = self.coverage() {
            let standing = place.standing_in(coverage.report());
            attributes.push(("standing", standing.map(|standing| standing.as_str().into())));
        }
        attributes
    }
}

/// The code of a country or the id of a region. They cannot be equal: codes are capital letters.
pub(super) fn id(place: Place<'_>) -> &str {
    place.order().1
}

impl Corridor<'_, '_> {
    /// The names and values of a corridor: what its statements say, and how many there are of each modality and basis.
    pub(super) fn attributes(&self) -> Attributes {
        let count = |counts: &dyn Fn(&Flow<'_>) -> bool| Some(Value::Number(self.statements().filter(counts).count()));
        let modality = |modality| count(&move |flow| flow.modality() == modality);
        let basis = |basis| count(&move |flow| flow.basis() == basis);
        let forms =
            Exploitation::ALL.iter().copied().filter(|form| self.any(|flow| flow.forms().any(|of| of == *form)));
        let victims =
            VictimGroup::ALL.iter().copied().filter(|group| self.any(|flow| flow.victims().any(|of| of == *group)));
        let mut sources: Vec<&str> =
            self.statements().flat_map(|flow| flow.sources().map(|source| source.id()).collect::<Vec<_>>()).collect();
        sources.sort_unstable();
        sources.dedup();
        let years = self.reports().map(|report| usize::from(report.year().get())).collect();
        vec![
            ("statements", Some(Value::Number(self.statements().len()))),
            ("reports", Some(Value::Numbers(years))),
            ("reporters", Some(Value::texts(self.reporters().iter().map(Country::code)))),
            ("forms", Some(Value::texts(forms))),
            ("victims", Some(Value::texts(victims))),
            ("asserted", modality(Modality::Asserted)),
            ("reported", modality(Modality::Reported)),
            ("at_risk", modality(Modality::AtRisk)),
            ("stated", basis(Basis::Stated)),
            ("inferred", basis(Basis::Inferred)),
            ("sources", Some(Value::texts(sources))),
        ]
    }

    fn any(&self, holds: impl Fn(Flow<'_>) -> bool) -> bool {
        self.statements().any(holds)
    }
}
