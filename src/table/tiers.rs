//! `tiers.csv`

use std::{iter::Zip, slice::ChunksExact};

use super::{countries::Countries, reports::Reports, sources::Sources};
use crate::{
    csv::{
        findings::Findings,
        list::{Lists, Span},
        table::{Column, Input, Table, optional, required},
    },
    words::{
        evidence::Evidence,
        tier::{Ranking, Tier},
    },
};

/// A row of `tiers.csv`.
#[derive(Clone, Debug)]
pub(crate) struct PlacementRow {
    pub(crate) country: u16,
    pub(crate) report: u16,
    pub(crate) ranking: Ranking,
    pub(crate) evidence: Evidence,
    pub(crate) sources: Span,
    /// The number of its note among the notes of the table, or [`NO_NOTE`]: few rows have one.
    pub(crate) note: u32,
}

/// A row without a note.
pub(crate) const NO_NOTE: u32 = u32::MAX;

/// In the dense table of rankings: the country is not in the report. The position after those in [`Ranking::ALL`].
const ABSENT: u8 = 5;

const _: () = assert!(Ranking::at(ABSENT - 1).is_some() && Ranking::at(ABSENT).is_none());

/// The placements in order of country and report, and two dense tables over all countries and reports:
/// the rankings answer questions about tiers, the row numbers lead to the evidence.
#[derive(Clone, Debug)]
pub(crate) struct Placements {
    rows: Vec<PlacementRow>,
    pub(crate) lists: Lists,
    notes: Vec<Box<str>>,
    /// By report, then country: reports are compared as a whole.
    rankings: Vec<u8>,
    /// By report, then country: the number of the row, if the ranking is not absent.
    numbers: Vec<u32>,
    /// The length of a report's part in both: the number of countries, rounded up to whole eights.
    width: usize,
}

impl Placements {
    pub(crate) fn new(countries: usize, reports: usize) -> Self {
        let width = countries.next_multiple_of(8);
        Placements {
            rows: Vec::new(),
            lists: Lists::default(),
            notes: Vec::new(),
            rankings: vec![ABSENT; width * reports],
            numbers: vec![0; width * reports],
            width,
        }
    }

    /// Makes room for about so many rows, or for all that there can be; says for how many.
    pub(crate) fn reserve(&mut self, rows: usize) -> usize {
        let rows = rows.min(self.rankings.len());
        self.rows.reserve_exact(rows);
        rows
    }

    #[inline]
    fn place(&self, country: u16, report: u16) -> usize {
        usize::from(report) * self.width + usize::from(country)
    }

    /// Adds a row; if the country is already in the report, gives the number of the row that says so.
    #[inline]
    pub(crate) fn push(&mut self, row: PlacementRow) -> Result<(), usize> {
        let place = self.place(row.country, row.report);
        if self.rankings[place] != ABSENT {
            return Err(self.numbers[place] as usize);
        }
        // Five rankings; and there can't be more rows than places, of which there are fewer than fit.
        self.rankings[place] = u8::try_from(row.ranking.index()).unwrap_or(ABSENT);
        self.numbers[place] = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(row);
        Ok(())
    }

    /// Brings the rows into order, after the last was added.
    pub(crate) fn sort(&mut self) {
        let key = |row: &PlacementRow| (row.country, row.report);
        if self.rows.is_sorted_by_key(key) {
            return;
        }
        self.rows.sort_by_key(key);
        for number in 0..self.rows.len() {
            let place = self.place(self.rows[number].country, self.rows[number].report);
            self.numbers[place] = u32::try_from(number).unwrap_or(u32::MAX);
        }
    }

    /// Keeps a note; gives its number.
    pub(crate) fn add_note(&mut self, note: Box<str>) -> u32 {
        self.notes.push(note);
        u32::try_from(self.notes.len() - 1).unwrap_or(NO_NOTE)
    }

    pub(crate) fn note(&self, row: &PlacementRow) -> Option<&str> {
        self.notes.get(row.note as usize).map(|note| &**note)
    }

    pub(crate) fn rows(&self) -> &[PlacementRow] {
        &self.rows
    }

    #[inline]
    pub(crate) fn ranking(&self, country: u16, report: u16) -> Option<Ranking> {
        Ranking::at(self.rankings[self.place(country, report)])
    }

    #[inline]
    pub(crate) fn row_of(&self, country: u16, report: u16) -> Option<&PlacementRow> {
        let place = self.place(country, report);
        (self.rankings[place] != ABSENT).then(|| &self.rows[self.numbers[place] as usize])
    }

