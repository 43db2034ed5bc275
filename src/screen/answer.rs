//! Answers: the cells that are added to a row, made once for every country and report.

use std::{borrow::Cow, sync::OnceLock};

use chrono::NaiveDate;

use super::delimiter::Delimiter;
use crate::{
    dataset::{DATA_VERSION, Dataset},
    table::id::{CountryId, ids},
    view::{country::Country, in_force::RankingOn},
    words::word::words,
};

/// The added columns.
pub(super) const COLUMNS: [&str; 7] =
    ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem", "tip_reassessed"];

/// The columns that are added after them on request.
pub(super) const CITED: [&str; 3] = ["tip_released", "tip_url", "tip_data_version"];

words! {
    /// Why a screened row has no standing: the text in its column `tip_problem`.
    ///
    /// If a row has several problems, the first in this order is given.
    ///
    /// ```
    /// use tip_report::screen::RowProblem;
    /// assert_eq!("ambiguous name".parse(), Ok(RowProblem::AmbiguousName));
    /// assert_eq!(RowProblem::AmbiguousName.to_string(), "ambiguous name");
    /// ```
    #[non_exhaustive]
    pub enum RowProblem in tip_report::screen: "problem of a row" {
        /// The country's cell is empty, or has only white space.
        EmptyName = "empty name",
        /// The country's cell is not UTF-8. It may be Latin-1 or Windows-1252.
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
    /// Whether the summary lists the values with this problem.
    pub(super) fn is_listed(self) -> bool {
        !matches!(self, RowProblem::EmptyName | RowProblem::NoReportInForce)
    }
}

/// Why [`Screening::country_of`](super::Screening::country_of) finds no country.
impl std::error::Error for RowProblem {}

/// The country or day of a row, or why there is none.
pub(super) type Found<Id> = Result<Id, RowProblem>;

ids! {
    /// A day of [`Answers`].
    DayId: u32,
}

/// The texts that are added to rows. The texts of all countries for a day or problem are made when it first occurs.
///
/// The days are those on which an answer can change. On the day of its release a report's own rankings are in force, so a
/// screening by report uses this day.
pub(super) struct Answers<'a> {
    data: &'a Dataset,
    delimiter: u8,
    cite: bool,
    days: Vec<NaiveDate>,
    /// The last day on which the last report is likely to be in force.
    last: Option<NaiveDate>,
    by_day: Vec<OnceLock<Texts>>,
}

/// The texts for every country, then for every problem.
struct Texts {
    bytes: Vec<u8>,
    /// Where each text begins, and the end of the last one.
    starts: Vec<usize>,
}

/// Results come first, by position, then problems.
#[inline]
fn place(found: Found<usize>, results: usize) -> usize {
    match found {
        Ok(position) => position,
        Err(problem) => results + problem as usize,
    }
}

impl<'a> Answers<'a> {
    pub(super) fn new(data: &'a Dataset, delimiter: Delimiter, cite: bool) -> Self {
        let days = data.turning_days();
        let by_day = (0..days.len() + RowProblem::ALL.len()).map(|_| OnceLock::new()).collect();
        let last = data.tables.reports().last_day();
        Answers { data, delimiter: delimiter.byte(), cite, days, last, by_day }
    }

    /// The last of the days that is not after a date.
    #[inline]
    pub(super) fn day_of(&self, date: NaiveDate) -> Found<DayId> {
        let days = self.days.partition_point(|&day| day <= date);
        days.checked_sub(1).map(DayId::at).ok_or(RowProblem::NoReportInForce)
    }

    /// Whether a date is so long after the last report that a later report is likely to be in force.
    #[inline]
    pub(super) fn is_after_latest(&self, date: NaiveDate) -> bool {
        self.last.is_some_and(|last| last < date)
    }

    /// The text that is added to a row.
    #[inline]
    pub(super) fn of(&self, country: Found<CountryId>, day: Found<DayId>) -> &[u8] {
        let texts = &self.by_day[place(day.map(DayId::position), self.days.len())];
        let texts = texts.get_or_init(|| self.texts(day.map(|day| self.days[day.position()])));
        let place = place(country.map(CountryId::position), self.data.tables.countries().len());
        &texts.bytes[texts.starts[place]..texts.starts[place + 1]]
    }

    fn texts(&self, day: Found<NaiveDate>) -> Texts {
        let mut texts = Texts { bytes: Vec::new(), starts: vec![0] };
        for country in self.data.countries().map(Ok).chain(RowProblem::ALL.iter().copied().map(Err)) {
            let in_force = country.ok().zip(day.ok()).and_then(|(country, day)| self.data.ranking_on(country, day));
            let cited = self.cite.then(|| self.cited(in_force));
            for cell in self.cells(country, day, in_force).into_iter().chain(cited.into_iter().flatten()) {
                push_cell(&mut texts.bytes, self.delimiter, &cell.unwrap_or_default());
            }
            texts.starts.push(texts.bytes.len());
        }
        texts
    }

    /// The cells of [`COLUMNS`].
    fn cells(
        &self,
        country: Found<Country<'a>>,
        day: Found<NaiveDate>,
        in_force: Option<RankingOn<'a>>,
    ) -> [Cell<'a>; 7] {
        let report = day.ok().and_then(|day| self.data.report_in_force_on(day));
        [
            country.ok().map(|country| country.row().code.as_str().into()),
            report.map(|report| report.year().to_string().into()),
            in_force.and_then(|in_force| in_force.ranking()).map(|ranking| ranking.as_str().into()),
            in_force.map(|in_force| in_force.as_str().into()),
            in_force.and_then(|in_force| in_force.evidence()).map(|evidence| evidence.as_str().into()),
            country.err().or(day.err()).map(|problem| problem.as_str().into()),
            in_force.and_then(|in_force| in_force.reassessment()).map(|by| by.on().to_string().into()),
        ]
    }

    /// The cells of [`CITED`]: the day and the address of the report that the answer comes from.
    fn cited(&self, in_force: Option<RankingOn<'a>>) -> [Cell<'a>; 3] {
        let Some(in_force) = in_force else { return [None, None, None] };
        let report = in_force.report();
        let entry = report.entries(in_force.country()).find_map(|entry| entry.url());
        // For other tables the crate knows no version.
        let is_bundled = std::ptr::eq(self.data, Dataset::bundled());
        [
            Some(report.released().to_string().into()),
            entry.or(report.url()).map(Into::into),
            is_bundled.then(|| DATA_VERSION.into()),
        ]
    }
}

type Cell<'a> = Option<Cow<'a, str>>;

/// Adds a cell to a row, after a delimiter and in quotes if it needs them.
pub(super) fn push_cell(row: &mut Vec<u8>, delimiter: u8, cell: &str) {
    row.push(delimiter);
    if cell.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
        row.extend_from_slice(format!("\"{}\"", cell.replace('"', "\"\"")).as_bytes());
    } else {
        row.extend_from_slice(cell.as_bytes());
    }
}
