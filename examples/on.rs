//! The report in force on a date, which is the latest one released on or before it, and the ranking of a country.
//!
//! `cargo run --example on -- 2025-09-28`
//! `cargo run --example on -- 2003-12-01 Turkey`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Country, Dataset, Report, chrono::NaiveDate, placement::Reassessment};

#[path = "support/mod.rs"]
mod support;

/// The report in force on a date, and the ranking of a country
#[derive(Parser)]
struct Arguments {
    /// The date, YYYY-MM-DD
    #[arg(value_parser = support::date)]
    date: NaiveDate,
    /// A name or a two- or three-letter code
    country: Option<String>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let (bundled, date) = (Dataset::bundled(), self.date);
        let country = self.country.as_ref().map(|name| bundled.country(name)).transpose()?;
        let report = bundled.report_in_force_on(date);
        match (format, report) {
            (Format::Json, _) => {
                let mut document = json!({
                    "date": date.to_string(),
                    "report": report,
                    "first_release": support::first_release().to_string(),
                    "is_after_latest": bundled.is_after_latest(date),
                });
                match country {
                    Some(country) => document["in_force"] = json!(bundled.ranking_on(country, date)),
                    None => document["reassessments"] = json!(reassessed(report, date).collect::<Vec<_>>()),
                }
                support::json(out, &document)?;
            }
            (_, Some(report)) => text(out, date, report, country)?,
            (_, None) => writeln!(out, "{}", support::no_report(date))?,
        }
        Ok(if report.is_some() { Outcome::Found } else { Outcome::NotFound })
    }
}

/// The reassessments of a report that count on a date.
fn reassessed(report: Option<Report<'static>>, date: NaiveDate) -> impl Iterator<Item = Reassessment<'static>> {
    Dataset::bundled().reassessments().filter(move |row| Some(row.report()) == report && row.on() <= date)
}

fn text(out: &mut dyn Write, date: NaiveDate, report: Report<'static>, country: Option<Country<'_>>) -> io::Result<()> {
    writeln!(out, "{date}: {report} (released {})", report.released())?;
    if let Some(after) = support::after_latest(date) {
        writeln!(out, "  {after}")?;
    }
    let Some(country) = country else {
        for reassessment in reassessed(Some(report), date) {
            let country = reassessment.country();
            writeln!(out, "  reassessed: {country} ({}): {reassessment}", country.code())?;
        }
        return Ok(());
    };
    let Some(in_force) = Dataset::bundled().ranking_on(country, date) else { return Ok(()) };
    let evidence = in_force.evidence().map(|evidence| format!(" ({evidence})")).unwrap_or_default();
    writeln!(out, "{country} ({}): {in_force}{evidence}", country.code())?;
    if let (Some(reassessment), Some(printed)) = (in_force.reassessment(), in_force.placement()) {
        writeln!(out, "  {} in the report; {reassessment}", printed.ranking())?;
    }
    Ok(())
}
