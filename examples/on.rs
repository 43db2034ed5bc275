//! The report in force on a date: the latest one released on or before it.
//!
//! `cargo run --example on -- 2025-09-28`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, chrono::NaiveDate};

#[path = "support/mod.rs"]
mod support;

/// The report in force on a date.
#[derive(Parser)]
struct Arguments {
    /// The date, YYYY-MM-DD
    #[arg(value_parser = support::date)]
    date: NaiveDate,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let date = self.date;
        let report = Dataset::bundled().report_in_force_on(date);
        match (format, report) {
            (Format::Json, _) => {
                let document = json!({
                    "date": date.to_string(),
                    "report": report,
                    "first_release": first_release().to_string(),
                });
                support::json(out, &document)?;
            }
            (_, Some(report)) => writeln!(out, "{date}: {report} (released {})", report.released())?,
            (_, None) => {
                writeln!(out, "{date}: no report was in force; the first was released on {}", first_release())?;
            }
        }
        Ok(if report.is_some() { Outcome::Found } else { Outcome::NotFound })
    }
}

fn first_release() -> NaiveDate {
    Dataset::bundled().reports().next().map(|report| report.released()).unwrap_or_default()
}
