//! Who went up, who went down, who came and who left from one report to another.
//!
//! `cargo run --example changes -- 2009 2010`
//! `cargo run --example changes -- 2013 2018 --bureau EAP --json`

use std::{error::Error, io::Write, process::ExitCode};

use clap::Parser;
use support::Outcome;
use tip_report::{Bureau, Dataset, Direction, ReportDiff};

#[path = "support/mod.rs"]
mod support;

/// The changes between two reports.
#[derive(Parser)]
struct Arguments {
    /// The year of the report to compare with
    from: u16,
    /// The year of the report whose changes are asked for; the next report if it is not given
    to: Option<u16>,
    /// Only the countries of this bureau: AF, EAP, EUR, NEA, SCA or WHA
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let data = Dataset::bundled();
        let before = data.report(arguments.from)?;
        let after = match arguments.to {
            Some(year) => data.report(year)?,
            None => before.next().ok_or_else(|| format!("there is no report after that of {}", before.year()))?,
        };
        let mut diff = after.changes_since(before);
        if let Some(bureau) = arguments.bureau {
            diff = diff.within(bureau);
        }
        if arguments.json {
            support::json(out, &diff)?;
        } else {
            text(out, diff)?;
        }
        Ok(Outcome::Found)
    })
}

fn text(out: &mut dyn Write, diff: ReportDiff<'_>) -> Result<(), Box<dyn Error>> {
    writeln!(out, "{diff}")?;
    for direction in Direction::ALL {
        for change in diff.of_kind(direction) {
            write!(out, "{change} [{}]", change.evidence())?;
            for other in change.successor_of() {
                write!(out, "; successor of {other}")?;
            }
            for other in change.succeeded_by() {
                write!(out, "; succeeded by {other}")?;
            }
            writeln!(out)?;
        }
    }
    for (before, after) in diff.returned() {
        let path: Vec<_> = diff.path(after.country()).map(|(_, standing)| standing.as_str()).collect();
        writeln!(out, "{}: {} again, by way of {}", after.country(), before.ranking(), path.join(", "))?;
    }
    Ok(())
}
