//! Cookbook: the tier in force on the date of a contract.
//!
//! `cargo run --example cookbook_contract`

use std::io::Write;
use tip_report::{Dataset, chrono::NaiveDate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let contracts =
        "China 2013-06-18, China 2013-06-19, Turkey 2003-08-01, Turkey 2003-12-01, USA 2010-06-13, Japan 2001-07-11";
    for (country, signed) in contracts.split(", ").filter_map(|contract| contract.split_once(' ')) {
        let (country, signed): (_, NaiveDate) = (data.country(country)?, signed.parse()?);
        match data.ranking_on(country, signed) {
            None => writeln!(out, "{signed}: no report was in force")?,
            Some(in_force) => {
                let (report, reassessed) = (in_force.report(), in_force.reassessment());
                write!(out, "{signed}: {country} {in_force}, by the report of {}", report.released())?;
                let on = reassessed.map(|by| format!(" and its reassessment of {}", by.on()));
                writeln!(out, "{}", on.unwrap_or_default())?;
            }
        }
    }
    Ok(())
}
