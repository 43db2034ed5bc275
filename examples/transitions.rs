//! The number of countries that went from each ranking to each other, from one report to the next.
//!
//! `cargo run --example transitions`
//! `cargo run --example transitions -- --from 2010 --to 2025 --bureau AF --without-special-case`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Bureau, Dataset, change::TransitionMatrix};

#[path = "support/mod.rs"]
mod support;

/// Transitions between consecutive reports: from the ranking of the row to that of the column.
#[derive(Parser)]
struct Arguments {
    /// The first report [default: the first of all]
    #[arg(long)]
    from: Option<u16>,
    /// The last report [default: the latest]
    #[arg(long)]
    to: Option<u16>,
    /// Only the countries of this bureau: AF, EAP, EUR, NEA, SCA or WHA
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
    /// Leave out special cases
    #[arg(long)]
    without_special_case: bool,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        support::check_period(self.from, self.to)?;
        let data = Dataset::bundled();
        // A year without a report is a mistake, not an empty period.
        let report = |year: Option<u16>| year.map(|year| data.report(year)).transpose();
        let (first, last) = (report(self.from)?, report(self.to)?);
        let diffs = data.diffs().filter(|diff| {
            diff.is_consecutive()
                && first.is_none_or(|first| first.year() <= diff.before().year())
                && last.is_none_or(|last| diff.after().year() <= last.year())
        });
        let of_bureau = diffs.map(|diff| self.bureau.map_or(diff, |bureau| diff.within(bureau)));
        let mut matrix: TransitionMatrix = of_bureau.map(|diff| diff.transitions()).sum();
        if self.without_special_case {
            matrix = matrix.without_special_case();
        }
        match format {
            Format::Json => support::json(out, &matrix)?,
            _ => writeln!(out, "{matrix}")?,
        }
        Ok(if matrix == TransitionMatrix::default() { Outcome::NotFound } else { Outcome::Found })
    }
}
