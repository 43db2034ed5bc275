//! Cookbook: a table for a map, with every country and nothing made up.
//!
//! `cargo run --example cookbook_map > map.csv`

use std::{collections::BTreeSet, io::Write};
use tip_report::{Dataset, Standing};

/// Some shapes of a map, by ISO 3166-1 alpha-3 code.
const SHAPES: [&str; 6] = ["ATA", "FRA", "GRL", "KOR", "MCO", "SOM"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Dataset::bundled();
    let report = data.report(2025)?;
    let countries = data.countries().filter(|country| country.exists_to().is_none());
    let mut codes: BTreeSet<_> = countries.map(|country| country.code()).collect();
    for shape in SHAPES {
        codes.insert(shape.parse()?);
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "iso3,report_year,standing,evidence")?;
    for code in codes {
        let standing = data.country_by_code(code).map(|country| report.standing(country));
        let placement = standing.and_then(Standing::placement);
        let evidence = placement.map_or("", |placement| placement.evidence().as_str());
        let standing = standing.map_or("unknown", |standing| standing.as_str());
        writeln!(out, "{code},{},{standing},{evidence}", report.year())?;
    }
    Ok(())
}
