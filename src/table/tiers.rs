//! `tiers.csv`: the placements.

use super::{
    Tables,
    id::{CountryId, ReportId, SourceId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        lists::{KeyLists, Lists, Span},
        notes::Noted,
        sheet::Line,
    },
    words::{
        evidence::Evidence,
        table::Table,
        tier::{Ranking, Tier},
        year::ReportYear,
    },
};

/// A row of `tiers.csv`.
#[derive(Clone, Debug)]
pub(crate) struct PlacementRow {
    pub(crate) country: CountryId,
    pub(crate) report: ReportId,
    pub(crate) ranking: Ranking,
    pub(crate) evidence: Evidence,
    pub(crate) sources: Span<SourceId>,
    pub(crate) note: Option<Box<str>>,
}

columns! {
    CODE = required("code"),
    REPORT_YEAR = required("report_year"),
    RANKING = required("ranking"),
    EVIDENCE = required("evidence"),
    SOURCES = required("sources"),
    NOTE = optional("note"),
}

/// The approximate size of a row in a file, in bytes.
const BYTES_OF_A_ROW: usize = 32;

impl Row for PlacementRow {
    const TABLE: Table = Table::Tiers;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 2;
    type Rows = Placements;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/tiers.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Placements {
        let mut placements = Placements::new(tables.countries().len(), tables.reports().len());
        let bytes: usize = input.parts.iter().map(|part| part.bytes.len()).sum();
        let mut lists = KeyLists::default();
        let mut cells = Cells::open(input, COLUMNS, findings);
        // The offset of each row in the file, to name both lines of a duplicate.
        let mut offsets = Vec::with_capacity(placements.reserve(bytes / BYTES_OF_A_ROW));
        while cells.next() {
            let Ok(row) = read(&mut cells, tables, &mut lists) else { continue };
            let (country, report) = (row.country, row.report);
            match placements.push(row) {
                Ok(()) => offsets.push(cells.offset()),
                Err(first) => {
                    let key = format!("{} {}", tables.code(country), tables.year(report));
                    cells.duplicate(cells.offset(), offsets[first], key);
                }
            }
        }
        placements.finish(lists.finish());
        placements
    }

    fn rows(kept: &Placements) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.text(CODE, tables.code(self.country));
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.word(RANKING, self.ranking);
        line.word(EVIDENCE, self.evidence);
        line.list(SOURCES, tables.source_ids(tables.placements().sources(self)));
        line.text(NOTE, self.note.as_deref());
    }
}

#[inline]
fn read<'t>(
    cells: &mut Cells<'t, '_>,
    tables: &Tables,
    lists: &mut KeyLists<'t, SourceId>,
) -> Result<PlacementRow, Noted> {
    let country = cells.key(CODE, tables.countries());
    let report = cells.report(REPORT_YEAR, tables.reports());
    let ranking = cells.word(RANKING);
    let evidence = cells.word(EVIDENCE);
    let sources = cells.key_set(SOURCES, tables.sources(), lists);
    let note = cells.optional_text(NOTE);
    let row = PlacementRow {
        country: country?,
        report: report?,
        ranking: ranking?,
        evidence: evidence?,
        sources: sources?,
        note: note?,
    };
    check_watch_list(cells, RANKING, row.ranking, tables.year(row.report))?;
    if row.sources.is_empty() && (row.evidence != Evidence::Inferred || row.note.is_none()) {
        return Err(cells.inconsistent(
            SOURCES,
            "no source: only an inferred row may have none, and its note must say how it was inferred",
        ));
    }
    Ok(row)
}

/// Notes a problem if a placement is on the Watch List before there was one.
#[inline]
pub(super) fn check_watch_list(
    cells: &mut Cells<'_, '_>,
    column: Column,
    ranking: Ranking,
    year: ReportYear,
) -> Result<(), Noted> {
    let first = ReportYear::FIRST_WITH_WATCH_LIST;
    if ranking == Ranking::Tier(Tier::TwoWatchList) && year < first {
        return Err(cells.inconsistent(column, format!("the Watch List began with the {first} report")));
    }
    Ok(())
}

/// The placements in order of country and report, and two dense tables over all reports and countries. The table of
/// rankings answers questions about tiers. The table of numbers leads to the rows with their evidence.
#[derive(Clone, Debug)]
pub(crate) struct Placements {
    rows: Vec<PlacementRow>,
    sources: Lists<SourceId>,
    /// By report, then country.
    rankings: Vec<Option<Ranking>>,
    /// By report, then country: the number of the row, if there is a ranking.
    numbers: Vec<u32>,
    /// How many values of either table belong to one report.
    countries: usize,
}

impl Placements {
    fn new(countries: usize, reports: usize) -> Self {
        Placements {
            rows: Vec::new(),
            sources: Lists::default(),
            rankings: vec![None; countries * reports],
            numbers: vec![0; countries * reports],
            countries,
        }
    }

    /// Makes room for about this many rows, but never for more than there can be. Returns for how many.
    fn reserve(&mut self, rows: usize) -> usize {
        let rows = rows.min(self.rankings.len());
        self.rows.reserve_exact(rows);
        rows
    }

    #[inline]
    fn place(&self, country: CountryId, report: ReportId) -> usize {
        report.position() * self.countries + country.position()
    }

    /// Adds a row. If the report already has the country, returns the position of the row that says so.
    #[inline]
    fn push(&mut self, row: PlacementRow) -> Result<(), usize> {
        let place = self.place(row.country, row.report);
        if self.rankings[place].is_some() {
            return Err(self.numbers[place] as usize);
        }
        self.rankings[place] = Some(row.ranking);
        self.numbers[place] = number(self.rows.len());
        self.rows.push(row);
        Ok(())
    }

    /// Sorts the rows, after the last was added.
    fn finish(&mut self, sources: Lists<SourceId>) {
        self.sources = sources;
        let key = |row: &PlacementRow| (row.country, row.report);
        if self.rows.is_sorted_by_key(key) {
            return;
        }
        self.rows.sort_by_key(key);
        for position in 0..self.rows.len() {
            let place = self.place(self.rows[position].country, self.rows[position].report);
            self.numbers[place] = number(position);
        }
    }

    pub(crate) fn rows(&self) -> &[PlacementRow] {
        &self.rows
    }

    pub(crate) fn sources(&self, row: &PlacementRow) -> &[SourceId] {
        self.sources.get(row.sources)
    }

    #[inline]
    pub(crate) fn ranking(&self, country: CountryId, report: ReportId) -> Option<Ranking> {
        self.rankings[self.place(country, report)]
    }

    #[inline]
    pub(crate) fn row_of(&self, country: CountryId, report: ReportId) -> Option<&PlacementRow> {
        let place = self.place(country, report);
        self.rankings[place].map(|_| &self.rows[self.numbers[place] as usize])
    }

    /// The placements of a country, in order of reports.
    pub(crate) fn of(&self, country: CountryId) -> &[PlacementRow] {
        let start = self.rows.partition_point(|row| row.country < country);
        let length = self.rows[start..].partition_point(|row| row.country == country);
        &self.rows[start..start + length]
    }

    /// The rankings of all countries in a report, in order of countries.
    pub(crate) fn rankings_of(&self, report: ReportId) -> &[Option<Ranking>] {
        let start = report.position() * self.countries;
        &self.rankings[start..start + self.countries]
    }
}

/// The number of a row. There is at most one row for each country and report, 30,000 times 199.
fn number(position: usize) -> u32 {
    u32::try_from(position).unwrap_or_else(|_| unreachable!("more placements than countries and reports"))
}
