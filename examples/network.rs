//! The corridors of a report as a matrix of origins and destinations, or those of one country as a star: a
//! self-contained SVG.
//!
//! `cargo run --example network -- 2018 --out network.svg`
//! `cargo run --example network -- 2018 --country Thailand --out thailand.svg`
//! `cargo run --example network -- 2018 --json`

use std::process::ExitCode;

use clap::Parser;
use selection::{Around, Between};
use support::Outcome;
use tip_report::{Bureau, Dataset};

#[path = "support/matrix.rs"]
mod matrix;
#[path = "support/picture.rs"]
mod picture;
#[path = "support/places.rs"]
mod places;
#[path = "support/selection.rs"]
mod selection;
#[path = "support/star.rs"]
mod star;
#[path = "support/mod.rs"]
mod support;

/// A picture of the corridors that the entries of one report name: a matrix of origins and destinations, or a star around
/// one country. A cell or line is a corridor that at least one entry names, not a number of people; what was read of the
/// report stands below the picture.
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
    /// The corridors from and to this country, a name or a code: as a star
    #[arg(long, conflicts_with = "bureau")]
    country: Option<String>,
    /// At most so many origins and so many destinations, those with the most corridors
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u8).range(2..=60), allow_negative_numbers = true, conflicts_with = "country")]
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
        let picture = if let Some(name) = &arguments.country {
            let country = data.country(name)?;
            let around = Around::new(&network, country);
            if around.corridors.is_empty() {
                let entry = report.entry_reading(country);
                return Err(format!("no corridor to draw. {country}: {entry}. {}", report.coverage()).into());
            }
            star::draw(report, &around)
        } else {
            let between = Between::new(&network, arguments.bureau, arguments.top.into());
            if between.corridors.is_empty() {
                return Err(format!("no corridor to draw. {}", report.coverage()).into());
            }
            matrix::draw(report, &between)
        };
        picture.write(arguments.out.as_deref(), out)?;
        Ok(Outcome::Found)
    })
}
