//! The program of the README.
//!
//! `cargo run --example first_look`

use std::io::Write;
use tip_report::Dataset;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let korea = data.country("South Korea")?; // any name or code that is in use
    let report = data.report(2009)?;

    // A tier always comes with its report, its sources and how well it is known.
    let placement = report.placement(korea).ok_or("not in the report")?;
    writeln!(out, "{}\n", placement.citation())?;
    writeln!(out, "{korea}: {}\n", korea.history())?;

    // A tier says what a government does, not how much trafficking there is: the entry of this Tier 1 country
    // names it as an origin of victims and as a destination.
    let entry = report.flows().reported_by(korea);
    for flow in entry.clone().to(data.country("USA")?).chain(entry.to(korea).stated().take(2)) {
        writeln!(out, "{flow}")?;
    }
    writeln!(out)?;

    for change in data.report(2013)?.changes_since(data.report(2012)?).downgrades().take(3) {
        writeln!(out, "{change}")?;
    }
    // An absent country has no tier, and an ambiguous name is an error.
    writeln!(out, "\nUnited States, 2009: {}", report.standing(data.country("USA")?))?;
    writeln!(out, "{}", data.country("Congo").unwrap_err())?;
    Ok(())
}
