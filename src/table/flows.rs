//! `flows.csv`

use std::{cmp::Ordering, ops::Range};

use super::keys::Keys;
use crate::{
    csv::{
        findings::Findings,
        list::{Lists, Span},
        table::{Column, Input, Table, required},
    },
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

/// One end of a flow, as a number: a country, a region, or unnamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct End(u16);

/// Regions are counted from here; there are fewer countries than codes, 17,576.
const FIRST_REGION: u16 = 1 << 15;

impl End {
    pub(crate) const UNNAMED: End = End(u16::MAX);

    pub(crate) const fn country(index: u16) -> End {
        End(index)
    }

    pub(crate) const fn region(index: u16) -> End {
        End(FIRST_REGION + index)
    }

    pub(crate) fn as_country(self) -> Option<u16> {
        (self.0 < FIRST_REGION).then_some(self.0)
    }

    pub(crate) fn as_region(self) -> Option<u16> {
        (self.0 >= FIRST_REGION && self != End::UNNAMED).then(|| self.0 - FIRST_REGION)
    }
}

/// A row of `flows.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FlowRow {
    pub(crate) report: u16,
    pub(crate) reporter: u16,
    pub(crate) kind: FlowKind,
    pub(crate) origin: End,
    pub(crate) transit: Span,
    pub(crate) destination: End,
    pub(crate) forms: u16,
    pub(crate) victims: u16,
    pub(crate) modality: Modality,
    pub(crate) basis: Basis,
    pub(crate) sources: Span,
}

impl FlowRow {
    pub(crate) fn forms(&self) -> impl Iterator<Item = Exploitation> + use<> {
        members(&Exploitation::ALL, self.forms)
    }

    pub(crate) fn victims(&self) -> impl Iterator<Item = VictimGroup> + use<> {
        members(&VictimGroup::ALL, self.victims)
    }
}

/// The members of a set of words, by position.
fn members<W: Copy, const N: usize>(all: &'static [W; N], set: u16) -> impl Iterator<Item = W> + use<W, N> {
    all.iter().enumerate().filter(move |(position, _)| set & (1 << position) != 0).map(|(_, &word)| word)
}

/// The flows in order of report, reporter, kind, origin, transit, destination, forms, victims, modality, basis.
#[derive(Clone, Debug, Default)]
pub(crate) struct FlowTable {
    pub(crate) rows: Vec<FlowRow>,
    pub(crate) lists: Lists,
    /// For each report the row after its last one.
    ends: Vec<usize>,
}

impl FlowTable {
    /// The first columns of the order as one number, the fields side by side.
    fn head(row: &FlowRow) -> u64 {
        u64::from(row.report) << 40
            | u64::from(row.reporter) << 24
            | u64::from(row.kind as u8) << 16
            | u64::from(row.origin.0)
    }

    /// The order of rows that have the same head.
    fn compare(&self, a: &FlowRow, b: &FlowRow) -> Ordering {
        let tail = |row: &FlowRow| (row.destination, row.forms, row.victims, row.modality as u8, row.basis as u8);
        self.lists.get(a.transit).cmp(self.lists.get(b.transit)).then_with(|| tail(a).cmp(&tail(b)))
    }

    /// Brings the rows into order. Gives the offsets of rows that say the same, first and second.
    pub(crate) fn sort(&mut self, offsets: &[usize]) -> Vec<(usize, usize)> {
        // A table in order of its texts is in order of entries too: then only the few rows of each entry are sorted.
        let mut order: Vec<(u64, usize)> = self.rows.iter().map(Self::head).zip(0..).collect();
        let entry = |row: &(u64, usize)| row.0 >> 24;
        let compare = |a: &(u64, usize), b: &(u64, usize)| {
            a.0.cmp(&b.0).then_with(|| self.compare(&self.rows[a.1], &self.rows[b.1]))
        };
        if order.is_sorted_by_key(entry) {
            order.chunk_by_mut(|a, b| entry(a) == entry(b)).for_each(|rows| rows.sort_by(compare));
        } else {
            order.sort_by(compare);
        }
        let same = |pair: &&[(u64, usize)]| compare(&pair[0], &pair[1]).is_eq();
        let twice = order.windows(2).filter(same).map(|pair| (offsets[pair[0].1], offsets[pair[1].1])).collect();
        self.rows = order.iter().map(|&(_, number)| self.rows[number]).collect();
        twice
    }

