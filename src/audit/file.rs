//! Claims in files: cut, and their countries and dates found, as screening does it.

use std::{collections::HashMap, io::Read, ops::Range};

use super::{
    calendar::{Calendar, Time},
    coding::is_blank,
    error::AuditError,
    ledger::{Ledger, Named, When as ClaimTime},
};
use crate::{
    csv::scan::text,
    screen::{
        RowProblem, Screening, When,
        chunk::{Chunk, Chunks, Shape},
        date,
        header::Header,
        pipeline::{self, Work},
    },
    text::blank::trim_bytes,
    words::tier::Ranking,
};

/// Where in the rows of a CSV file the rankings stand.
///
/// ```
/// use tip_report::{Audit, ClaimsIn, Dataset, Screening};
/// let data = Dataset::bundled();
/// let wide = "country,tier2012,tier2013\nThailand,2WL,2WL\nCuba,3,2\n";
/// let audit = Audit::new(data).screening(Screening::new(data, "country"));
/// let findings = audit.csv(wide.as_bytes(), ClaimsIn::YearColumns("tier*"))?;
/// assert_eq!(findings.iter().next().unwrap().to_string(), "line 3: Cuba 2013: claimed `2`, found Tier 3 (official)");
/// # Ok::<(), tip_report::AuditError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimsIn<'c> {
    /// In this column; the report or the date of a row is as the screening has it.
    Column(&'c str),
    /// In a column a year. In their names `*` stands for the year: `*`, `tier*`, `tier_*_coded`.
    YearColumns(&'c str),
    /// Nowhere: every row claims this ranking.
    EveryRow(Ranking),
}

/// The claims of a CSV file.
pub(super) fn csv<'a>(
    screening: &Screening<'a>,
    calendar: &Calendar<'a>,
    mut reader: impl Read + Send,
    claims: ClaimsIn<'_>,
) -> Result<Ledger<'a>, AuditError> {
    let when_column = match &screening.when {
        When::Date(column) | When::Year(column) if !matches!(claims, ClaimsIn::YearColumns(_)) => Some(&**column),
        _ => None,
    };
    let claim_column = match claims {
        ClaimsIn::Column(column) => Some(column),
        ClaimsIn::YearColumns(_) | ClaimsIn::EveryRow(_) => None,
    };
    let asked: Vec<&str> = std::iter::once(&*screening.country).chain(when_column).chain(claim_column).collect();
    let mut bytes = Vec::new();
    let header = Header::read(&mut reader, &mut bytes, screening.delimiter, &asked)?;
    let country = header.position(&screening.country, &bytes)?;
    let when = when_column.map(|column| header.position(column, &bytes)).transpose()?;
    let claimed: Vec<(usize, Option<u16>)> = match claims {
        ClaimsIn::Column(column) => vec![(header.position(column, &bytes)?, None)],
        ClaimsIn::YearColumns(pattern) => year_columns(&header, pattern)?,
        ClaimsIn::EveryRow(_) => Vec::new(),
    };
    let columns = std::iter::once(country).chain(when).chain(claimed.iter().map(|(column, _)| *column));
    let shape = Shape::new(header.delimiter.byte(), header.len(), columns);
    let time = match (&screening.when, when.map(|column| shape.cell_of(column))) {
        (When::Date(_), Some(cell)) => TimeOf::Date(cell),
        (When::Year(_), Some(cell)) => TimeOf::Year(cell),
        _ => TimeOf::All(time_of_all(screening, calendar)),
    };
    let of_column = |(column, year): &(usize, Option<u16>)| {
        let time = year.map_or(time, |year| TimeOf::All(calendar.of_year(year).ok_or(RowProblem::NoReportInForce)));
        (Some(shape.cell_of(*column)), time)
    };
    let cells = match claims {
        ClaimsIn::EveryRow(_) => vec![(None, time)],
        _ => claimed.iter().map(of_column).collect(),
    };
    let plan = Plan { screening, calendar, country: shape.cell_of(country), cells };
    let rest = bytes.split_off(header.end);
    let years: Vec<Option<String>> = claimed.iter().map(|(_, year)| year.map(|year| year.to_string())).collect();
    plan.run(Chunks::new(reader, &shape, rest, header.last_line), claims, &years)
}

