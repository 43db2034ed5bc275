//! The places that most corridors of a report touch, and the corridors between them, as a self-contained SVG.
//!
//! `cargo run --example network -- 2018 --out network.svg`
//! `cargo run --example network -- 2018 --country Thailand --out thailand.svg`
//! `cargo run --example network -- 2018 --json`

use std::process::ExitCode;

use clap::Parser;
use selection::Selection;
use support::Outcome;
use tip_report::{Bureau, Dataset};

#[path = "support/circle.rs"]
mod circle;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/selection.rs"]
mod selection;
#[path = "support/mod.rs"]
mod support;

/// A picture of the corridors that the entries of one report name. A line is a corridor that at least one entry names,
/// not a number of people; what was read of the report stands below the picture.
#[derive(Parser)]
struct Arguments {
    /// The year of the report
    year: u16,
    /// Write to this file instead of the standard output
    #[arg(long)]
    out: Option<std::path::PathBuf>,
    /// Only corridors from or to countries of this bureau, as `EAP`
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
    /// Only corridors from and to this country, a name or a code
    #[arg(long, conflicts_with = "bureau")]
    country: Option<String>,
    /// At most so many places; those with as many corridors as the first that is left out are left out too
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u8).range(2..=60), allow_negative_numbers = true)]
    top: u8,
    /// Print the whole network as node-link JSON instead
    #[arg(long, conflicts_with_all = ["bureau", "country", "out"])]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let data = Dataset::bundled();
        let report = data.report(arguments.year)?;
        let network = report.flows().network();
        if arguments.json {
            support::json(out, &network.node_link())?;
            return Ok(if network.corridors().len() > 0 { Outcome::Found } else { Outcome::NotFound });
        }
        let country = arguments.country.as_deref().map(|name| data.country(name)).transpose()?;
        let selection = Selection::new(&network, country, arguments.bureau, arguments.top.into());
        if selection.corridors.is_empty() {
            let entry = country.map(|country| format!("{country}: {}. ", report.entry_reading(country)));
            let coverage = report.coverage();
            return Err(format!("no corridor to draw. {}{coverage}", entry.unwrap_or_default()).into());
        }
        circle::draw(report, &selection).write(arguments.out.as_deref(), out)?;
        Ok(Outcome::Found)
    })
}
