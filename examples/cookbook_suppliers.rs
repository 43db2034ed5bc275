//! Cookbook: a supplier list joined by ISO code, with status and citation.
//!
//! `cargo run --example cookbook_suppliers`

use std::io::Write;
use tip_report::Dataset;

const SUPPLIERS: [(&str, &str); 4] =
    [("Siam Nets", "THA"), ("Berbera Fish", "SOM"), ("Port Hercule", "MCO"), ("Typo Ltd", "UKX")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let report = data.report(2023)?;
    for (supplier, code) in SUPPLIERS {
        match data.country(code).map(|country| (country, report.standing(country))) {
            Err(problem) => writeln!(out, "{supplier}: not joined: {problem}")?,
            Ok((country, standing)) => match standing.placement() {
                Some(placement) => writeln!(out, "{supplier}: {}", placement.citation())?,
                None => writeln!(out, "{supplier}: {country}: {standing}. {}", report.citation())?,
            },
        }
    }
    Ok(())
}
