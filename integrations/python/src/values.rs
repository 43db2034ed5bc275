//! Countries, reports, placements and changes as Python objects that can't be changed.

use chrono::NaiveDate;
use pyo3::prelude::*;

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Country>()?;
    module.add_class::<Report>()?;
    module.add_class::<Placement>()?;
    module.add_class::<RankingOn>()?;
    module.add_class::<Change>()
}

/// An entity that the reports rank: state, territory or dissolved state.
#[pyclass(frozen, eq, hash, get_all, module = "tip_report")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Country {
    /// ISO 3166-1 alpha-3 code; XKX is Kosovo.
    code: String,
    /// This project's name for it.
    name: String,
    /// ISO 3166-1 alpha-2 code. NA is Namibia.
    alpha2: Option<String>,
    /// ISO 3166-1 numeric code.
    numeric: Option<u16>,
    /// Correlates of War number.
    cow: Option<u16>,
    /// Gleditsch-Ward number.
    gw: Option<u16>,
    /// The State Department bureau whose regional map has it: AF, EAP, EUR, NEA, SCA or WHA.
    bureau: Option<String>,
    /// The first day of its existence, if after 2000.
    exists_from: Option<NaiveDate>,
    /// The day on which it ceased to exist.
    exists_to: Option<NaiveDate>,
}

impl From<tip_report::Country<'_>> for Country {
    fn from(country: tip_report::Country<'_>) -> Self {
        Country {
            code: country.code().to_string(),
            name: country.name().to_owned(),
            alpha2: country.alpha2().map(ToString::to_string),
            numeric: country.numeric(),
            cow: country.cow(),
            gw: country.gw(),
            bureau: country.bureau().map(|bureau| bureau.to_string()),
            exists_from: country.exists_from(),
            exists_to: country.exists_to(),
        }
    }
}

#[pymethods]
impl Country {
    fn __repr__(&self) -> String {
        format!("Country({}, {:?})", self.code, self.name)
    }

    fn __str__(&self) -> &str {
        &self.name
    }
}

/// One yearly report.
#[pyclass(frozen, eq, hash, get_all, module = "tip_report")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Report {
    /// The year of publication. The report is mostly about the year before.
    year: u16,
    /// The number of its edition: 1 is that of 2001.
    edition: u8,
    /// The day of publication.
    released: NaiveDate,
    /// Its page.
    url: Option<String>,
    /// Its title.
    title: String,
    /// A citation.
    citation: String,
    /// The number of countries that it places, by ranking.
    counts: Vec<(String, u32)>,
}

impl From<tip_report::Report<'_>> for Report {
    fn from(report: tip_report::Report<'_>) -> Self {
        Report {
            year: report.year().get(),
            edition: report.edition(),
            released: report.released(),
            url: report.url().map(str::to_owned),
            title: report.to_string(),
            citation: report.citation(),
            counts: report.counts().iter().map(|(ranking, count)| (ranking.to_string(), count)).collect(),
        }
    }
}

#[pymethods]
impl Report {
    fn __repr__(&self) -> String {
        format!("Report({}, released {})", self.year, self.released)
    }
}

/// Where one report places one country.
#[pyclass(frozen, eq, get_all, module = "tip_report")]
#[derive(Clone, PartialEq)]
pub(crate) struct Placement {
    /// The country.
    country: Country,
    /// The year of the report.
    report: u16,
    /// 'Tier 1', 'Tier 2', 'Tier 2 Watch List', 'Tier 3' or 'Special Case'.
    ranking: String,
    /// The tier as 1, 2, 2.5 (Watch List), 3; None for a special case.
    kelley_code: Option<f64>,
    /// The tier as 1, 2, 3 (Watch List), 4 (Tier 3); None for a special case.
    ordinal: Option<u8>,
    /// The tier as 1, 2 (with the Watch List), 3; None for a special case.
    collapsed: Option<u8>,
    /// 'official', 'corroborated', 'transcribed' or 'inferred'.
    evidence: String,
    /// Ids of the sources.
    sources: Vec<String>,
    /// The name that the report prints for the country, if it is known.
    name_as_printed: Option<String>,
    /// A source that says otherwise, or how the placement was inferred.
    note: Option<String>,
    /// A citation.
    citation: String,
}

