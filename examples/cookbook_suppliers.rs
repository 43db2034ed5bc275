//! Cookbook: a supplier list joined by ISO code, with status and citation.
//!
//! `cargo run --example cookbook_suppliers`

use tip_report::Dataset;

const SUPPLIERS: [(&str, &str); 4] =
    [("Siam Nets", "THA"), ("Berbera Fish", "SOM"), ("Port Hercule", "MCO"), ("Typo Ltd", "UKX")];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Dataset::bundled();
    let report = data.report(2023)?;
    for (supplier, code) in SUPPLIERS {
        match data.country(code).map(|country| (country, report.standing(country))) {
            Err(problem) => println!("{supplier}: not joined: {problem}"),
            Ok((country, standing)) => match standing.placement() {
                Some(placement) => println!("{supplier}: {}", placement.citation()),
                None => println!("{supplier}: {country}: {standing}. {}", report.citation()),
            },
        }
    }
    Ok(())
}
