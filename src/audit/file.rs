//! Claims in files: which cells are read.

use std::io::Read;

use super::{
    calendar::Calendar,
    error::AuditError,
    ledger::{Ledger, When as ClaimTime},
    worker::{Plan, TimeOf},
};
use crate::{
    screen::{
        RowProblem, Screening, When,
        chunk::{Chunks, Shape},
        header::Header,
    },
    text::blank::trim_bytes,
    words::tier::Ranking,
};

/// Where the rankings are in a CSV file.
///
/// ```
/// use tip_report::{Dataset, Screening, audit::{Audit, ClaimsIn}};
/// let data = Dataset::bundled();
/// let wide = "country,tier2012,tier2013\nThailand,2WL,2WL\nCuba,3,2\n";
/// let audit = Audit::new(data).screening(Screening::new(data, "country"));
/// let findings = audit.csv(wide.as_bytes(), ClaimsIn::YearColumns("tier*"))?;
/// assert_eq!(findings.iter().next().unwrap().to_string(), "line 3: Cuba 2013: claimed `2`, found Tier 3 (official)");
/// # Ok::<(), tip_report::error::AuditError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ClaimsIn<'c> {
    /// In this column. The screening gives the report or the date of a row.
    Column(&'c str),
    /// In one column for each year. In the names of the columns `*` stands for the year: `*`, `tier*`, `tier_*_coded`.
    /// The screening's column of years or dates is not read.
    YearColumns(&'c str),
    /// In no column: every row claims this ranking.
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
    let mut ledger = Ledger::new();
    let when = when.map(|column| shape.cell_of(column));
    let mut time_of = |year: Option<u16>| match (year, &screening.when, when) {
        (Some(year), ..) => TimeOf::All(time_of_year(year, calendar, &mut ledger)),
        (None, When::Date(_), Some(cell)) => TimeOf::Date(cell),
        (None, When::Year(_), Some(cell)) => TimeOf::Year(cell),
        _ => TimeOf::All(time_of_all(screening, calendar, &mut ledger)),
    };
    let (cells, of_all) = match claims {
        ClaimsIn::EveryRow(ranking) => (vec![(None, time_of(None))], Some(ranking)),
        ClaimsIn::Column(_) | ClaimsIn::YearColumns(_) => {
            let cells = claimed.iter().map(|&(column, year)| (Some(shape.cell_of(column)), time_of(year)));
            (cells.collect(), None)
        }
    };
    let plan = Plan::new(screening, calendar, shape.cell_of(country), cells);
    let rest = bytes.split_off(header.end);
    plan.run(Chunks::new(reader, &shape, rest, header.last_line), of_all, &mut ledger)?;
    Ok(ledger)
}

/// The claims of a plain list: each line names a country.
pub(super) fn list<'a>(
    screening: &Screening<'a>,
    calendar: &Calendar<'a>,
    mut reader: impl Read + Send,
    ranking: Ranking,
) -> Result<Ledger<'a>, AuditError> {
    /// This sign was made to divide things, and no text contains it.
    const UNIT_SEPARATOR: u8 = 0x1F;
    let mut start = Vec::new();
    crate::screen::chunk::fill(&mut reader, &mut start, 3)?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start).to_vec();
    let shape = Shape::new(UNIT_SEPARATOR, 1, [0]);
    let mut ledger = Ledger::new();
    let time = TimeOf::All(time_of_all(screening, calendar, &mut ledger));
    let plan = Plan::new(screening, calendar, 0, vec![(None, time)]);
    plan.run(Chunks::new(reader, &shape, start, 1), Some(ranking), &mut ledger)?;
    Ok(ledger)
}

fn time_of_all(screening: &Screening<'_>, calendar: &Calendar<'_>, ledger: &mut Ledger<'_>) -> ClaimTime {
    let year = match &screening.when {
        When::Report(report) => Some(report.year()),
        _ => screening.data.latest_report().map(|report| report.year()),
    };
    match year {
        Some(year) => time_of_year(year.get(), calendar, ledger),
        None => ledger.bad_time(b"", RowProblem::NoReportInForce),
    }
}

fn time_of_year(year: u16, calendar: &Calendar<'_>, ledger: &mut Ledger<'_>) -> ClaimTime {
    let Some(time) = calendar.of_year(year) else {
        return ledger.bad_time(year.to_string().as_bytes(), RowProblem::NoReportInForce);
    };
    ledger.reports.push(time);
    ClaimTime::At(time)
}

/// The columns whose names match a pattern with a year in it, and their years.
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
