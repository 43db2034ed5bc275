//! A report: how many countries are on each tier, and which.
//!
//! `cargo run --example report -- 2009 --tier 3`
//! `cargo run --example report -- 2025 --bureau SCA --json`

use std::process::ExitCode;

use clap::Parser;
use serde_json::{Map, json};
use support::Outcome;
use tip_report::{Bureau, Dataset, Placement, Ranking, Report, Tier};

#[path = "support/mod.rs"]
mod support;

/// The placements of a report.
#[derive(Parser)]
struct Arguments {
    /// The year of the report
    year: u16,
    /// Only this ranking: "Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3" or "Special Case"; or 1, 2, 2WL, 3, SC
    #[arg(long, value_parser = support::words::ranking)]
    tier: Option<Ranking>,
    /// Only this bureau: AF, EAP, EUR, NEA, SCA or WHA
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let report = Dataset::bundled().report(arguments.year)?;
        let asked = |placement: &Placement<'_>| {
            arguments.tier.is_none_or(|ranking| placement.ranking() == ranking)
                && arguments.bureau.is_none_or(|bureau| placement.country().bureau() == Some(bureau))
        };
        let placements: Vec<_> = report.placements().filter(asked).collect();
        let outcome = if placements.is_empty() { Outcome::NotFound } else { Outcome::Found };
        if arguments.json {
            let counts: Map<_, _> =
                report.counts().iter().map(|(ranking, count)| (ranking.to_string(), json!(count))).collect();
            let placements: Vec<_> = placements
                .iter()
                .map(|placement| {
                    let country = placement.country();
                    let (ranking, evidence) = (placement.ranking(), placement.evidence());
                    json!({"code": country.code(), "name": country.name(), "ranking": ranking, "evidence": evidence})
                })
                .collect();
            let (year, released) = (report.year(), report.released().to_string());
            support::json(
                out,
                &json!({"year": year, "released": released, "counts": counts, "placements": placements}),
            )?;
            return Ok(outcome);
        }
        writeln!(out, "{}", report.citation())?;
        for (ranking, count) in report.counts().iter() {
            writeln!(out, "  {count:>3}  {ranking}")?;
        }
        for placement in &placements {
            let country = placement.country();
            writeln!(out, "{}  {:<19} {country} ({})", country.code(), placement.ranking(), placement.evidence())?;
        }
        if placements.is_empty() {
            writeln!(out, "{}", nothing(report, &arguments))?;
        }
        Ok(outcome)
    })
}

/// Why no placement was found.
fn nothing(report: Report<'_>, arguments: &Arguments) -> String {
    let bureau = arguments.bureau.map(|bureau| format!(" in {bureau}")).unwrap_or_default();
    let ranking = arguments.tier.map(|ranking| format!(" on {ranking}").replace("on Special", "a Special"));
    let is = if ranking.is_some() { "is" } else { "is placed" };
    let said = format!("no country of the {} report{bureau} {is}{}", report.year(), ranking.unwrap_or_default());
    let watch_list = Ranking::Tier(Tier::TwoWatchList);
    let first = Dataset::bundled().reports().find(|report| report.counts().of(watch_list) > 0);
    match first.filter(|first| arguments.tier == Some(watch_list) && report.year() < first.year()) {
        Some(first) => format!("{said}; the Watch List exists since the {} report", first.year()),
        None => said,
    }
}
