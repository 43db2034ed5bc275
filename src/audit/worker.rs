//! The work on one chunk: find each claim's country and report, in the same way as a screening.

use std::{
    collections::HashMap,
    io::Read,
    ops::Range,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    calendar::{Calendar, Time},
    coding::is_blank,
    ledger::{Ledger, Named, When},
};
use crate::{
    csv::scan::text,
    screen::{
        RowProblem, Screening,
        chunk::{Chunk, Chunks},
        date,
        error::ScreenError,
        pipeline::{self, Work},
    },
    text::{blank::trim_bytes, quick_hash::QuickHash},
    words::tier::Ranking,
};

/// How to find the time of a claim.
#[derive(Clone, Copy)]
pub(super) enum TimeOf {
    All(When),
    /// By the date in the cell with this index, among the cells that are asked for.
    Date(usize),
    /// By the year in the cell with this index.
    Year(usize),
}

/// What is the same for every chunk.
pub(super) struct Plan<'p, 'a> {
    screening: &'p Screening<'a>,
    calendar: &'p Calendar<'a>,
    /// The index of the cell that names the country, among the cells that are asked for.
    country: usize,
    /// The indexes of the claims, each with its time. `None` for a claim that is not in the file.
    cells: Vec<(Option<usize>, TimeOf)>,
    /// How many threads have begun.
    threads: AtomicUsize,
}

/// A claim. It has the numbers that its thread gave to its texts, so that each text is looked at once.
struct Raw {
    line: u64,
    name: u32,
    /// 0 for a claim that is not in the file.
    cell: u32,
    /// `None` for the next of [`Claims::bad_times`].
    when: Option<When>,
}

/// The claims of a chunk, and how many of its cells claim nothing.
#[derive(Default)]
pub(super) struct Claims<'a> {
    /// The thread that read it.
    thread: usize,
    raw: Vec<Raw>,
    /// The texts that are new to the thread, in the order of their numbers.
    names: Vec<(Range<usize>, Named<'a>)>,
    cells: Vec<Range<usize>>,
    /// The cells without a report, and why.
    bad_times: Vec<(Range<usize>, RowProblem)>,
    blank: u64,
}

/// The texts that a thread has seen.
#[derive(Default)]
pub(super) struct Known {
    thread: Option<usize>,
    names: Numbers,
    cells: Numbers,
}

/// Numbers of texts, from 0.
#[derive(Default)]
struct Numbers {
    kept: HashMap<Box<[u8]>, u32, QuickHash>,
    next: u32,
}

impl Numbers {
    /// How many texts are kept, and how long a text may be, so that the memory does not grow with the file.
    const MOST: usize = 4096;
    const LONGEST: usize = 64;

    /// The number of a text, and whether it is new. A text that is not kept is new each time.
    #[inline]
    fn of(&mut self, text: &[u8]) -> (u32, bool) {
        if let Some(&number) = self.kept.get(text) {
            return (number, false);
        }
        let number = self.next;
        self.next += 1;
        if text.len() <= Self::LONGEST && self.kept.len() < Self::MOST {
            self.kept.insert(text.into(), number);
        }
        (number, true)
    }
}

impl<'a> Work for Plan<'_, 'a> {
    type Memory = Known;
    type Result = Claims<'a>;

    fn work(&self, known: &mut Known, chunk: &Chunk, claims: &mut Claims<'a>) {
        claims.clear();
        claims.thread = *known.thread.get_or_insert_with(|| self.threads.fetch_add(1, Ordering::Relaxed));
        let bytes = &chunk.input[..];
        let mut scratch = Vec::new();
        let mut lines = chunk.lines();
        let mut end = 0;
        for row in chunk.rows.iter() {
            // The row begins after the line ends that follow the one before.
            let line_ends = bytes[end..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
            let line = lines.of(end + line_ends);
            end = row.end();
            let mut name = None;
            for &(cell, time) in &self.cells {
                let cell = match cell.map(|cell| row.cell(cell)) {
                    None => 0,
                    Some(place) => {
                        let cell = text(&bytes[place.clone()], &mut scratch);
                        if is_blank(cell) {
                            claims.blank += 1;
                            continue;
                        }
                        let (number, is_new) = known.cells.of(cell);
                        if is_new {
                            claims.cells.push(place);
                        }
                        number
                    }
                };
                let name = *name.get_or_insert_with(|| {
                    let place = row.cell(self.country);
                    let name = text(&bytes[place.clone()], &mut scratch);
                    let (number, is_new) = known.names.of(name);
                    if is_new {
                        claims.names.push((place, self.screening.country_of(name)));
                    }
                    number
                });
                let (when, place) = match time {
                    TimeOf::All(when) => (Ok(when), 0..0),
                    TimeOf::Date(cell) => (self.on_date(text(&bytes[row.cell(cell)], &mut scratch)), row.cell(cell)),
                    TimeOf::Year(cell) => (self.of_year(text(&bytes[row.cell(cell)], &mut scratch)), row.cell(cell)),
                };
                if let Err(problem) = when {
                    claims.bad_times.push((place, problem));
                }
                claims.raw.push(Raw { line, name, cell, when: when.ok() });
            }
        }
    }
}

