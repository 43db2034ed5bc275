//! `reports.csv`

use chrono::{Datelike, NaiveDate};

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    words::year::ReportYear,
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

const NO_REPORT: u8 = u8::MAX;

const YEARS: usize = (ReportYear::LAST - ReportYear::FIRST.get() + 1) as usize;

/// The reports in order of their years.
#[derive(Clone, Debug)]
pub(crate) struct Reports {
    rows: Vec<ReportRow>,
    by_year: [u8; YEARS],
}

impl Default for Reports {
    fn default() -> Self {
        Reports::new(Vec::new())
    }
}

fn year_place(year: ReportYear) -> usize {
    usize::from(year.get() - ReportYear::FIRST.get())
}

impl Reports {
    /// From rows in order of their years, each year once.
    pub(crate) fn new(rows: Vec<ReportRow>) -> Self {
        let mut by_year = [NO_REPORT; YEARS];
        for (row, index) in rows.iter().zip(0..) {
            by_year[year_place(row.year)] = index;
        }
        Reports { rows, by_year }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, index: u16) -> &ReportRow {
        &self.rows[usize::from(index)]
    }

    pub(crate) fn rows(&self) -> &[ReportRow] {
        &self.rows
    }

    pub(crate) fn indexes(&self) -> impl DoubleEndedIterator<Item = u16> + use<> {
        // There are at most as many reports as years.
        0..u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    #[inline]
    pub(crate) fn index_of(&self, year: ReportYear) -> Option<u16> {
        Some(self.by_year[year_place(year)]).filter(|&index| index != NO_REPORT).map(u16::from)
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    required("report_year"),
    required("edition"),
    required("released"),
    optional("period_start"),
    optional("period_end"),
    optional("secretary"),
    optional("url"),
    optional("released_source"),
];

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Reports {
    let mut rows: Vec<((ReportRow, bool), usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Reports::default();
    };
    while table.next() && !table.is_too_long(rows.len()) {
        if let Some(row) = read(&mut table) {
            rows.push((row, table.offset()));
        }
    }
    let rows = table.unique_with_offsets(rows, |a, b| a.0.year.cmp(&b.0.year), |row| row.0.year.to_string());
    // A bad date has its own problem.
    let dated = rows.iter().filter(|((_, is_dated), _)| *is_dated).map(|((row, _), offset)| (row, *offset));
    let mut before: Option<&ReportRow> = None;
    for (row, offset) in dated {
        if let Some(before) = before.filter(|before| before.released >= row.released) {
            let reason = format!("not after the release of the {} report, {}", before.year, before.released);
            table.contradicts(offset, 2, reason);
        } else if row.released.year() < i32::from(row.year.get()) {
            table.contradicts(offset, 2, format!("before the year {} that the report is of", row.year));
        }
        before = Some(row);
    }
    Reports::new(rows.into_iter().map(|((row, _), _)| row).collect())
}

/// A row, and whether its date of release could be read.
fn read(table: &mut Table<'_, '_>) -> Option<(ReportRow, bool)> {
    let year = table.parse(0, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let edition = table.optional_number(1);
    if edition == Some(None) {
        table.empty(1, "the number of the edition");
    }
    let released = table.optional_date(2);
    let is_dated = matches!(released, Some(Some(_)));
    if released == Some(None) {
        table.empty(2, "a date, YYYY-MM-DD");
    }
    let period_start = table.optional_date(3);
    let period_end = table.optional_date(4);
    let secretary = table.optional_text(5);
    let url = table.optional_text(6);
    let released_source = table.optional_text(7);
    // A row with a bad cell still counts, so that the rows that refer to it have no problem of their own.
    let row = ReportRow {
        year: year?,
        edition: edition.flatten().unwrap_or_default(),
        released: released.flatten().unwrap_or_default(),
        period_start: period_start.flatten(),
        period_end: period_end.flatten(),
        secretary: secretary.flatten(),
        url: url.flatten(),
        released_source: released_source.flatten(),
    };
    if let Some((start, end)) = row.period_start.zip(row.period_end).filter(|(start, end)| start > end) {
        table.inconsistent(4, format!("the period ends on {end}, before it begins on {start}"));
    }
    Some((row, is_dated))
}
