//! Cookbook: what changed since my last review.
//!
//! `cargo run --example cookbook_review`

use std::io::Write;
use tip_report::{DATA_VERSION, Dataset, chrono::NaiveDate};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let (last_review, today): (NaiveDate, NaiveDate) = ("2024-07-15".parse()?, "2025-10-01".parse()?);
    let data = Dataset::bundled();
    let in_force = |date| data.report_in_force_on(date).ok_or("no report was in force");
    let (then, now) = (in_force(last_review)?, in_force(today)?);
    writeln!(out, "then: {}\nnow: {}\ndata of {DATA_VERSION}\n", then.citation(), now.citation())?;
    let diff = now.changes_since(then);
    for name in ["Brazil", "Brunei", "Haiti", "South Korea", "Vietnam"] {
        let country = data.country(name)?;
        match diff.change_of(country) {
            Some(change) => writeln!(out, "{change} [{}]", change.evidence())?,
            None => writeln!(out, "{country}: still {}", now.standing(country))?,
        }
    }
    Ok(())
}
