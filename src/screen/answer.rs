//! Answers: what is added to a row, made once for every country and report.

use std::{borrow::Cow, sync::OnceLock};

use super::delimiter::Delimiter;
use crate::{
    dataset::{DATA_VERSION, Dataset},
    table::id::{CountryId, ReportId},
    view::{country::Country, placement::Standing, report::Report},
    words::word::words,
};

/// The columns that are added.
pub(super) const COLUMNS: [&str; 6] =
    ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem"];

/// The columns that are added after them if they are asked for.
pub(super) const CITED: [&str; 3] = ["tip_released", "tip_url", "tip_data_version"];

words! {
    /// Why a screened row has no standing: what its column `tip_problem` says.
    ///
    /// A row with several problems has the first of this order.
    ///
    /// ```
    /// use tip_report::RowProblem;
    /// assert_eq!("ambiguous name".parse(), Ok(RowProblem::AmbiguousName));
    /// assert_eq!(RowProblem::AmbiguousName.to_string(), "ambiguous name");
    /// ```
    #[non_exhaustive]
    pub enum RowProblem: "problem of a row" {
        /// The country's cell is empty, or has only white space.
        EmptyName = "empty name",
        /// The country's cell is not UTF-8; it may be Latin-1 or Windows-1252.
        NotUtf8 = "not UTF-8",
        /// No country has this name or code.
        UnknownName = "unknown name",
        /// The name has several meanings.
        AmbiguousName = "ambiguous name",
        /// The cell names several countries.
        SeveralCountries = "several countries",
        /// The date's cell is not a date `YYYY-MM-DD`, with or without a time of day.
        BadDate = "bad date",
        /// The year's cell is not a year of four digits.
        BadYear = "bad year",
        /// The date is before the first report's release, or the year has no report.
        NoReportInForce = "no report in force",
    }
}

impl RowProblem {
    /// Whether the summary lists the values that have it.
    pub(super) fn is_listed(self) -> bool {
        !matches!(self, RowProblem::EmptyName | RowProblem::NoReportInForce)
    }
}

/// Why [`Screening::country_of`](super::Screening::country_of) finds no country.
impl std::error::Error for RowProblem {}

/// The country or report of a row, or why there is none.
pub(super) type Found<Id> = Result<Id, RowProblem>;

/// The texts that are added to rows: for each report or problem, made when it is first met, those of all countries.
pub(super) struct Answers<'a> {
    data: &'a Dataset,
    delimiter: u8,
    cite: bool,
    by_report: Vec<OnceLock<Texts>>,
}

/// The texts for every country, then for every problem.
struct Texts {
    bytes: Vec<u8>,
    /// Where each text begins, and the end of the last.
    starts: Vec<usize>,
}

/// Results come first by position, then problems.
#[inline]
fn place(found: Found<usize>, results: usize) -> usize {
    match found {
        Ok(position) => position,
        Err(problem) => results + problem as usize,
    }
}

impl<'a> Answers<'a> {
    pub(super) fn new(data: &'a Dataset, delimiter: Delimiter, cite: bool) -> Self {
        let reports = data.tables.reports().len() + RowProblem::ALL.len();
        Answers { data, delimiter: delimiter.byte(), cite, by_report: (0..reports).map(|_| OnceLock::new()).collect() }
    }

    /// What is added to a row.
    #[inline]
    pub(super) fn of(&self, country: Found<CountryId>, report: Found<ReportId>) -> &[u8] {
        let texts = &self.by_report[place(report.map(ReportId::position), self.data.tables.reports().len())];
        let texts = texts.get_or_init(|| self.texts(report.map(|id| Report::new(self.data, id))));
        let place = place(country.map(CountryId::position), self.data.tables.countries().len());
        &texts.bytes[texts.starts[place]..texts.starts[place + 1]]
    }

    fn texts(&self, report: Result<Report<'a>, RowProblem>) -> Texts {
        let mut texts = Texts { bytes: Vec::new(), starts: vec![0] };
        for country in self.data.countries().map(Ok).chain(RowProblem::ALL.map(Err)) {
            let cited = self.cite.then(|| self.cited(country, report));
            for cell in cells(country, report).into_iter().chain(cited.into_iter().flatten()) {
                push_cell(&mut texts.bytes, self.delimiter, &cell.unwrap_or_default());
            }
            texts.starts.push(texts.bytes.len());
        }
        texts
    }
}

type Cell<'a> = Option<Cow<'a, str>>;

impl<'a> Answers<'a> {
    /// The cells of [`CITED`]: the day and the address are those of what the row rests on.
    fn cited(&self, country: Result<Country<'a>, RowProblem>, report: Result<Report<'a>, RowProblem>) -> [Cell<'a>; 3] {
        let (Ok(country), Ok(report)) = (country, report) else { return [None, None, None] };
        let entry = report.entries(country).find_map(|entry| entry.url());
        // Other tables have no version that is known here.
        let is_bundled = std::ptr::eq(self.data, Dataset::bundled());
        [
            Some(report.released().to_string().into()),
            entry.or(report.url()).map(Into::into),
            is_bundled.then(|| DATA_VERSION.into()),
        ]
    }
}

/// Adds a cell to a row, with the delimiter before it, in quotes if it needs them.
pub(super) fn push_cell(row: &mut Vec<u8>, delimiter: u8, cell: &str) {
    row.push(delimiter);
    if cell.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        row.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
    } else {
        row.extend_from_slice(cell.as_bytes());
    }
}

/// The cells of [`COLUMNS`].
fn cells<'a>(country: Result<Country<'a>, RowProblem>, report: Result<Report<'a>, RowProblem>) -> [Cell<'a>; 6] {
    let standing = country.ok().zip(report.ok()).map(|(country, report)| report.standing(country));
    let placement = standing.and_then(Standing::placement);
    [
        country.ok().map(|country| country.row().code.as_str().into()),
        report.ok().map(|report| report.year().to_string().into()),
        placement.map(|placement| placement.ranking().as_str().into()),
        standing.map(|standing| standing.as_str().into()),
        placement.map(|placement| placement.evidence().as_str().into()),
        country.err().or(report.err()).map(|problem| problem.as_str().into()),
    ]
}