impl Claims<'_> {
    fn clear(&mut self) {
        let Claims { thread: _, raw, names, cells, bad_times, blank } = self;
        raw.clear();
        names.clear();
        cells.clear();
        bad_times.clear();
        *blank = 0;
    }
}

impl<'p, 'a> Plan<'p, 'a> {
    pub(super) fn new(
        screening: &'p Screening<'a>,
        calendar: &'p Calendar<'a>,
        country: usize,
        cells: Vec<(Option<usize>, TimeOf)>,
    ) -> Self {
        Plan { screening, calendar, country, cells, threads: AtomicUsize::new(0) }
    }

    #[inline]
    fn on_date(&self, cell: &[u8]) -> Result<When, RowProblem> {
        in_calendar(self.calendar.of_date(date::date_of_cell(cell)?))
    }

    #[inline]
    fn of_year(&self, cell: &[u8]) -> Result<When, RowProblem> {
        in_calendar(self.calendar.of_year(date::year_of_cell(cell)?))
    }

    /// Enters all claims, in the order of the file. `of_all` is the claim of every row, if the claims are not in the
    /// file.
    pub(super) fn run(
        &self,
        chunks: Chunks<'_, impl Read + Send>,
        of_all: Option<Ranking>,
        ledger: &mut Ledger<'a>,
    ) -> Result<(), ScreenError> {
        /// The ledger's numbers for the texts of a thread.
        #[derive(Default)]
        struct Numbered {
            names: Vec<u32>,
            cells: Vec<u32>,
        }
        let mut threads: Vec<Numbered> = Vec::new();
        let mut scratch = Vec::new();
        pipeline::run(self, pipeline::threads(self.screening.threads), chunks, |chunk, claims| {
            let bytes = &chunk.input[..];
            while threads.len() <= claims.thread {
                let cells = of_all.map(|ranking| ledger.cells.number(ranking.as_str().as_bytes(), ()));
                threads.push(Numbered { names: Vec::new(), cells: cells.into_iter().collect() });
            }
            let Numbered { names, cells } = &mut threads[claims.thread];
            for (place, country) in &claims.names {
                names.push(ledger.names.number(text(&bytes[place.clone()], &mut scratch), *country));
            }
            for place in &claims.cells {
                cells.push(ledger.cells.number(trim_bytes(text(&bytes[place.clone()], &mut scratch)), ()));
            }
            ledger.blank += claims.blank;
            let mut bad_times = claims.bad_times.iter();
            for raw in &claims.raw {
                let when = raw.when.or_else(|| {
                    let (place, problem) = bad_times.next()?;
                    Some(ledger.bad_time(trim_bytes(text(&bytes[place.clone()], &mut scratch)), *problem))
                });
                let Some(when) = when else { unreachable!("each claim without a time has a bad one") };
                ledger.add(raw.line, names[raw.name as usize], when, cells[raw.cell as usize]);
            }
            Ok(())
        })
    }
}

fn in_calendar(time: Option<Time>) -> Result<When, RowProblem> {
    time.map(When::At).ok_or(RowProblem::NoReportInForce)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_kept_as_long_as_there_is_room() {
        let mut numbers = Numbers::default();
        let (longest, longer) = ([b'x'; Numbers::LONGEST], [b'x'; Numbers::LONGEST + 1]);
        let seen = [&b"a"[..], &longest, &longer, b"a", &longest, &longer].map(|text| numbers.of(text));
        assert_eq!(seen, [(0, true), (1, true), (2, true), (0, false), (1, false), (3, true)]);
        (0_u32..).take(Numbers::MOST).for_each(|number| _ = numbers.of(&number.to_le_bytes()));
        assert_eq!(numbers.of(b"a"), (0, false));
        assert!(numbers.of(b"b").1 && numbers.of(b"b").1);
        assert_eq!(numbers.kept.len(), Numbers::MOST);
    }
}
