//! The report in force on a date: the latest one released on or before it.
//!
//! `cargo run --example on -- 2025-09-28`

use std::process::ExitCode;

use clap::Parser;
use serde_json::json;
use support::Outcome;
use tip_report::{Dataset, chrono::NaiveDate};

#[path = "support/mod.rs"]
mod support;

/// The report in force on a date.
#[derive(Parser)]
struct Arguments {
    /// The date, YYYY-MM-DD
    #[arg(value_parser = support::date)]
    date: NaiveDate,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let Arguments { date, json } = Arguments::parse();
    support::run(|out| {
        let report = Dataset::bundled().report_in_force_on(date);
        if json {
            support::json(out, &json!({"date": date.to_string(), "report": report}))?;
        } else if let Some(report) = report {
            writeln!(out, "{}: {} (released {})", date, report, report.released())?;
        } else {
            writeln!(out, "{date}: no report was in force; the first was released on {}", first_release())?;
        }
        Ok(if report.is_some() { Outcome::Found } else { Outcome::NotFound })
    })
}

fn first_release() -> NaiveDate {
    Dataset::bundled().reports().next().map(|report| report.released()).unwrap_or_default()
}
