//! `flows.csv`: the movements that entries describe.

use std::{cmp::Ordering, ops::Range};

use super::{
    Tables,
    id::{CountryId, RegionId, ReportId, SourceId},
    keys::Ends,
    reports::ReportSpan,
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, required},
        findings::Findings,
        lists::{KeyLists, Lists, Span},
        memo::Memo,
        notes::Noted,
        sheet::Line,
    },
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
        table::Table,
        word::{Word, WordSet},
    },
};

/// One end of a flow: a country, a region, or a place that the text does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum End {
    Country(CountryId),
    Region(RegionId),
    Unnamed,
}

/// A row of `flows.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FlowRow {
    pub(crate) report: ReportId,
    pub(crate) reporter: CountryId,
    pub(crate) kind: FlowKind,
    pub(crate) origin: End,
    pub(crate) transit: Span<CountryId>,
    pub(crate) destination: End,
    pub(crate) forms: WordSet<Exploitation>,
    pub(crate) victims: WordSet<VictimGroup>,
    pub(crate) modality: Modality,
    pub(crate) basis: Basis,
    pub(crate) sources: Span<SourceId>,
}

columns! {
    REPORT_YEAR = required("report_year"),
    REPORTER = required("reporter"),
    KIND = required("kind"),
    ORIGIN = required("origin"),
    TRANSIT = required("transit"),
    DESTINATION = required("destination"),
    FORMS = required("forms"),
    VICTIMS = required("victims"),
    MODALITY = required("modality"),
    BASIS = required("basis"),
    SOURCES = required("sources"),
}

impl Row for FlowRow {
    const TABLE: Table = Table::Flows;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 10;
    type Rows = FlowTable;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/flows.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> FlowTable {
        let mut known = Known::default();
        let mut cells = Cells::open(input, COLUMNS, findings);
        let mut rows = cells.rows(|cells| read(cells, tables, &mut known));
        let transit = known.transit.finish();
        sort(&mut rows, &transit);
        for pair in rows.windows(2) {
            let ((before, first), (after, second)) = (&pair[0], &pair[1]);
            if before.entry() == after.entry() && compare(before, after, &transit).is_eq() && !cells.is_full() {
                cells.duplicate(*second, *first, "the same statement");
            }
        }
        let rows: Vec<FlowRow> = rows.into_iter().map(|(row, _)| row).collect();
        let ends =
            tables.reports().all().ids().map(|report| rows.partition_point(|row| row.report <= report)).collect();
        FlowTable { rows, transit, sources: known.sources.finish(), ends }
    }

    fn rows(kept: &FlowTable) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        let end = |end| match end {
            End::Country(country) => Some(tables.code(country)),
            End::Region(region) => Some(&*tables.regions().row(region).id),
            End::Unnamed => None,
        };
        let flows = tables.flows();
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.text(REPORTER, tables.code(self.reporter));
        line.word(KIND, self.kind);
        line.text(ORIGIN, end(self.origin));
        line.list(TRANSIT, flows.transit(self).iter().map(|&country| tables.code(country)));
        line.text(DESTINATION, end(self.destination));
        line.list(FORMS, self.forms.iter().map(Word::text));
        line.list(VICTIMS, self.victims.iter().map(Word::text));
        line.word(MODALITY, self.modality);
        line.word(BASIS, self.basis);
        line.list(SOURCES, tables.source_ids(flows.sources(self)));
    }
}

/// The lists of the rows that were read so far.
#[derive(Default)]
struct Known<'t> {
    transit: KeyLists<'t, CountryId>,
    forms: Memo<'t, WordSet<Exploitation>>,
    victims: Memo<'t, WordSet<VictimGroup>>,
    sources: KeyLists<'t, SourceId>,
}

