//! Cookbook: the tier in force on the date of a contract.
//!
//! `cargo run --example cookbook_contract`

use std::io::Write;
use tip_report::{Dataset, chrono::NaiveDate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    for (country, signed) in
        [("China", "2013-06-18"), ("China", "2013-06-19"), ("USA", "2010-06-13"), ("Japan", "2001-07-11")]
    {
        let country = data.country(country)?;
        let signed: NaiveDate = signed.parse()?;
        match data.report_in_force_on(signed) {
            None => writeln!(out, "{signed}: no report was in force")?,
            Some(report) => {
                let (standing, released) = (report.standing(country), report.released());
                writeln!(
                    out,
                    "{signed}: {country} {standing}, by the report of {} (released {released})",
                    report.year()
                )?;
            }
        }
    }
    Ok(())
}