    /// The rankings of a report by position of country: a position in [`Ranking::ALL`], or the next one if absent. In
    /// whole eights, the last filled up with absence.
    pub(crate) fn rankings_of(&self, report: u16) -> &[u8] {
        let start = self.place(0, report);
        &self.rankings[start..start + self.width]
    }
}

/// The positions at which the rankings of two reports differ. Most do not: eight are compared at once.
pub(crate) struct Differences<'a> {
    eights: Zip<ChunksExact<'a, u8>, ChunksExact<'a, u8>>,
    /// Where the next eight are.
    next: u16,
    /// The last eight of both; the first of them is the lowest byte.
    before: u64,
    after: u64,
    /// The bytes of these that differ and were not given yet.
    rest: u64,
}

impl<'a> Differences<'a> {
    /// Of rankings in whole eights.
    pub(crate) fn between(before: &'a [u8], after: &'a [u8]) -> Self {
        Differences { eights: before.chunks_exact(8).zip(after.chunks_exact(8)), next: 0, before: 0, after: 0, rest: 0 }
    }
}

impl Iterator for Differences<'_> {
    /// A position, and what the two reports have there.
    type Item = (u16, u8, u8);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while self.rest == 0 {
            let (before, after) = self.eights.next()?;
            self.before = u64::from_le_bytes(*before.first_chunk()?);
            self.after = u64::from_le_bytes(*after.first_chunk()?);
            self.rest = self.before ^ self.after;
            self.next += 8;
        }
        // Whole bytes: a multiple of eight below 64.
        let bits = (self.rest.trailing_zeros() & 0x38) as u16;
        self.rest &= !(0xff << bits);
        let lowest = |word: u64| (word >> bits).to_le_bytes()[0];
        Some((self.next - 8 + bits / 8, lowest(self.before), lowest(self.after)))
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    required("code"),
    required("report_year"),
    required("ranking"),
    required("evidence"),
    required("sources"),
    optional("note"),
];

/// The Watch List was created by the TVPRA of 2003 and first used in the report of 2004.
const WATCH_LIST_SINCE: u16 = 2004;

/// About the shortest: room for more rows than there are is cheaper than to move them.
const BYTES_OF_A_ROW: usize = 32;

pub(crate) fn load(
    input: Input<'_>,
    countries: &Countries,
    reports: &Reports,
    sources: &Sources,
    findings: &mut Findings,
) -> Placements {
    let mut placements = Placements::new(countries.len(), reports.len());
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return placements;
    };
    // The file's offset of each row, to name both lines of a duplicate.
    let bytes: usize = input.parts.iter().map(|part| part.bytes.len()).sum();
    let mut offsets = Vec::with_capacity(placements.reserve(bytes / BYTES_OF_A_ROW));
    while table.next() {
        let Some(row) = read(&mut table, countries, reports, sources, &mut placements) else { continue };
        let key = (row.country, row.report);
        match placements.push(row) {
            Ok(()) => offsets.push(table.offset()),
            Err(first) => {
                let key = format!("{} {}", countries.row(key.0).code, reports.row(key.1).year);
                table.duplicate(table.offset(), offsets[first], key);
            }
        }
    }
    placements.sort();
    placements
}

fn read(
    table: &mut Table<'_, '_>,
    countries: &Countries,
    reports: &Reports,
    sources: &Sources,
    placements: &mut Placements,
) -> Option<PlacementRow> {
    let country = table.country(0, countries);
    let report = table.report(1, reports);
    let ranking: Option<Ranking> = table.word(2);
    let evidence: Option<Evidence> = table.word(3);
    let list = table.sources(4, &mut placements.lists, sources);
    let note = table.optional_text(5);
    let (country, report, ranking, evidence, list, note) = (country?, report?, ranking?, evidence?, list?, note?);
    if ranking == Ranking::Tier(Tier::TwoWatchList) && reports.row(report).year.get() < WATCH_LIST_SINCE {
        table.inconsistent(2, format!("the Watch List exists since the {WATCH_LIST_SINCE} report"));
        return None;
    }
    if placements.lists.get(list).is_empty() && (evidence != Evidence::Inferred || note.is_none()) {
        table.inconsistent(4, "no source: only an inferred row, whose note says how, needs none");
        return None;
    }
    let note = note.map_or(NO_NOTE, |note| placements.add_note(note));
    Some(PlacementRow { country, report, ranking, evidence, sources: list, note })
}