    /// Notes where the rows of each report are.
    pub(crate) fn finish(&mut self, reports: usize) {
        self.ends =
            (0..reports).map(|report| self.rows.partition_point(|row| usize::from(row.report) <= report)).collect();
    }

    /// The numbers of the rows of these reports.
    pub(crate) fn of(&self, reports: Range<u16>) -> Range<usize> {
        let before = |report: u16| usize::from(report).checked_sub(1).map_or(0, |last| self.ends[last]);
        before(reports.start)..before(reports.end.max(reports.start))
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    required("report_year"),
    required("reporter"),
    required("kind"),
    required("origin"),
    required("transit"),
    required("destination"),
    required("forms"),
    required("victims"),
    required("modality"),
    required("basis"),
    required("sources"),
];

pub(crate) fn load(input: Input<'_>, keys: Keys<'_>, findings: &mut Findings) -> FlowTable {
    let mut flows = FlowTable::default();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        flows.finish(keys.reports.len());
        return flows;
    };
    let mut offsets = Vec::new();
    while table.next() {
        if let Some(row) = read(&mut table, keys, &mut flows) {
            flows.rows.push(row);
            offsets.push(table.offset());
        }
    }
    let twice = flows.sort(&offsets);
    for (first, second) in twice {
        if table.findings.is_full() {
            break;
        }
        table.duplicate(second, first, "the same statement");
    }
    flows.finish(keys.reports.len());
    flows
}

fn read(table: &mut Table<'_, '_>, keys: Keys<'_>, flows: &mut FlowTable) -> Option<FlowRow> {
    let report = table.report(0, keys.reports);
    let reporter = table.country(1, keys.countries);
    let kind: Option<FlowKind> = table.word(2);
    let origin = end(table, 3, keys);
    let transit = table.keys(
        4,
        &mut flows.lists,
        false,
        |cell| keys.countries.index_of(cell),
        "countries.csv",
        || keys.countries.codes(),
    );
    let destination = end(table, 5, keys);
    let forms = table.word_set::<Exploitation>(6);
    let victims = table.word_set::<VictimGroup>(7);
    let modality: Option<Modality> = table.word(8);
    let basis: Option<Basis> = table.word(9);
    let sources = table.sources(10, &mut flows.lists, keys.sources);
    let row = FlowRow {
        report: report?,
        reporter: reporter?,
        kind: kind?,
        origin: origin?,
        transit: transit?,
        destination: destination?,
        forms: forms?,
        victims: victims?,
        modality: modality?,
        basis: basis?,
        sources: sources?,
    };
    if flows.lists.get(row.sources).is_empty() {
        table.empty(10, "the source of the statement");
        return None;
    }
    let inside = End::country(row.reporter);
    if row.kind == FlowKind::Domestic && (row.origin, row.destination) != (inside, inside) {
        table.inconsistent(2, "a domestic flow begins and ends in the reporting country");
        return None;
    }
    Some(row)
}

/// One end of a flow: a country, a region, or nothing where the text does not say.
fn end(table: &mut Table<'_, '_>, column: usize, keys: Keys<'_>) -> Option<End> {
    let cell = table.cell(column);
    if cell.is_empty() {
        return Some(End::UNNAMED);
    }
    if let Some(country) = keys.countries.index_of(cell) {
        return Some(End::country(country));
    }
    table
        .key(
            column,
            |cell| keys.regions.index_of(cell),
            "countries.csv or regions.csv",
            || keys.countries.codes().chain(keys.regions.ids()),
        )
        .map(End::region)
}
