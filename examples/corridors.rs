//! The corridors that entries name most often, with the coverage of the entries.
//!
//! `cargo run --example corridors -- --year 2018 --top 10`
//! `cargo run --example corridors -- --top 20 --json`

use std::{
    cmp::Reverse,
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::{Value, json};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, Network, Place, Report, network::Corridor};

#[path = "support/mod.rs"]
mod support;

/// The corridors of one report or of all reports. Those that most reports name come first, then those that most entries
/// name. The counts say how many entries name a corridor, never how many people were moved.
#[derive(Parser)]
struct Arguments {
    /// The year of one report
    #[arg(long)]
    year: Option<u16>,
    /// Show at most this many
    #[arg(long, default_value_t = 20, allow_negative_numbers = true)]
    top: u16,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Text, Format::Json];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let data = Dataset::bundled();
        let report = self.year.map(|year| data.report(year)).transpose()?;
        let network = report.map_or_else(|| data.flows(), |report| report.flows()).network();
        let mut corridors: Vec<_> = network.corridors().collect();
        corridors.sort_by_key(|corridor| {
            Reverse((corridor.reports().count(), corridor.reporters().len(), corridor.statements().len()))
        });
        corridors.truncate(self.top.into());
        match format {
            Format::Json => support::json(out, &document(&network, &corridors, report))?,
            _ => text(out, &network, &corridors, report)?,
        }
        Ok(if network.corridors().len() > 0 { Outcome::Found } else { Outcome::NotFound })
    }
}

fn document(network: &Network<'_>, corridors: &[Corridor<'_, '_>], report: Option<Report<'_>>) -> Value {
    let rows: Vec<_> = corridors.iter().map(|corridor| row(corridor, report)).collect();
    let mut document = json!({
        "coverage": network.coverage(),
        "corridors_in_all": network.corridors().len(),
        "left_out": network.left_out(),
        "corridors": rows,
    });
    if let (Some(object), Some(_)) = (document.as_object_mut(), report) {
        object.insert("by_tier".into(), json!(network.tier_table())["cells"].take());
    }
    document
}

fn text(
    out: &mut dyn Write,
    network: &Network<'_>,
    corridors: &[Corridor<'_, '_>],
    report: Option<Report<'_>>,
) -> io::Result<()> {
    network.coverage().iter().try_for_each(|coverage| writeln!(out, "{coverage}"))?;
    let (all, left_out) = (network.corridors().len(), network.left_out());
    writeln!(out, "{all} corridors; left out: {} flows from or to unnamed places", left_out.unnamed)?;
    for corridor in corridors {
        let (reports, statements) = (corridor.reports().count(), corridor.statements().len());
        let reporters: Vec<_> = corridor.reporters().iter().map(|country| country.code().to_string()).collect();
        let tiers = report.map(|report| {
            let [origin, destination] = [corridor.origin(), corridor.destination()].map(|end| standing(end, report));
            format!(" ({origin} -> {destination})")
        });
        let counts = format!("reports: {reports}, statements: {statements}, entries of: {}", reporters.join(" "));
        writeln!(out, "{corridor}{}; {counts}", tiers.unwrap_or_default())?;
    }
    if report.is_some() {
        writeln!(out, "\ncorridors by tier of origin (down) and destination (across)\n{}", network.tier_table())?;
    }
    Ok(())
}

fn standing(place: Place<'_>, report: Report<'_>) -> String {
    place.standing_in(report).map_or("region".into(), |standing| standing.to_string())
}

fn row(corridor: &Corridor<'_, '_>, report: Option<Report<'_>>) -> Value {
    let mut row = json!(corridor);
    if let (Some(object), Some(report)) = (row.as_object_mut(), report) {
        object.insert("origin_standing".into(), json!(corridor.origin().standing_in(report)));
        object.insert("destination_standing".into(), json!(corridor.destination().standing_in(report)));
    }
    row
}
