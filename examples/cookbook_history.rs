//! Cookbook: the history of a country's tiers in words.
//!
//! `cargo run --example cookbook_history`

use tip_report::{Dataset, Tier};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Dataset::bundled();
    for name in ["Philippines", "Hong Kong", "Russia", "South Sudan"] {
        let history = data.country(name)?.history();
        println!("{name}: {history}.");
        if let Some(longest) = history.longest_on_watch_list() {
            println!("  longest on the Watch List: {} reports, {longest} ({})", longest.length(), longest.evidence());
        }
        if history.never(Tier::Three) {
            println!("  never on Tier 3");
        }
    }
    Ok(())
}
