//! The audit of a table: checks what it claims about countries against the reports.

use std::fmt::Write as _;

use arrow::{
    array::{Array, ArrayRef, AsArray, RecordBatch},
    compute::cast,
    datatypes::DataType,
};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use tip_report::{
    Dataset, Ranking, Screening,
    audit::{ClaimsIn, Coding, Findings},
    country::CodeScheme,
};

use crate::{
    errors::ScreenError,
    questions::find_report,
    table::{column, has_column},
    values::Placement,
};

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Audit>()?;
    module.add_class::<Finding>()?;
    module.add_class::<Mistake>()?;
    module.add_function(wrap_pyfunction!(audit, module)?)
}

/// What an audit found.
#[pyclass(frozen, get_all, module = "tip_report")]
struct Audit {
    /// The coding in which the rankings were read; None if there were none.
    coding: Option<String>,
    /// The number of claims.
    claims: u64,
    /// The number of claims that agree with the reports.
    agree: u64,
    /// The claims that do not agree, in the order of rows.
    findings: Vec<Py<Finding>>,
    /// The placements that are missing from a list that claims to be complete.
    missing: Vec<Py<Placement>>,
    /// Kinds of mistake that the complete table shows.
    mistakes: Vec<Py<Mistake>>,
}

#[pymethods]
impl Audit {
    fn __repr__(&self) -> String {
        format!(
            "Audit({} claims, {} agree, {} findings, {} missing, {} mistakes)",
            self.claims,
            self.agree,
            self.findings.len(),
            self.missing.len(),
            self.mistakes.len()
        )
    }
}

/// A claim that does not agree with the reports.
#[pyclass(frozen, get_all, module = "tip_report")]
struct Finding {
    /// The row of the table, from 0.
    row: u64,
    /// The kind of finding, such as 'differs' or 'not in the report'.
    kind: String,
    /// The country as the table has it.
    country: String,
    /// The code of the country; None if the name means no country or several.
    code: Option<String>,
    /// The year of the report; None if there is none.
    report: Option<u16>,
    /// What the table claims.
    claimed: String,
    /// What the report says, or why there is no answer.
    found: String,
    /// How well the placement is known.
    evidence: Option<String>,
    /// A citation.
    citation: Option<String>,
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        format!(
            "Finding(row {}: {} {}, claimed {}, found {})",
            self.row, self.country, self.kind, self.claimed, self.found
        )
    }
}

/// A kind of mistake that the complete table shows.
#[pyclass(frozen, get_all, module = "tip_report")]
struct Mistake {
    /// The kind, such as 'off_by_one_report' or 'watch_list_folded'.
    kind: String,
    /// How sure it is, from 0 to 1.
    sure: f64,
    /// What was found, in words.
    saw: String,
}

#[pymethods]
impl Mistake {
    fn __repr__(&self) -> String {
        format!("Mistake({}: {})", self.kind, self.saw)
    }
}