impl From<tip_report::Placement<'_>> for Placement {
    fn from(placement: tip_report::Placement<'_>) -> Self {
        Placement {
            country: placement.country().into(),
            report: placement.report().year().get(),
            ranking: placement.ranking().to_string(),
            kelley_code: placement.ranking().kelley_code(),
            ordinal: placement.ranking().tier().map(tip_report::Tier::severity),
            collapsed: placement.ranking().collapsed(),
            evidence: placement.evidence().to_string(),
            sources: placement.sources().map(|source| source.id().to_owned()).collect(),
            name_as_printed: placement.name_as_printed().map(str::to_owned),
            note: placement.note().map(str::to_owned),
            citation: placement.citation(),
        }
    }
}

#[pymethods]
impl Placement {
    fn __repr__(&self) -> String {
        format!("Placement({} {}: {}, {})", self.country.code, self.report, self.ranking, self.evidence)
    }
}

/// What was in force for a country on a date.
#[pyclass(frozen, eq, hash, get_all, module = "tip_report")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct RankingOn {
    /// The country.
    country: Country,
    /// The date.
    date: NaiveDate,
    /// The year of the report in force.
    report: u16,
    /// The ranking in force, or one of three kinds of absence.
    standing: String,
    /// The ranking in force; None if the report does not place the country.
    ranking: Option<String>,
    /// How well the ranking is known.
    evidence: Option<String>,
    /// The day of the reassessment that set the ranking; None if it is the report's own.
    reassessed: Option<NaiveDate>,
    /// A citation.
    citation: String,
}

impl From<tip_report::placement::RankingOn<'_>> for RankingOn {
    fn from(in_force: tip_report::placement::RankingOn<'_>) -> Self {
        RankingOn {
            country: in_force.country().into(),
            date: in_force.date(),
            report: in_force.report().year().get(),
            standing: in_force.as_str().to_owned(),
            ranking: in_force.ranking().map(|ranking| ranking.to_string()),
            evidence: in_force.evidence().map(|evidence| evidence.to_string()),
            reassessed: in_force.reassessment().map(|reassessment| reassessment.on()),
            citation: in_force.citation(),
        }
    }
}

#[pymethods]
impl RankingOn {
    fn __repr__(&self) -> String {
        format!("RankingOn({} {}: {}, report {})", self.country.code, self.date, self.standing, self.report)
    }
}

/// The change of one country from one report to another.
#[pyclass(frozen, eq, hash, get_all, module = "tip_report")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Change {
    /// The country.
    country: Country,
    /// Its ranking in the earlier report; None if that does not place it.
    before: Option<String>,
    /// Its ranking in the later report; None if that does not place it.
    after: Option<String>,
    /// 'upgrade', 'downgrade', 'entered', 'left', 'to special case' or 'from special case'.
    direction: String,
    /// The number of steps of an upgrade or downgrade.
    steps: Option<u8>,
}

impl From<tip_report::TierChange<'_>> for Change {
    fn from(change: tip_report::TierChange<'_>) -> Self {
        Change {
            country: change.country().into(),
            before: change.from().map(|ranking| ranking.to_string()),
            after: change.to().map(|ranking| ranking.to_string()),
            direction: change.direction().to_string(),
            steps: change.steps(),
        }
    }
}

#[pymethods]
impl Change {
    fn __repr__(&self) -> String {
        let side = |ranking: &Option<String>| ranking.clone().unwrap_or_else(|| "absent".to_owned());
        format!("Change({}: {} -> {}, {})", self.country.code, side(&self.before), side(&self.after), self.direction)
    }
}
