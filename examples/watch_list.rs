//! The Watch List of a report: how long each country has been on it, with which waivers, and which must leave next.
//!
//! `cargo run --example watch_list`
//! `cargo run --example watch_list -- 2012 --json`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::json;
use support::{Failure, Format, Outcome, Tool, words::before_the_watch_list};
use tip_report::{
    Dataset, Report,
    watch_list::{WatchListClock, WatchListOutlook},
};

#[path = "support/mod.rs"]
mod support;

/// The countries on the Watch List of a report, the most urgent first.
#[derive(Parser)]
struct Arguments {
    /// The year of the report [default: the latest]
    year: Option<u16>,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let asked = self.year.map(|year| data.report(year)).transpose()?;
        let report = asked.or(data.latest_report()).ok_or_else(|| Failure::Input("there are no reports".into()))?;
        let clocks = report.watch_list_clocks();
        match format {
            Format::Json => {
                let document = json!({
                    "year": report.year(),
                    "next_year": report.year().get() + 1,
                    "rule": clocks.first().map(WatchListClock::rule),
                    "countries": clocks,
                    "note": before_the_watch_list(report),
                });
                support::json(out, &document)?;
            }
            _ => text(out, report, &clocks)?,
        }
        Ok(if clocks.is_empty() { Outcome::NotFound } else { Outcome::Found })
    }
}

fn text(out: &mut dyn Write, report: Report<'_>, clocks: &[WatchListClock<'_>]) -> io::Result<()> {
    write!(out, "{report}: {} countries on the Tier 2 Watch List", clocks.len())?;
    match before_the_watch_list(report) {
        Some(why) => writeln!(out, "; {why}")?,
        None => writeln!(out)?,
    }
    if let Some(rule) = clocks.first().map(WatchListClock::rule) {
        let limit = rule
            .limit()
            .map_or("no limit".into(), |limit| format!("at most {limit} reports in a row, counted from 2009"));
        writeln!(out, "rule of the next report ({}): {limit}", rule.law())?;
    }
    clocks.iter().try_for_each(|clock| writeln!(out, "{}", line(clock)))
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
