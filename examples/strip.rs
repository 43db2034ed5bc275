//! The tiers of all countries over all reports, or of some countries, as a self-contained SVG.
//!
//! `cargo run --example strip -- --out strip.svg`
//! `cargo run --example strip -- Thailand --out thailand.svg`
//! `cargo run --example strip -- "South Korea" "North Korea"`

use std::process::ExitCode;

use clap::Parser;
use picture::{CELL, Picture, WIDTH_OF_NAMES};
use support::Outcome;
use tip_report::{Bureau, Country, Dataset};

#[path = "support/picture.rs"]
mod picture;
#[path = "support/mod.rs"]
mod support;

/// A strip of tiers: a row for each country, a column for each report.
#[derive(Parser)]
struct Arguments {
    /// These countries, in this order, instead of all
    countries: Vec<String>,
    /// Write to this file instead of the standard output
    #[arg(long)]
    out: Option<std::path::PathBuf>,
}

/// The bureaus in three columns of about the same height.
const COLUMNS: [[Bureau; 2]; 3] = [[Bureau::Af, Bureau::Sca], [Bureau::Eur, Bureau::Nea], [Bureau::Wha, Bureau::Eap]];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        let named: Result<Vec<_>, _> =
            arguments.countries.iter().map(|name| Dataset::bundled().country(name)).collect();
        let picture = match named?.as_slice() {
            [] => all(),
            countries => some(countries),
        };
        picture.write(arguments.out.as_deref(), out)?;
        Ok(Outcome::Found)
    })
}

fn some(countries: &[Country<'_>]) -> Picture {
    let width = WIDTH_OF_NAMES + 25.0 * CELL + 20.0;
    #[allow(clippy::cast_precision_loss, reason = "there are some dozens of rows")]
    let bottom = 67.0 + countries.len() as f64 * CELL;
    let title = match countries {
        [country] => format!("{country} in the Trafficking in Persons Reports"),
        _ => "Tiers in the Trafficking in Persons Reports, 2001-2025".to_owned(),
    };
    let mut picture = Picture::new(width.max(640.0), bottom + 76.0, &title);
    picture.years(0.0, 46.0);
    let mut y = 50.0;
    for &country in countries {
        picture.row(country, 0.0, y);
        y += CELL;
    }
    picture.legend(bottom);
    picture.finish(bottom + 56.0)
}

fn all() -> Picture {
    let width_of_column = WIDTH_OF_NAMES + 25.0 * CELL + 24.0;
    let in_bureau = |bureau| {
        let data = Dataset::bundled();
        let mut countries: Vec<_> = data
            .countries()
            .filter(|country| country.bureau() == Some(bureau))
            .filter(|&country| data.reports().any(|report| report.placement(country).is_some()))
            .collect();
        countries.sort_by_key(|country| country.name().trim_start_matches("The ").to_owned());
        countries
    };
    let rows = |bureaus: &[Bureau]| bureaus.iter().map(|&bureau| in_bureau(bureau).len() + 3).sum::<usize>();
    let rows = COLUMNS.iter().map(|bureaus| rows(bureaus)).max().unwrap_or(0);
    #[allow(clippy::cast_precision_loss, reason = "there are some dozens of rows")]
    let bottom = 60.0 + rows as f64 * CELL;
    let title = "Tiers of all countries in the Trafficking in Persons Reports, 2001-2025";
    let mut picture = Picture::new(3.0 * width_of_column, bottom + 90.0, title);
    for (bureaus, left) in COLUMNS.iter().zip([0.0, width_of_column, 2.0 * width_of_column]) {
        let mut y = 60.0;
        for &bureau in bureaus {
            picture.heading(bureau.name(), left, y);
            picture.years(left, y + CELL);
            y += CELL * 1.5;
            for country in in_bureau(bureau) {
                picture.row(country, left, y);
                y += CELL;
            }
            y += CELL * 1.5;
        }
    }
    picture.legend(bottom);
    picture.finish(bottom + 64.0)
}
