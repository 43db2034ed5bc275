//! The work on one chunk: find each row's country and report, and write the row with the added cells.

use std::{collections::HashMap, ops::Range};

use super::{
    Screening,
    answer::{Answers, DayId, Found, RowProblem},
    chunk::Chunk,
    date,
    encoding::decoded,
    pipeline::Work,
    scheme::Sight,
};
use crate::{
    csv::scan::text,
    table::{id::CountryId, name_index::Miss},
    text::blank::trim,
    words::year::ReportYear,
};

/// What is the same for every chunk.
pub(super) struct Plan<'a> {
    pub(super) screening: &'a Screening<'a>,
    pub(super) answers: Answers<'a>,
    /// The index of the country's cell among the cells that are asked for.
    pub(super) country: usize,
    pub(super) day: DayOf,
}

/// How to find the day of a row, which decides its report.
#[derive(Clone, Copy)]
pub(super) enum DayOf {
    /// The same for all rows.
    All(Found<DayId>),
    /// By the date in the cell with this index, among the cells that are asked for.
    Date(usize),
    /// By the year in the cell with this index.
    Year(usize),
}

/// The result of a chunk.
#[derive(Default)]
pub(super) struct Screened {
    pub(super) output: Vec<u8>,
    /// The problems of rows, in their order, each with the field that had no meaning.
    pub(super) problems: Vec<(RowProblem, Range<usize>)>,
    /// How many rows have a name that had to be decoded.
    pub(super) decoded: u64,
    /// What the thread saw for the first time. Aliases are left out: they say what the user means.
    pub(super) sights: Vec<Sight>,
    /// How many rows have a date that is long after the last report.
    pub(super) after_latest: u64,
}

/// The country that a cell names.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub(super) country: Found<CountryId>,
    /// Whether the name had to be decoded.
    decoded: bool,
}

/// The cells that a thread has read, with their meanings: a repeated name is looked up once.
#[derive(Default)]
pub(super) struct Known(HashMap<Box<[u8]>, Named>);

impl Known {
    /// How many cells are kept, and how long a cell may be, so that the memory does not grow with the file.
    const MOST: usize = 4096;
    const LONGEST: usize = 64;

    #[inline]
    fn get_or(&mut self, cell: &[u8], find: impl FnOnce(&[u8]) -> Named) -> Named {
        if let Some(&named) = self.0.get(cell) {
            return named;
        }
        let named = find(cell);
        if cell.len() <= Known::LONGEST && self.0.len() < Known::MOST {
            self.0.insert(cell.into(), named);
        }
        named
    }
}

impl Work for Plan<'_> {
    type Memory = Known;
    type Result = Screened;

    fn work(&self, known: &mut Known, chunk: &Chunk, screened: &mut Screened) {
        let Screened { output, problems, decoded, sights, after_latest } = screened;
        output.clear();
        problems.clear();
        sights.clear();
        (*decoded, *after_latest) = (0, 0);
        let bytes = &chunk.input[..];
        let mut scratch = Vec::new();
        let mut written = 0;
        for row in chunk.rows.iter() {
            let name = row.cell(self.country);
            let named = known.get_or(text(&bytes[name.clone()], &mut scratch), |cell| {
                let named = self.screening.named(cell);
                let is_alias = self.screening.aliases.get(cell).is_some();
                sights.extend(Sight::of(cell, named.country).filter(|_| !is_alias));
                named
            });
            *decoded += u64::from(named.decoded);
            let (day, when) = match self.day {
                DayOf::All(day) => (day, 0..0),
                DayOf::Date(cell) => {
                    let date = date::date_of_cell(text(&bytes[row.cell(cell)], &mut scratch));
                    *after_latest += u64::from(date.is_ok_and(|date| self.answers.is_after_latest(date)));
                    (date.and_then(|date| self.answers.day_of(date)), row.cell(cell))
                }
                DayOf::Year(cell) => (self.day_of_year(text(&bytes[row.cell(cell)], &mut scratch)), row.cell(cell)),
            };
            match (named.country, day) {
                (Err(problem), _) => problems.push((problem, name)),
                (_, Err(problem)) => problems.push((problem, when)),
                _ => {}
            }
            output.extend_from_slice(&bytes[written..row.end()]);
            output.extend_from_slice(self.answers.of(named.country, day));
            written = row.end();
        }
        output.extend_from_slice(&bytes[written..]);
    }
}

impl Screening<'_> {
    /// The country that a cell names: as written, or else decoded.
    pub(super) fn named(&self, cell: &[u8]) -> Named {
        let as_it_stands = self.country_named(cell);
        let text = std::str::from_utf8(cell).ok().filter(|_| as_it_stands.is_err());
        match text.and_then(decoded).map(|text| self.country_named(text.as_bytes())) {
            Some(country @ Ok(_)) => Named { country, decoded: true },
            // The decoded text matters only if the text as written is unknown.
            Some(Err(problem)) if problem != RowProblem::UnknownName => Named { country: Err(problem), decoded: false },
            _ => Named { country: as_it_stands, decoded: false },
        }
    }

    fn country_named(&self, name: &[u8]) -> Found<CountryId> {
        if let Some(code) = self.aliases.get(name) {
            return self.data.tables.countries().id_of_code(code).ok_or(RowProblem::UnknownName);
        }
        let text = std::str::from_utf8(name).map_err(|_| RowProblem::NotUtf8)?;
        if let Some(scheme) = self.scheme {
            return match self.data.ids_by(scheme, text)[..] {
                [one] => Ok(one),
                [] if trim(text).is_empty() => Err(RowProblem::EmptyName),
                [] => Err(RowProblem::UnknownName),
                _ => Err(RowProblem::AmbiguousName),
            };
        }
        self.data.id_of(text).map_err(|miss| match miss {
            Miss::Ambiguous => RowProblem::AmbiguousName,
            Miss::Several => RowProblem::SeveralCountries,
            Miss::Unknown if trim(text).is_empty() => RowProblem::EmptyName,
            Miss::Unknown => RowProblem::UnknownName,
        })
    }
}

impl Plan<'_> {
    /// The day on which the report of a cell's year was released.
    fn day_of_year(&self, cell: &[u8]) -> Found<DayId> {
        let reports = self.screening.data.tables.reports();
        let report = ReportYear::new(date::year_of_cell(cell)?).and_then(|year| reports.id_of(year));
        self.answers.day_of(reports.row(report.ok_or(RowProblem::NoReportInForce)?).released)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_name_is_looked_up_once_if_it_is_short_and_there_is_room() {
        let mut known = Known::default();
        let mut looked_up = |cell: &[u8]| {
            let mut is_new = false;
            known.get_or(cell, |_| {
                is_new = true;
                Named { country: Err(RowProblem::UnknownName), decoded: false }
            });
            is_new
        };
        let (longest, longer) = ([b'x'; Known::LONGEST], [b'x'; Known::LONGEST + 1]);
        let cells = [&b"a"[..], &longest, &longer, b"a", &longest, &longer];
        assert_eq!(cells.map(&mut looked_up), [true, true, true, false, false, true]);
        (0_u32..).take(Known::MOST).for_each(|number| _ = looked_up(&number.to_le_bytes()));
        assert_eq!([&b"a"[..], b"b", b"b"].map(&mut looked_up), [false, true, true]);
    }
}
