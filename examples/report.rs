//! A report: how many countries are on each tier, and which.
//!
//! `cargo run --example report -- 2009 --tier 3`
//! `cargo run --example report -- 2025 --bureau SCA --json`

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;
use serde_json::{Map, Value, json};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Bureau, Dataset, Placement, Ranking, Report, Tier};

#[path = "support/mod.rs"]
mod support;

/// The placements of a report.
#[derive(Parser)]
struct Arguments {
    /// The year of the report
    year: u16,
    /// The ranking: "Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3" or "Special Case"; or 1, 2, 2WL, 3, SC
    #[arg(long, value_parser = support::words::ranking)]
    tier: Option<Ranking>,
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
        let report = Dataset::bundled().report(self.year)?;
        let placements: Vec<_> = report.placements().filter(|placement| self.is_asked(placement)).collect();
        match format {
            Format::Json => support::json(out, &self.document(report, &placements))?,
            _ => self.text(out, report, &placements)?,
        }
        Ok(if placements.is_empty() { Outcome::NotFound } else { Outcome::Found })
    }
}

impl Arguments {
    fn is_asked(&self, placement: &Placement<'_>) -> bool {
        self.tier.is_none_or(|ranking| placement.ranking() == ranking)
            && self.bureau.is_none_or(|bureau| placement.country().bureau() == Some(bureau))
    }

    /// The number of listed placements with each ranking that was asked for.
    fn counts(&self, placements: &[Placement<'_>]) -> impl Iterator<Item = (Ranking, usize)> {
        let rankings = Ranking::ALL.iter().copied().filter(|&ranking| self.tier.is_none_or(|asked| asked == ranking));
        rankings.map(|ranking| (ranking, placements.iter().filter(|placement| placement.ranking() == ranking).count()))
    }

    fn document(&self, report: Report<'_>, placements: &[Placement<'_>]) -> Value {
        let counts: Map<_, _> =
            self.counts(placements).map(|(ranking, count)| (ranking.to_string(), json!(count))).collect();
        let said = placements.is_empty().then(|| nothing(report, self));
        let placements = placements.iter().map(|placement| {
            let country = placement.country();
            let (ranking, evidence) = (placement.ranking(), placement.evidence());
            json!({"code": country.code(), "name": country.name(), "ranking": ranking, "evidence": evidence})
        });
        json!({
            "year": report.year(),
            "released": report.released().to_string(),
            "bureau": self.bureau,
            "counts": counts,
            "placements": placements.collect::<Vec<_>>(),
            "note": said,
        })
    }

    fn text(&self, out: &mut dyn Write, report: Report<'_>, placements: &[Placement<'_>]) -> io::Result<()> {
        writeln!(out, "{}", report.citation())?;
        if let Some(bureau) = self.bureau {
            writeln!(out, "{}:", bureau.name())?;
        }
        for (ranking, count) in self.counts(placements) {
            writeln!(out, "  {count:>3}  {ranking}")?;
        }
        for placement in placements {
            let country = placement.country();
            writeln!(out, "{}  {:<19} {country} ({})", country.code(), placement.ranking(), placement.evidence())?;
        }
        if placements.is_empty() {
            writeln!(out, "{}", nothing(report, self))?;
        }
        Ok(())
    }
}

/// Why no placement was found.
fn nothing(report: Report<'_>, arguments: &Arguments) -> String {
    let bureau = arguments.bureau.map(|bureau| format!(" in {bureau}")).unwrap_or_default();
    let ranking = arguments.tier.map(|ranking| format!(" on {ranking}").replace("on Special", "a Special"));
    let is = if ranking.is_some() { "is" } else { "is placed" };
    let said = format!("no country of the {} report{bureau} {is}{}", report.year(), ranking.unwrap_or_default());
    match support::words::before_the_watch_list(report) {
        Some(why) if arguments.tier == Some(Ranking::Tier(Tier::TwoWatchList)) => format!("{said}; {why}"),
        _ => said,
    }
}
