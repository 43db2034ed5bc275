//! `entries.csv`

use super::keys::Keys;
use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, required},
    },
    words::extent::Extent,
};

/// A row of `entries.csv`.
#[derive(Clone, Debug)]
pub(crate) struct EntryRow {
    pub(crate) report: u16,
    pub(crate) country: u16,
    /// The source in which it was read, and how much of it.
    pub(crate) read: Option<(u16, Extent)>,
    pub(crate) url: Option<Box<str>>,
}

impl EntryRow {
    /// The row of one reading; the table is in this order.
    pub(crate) fn read_in(rows: &[EntryRow], report: u16, country: u16, source: u16) -> Option<&EntryRow> {
        let key = |row: &EntryRow| (row.report, row.country, row.read.map(|(source, _)| source));
        rows.binary_search_by_key(&(report, country, Some(source)), key).ok().map(|found| &rows[found])
    }

    pub(crate) fn extent(&self) -> Option<Extent> {
        self.read.map(|(_, extent)| extent)
    }
}

pub(crate) const COLUMNS: &[Column] =
    &[required("report_year"), required("code"), required("source"), required("extent"), required("url")];

pub(crate) fn load(input: Input<'_>, keys: Keys<'_>, findings: &mut Findings) -> Vec<EntryRow> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(EntryRow, usize)> = Vec::new();
    while table.next() {
        let report = table.report(0, keys.reports);
        let country = table.country(1, keys.countries);
        let source = match table.cell(2) {
            [] => Some(None),
            _ => table.key(2, |cell| keys.sources.index_of(cell), "sources.csv", || keys.sources.ids()).map(Some),
        };
        let extent: Option<Option<Extent>> = table.optional_word(3);
        let url = table.optional_text(4);
        let (Some(report), Some(country), Some(source), Some(extent), Some(url)) =
            (report, country, source, extent, url)
        else {
            continue;
        };
        if source.is_some() != extent.is_some() {
            table.inconsistent(3, "an entry that was read has a source and an extent, another has neither");
            continue;
        }
        if source.is_none() && url.is_none() {
            table.inconsistent(4, "neither read nor an address");
            continue;
        }
        let read = source.zip(extent);
        rows.push((EntryRow { report, country, read, url }, table.offset()));
    }
    let key = |row: &EntryRow| (row.report, row.country, row.read.map(|(source, _)| source));
    table.unique(
        rows,
        |a, b| key(a).cmp(&key(b)),
        |row| format!("{} {}", keys.reports.row(row.report).year, keys.countries.row(row.country).code),
    )
}