/// The claims of a plain list: each line names a country.
pub(super) fn list<'a>(
    screening: &Screening<'a>,
    calendar: &Calendar<'a>,
    mut reader: impl Read + Send,
    ranking: Ranking,
) -> Result<Ledger<'a>, AuditError> {
    /// No text has this sign, which was made to divide things.
    const UNIT_SEPARATOR: u8 = 0x1F;
    let mut start = Vec::new();
    crate::screen::chunk::fill(&mut reader, &mut start, 3)?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start).to_vec();
    let shape = Shape::new(UNIT_SEPARATOR, 1, [0]);
    let time = TimeOf::All(time_of_all(screening, calendar));
    let plan = Plan { screening, calendar, country: 0, cells: vec![(None, time)] };
    plan.run(Chunks::new(reader, &shape, start, 1), ClaimsIn::EveryRow(ranking), &[])
}

fn time_of_all(screening: &Screening<'_>, calendar: &Calendar<'_>) -> Result<Time, RowProblem> {
    let year = match &screening.when {
        When::Report(report) => Some(report.year()),
        _ => screening.data.latest_report().map(|report| report.year()),
    };
    year.and_then(|year| calendar.of_year(year.get())).ok_or(RowProblem::NoReportInForce)
}

/// The columns whose name is a pattern with a year in it, with their years.
fn year_columns(header: &Header, pattern: &str) -> Result<Vec<(usize, Option<u16>)>, AuditError> {
    let (before, after) = pattern.split_once('*').unwrap_or((pattern, ""));
    let year = |name: &[u8]| {
        let year = name.strip_prefix(before.as_bytes())?.strip_suffix(after.as_bytes())?;
        let is_year = year.len() == 4 && year.iter().all(u8::is_ascii_digit);
        if is_year { std::str::from_utf8(year).ok()?.parse().ok() } else { None }
    };
    let found = header.names().enumerate().filter_map(|(column, name)| Some((column, Some(year(trim_bytes(name))?))));
    let found: Vec<(usize, Option<u16>)> = found.collect();
    if found.is_empty() {
        let names =
            header.names().map(|name| String::from_utf8_lossy(name).chars().take(60).collect::<String>().into());
        return Err(AuditError::NoYearColumn { pattern: pattern.into(), header: names.take(20).collect() });
    }
    Ok(found)
}

/// How the time of a claim is found.
#[derive(Clone, Copy)]
enum TimeOf {
    All(Result<Time, RowProblem>),
    /// By the date in this one of the cells that are asked for.
    Date(usize),
    /// By the year in this one.
    Year(usize),
}

/// What is the same for every chunk.
struct Plan<'p, 'a> {
    screening: &'p Screening<'a>,
    calendar: &'p Calendar<'a>,
    /// Which of the cells that are asked for names the country.
    country: usize,
    /// Which of them are claims, each with its time; `None` for a claim that is not in the file.
    cells: Vec<(Option<usize>, TimeOf)>,
}

/// A claim. Its texts are given by their numbers in the chunk, so that each is looked at once.
struct Raw {
    line: u64,
    /// Position in [`Claims::names`].
    name: u32,
    time: Result<Time, RowProblem>,
    /// The place of the date or the year.
    when: Range<usize>,
    /// Position in [`Plan::cells`].
    number: usize,
    /// Position in [`Claims::cells`].
    cell: u32,
}

/// The claims of a chunk, and how many cells of it claim nothing.
#[derive(Default)]
struct Claims<'a> {
    raw: Vec<Raw>,
    names: Vec<(Range<usize>, Named<'a>)>,
    /// With each whether it claims nothing.
    cells: Vec<(Range<usize>, bool)>,
    blank: u64,
}

/// What a thread has met: what names mean, so that one that is repeated is looked up once.
#[derive(Default)]
struct Known<'a> {
    names: Memory<Named<'a>>,
    cells: Memory<bool>,
    /// How many chunks it had.
    chunks: u64,
}

/// Texts with what they mean, and the number of each in the last chunk that had it.
struct Memory<M>(HashMap<Box<[u8]>, (M, u64, u32)>);

impl<M> Default for Memory<M> {
    fn default() -> Self {
        Memory(HashMap::new())
    }
}

impl<M: Copy> Memory<M> {
    /// How many are kept, and how long a text may be, so that the memory does not grow with the file.
    const MOST: usize = 4096;
    const LONGEST: usize = 64;

