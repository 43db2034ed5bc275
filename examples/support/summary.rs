//! What a screening found, in words.

use std::io::{self, Write};

use tip_report::{
    country::CodeScheme,
    screen::{RowProblem, Summary},
    text::quoted,
};

use crate::support::words::country;

/// The number of values shown.
const SHOWN: usize = 20;

/// Writes how many rows have each problem, which values you must settle, and whether the codes look like another scheme's.
pub fn say(summary: &Summary, scheme: Option<CodeScheme>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}, {} of them with a problem", counted(summary.rows()), summary.rows_with_problems())?;
    for &problem in RowProblem::ALL {
        if summary.rows_with(problem) > 0 {
            writeln!(out, "  {problem}: {}", summary.rows_with(problem))?;
        }
    }
    for warning in summary.scheme_warnings() {
        writeln!(out, "warning: {warning}; `--scheme {}` reads such codes", warning.scheme())?;
    }
    if summary.rows_decoded() > 0 {
        writeln!(
            out,
            "{}: the name had to be decoded (UTF-8 read as Latin-1, or HTML)",
            counted(summary.rows_decoded())
        )?;
    }
    let after_latest = summary.rows_after_latest();
    if after_latest > 0 {
        writeln!(
            out,
            "{}: the date is more than 15 months after the last report here; a later one is probably in force",
            counted(after_latest)
        )?;
    }
    for unresolved in summary.unresolved().iter().take(SHOWN) {
        let value = unresolved.value();
        let rows = counted(unresolved.rows());
        match country(&value, scheme) {
            Err(error) if is_of_a_name(unresolved.problem()) => {
                writeln!(out, "{rows}: {error}")?;
            }
            _ => writeln!(out, "{rows}: {}: {}", quoted(&value), unresolved.problem())?,
        }
    }
    let more = summary.unresolved().len().saturating_sub(SHOWN);
    if more > 0 {
        writeln!(out, "and {more} other values")?;
    }
    for (problem, what) in [(RowProblem::BadDate, "date"), (RowProblem::BadYear, "year")] {
        if summary.rows_empty(problem) > 0 {
            writeln!(out, "{}: no {what}", counted(summary.rows_empty(problem)))?;
        }
    }
    // A date before the first report is never listed.
    for problem in RowProblem::ALL.iter().copied().filter(|&problem| problem != RowProblem::NoReportInForce) {
        let rows = summary.rows_unlisted(problem) - summary.rows_empty(problem);
        if rows > 0 {
            let kept = Summary::MOST_VALUES;
            writeln!(
                out,
                "and {} with more values than the first {kept} ({problem}), which are not counted separately",
                counted(rows)
            )?;
        }
    }
    Ok(())
}

/// Whether the lookup can say more about it.
fn is_of_a_name(problem: RowProblem) -> bool {
    matches!(problem, RowProblem::UnknownName | RowProblem::AmbiguousName | RowProblem::SeveralCountries)
}

fn counted(rows: u64) -> String {
    if rows == 1 { "1 row".into() } else { format!("{rows} rows") }
}