/// Checks what a table says about countries against the reports. A row claims a tier of a country for a year or date.
///
/// The table is anything with the Arrow PyCapsule interface. A claim is about the report of the `year` column, the report in
/// force on the day of the `date` column, the report of the year `report`, or the latest report. `coding` says how tiers are
/// written: 'words', 'kelley', 'ordinal', 'collapsed' or 'hti'. Without it the complete column decides, and a column that fits
/// two codings is refused. `complete` lists rankings for which the table claims to have every country. `scheme` works as in
/// `screen`.
#[pyfunction]
#[pyo3(signature = (table, *, country="country", tier="tier", year=None, date=None, report=None, coding=None, complete=Vec::new(), scheme=None))]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
fn audit(
    py: Python<'_>,
    table: AnyRecordBatch,
    country: &str,
    tier: &str,
    year: Option<&str>,
    date: Option<&str>,
    report: Option<u16>,
    coding: Option<&str>,
    complete: Vec<String>,
    scheme: Option<&str>,
) -> PyResult<Audit> {
    let data = Dataset::bundled();
    let mut screening = Screening::new(data, "country");
    screening = match (year, date, report) {
        (None, None, None) => screening,
        (Some(_), None, None) => screening.year_column("when"),
        (None, Some(_), None) => screening.date_column("when"),
        (None, None, Some(year)) => screening.report(find_report(year)?),
        _ => return Err(ScreenError::new_err("`date`, `year` and `report` exclude one another")),
    };
    if let Some(scheme) = scheme {
        screening = screening.scheme(scheme.parse::<CodeScheme>().map_err(said)?);
    }
    let mut audit = tip_report::audit::Audit::new(data).screening(screening);
    if let Some(coding) = coding {
        audit = audit.coding(coding.parse::<Coding>().map_err(said)?);
    }
    for ranking in complete {
        audit = audit.complete(ranking.parse::<Ranking>().map_err(said)?);
    }
    let asked = [Some(country), Some(tier), year.or(date)];
    let text = text(table, &asked)?;
    let findings = audit.csv(text.as_bytes(), ClaimsIn::Column("tier")).map_err(said)?;
    owned(py, &findings)
}

fn said(error: impl ToString) -> PyErr {
    ScreenError::new_err(error.to_string())
}

/// The claims as the CSV text that the crate audits, with one line for each row.
fn text(table: AnyRecordBatch, asked: &[Option<&str>; 3]) -> PyResult<String> {
    let reader = table.into_reader()?;
    let schema = reader.schema();
    asked.iter().flatten().try_for_each(|name| has_column(&schema, name))?;
    let mut text = String::from("country,tier,when\n");
    for batch in reader {
        let batch = batch.map_err(said)?;
        let cells = |name: Option<&str>| name.map(|name| as_text(&batch, name)).transpose();
        let [country, tier, when] = *asked;
        let (country, tier, when) = (cells(country)?, cells(tier)?, cells(when)?);
        for row in 0..batch.num_rows() {
            for (cells, end) in [(&country, ','), (&tier, ','), (&when, '\n')] {
                let cell = cells.as_ref().map(AsArray::as_string::<i64>).filter(|cells| cells.is_valid(row));
                // A line end in a cell would move the rows after it.
                let cell = cell.map_or(String::new(), |cells| cells.value(row).replace(['\n', '\r'], " "));
                write!(text, "\"{}\"{end}", cell.replace('"', "\"\"")).expect("a String takes all");
            }
        }
    }
    Ok(text)
}

fn as_text(batch: &RecordBatch, name: &str) -> PyResult<ArrayRef> {
    cast(&column(batch, name)?, &DataType::LargeUtf8).map_err(said)
}

fn owned(py: Python<'_>, findings: &Findings<'_>) -> PyResult<Audit> {
    let finding = |finding: tip_report::audit::Finding<'_, '_>| {
        let finding = Finding {
            // The header is line 1.
            row: finding.line() - 2,
            kind: finding.kind().to_string(),
            country: finding.country_as_written().to_owned(),
            code: finding.country().map(|country| country.code().to_string()),
            report: finding.report().map(|report| report.year().get()),
            claimed: finding.claimed().to_owned(),
            found: finding.found(),
            evidence: finding.evidence().map(|evidence| evidence.to_string()),
            citation: finding.citation(),
        };
        Py::new(py, finding)
    };
    let mistake = |mistake: &tip_report::audit::Mistake| {
        let (kind, saw) = (mistake.kind().to_string(), mistake.saw().to_owned());
        Py::new(py, Mistake { kind, sure: mistake.sure(), saw })
    };
    Ok(Audit {
        coding: findings.coding().map(|coding| coding.to_string()),
        claims: findings.claims(),
        agree: findings.agree(),
        findings: findings.iter().map(finding).collect::<PyResult<_>>()?,
        missing: findings.missing().map(|missing| Py::new(py, Placement::from(missing))).collect::<PyResult<_>>()?,
        mistakes: findings.mistakes().iter().map(mistake).collect::<PyResult<_>>()?,
    })
}
