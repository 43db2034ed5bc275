//! The country-year panel as CSV, or the years at risk of an event.
//!
//! `cargo run --example panel -- --out panel.csv`
//! `cargo run --example panel -- --placed --from 2004 --to 2015 --balanced`
//! `cargo run --example panel -- --survival enters --event-tier "Tier 3" --present-in 2001`

use std::{io::Write, process::ExitCode};

use clap::{Parser, ValueEnum};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Dataset, Tier, history::TierEvent};

#[path = "support/mod.rs"]
mod support;

/// Rows for analysis: each country in each report.
#[derive(Parser)]
struct Arguments {
    /// The first report
    #[arg(long, default_value_t = 2001)]
    from: u16,
    /// The last report [default: the latest]
    #[arg(long)]
    to: Option<u16>,
    /// Only the countries that this report places
    #[arg(long)]
    present_in: Option<u16>,
    /// Only the countries that every report of the period places
    #[arg(long)]
    balanced: bool,
    /// Only the rows whose report places the country
    #[arg(long, conflicts_with = "survival")]
    placed: bool,
    /// Write survival rows (start, stop, event) instead, until a country enters or leaves the tier
    #[arg(long, value_enum, requires = "event_tier")]
    survival: Option<Event>,
    /// The tier of the event: "Tier 1", "Tier 2", "Tier 2 Watch List" or "Tier 3"; or 1, 2, 2WL, 3
    #[arg(long, requires = "survival", value_parser = support::words::tier)]
    event_tier: Option<Tier>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Event {
    Enters,
    Leaves,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Csv];

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        support::check_period(Some(self.from), self.to)?;
        let data = Dataset::bundled();
        let last = self.to.map(|year| data.report(year)).transpose()?.or_else(|| data.latest_report());
        let last = last.ok_or_else(|| Failure::Input("there is no report".into()))?;
        let mut panel = data.panel().between(data.report(self.from)?, last);
        if let Some(year) = self.present_in {
            panel = panel.present_in(data.report(year)?);
        }
        if self.balanced {
            panel = panel.balanced();
        }
        if self.placed {
            panel = panel.placed_only();
        }
        match self.survival.zip(self.event_tier) {
            Some((Event::Enters, tier)) => panel.write_survival_csv(TierEvent::Enters(tier), out)?,
            Some((Event::Leaves, tier)) => panel.write_survival_csv(TierEvent::Leaves(tier), out)?,
            None => panel.write_csv(out)?,
        }
        Ok(Outcome::Found)
    }
}