#[inline]
fn read<'t>(cells: &mut Cells<'t, '_>, tables: &Tables, known: &mut Known<'t>) -> Result<FlowRow, Noted> {
    let (countries, regions) = (tables.countries(), tables.regions());
    let ends = Ends { countries, regions };
    let report = cells.report(REPORT_YEAR, tables.reports());
    let reporter = cells.key(REPORTER, countries);
    let kind = cells.word(KIND);
    let origin = cells.optional_key(ORIGIN, &ends);
    let transit = cells.key_list(TRANSIT, countries, &mut known.transit);
    let destination = cells.optional_key(DESTINATION, &ends);
    let forms = cells.word_set(FORMS, &mut known.forms);
    let victims = cells.word_set(VICTIMS, &mut known.victims);
    let modality = cells.word(MODALITY);
    let basis = cells.word(BASIS);
    let sources = cells.key_set(SOURCES, tables.sources(), &mut known.sources);
    let row = FlowRow {
        report: report?,
        reporter: reporter?,
        kind: kind?,
        origin: origin?.unwrap_or(End::Unnamed),
        transit: transit?,
        destination: destination?.unwrap_or(End::Unnamed),
        forms: forms?,
        victims: victims?,
        modality: modality?,
        basis: basis?,
        sources: sources?,
    };
    if row.sources.is_empty() {
        return Err(cells.empty(SOURCES, "the source of the statement"));
    }
    let inside = End::Country(row.reporter);
    if row.kind == FlowKind::Domestic && (row.origin, row.destination) != (inside, inside) {
        return Err(cells.inconsistent(KIND, "a domestic flow begins and ends in the reporting country"));
    }
    Ok(row)
}

impl FlowRow {
    /// The entry that the flow is from.
    fn entry(&self) -> (ReportId, CountryId) {
        (self.report, self.reporter)
    }
}

/// The order of the flows of one entry: kind, origin, transit, destination, forms, victims, modality, basis.
fn compare(a: &FlowRow, b: &FlowRow, transit: &Lists<CountryId>) -> Ordering {
    let head = |row: &FlowRow| (row.kind as u8, row.origin);
    let tail = |row: &FlowRow| (row.destination, row.forms, row.victims, row.modality as u8, row.basis as u8);
    let transit = || transit.get(a.transit).cmp(transit.get(b.transit));
    head(a).cmp(&head(b)).then_with(transit).then_with(|| tail(a).cmp(&tail(b)))
}

/// Sorts the rows by entry, and those of each entry by [`compare`]. A file that the crate wrote is already in order of
/// entries.
fn sort(rows: &mut [(FlowRow, usize)], transit: &Lists<CountryId>) {
    if !rows.is_sorted_by_key(|(row, _)| row.entry()) {
        rows.sort_by_key(|(row, _)| row.entry());
    }
    for entry in rows.chunk_by_mut(|(a, _), (b, _)| a.entry() == b.entry()) {
        entry.sort_by(|(a, _), (b, _)| compare(a, b, transit));
    }
}

/// The flows in order of report and reporter. Those of one entry are in order of kind, origin, transit, destination,
/// forms, victims, modality, basis.
#[derive(Clone, Debug)]
pub(crate) struct FlowTable {
    pub(crate) rows: Vec<FlowRow>,
    transit: Lists<CountryId>,
    sources: Lists<SourceId>,
    /// For each report, the position after its last row.
    ends: Vec<usize>,
}

impl FlowTable {
    pub(crate) fn transit(&self, row: &FlowRow) -> &[CountryId] {
        self.transit.get(row.transit)
    }

    pub(crate) fn sources(&self, row: &FlowRow) -> &[SourceId] {
        self.sources.get(row.sources)
    }

    /// The positions of the rows of some reports.
    pub(crate) fn of(&self, reports: &ReportSpan) -> Range<usize> {
        let ends = |report: ReportId| {
            let start = report.position().checked_sub(1).map_or(0, |before| self.ends[before]);
            start..self.ends[report.position()]
        };
        let mut each = reports.ids().map(ends);
        each.next().map_or(0..0, |first| first.start..each.next_back().map_or(first.end, |last| last.end))
    }
}
