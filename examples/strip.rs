//! The tiers of all countries over all reports, or of some countries, as a self-contained SVG.
//!
//! `cargo run --example strip -- --out strip.svg`
//! `cargo run --example strip -- Thailand --out thailand.svg`
//! `cargo run --example strip -- "South Korea" "North Korea"`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use picture::{CELL, Picture, width_of_row};
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Bureau, Country, Dataset};

#[path = "support/picture.rs"]
mod picture;
#[path = "support/mod.rs"]
mod support;

/// A strip of tiers: a row for each country, a column for each report.
#[derive(Parser)]
struct Arguments {
    /// Show these countries, in this order, instead of all
    countries: Vec<String>,
}

/// The bureaus in three columns of about the same height.
const COLUMNS: [[Bureau; 2]; 3] = [[Bureau::Af, Bureau::Sca], [Bureau::Eur, Bureau::Nea], [Bureau::Wha, Bureau::Eap]];

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Svg];

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let named: Result<Vec<_>, _> = self.countries.iter().map(|name| Dataset::bundled().country(name)).collect();
        let picture = match named?.as_slice() {
            [] => all(),
            countries => some(countries),
        };
        picture.write(out)?;
        Ok(Outcome::Found)
    }
}

fn some(countries: &[Country<'_>]) -> Picture {
    let title = match countries {
        [country] => format!("{country} in the Trafficking in Persons Reports"),
        _ => "Tiers in the Trafficking in Persons Reports".to_owned(),
    };
    let mut picture = Picture::new(width_of_row().max(560.0), &title);
    picture.years(0.0, 50.0);
    let mut y = 54.0;
    for &country in countries {
        picture.row(country, 0.0, y);
        y += CELL;
    }
    picture.legend(y + 17.0);
    picture.finish(y + 91.0)
}

fn all() -> Picture {
    let between = 24.0;
    let mut picture = Picture::new(3.0 * (width_of_row() + between), "Tiers in the Trafficking in Persons Reports");
    let mut bottom = 0.0_f64;
    let mut left = 0.0;
    for bureaus in COLUMNS {
        let mut y = 44.0;
        for bureau in bureaus {
            picture.heading(bureau.name(), left, y);
            picture.years(left, y + 2.0 * CELL);
            y += 2.3 * CELL;
            for country in placed(bureau) {
                picture.row(country, left, y);
                y += CELL;
            }
            y += CELL;
        }
        bottom = bottom.max(y);
        left += width_of_row() + between;
    }
    picture.legend(bottom);
    picture.finish(bottom + 78.0)
}

/// The countries of a bureau that a report places, in alphabetical order.
fn placed(bureau: Bureau) -> Vec<Country<'static>> {
    let data = Dataset::bundled();
    let is_placed = |&country: &Country<'_>| data.reports().any(|report| report.placement(country).is_some());
    let of_bureau = data.countries().filter(|country| country.bureau() == Some(bureau));
    let mut countries: Vec<_> = of_bureau.filter(is_placed).collect();
    countries.sort_by_key(|country| country.name().trim_start_matches("The "));
    countries
}
