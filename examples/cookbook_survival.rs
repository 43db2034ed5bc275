//! Cookbook: survival spells, and a Kaplan-Meier estimate from them.
//!
//! `cargo run --example cookbook_survival`

use std::io::Write;
use tip_report::{Dataset, Tier, history::TierEvent};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let panel = data.panel().between(data.report(2004)?, data.report(2025)?);
    // A row is one year at risk. After a year of absence or as a special case a new episode begins.
    let first: Vec<_> = panel.survival(TierEvent::Enters(Tier::Three)).filter(|row| row.episode() == 1).collect();
    writeln!(out, "year  at risk  fell to Tier 3  not yet")?;
    let mut not_yet = 1.0;
    for year in 1..=8 {
        let at_risk = first.iter().filter(|row| row.stop() == year);
        let events = at_risk.clone().filter(|row| row.event());
        let (at_risk, events) = (u32::try_from(at_risk.count())?, u32::try_from(events.count())?);
        not_yet *= 1.0 - f64::from(events) / f64::from(at_risk);
        writeln!(out, "{year:4}  {at_risk:7}  {events:14}  {not_yet:7.3}")?;
    }
    Ok(())
}
