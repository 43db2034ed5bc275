//! Cookbook: a panel with lags for a regression.
//!
//! `cargo run --example cookbook_panel > panel.csv`

use std::io::Write;
use tip_report::{Dataset, Placement, Tier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Dataset::bundled();
    let panel = data.panel().between(data.report(2005)?, data.report(2014)?).placed_only();
    // 1, 2, 2.5, 3; empty for a special case, and for a lag where the report before does not place the country.
    let coded = |placement: Option<Placement<'_>>| {
        placement.and_then(|placed| placed.ranking().kelley_code()).map(|code| code.to_string()).unwrap_or_default()
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "code,cow,report_year,tier,lag_tier,lag_pressure")?;
    for row in panel.rows() {
        let (country, year, lag) = (row.country(), row.report().year(), row.lag());
        let cow = row.cow().map(|cow| cow.to_string()).unwrap_or_default();
        let pressure = match lag.and_then(|lag| lag.tier()) {
            Some(Tier::TwoWatchList | Tier::Three) => "1",
            Some(Tier::One | Tier::Two) => "0",
            None => "",
        };
        writeln!(out, "{},{cow},{year},{},{},{pressure}", country.code(), coded(row.placement()), coded(lag))?;
    }
    Ok(())
}
