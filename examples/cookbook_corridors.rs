//! Cookbook: corridors by the tiers of their ends.
//!
//! `cargo run --example cookbook_corridors`

use std::io::Write;
use tip_report::{Dataset, flow::Exploitation};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    let data = Dataset::bundled();
    let network = data.report(2018)?.flows().with_form(Exploitation::ForcedLabor).cross_border().network();
    for coverage in network.coverage() {
        writeln!(out, "{coverage}")?;
    }
    let unnamed = network.left_out().unnamed;
    writeln!(out, "{} corridors; {unnamed} flows from or to unnamed places left out\n", network.corridors().len())?;
    writeln!(out, "{}", network.tier_table())?;
    Ok(())
}
