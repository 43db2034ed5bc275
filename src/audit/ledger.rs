//! The ledger: all claims of a list, in its order.
//!
//! The meaning of a claim is known only after its complete column was read. Until then a claim takes twenty bytes: its
//! line and the numbers of its texts.

use super::{calendar::Time, texts::Texts};
use crate::{screen::RowProblem, view::country::Country};

/// The country that a claim names, or why there is none.
pub(super) type Named<'a> = Result<Country<'a>, RowProblem>;

/// The report or the day that a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum When {
    At(Time),
    /// No report: a text of [`Ledger::bad_times`].
    Bad(u16),
}

impl When {
    pub(super) fn time(self) -> Option<Time> {
        match self {
            When::At(time) => Some(time),
            When::Bad(_) => None,
        }
    }
}

/// A claim and its line. The line is kept as bytes, because a `u64` is aligned: a claim would take 24 bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    line: [u8; 8],
    /// A text of [`Ledger::names`].
    pub(super) name: u32,
    /// A text of [`Ledger::cells`].
    pub(super) cell: u32,
    pub(super) when: When,
}

const _: () = assert!(size_of::<Row>() == 20);

impl Row {
    pub(super) fn line(&self) -> u64 {
        u64::from_ne_bytes(self.line)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Ledger<'a> {
    /// The cells that name countries, with their meanings.
    pub(super) names: Texts<Named<'a>>,
    /// The cells of dates and years that have no report, and why.
    pub(super) bad_times: Texts<RowProblem>,
    /// The cells that claim something.
    pub(super) cells: Texts<()>,
    pub(super) rows: Vec<Row>,
    /// How many cells claim nothing.
    pub(super) blank: u64,
    /// The reports of the list: the one that was set, or those in its header. The list need not have claims about them.
    pub(super) reports: Vec<Time>,
}

impl Ledger<'_> {
    pub(super) fn new() -> Self {
        Ledger {
            names: Texts::new(1 << 16),
            bad_times: Texts::new(1000),
            cells: Texts::new(1000),
            rows: Vec::new(),
            blank: 0,
            reports: Vec::new(),
        }
    }

    /// Adds a claim, with the numbers of its texts.
    #[inline]
    pub(super) fn add(&mut self, line: u64, name: u32, when: When, cell: u32) {
        self.rows.push(Row { line: line.to_ne_bytes(), name, cell, when });
    }

    /// A date or a year without a report.
    pub(super) fn bad_time(&mut self, text: &[u8], problem: RowProblem) -> When {
        let number = u16::try_from(self.bad_times.number(text, problem));
        When::Bad(number.unwrap_or_else(|_| unreachable!("at most a thousand texts, and one for each problem")))
    }

    /// The different cells that claim something, and how often.
    pub(super) fn cell_counts(&self) -> Vec<(&str, u64)> {
        let mut counts: Vec<(&str, u64)> = self.cells.iter().map(|text| (text, 0)).collect();
        for row in &self.rows {
            counts[row.cell as usize].1 += 1;
        }
        counts
    }
}
