//! `reports.csv`: the yearly reports.

use std::{
    iter::FusedIterator,
    ops::{Range, RangeBounds},
};

use chrono::{Datelike, Months, NaiveDate};

use super::{Tables, id::ReportId, row::Row};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::Noted,
        sheet::Line,
    },
    words::{table::Table, year::ReportYear},
};

/// A row of `reports.csv`.
#[derive(Clone, Debug)]
pub(crate) struct ReportRow {
    pub(crate) year: ReportYear,
    pub(crate) edition: u8,
    pub(crate) released: NaiveDate,
    pub(crate) period_start: Option<NaiveDate>,
    pub(crate) period_end: Option<NaiveDate>,
    pub(crate) secretary: Option<Box<str>>,
    pub(crate) url: Option<Box<str>>,
    pub(crate) released_source: Option<Box<str>>,
}

columns! {
    REPORT_YEAR = required("report_year"),
    EDITION = required("edition"),
    RELEASED = required("released"),
    PERIOD_START = optional("period_start"),
    PERIOD_END = optional("period_end"),
    SECRETARY = optional("secretary"),
    URL = optional("url"),
    RELEASED_SOURCE = optional("released_source"),
}

impl Row for ReportRow {
    const TABLE: Table = Table::Reports;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 1;
    type Rows = Reports;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/reports.csv");
        TEXT
    }

    fn load(input: Input<'_>, _: &Tables, findings: &mut Findings) -> Reports {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.key_rows(read);
        let rows = cells.unique(rows, |(a, _), (b, _)| a.year.cmp(&b.year), |(row, _)| row.year.to_string());
        check_released(&mut cells, &rows);
        Reports::new(rows.into_iter().map(|((row, _), _)| row).collect())
    }

    fn rows(kept: &Reports) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.shown(REPORT_YEAR, self.year);
        line.shown(EDITION, self.edition);
        line.shown(RELEASED, self.released);
        line.optional(PERIOD_START, self.period_start);
        line.optional(PERIOD_END, self.period_end);
        line.text(SECRETARY, self.secretary.as_deref());
        line.text(URL, self.url.as_deref());
        line.text(RELEASED_SOURCE, self.released_source.as_deref());
    }
}

/// Each report is released after the one before it, in its year or later.
fn check_released(cells: &mut Cells<'_, '_>, rows: &[((ReportRow, bool), usize)]) {
    // A bad date has its own problem.
    let dated = rows.iter().filter(|((_, is_dated), _)| *is_dated).map(|((row, _), offset)| (row, *offset));
    let mut before: Option<&ReportRow> = None;
    for (row, offset) in dated {
        if let Some(before) = before.filter(|before| before.released >= row.released) {
            let reason = format!("not after the release of the {} report, {}", before.year, before.released);
            cells.contradicts(offset, RELEASED, reason);
        } else if row.released.year() < i32::from(row.year.get()) {
            cells.contradicts(offset, RELEASED, format!("before {}, the year of the report", row.year));
        }
        before = Some(row);
    }
}

/// A row, and whether its date of release could be read.
fn read(cells: &mut Cells<'_, '_>) -> Result<(ReportRow, bool), Noted> {
    let year = cells.year(REPORT_YEAR);
    let edition = cells.number(EDITION, "the number of the edition");
    let released = cells.date(RELEASED);
    let is_dated = released.is_ok();
    let period_start = cells.optional_date(PERIOD_START);
    let period_end = cells.optional_date(PERIOD_END);
    let secretary = cells.optional_text(SECRETARY);
    let url = cells.optional_text(URL);
    let released_source = cells.optional_text(RELEASED_SOURCE);
    // A row with a bad cell still counts, so that rows that refer to it do not cause problems of their own.
    let row = ReportRow {
        year: year?,
        edition: edition.unwrap_or_default(),
        released: released.unwrap_or_default(),
        period_start: period_start.unwrap_or_default(),
        period_end: period_end.unwrap_or_default(),
        secretary: secretary.unwrap_or_default(),
        url: url.unwrap_or_default(),
        released_source: released_source.unwrap_or_default(),
    };
    if let Some((start, end)) = row.period_start.zip(row.period_end).filter(|(start, end)| start > end) {
        cells.inconsistent(PERIOD_END, format!("the period ends on {end}, before it begins on {start}"));
    }
    Ok((row, is_dated))
}

