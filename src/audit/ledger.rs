//! The ledger: all claims of a list, equal ones together.
//!
//! What a claim means is known only when its whole column was read. Until then a claim takes eight bytes, its line and the
//! number of its group: a list of a million rows has some thousand different claims.

use std::collections::HashMap;

use super::{calendar::Time, texts::Texts};
use crate::{screen::RowProblem, text::quick_hash::QuickHash, view::country::Country};

/// The country of a claim, or why there is none.
pub(super) type Named<'a> = Result<Country<'a>, RowProblem>;

/// The report or the day that a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum When {
    At(Time),
    /// None: a text of [`Ledger::bad_times`].
    Bad(u32),
}

impl When {
    pub(super) fn time(self) -> Option<Time> {
        match self {
            When::At(time) => Some(time),
            When::Bad(_) => None,
        }
    }
}

/// One claim, and how often it is made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// A text of [`Ledger::names`].
    pub(super) name: u32,
    pub(super) when: When,
    /// A text of [`Ledger::cells`].
    pub(super) cell: u32,
    pub(super) count: u64,
}

/// A claim on its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) group: u32,
}

#[derive(Clone, Debug)]
pub(super) struct Ledger<'a> {
    /// The cells that name countries, with what they mean.
    pub(super) names: Texts<Named<'a>>,
    /// The cells of dates and years that have no report, and why.
    pub(super) bad_times: Texts<RowProblem>,
    /// The cells that claim something.
    pub(super) cells: Texts<()>,
    pub(super) groups: Vec<Group>,
    pub(super) rows: Vec<Row>,
    /// How many cells claim nothing.
    pub(super) blank: u64,
    /// The number of each group by its parts, packed.
    numbers: HashMap<u64, u32, QuickHash>,
}

impl Ledger<'_> {
    pub(super) fn new() -> Self {
        Ledger {
            names: Texts::new(1 << 16),
            bad_times: Texts::new(1000),
            cells: Texts::new(1000),
            groups: Vec::new(),
            rows: Vec::new(),
            blank: 0,
            numbers: HashMap::default(),
        }
    }

    /// Adds a claim, with the numbers of its texts.
    #[inline]
    pub(super) fn add(&mut self, line: u64, name: u32, when: When, cell: u32) {
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let group = *self.numbers.entry(packed(name, when, cell)).or_insert(next);
        if group == next {
            self.groups.push(Group { name, when, cell, count: 0 });
        }
        self.groups[group as usize].count += 1;
        self.rows.push(Row { line: u32::try_from(line).unwrap_or(u32::MAX), group });
    }

    /// A date or a year that has no report.
    pub(super) fn bad_time(&mut self, text: &[u8], problem: RowProblem) -> When {
        When::Bad(self.bad_times.number(text, problem))
    }

    /// The different cells that claim something, and how often.
    pub(super) fn cell_counts(&self) -> Vec<(&str, u64)> {
        let mut counts: Vec<(&str, u64)> = self.cells.iter().map(|text| (text, 0)).collect();
        for group in &self.groups {
            counts[group.cell as usize].1 += group.count;
        }
        counts
    }
}

/// The parts of a group in one number: there are fewer than 2^24 names, and fewer than 2^16 times and cells.
fn packed(name: u32, when: When, cell: u32) -> u64 {
    let when = match when {
        When::At(time) => u64::from(time.number()),
        When::Bad(text) => 1 << 20 | u64::from(text),
    };
    u64::from(name) << 40 | when << 16 | u64::from(cell)
}