    /// The number of a text in a chunk. Texts that are not kept may have several.
    #[inline]
    fn number(
        &mut self,
        chunk: u64,
        (place, text): (Range<usize>, &[u8]),
        all: &mut Vec<(Range<usize>, M)>,
        find: impl FnOnce(&[u8]) -> M,
    ) -> u32 {
        // A chunk has a few thousand rows.
        let next = u32::try_from(all.len()).unwrap_or(u32::MAX);
        if let Some((meaning, last, number)) = self.0.get_mut(text) {
            if *last != chunk {
                (*last, *number) = (chunk, next);
                all.push((place, *meaning));
            }
            return *number;
        }
        let meaning = find(text);
        if text.len() <= Self::LONGEST && self.0.len() < Self::MOST {
            self.0.insert(text.into(), (meaning, chunk, next));
        }
        all.push((place, meaning));
        next
    }
}

impl<'a> Work for Plan<'_, 'a> {
    type Memory = Known<'a>;
    type Result = Claims<'a>;

    fn work(&self, known: &mut Known<'a>, chunk: &Chunk, claims: &mut Claims<'a>) {
        let Claims { raw, names, cells, blank } = claims;
        raw.clear();
        names.clear();
        cells.clear();
        *blank = 0;
        known.chunks += 1;
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
            for (number, (cell, time)) in self.cells.iter().enumerate() {
                let cell = match cell.map(|cell| row.cell(cell)) {
                    None => 0,
                    Some(place) => {
                        let cell = (place.clone(), text(&bytes[place], &mut scratch));
                        let cell = known.cells.number(known.chunks, cell, cells, is_blank);
                        if cells[cell as usize].1 {
                            *blank += 1;
                            continue;
                        }
                        cell
                    }
                };
                let name = *name.get_or_insert_with(|| {
                    let place = row.cell(self.country);
                    let name = (place.clone(), text(&bytes[place], &mut scratch));
                    known.names.number(known.chunks, name, names, |name| self.screening.country_of(name))
                });
                let (time, when) = match *time {
                    TimeOf::All(time) => (time, 0..0),
                    TimeOf::Date(cell) => (self.on_date(text(&bytes[row.cell(cell)], &mut scratch)), row.cell(cell)),
                    TimeOf::Year(cell) => (self.of_year(text(&bytes[row.cell(cell)], &mut scratch)), row.cell(cell)),
                };
                raw.push(Raw { line, name, time, when, number, cell });
            }
        }
    }
}

impl<'a> Plan<'_, 'a> {
    fn on_date(&self, cell: &[u8]) -> Result<Time, RowProblem> {
        self.calendar.of_date(date::date_of_cell(cell)?).ok_or(RowProblem::NoReportInForce)
    }

    fn of_year(&self, cell: &[u8]) -> Result<Time, RowProblem> {
        self.calendar.of_year(date::year_of_cell(cell)?).ok_or(RowProblem::NoReportInForce)
    }

    /// Enters all claims, in the order of the file. `years` are the texts of the years of columns.
    fn run(
        &self,
        chunks: Chunks<'_, impl Read + Send>,
        claims: ClaimsIn<'_>,
        years: &[Option<String>],
    ) -> Result<Ledger<'a>, AuditError> {
        let mut ledger = Ledger::new();
        let (mut names, mut cells, mut scratch) = (Vec::new(), Vec::new(), Vec::new());
        pipeline::run(self, pipeline::threads(self.screening.threads), chunks, |chunk, found| {
            let bytes = &chunk.input[..];
            let Ledger { names: all_names, cells: all_cells, .. } = &mut ledger;
            names.clear();
            names.extend(
                found
                    .names
                    .iter()
                    .map(|(place, country)| all_names.number(text(&bytes[place.clone()], &mut scratch), *country)),
            );
            cells.clear();
            match claims {
                ClaimsIn::EveryRow(ranking) => cells.push(all_cells.number(ranking.as_str().as_bytes(), ())),
                _ => cells.extend(found.cells.iter().map(|(place, is_blank)| {
                    // No claim is of a blank cell.
                    if *is_blank {
                        0
                    } else {
                        all_cells.number(trim_bytes(text(&bytes[place.clone()], &mut scratch)), ())
                    }
                })),
            }
            ledger.blank += found.blank;
            for raw in &found.raw {
                let when = match (raw.time, years.get(raw.number)) {
                    (Ok(time), _) => ClaimTime::At(time),
                    (Err(problem), Some(Some(year))) => ledger.bad_time(year.as_bytes(), problem),
                    (Err(problem), _) => {
                        ledger.bad_time(trim_bytes(text(&bytes[raw.when.clone()], &mut scratch)), problem)
                    }
                };
                ledger.add(raw.line, names[raw.name as usize], when, cells[raw.cell as usize]);
            }
            Ok(())
        })?;
        Ok(ledger)
    }
}
