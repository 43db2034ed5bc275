//! The tally: claims that mean the same in every reading are counted together.
//!
//! A list of a million rows has some ten thousand different ones. Questions about all claims are answered with these.

use std::{collections::HashMap, hash::Hash};

use super::{
    calendar::{Calendar, Time},
    coding::{Claimed, Coding, is_zero},
    ledger::{Ledger, Named, Row},
};
use crate::{dataset::Dataset, view::country::Country, words::code_scheme::CodeScheme};

/// The meanings of a cell that names a country.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Name<'a> {
    pub(super) country: Option<Country<'a>>,
    /// The country in each scheme, if the cell is read as a code.
    by_scheme: [Option<Country<'a>>; CodeScheme::ALL.len()],
}

/// What a cell claims in each coding.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Cell {
    by_coding: [Option<Claimed>; Coding::ALL.len()],
    pub(super) is_zero: bool,
}

/// A claim whose country, time and ranking are known.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub(super) country: Country<'a>,
    pub(super) time: Time,
    pub(super) claimed: Claimed,
    /// The right claim.
    pub(super) right: Claimed,
}

impl Known<'_> {
    pub(super) fn agrees(self) -> bool {
        self.claimed.is_right(self.right)
    }
}

/// Claims that mean the same.
#[derive(Clone, Copy)]
pub(super) struct Group<'t, 'a> {
    pub(super) name: &'t Name<'a>,
    pub(super) time: Option<Time>,
    pub(super) cell: &'t Cell,
    pub(super) claimed: Option<Claimed>,
    pub(super) known: Option<Known<'a>>,
    pub(super) count: u64,
    pub(super) first: Row,
}

impl<'a> Name<'a> {
    fn new(data: &'a Dataset, text: &str, named: Named<'a>) -> Self {
        let as_code = |scheme: &CodeScheme| data.country_by(*scheme, text).ok();
        let mut by_scheme = [None; CodeScheme::ALL.len()];
        if may_be_code(text) {
            CodeScheme::ALL.iter().zip(&mut by_scheme).for_each(|(scheme, country)| *country = as_code(scheme));
        }
        Name { country: named.ok(), by_scheme }
    }

    pub(super) fn by(&self, scheme: CodeScheme) -> Option<Country<'a>> {
        self.by_scheme[scheme as usize]
    }
}

/// Whether a text is two or three letters, or a number of up to three digits, perhaps with the `.0` that some programs
/// add.
fn may_be_code(text: &str) -> bool {
    text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

impl Cell {
    fn new(text: &str) -> Self {
        let mut by_coding = [None; Coding::ALL.len()];
        Coding::ALL.iter().zip(&mut by_coding).for_each(|(coding, claimed)| *claimed = coding.read(text));
        Cell { by_coding, is_zero: is_zero(text) }
    }

    pub(super) fn by(&self, coding: Coding) -> Option<Claimed> {
        self.by_coding[coding as usize]
    }
}

/// The different meanings, and for each text the index of its own meaning.
struct Meanings<M> {
    all: Vec<M>,
    places: Vec<usize>,
}

impl<M: Copy + Eq + Hash> Meanings<M> {
    fn of(texts: impl Iterator<Item = M>) -> Self {
        let (mut all, mut known) = (Vec::new(), HashMap::new());
        let place = |meaning| {
            *known.entry(meaning).or_insert_with(|| {
                all.push(meaning);
                all.len() - 1
            })
        };
        let places = texts.map(place).collect();
        Meanings { all, places }
    }
}

/// The meanings of all texts of a ledger.
pub(super) struct Tally<'a> {
    names: Meanings<Name<'a>>,
    cells: Meanings<Cell>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(data: &'a Dataset, ledger: &Ledger<'a>) -> Self {
        let names = ledger.names.iter().zip(ledger.names.meanings());
        Tally {
            names: Meanings::of(names.map(|(text, (_, named))| Name::new(data, text, named))),
            cells: Meanings::of(ledger.cells.iter().map(Cell::new)),
        }
    }

    /// The claims in groups, in the order of their first claims.
    ///
    /// They are counted in a table of all possible meanings. For any list there are only some hundred countries, codes
    /// and times, and a dozen cells with different meanings.
    pub(super) fn groups(
        &self,
        calendar: &Calendar<'a>,
        ledger: &Ledger<'a>,
        coding: Option<Coding>,
    ) -> Vec<Group<'_, 'a>> {
        // The first index is for claims without a time.
        let times = 1 + calendar.times();
        let (rows, cells) = (&ledger.rows, self.cells.all.len());
        // The number of claims in each group, and the row of the first.
        let mut counts = vec![(0_u32, 0_u32); self.names.all.len() * times * cells];
        for (number, row) in (0..).zip(rows) {
            let time = row.when.time().map_or(0, |time| 1 + usize::from(time.number()));
            let name = self.names.places[row.name as usize];
            let counted = &mut counts[(name * times + time) * cells + self.cells.places[row.cell as usize]];
            if counted.0 == 0 {
                counted.1 = number;
            }
            counted.0 += 1;
        }
        let mut counts: Vec<(u32, u32)> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
        counts.sort_unstable_by_key(|(_, first)| *first);
        let group = |(count, first): (u32, u32)| {
            let first = rows[first as usize];
            let name = &self.names.all[self.names.places[first.name as usize]];
            let cell = &self.cells.all[self.cells.places[first.cell as usize]];
            let (time, claimed) = (first.when.time(), coding.and_then(|coding| cell.by(coding)));
            let known = name.country.zip(time).zip(claimed).map(|((country, time), claimed)| Known {
                country,
                time,
                claimed,
                right: calendar.right(country, time),
            });
            Group { name, time, cell, claimed, known, count: count.into(), first }
        };
        counts.into_iter().map(group).collect()
    }
}
