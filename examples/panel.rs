//! The country-year panel as CSV, or the years at risk of an event.
//!
//! `cargo run --example panel -- --out panel.csv`
//! `cargo run --example panel -- --placed --from 2004 --to 2015 --balanced`
//! `cargo run --example panel -- --survival enters --tier "Tier 3" --present-in 2001`

use std::{fs::File, path::PathBuf, process::ExitCode};

use clap::{Parser, ValueEnum};
use support::Outcome;
use tip_report::{Dataset, Tier, TierEvent};

#[path = "support/mod.rs"]
mod support;

/// Rows for analysis: each country in each report.
#[derive(Parser)]
struct Arguments {
    /// Write to this file instead of the standard output
    #[arg(long)]
    out: Option<PathBuf>,
    /// The first report
    #[arg(long, default_value_t = 2001)]
    from: u16,
    /// The last report; the latest one if it is not given
    #[arg(long)]
    to: Option<u16>,
    /// Only the countries that this report places
    #[arg(long)]
    present_in: Option<u16>,
    /// Only the countries that every report of the period places
    #[arg(long)]
    balanced: bool,
    /// Only the rows where the report places the country
    #[arg(long, conflicts_with = "survival")]
    placed: bool,
    /// Survival rows (start, stop, event) instead: until a country enters the tier, or leaves it
    #[arg(long, value_enum, requires = "tier")]
    survival: Option<Event>,
    /// The tier of the event: "Tier 1", "Tier 2", "Tier 2 Watch List" or "Tier 3"; or 1, 2, 2WL, 3
    #[arg(long, requires = "survival", value_parser = support::words::tier)]
    tier: Option<Tier>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Event {
    Enters,
    Leaves,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::check_period::<Arguments>(Some(arguments.from), arguments.to);
    support::run(|out| {
        let data = Dataset::bundled();
        let last = arguments.to.map(|year| data.report(year)).transpose()?.or_else(|| data.latest_report());
        let mut panel = data.panel().between(data.report(arguments.from)?, last.ok_or("there is no report")?);
        if let Some(year) = arguments.present_in {
            panel = panel.present_in(data.report(year)?);
        }
        if arguments.balanced {
            panel = panel.balanced();
        }
        if arguments.placed {
            panel = panel.placed_only();
        }
        let create = |path: &PathBuf| File::create(path).map_err(support::of_file(path));
        let mut file = arguments.out.as_ref().map(create).transpose()?;
        let out: &mut dyn std::io::Write = file.as_mut().map_or(out, |file| file);
        match arguments.survival.zip(arguments.tier) {
            Some((Event::Enters, tier)) => panel.write_survival_csv(TierEvent::Enters(tier), out)?,
            Some((Event::Leaves, tier)) => panel.write_survival_csv(TierEvent::Leaves(tier), out)?,
            None => panel.write_csv(out)?,
        }
        Ok(Outcome::Found)
    })
}
