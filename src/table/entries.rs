//! `entries.csv`: which entries were read for flows and roles, and the addresses of entries.

use super::{
    Tables,
    id::{CountryId, ReportId, SourceId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, required},
        findings::Findings,
        notes::without_offsets,
        sheet::Line,
    },
    words::{extent::Extent, table::Table},
};

/// A row of `entries.csv`.
#[derive(Clone, Debug)]
pub(crate) struct EntryRow {
    pub(crate) report: ReportId,
    pub(crate) country: CountryId,
    /// The source in which the entry was read, and how much of it.
    pub(crate) read: Option<(SourceId, Extent)>,
    pub(crate) url: Option<Box<str>>,
}

columns! {
    REPORT_YEAR = required("report_year"),
    CODE = required("code"),
    SOURCE = required("source"),
    EXTENT = required("extent"),
    URL = required("url"),
}

impl Row for EntryRow {
    const TABLE: Table = Table::Entries;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 3;
    type Rows = Vec<EntryRow>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/entries.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Vec<EntryRow> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let report = cells.report(REPORT_YEAR, tables.reports());
            let country = cells.key(CODE, tables.countries());
            let source = cells.optional_key(SOURCE, tables.sources());
            let extent = cells.optional_word(EXTENT);
            let url = cells.optional_text(URL);
            let (report, country, source, extent, url) = (report?, country?, source?, extent?, url?);
            if source.is_some() != extent.is_some() {
                let reason = "an entry that was read has a source and an extent, and one that was not read has neither";
                return Err(cells.inconsistent(EXTENT, reason));
            }
            if source.is_none() && url.is_none() {
                return Err(cells.inconsistent(URL, "the entry was not read and has no address"));
            }
            Ok(EntryRow { report, country, read: source.zip(extent), url })
        });
        without_offsets(cells.unique(
            rows,
            |a, b| a.key().cmp(&b.key()),
            |row| format!("{} {}", tables.year(row.report), tables.code(row.country)),
        ))
    }

    fn rows(kept: &Vec<EntryRow>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.text(CODE, tables.code(self.country));
        line.text(SOURCE, self.source().map(|source| &*tables.sources().row(source).id));
        line.optional_word(EXTENT, self.extent());
        line.text(URL, self.url.as_deref());
    }
}

impl EntryRow {
    /// The sort key of the table.
    fn key(&self) -> (ReportId, CountryId, Option<SourceId>) {
        (self.report, self.country, self.source())
    }

    fn source(&self) -> Option<SourceId> {
        self.read.map(|(source, _)| source)
    }

    pub(crate) fn extent(&self) -> Option<Extent> {
        self.read.map(|(_, extent)| extent)
    }

    /// The row of one reading.
    pub(crate) fn read_in(
        rows: &[EntryRow],
        report: ReportId,
        country: CountryId,
        source: SourceId,
    ) -> Option<&EntryRow> {
        rows.binary_search_by_key(&(report, country, Some(source)), EntryRow::key).ok().map(|found| &rows[found])
    }
}