const YEARS: usize = (ReportYear::LAST - ReportYear::FIRST.get() + 1) as usize;

/// The reports in order of their years.
#[derive(Clone, Debug)]
pub(crate) struct Reports {
    rows: Vec<ReportRow>,
    by_year: [Option<ReportId>; YEARS],
}

fn year_place(year: ReportYear) -> usize {
    usize::from(year.get() - ReportYear::FIRST.get())
}

impl Reports {
    /// From rows in order of their years, with each year once.
    fn new(rows: Vec<ReportRow>) -> Self {
        let mut by_year = [None; YEARS];
        for (row, id) in rows.iter().zip(ReportId::first(rows.len())) {
            by_year[year_place(row.year)] = Some(id);
        }
        Reports { rows, by_year }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, id: ReportId) -> &ReportRow {
        &self.rows[id.position()]
    }

    pub(crate) fn rows(&self) -> &[ReportRow] {
        &self.rows
    }

    #[inline]
    pub(crate) fn id_of(&self, year: ReportYear) -> Option<ReportId> {
        self.by_year[year_place(year)]
    }

    /// The report after this one.
    pub(crate) fn next(&self, id: ReportId) -> Option<ReportId> {
        let next = id.position() + 1;
        (next < self.rows.len()).then(|| ReportId::at(next))
    }

    /// The report before this one.
    pub(crate) fn previous(id: ReportId) -> Option<ReportId> {
        id.position().checked_sub(1).map(ReportId::at)
    }

    /// The report before this one, if it is from the year before.
    pub(crate) fn year_before(&self, id: ReportId) -> Option<ReportId> {
        Self::previous(id).filter(|&previous| self.row(id).year.follows(self.row(previous).year))
    }

    /// All reports.
    pub(crate) fn all(&self) -> ReportSpan {
        ReportSpan(0..self.rows.len())
    }

    /// The reports from one to another, both included.
    pub(crate) fn between(first: ReportId, last: ReportId) -> ReportSpan {
        ReportSpan(first.position()..last.position() + 1)
    }

    /// The reports of a span whose years are in a range.
    pub(crate) fn in_years(&self, ReportSpan(span): ReportSpan, years: &impl RangeBounds<u16>) -> ReportSpan {
        let mut inside = span.filter(|&position| years.contains(&self.rows[position].year.get()));
        let first = inside.next();
        ReportSpan(first.map_or(0..0, |first| first..inside.last().unwrap_or(first) + 1))
    }

    /// The last day on which the last report is likely to be in force. Reports come about a year apart; apart from a
    /// few days, never more than 15 months.
    pub(crate) fn last_day(&self) -> Option<NaiveDate> {
        self.rows.last()?.released.checked_add_months(Months::new(15))
    }

    /// The last report released on or before a date.
    pub(crate) fn in_force_on(&self, date: NaiveDate) -> Option<ReportId> {
        let released = self.rows.partition_point(|row| row.released <= date);
        released.checked_sub(1).map(ReportId::at)
    }
}

/// Some consecutive reports of the table.
#[derive(Clone, Debug)]
pub(crate) struct ReportSpan(Range<usize>);

impl ReportSpan {
    pub(crate) fn ids(
        &self,
    ) -> impl ExactSizeIterator<Item = ReportId> + DoubleEndedIterator + Clone + FusedIterator + use<> {
        self.0.clone().map(ReportId::at)
    }
}
