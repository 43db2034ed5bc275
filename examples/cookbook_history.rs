//! Cookbook: the history of a country's tiers in words.
//!
//! `cargo run --example cookbook_history`

use std::io::Write;
use tip_report::{Dataset, Tier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    for name in ["Philippines", "Hong Kong", "Russia", "South Sudan"] {
        let history = data.country(name)?.history();
        writeln!(out, "{name}: {history}.")?;
        if let Some(longest) = history.longest(Tier::TwoWatchList) {
            writeln!(
                out,
                "  longest on the Watch List: {} reports, {longest} ({})",
                longest.length(),
                longest.evidence()
            )?;
        }
        if history.never(Tier::Three) {
            writeln!(out, "  never on Tier 3")?;
        }
    }
    Ok(())
}
