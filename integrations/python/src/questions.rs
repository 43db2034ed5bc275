//! Questions about one country, one report, or two.

use chrono::NaiveDate;
use pyo3::prelude::*;
use tip_report::Dataset;

use crate::{
    errors::{no_country, no_report},
    values::{Change, Country, Placement, RankingOn, Report},
};

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(country, module)?)?;
    module.add_function(wrap_pyfunction!(report, module)?)?;
    module.add_function(wrap_pyfunction!(reports, module)?)?;
    module.add_function(wrap_pyfunction!(placement, module)?)?;
    module.add_function(wrap_pyfunction!(standing, module)?)?;
    module.add_function(wrap_pyfunction!(ranking_on, module)?)?;
    module.add_function(wrap_pyfunction!(changes, module)?)
}

pub(crate) fn find_country(py: Python<'_>, name: &str) -> PyResult<tip_report::Country<'static>> {
    Dataset::bundled().country(name).map_err(|error| no_country(py, &error))
}

pub(crate) fn find_report(year: u16) -> PyResult<tip_report::Report<'static>> {
    Dataset::bundled().report(year).map_err(no_report)
}

/// The country that a name or code means. It is never guessed: see CountryError.
#[pyfunction]
fn country(py: Python<'_>, name: &str) -> PyResult<Country> {
    find_country(py, name).map(Country::from)
}

/// The report of a year.
#[pyfunction]
fn report(year: u16) -> PyResult<Report> {
    find_report(year).map(Report::from)
}

/// All reports, in order.
#[pyfunction]
fn reports() -> Vec<Report> {
    Dataset::bundled().reports().map(Report::from).collect()
}

/// Where the report of a year places a country. None if it does not place it; `standing` says why.
#[pyfunction]
fn placement(py: Python<'_>, country: &str, report: u16) -> PyResult<Option<Placement>> {
    let country = find_country(py, country)?;
    Ok(find_report(report)?.placement(country).map(Placement::from))
}

/// The standing of a country in the report of a year: its ranking, 'not in report', 'not yet in existence' or 'no longer in
/// existence'.
#[pyfunction]
fn standing(py: Python<'_>, country: &str, report: u16) -> PyResult<&'static str> {
    let country = find_country(py, country)?;
    Ok(find_report(report)?.standing(country).as_str())
}

/// What was in force for a country on a date: the ranking of the report or of a later reassessment, or the kind of absence.
/// None before the first report.
#[pyfunction]
fn ranking_on(py: Python<'_>, country: &str, date: NaiveDate) -> PyResult<Option<RankingOn>> {
    let country = find_country(py, country)?;
    Ok(Dataset::bundled().ranking_on(country, date).map(RankingOn::from))
}

/// The changes from one report to another, in the order of codes. Without `before`, since the report before.
#[pyfunction]
#[pyo3(signature = (report, before=None))]
fn changes(report: u16, before: Option<u16>) -> PyResult<Vec<Change>> {
    let report = find_report(report)?;
    let before = match before {
        Some(year) => find_report(year)?,
        None => match report.previous() {
            Some(before) => before,
            None => return Ok(Vec::new()),
        },
    };
    Ok(report.changes_since(before).changes().map(Change::from).collect())
}
