//! The corridors of a report as a matrix of origins and destinations, or those of one country as a star: a
//! self-contained SVG.
//!
//! `cargo run --example network -- 2018 --out network.svg`
//! `cargo run --example network -- 2018 --country Thailand --out thailand.svg`
//! `cargo run --example network -- 2018 --json`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use picture::Picture;
use selection::{Around, Between};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Bureau, Dataset, Network, Report};

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
/// one country. A cell or line is a corridor that at least one entry names, not a number of people. The coverage of the
/// report is below the picture. `--bureau` keeps the corridors from or to its countries. `--top` keeps the origins and
/// the destinations with the most corridors.
#[derive(Parser)]
struct Arguments {
    /// The year of the report
    year: u16,
    /// Only the countries of this bureau: AF, EAP, EUR, NEA, SCA or WHA
    #[arg(long, value_parser = support::words::bureau)]
    bureau: Option<Bureau>,
    /// Draw a star of the corridors from and to this country, a name or a code
    #[arg(long, conflicts_with = "bureau")]
    country: Option<String>,
    /// Show at most this many
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u8).range(2..=60), allow_negative_numbers = true, conflicts_with = "country")]
    top: u8,
}

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Svg, Format::Json, Format::Dot, Format::Graphml];

    fn answer(&self, format: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let report = Dataset::bundled().report(self.year)?;
        let network = report.flows().network();
        if format == Format::Svg {
            self.draw(report, &network)?.write(out)?;
            return Ok(Outcome::Found);
        }
        if self.bureau.is_some() || self.country.is_some() {
            let said = "`--bureau` and `--country` choose what is drawn; the other formats have the complete network";
            return Err(Failure::Usage(said.into()));
        }
        match format {
            Format::Dot => network.write_dot(out)?,
            Format::Graphml => support::graphml(out, &network)?,
            _ => support::json(out, &network.node_link())?,
        }
        Ok(if network.corridors().len() > 0 { Outcome::Found } else { Outcome::NotFound })
    }
}

impl Arguments {
    fn draw(&self, report: Report<'_>, network: &Network<'_>) -> Result<Picture, Failure> {
        let nothing = |why: String| Failure::Refused(format!("no corridor to draw. {why}"));
        if let Some(name) = &self.country {
            let country = Dataset::bundled().country(name)?;
            let around = Around::new(network, country);
            if around.corridors.is_empty() {
                let entry = report.entry_reading(country);
                return Err(nothing(format!("{country}: {entry}. {}", report.coverage())));
            }
            return Ok(star::draw(report, &around));
        }
        let between = Between::new(network, self.bureau, self.top.into());
        if between.corridors.is_empty() {
            return Err(nothing(report.coverage().to_string()));
        }
        Ok(matrix::draw(report, &between))
    }
}
