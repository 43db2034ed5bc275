//! The countries that went up or down, entered or left between two reports.
//!
//! `cargo run --example changes -- 2009 2010`
//! `cargo run --example changes -- 2013 2018 --bureau EAP --json`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Bureau, Dataset, ReportDiff, change::Direction};

#[path = "support/mod.rs"]
mod support;

/// The changes between two reports.
#[derive(Parser)]
struct Arguments {
    /// The year of the report to compare with
    from: u16,
    /// The year of the report with the changes [default: the next report]
    to: Option<u16>,
    /// Only the countries of this bureau: AF, EAP, EUR, NEA, SCA or WHA
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let before = data.report(self.from)?;
        let after = match self.to {
            Some(year) => data.report(year)?,
            None => before
                .next()
                .ok_or_else(|| Failure::Refused(format!("there is no report after that of {}", before.year())))?,
        };
        let mut diff = after.changes_since(before);
        if let Some(bureau) = self.bureau {
            diff = diff.within(bureau);
        }
        match format {
            Format::Json => support::json(out, &diff)?,
            _ => text(out, diff)?,
        }
        Ok(Outcome::Found)
    }
}

fn text(out: &mut dyn Write, diff: ReportDiff<'_>) -> io::Result<()> {
    writeln!(out, "{diff}")?;
    for &direction in Direction::ALL {
        for change in diff.changes().filter(|change| change.direction() == direction) {
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
        writeln!(out, "{}: {} again, after {}", after.country(), before.ranking(), path.join(", "))?;
    }
    Ok(())
}
