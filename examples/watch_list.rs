//! The Watch List of a report: how long each country has been on it, by which waivers, and who must leave next.
//!
//! `cargo run --example watch_list`
//! `cargo run --example watch_list -- 2012 --json`

use std::process::ExitCode;

use clap::Parser;
use serde_json::json;
use support::Outcome;
use tip_report::{Dataset, WatchListClock, WatchListOutlook};

#[path = "support/mod.rs"]
mod support;

/// Everyone on the Watch List of a report, the most urgent first.
#[derive(Parser)]
struct Arguments {
    /// The year of the report [default: the latest]
    year: Option<u16>,
    /// Print one JSON document
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let data = Dataset::bundled();
        let asked = arguments.year.map(|year| data.report(year)).transpose()?;
        let report = asked.or(data.latest_report()).ok_or("there are no reports")?;
        let clocks = report.watch_list_clocks();
        if arguments.json {
            let rule = clocks.first().map(WatchListClock::rule);
            let next_year = report.year().get() + 1;
            support::json(
                out,
                &json!({"year": report.year(), "next_year": next_year, "rule": rule, "countries": clocks}),
            )?;
        } else {
            writeln!(out, "{report}: {} countries on the Tier 2 Watch List", clocks.len())?;
            if let Some(rule) = clocks.first().map(WatchListClock::rule) {
                let limit = rule
                    .limit()
                    .map_or("no limit".into(), |limit| format!("{limit} reports in a row at most, counted from 2009"));
                writeln!(out, "rule of the next report ({}): {limit}", rule.law())?;
            }
            for clock in &clocks {
                writeln!(out, "{}", line(clock))?;
            }
        }
        Ok(if clocks.is_empty() { Outcome::NotFound } else { Outcome::Found })
    })
}

fn line(clock: &WatchListClock<'_>) -> String {
    let years = clock.years_in_a_row();
    let since = clock.first_report().year();
    let mut notes: Vec<String> =
        clock.waivers().map(|waiver| format!("waiver {} {}", waiver.report().year(), waiver.basis())).collect();
    if clock.one_report_only() {
        notes.push("one report only after its return from Tier 3".into());
    }
    if clock.outlook() == WatchListOutlook::MustLeave {
        notes.push("Tier 3 unless upgraded".into());
    }
    let notes = if notes.is_empty() { String::new() } else { format!(" ({})", notes.join("; ")) };
    let code = clock.country().code();
    format!("{:<15}  {code}  {} since {since}, {years} in a row{notes}", clock.outlook().as_str(), clock.country())
}
