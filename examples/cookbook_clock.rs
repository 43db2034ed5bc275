//! Cookbook: the Watch List clock.
//!
//! `cargo run --example cookbook_clock`

use std::io::Write;
use tip_report::Dataset;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let report = Dataset::bundled().latest_report().ok_or("there is no report")?;
    let mut out = std::io::stdout().lock();
    for clock in report.watch_list_clocks() {
        let (country, outlook, since) = (clock.country(), clock.outlook(), clock.first_report().year());
        write!(out, "{outlook}: {country}, since {since}, {} in a row", clock.years_in_a_row())?;
        for waiver in clock.waivers() {
            write!(out, "; waiver of {}: {}", waiver.report().year(), waiver.basis())?;
        }
        if clock.one_report_only() {
            write!(out, "; back from Tier 3, so for one report only")?;
        }
        writeln!(out)?;
    }
    Ok(())
}
