//! The number of countries on each tier in each report, as a self-contained SVG.
//!
//! `cargo run --example plot -- --out counts.svg`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use picture::{Picture, colour};
use support::{Failure, Format, Outcome, Tool};
use svg::node::element::{Line, Rectangle, Title};
use tip_report::{Dataset, Ranking, Report, Tier};

#[path = "support/picture.rs"]
mod picture;
#[path = "support/mod.rs"]
mod support;

/// The number of countries on each tier in each report.
#[derive(Parser)]
struct Arguments {}

const BAR: f64 = 26.0;
const STEP: f64 = BAR + 6.0;
const PER_COUNTRY: f64 = 1.9;
const BASE: f64 = 430.0;
const LEFT: f64 = 16.0;
const INK: &str = "#222222";

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Svg];

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        plot().write(out)?;
        Ok(Outcome::Found)
    }
}

fn plot() -> Picture {
    let data = Dataset::bundled();
    let title = "Countries on each tier in the Trafficking in Persons Reports";
    let mut picture = Picture::new(data.reports().map(|_| STEP).sum(), title);
    let (mut has_watch_list, mut has_america) = (false, false);
    for (report, column) in data.reports().zip(0u16..) {
        let x = LEFT + f64::from(column) * STEP;
        let counts = report.counts();
        if !has_watch_list && counts.of(Ranking::Tier(Tier::TwoWatchList)) > 0 {
            has_watch_list = true;
            border(&mut picture, "Watch List begins", x, 140.0);
        }
        if !has_america && data.country("USA").is_ok_and(|country| report.placement(country).is_some()) {
            has_america = true;
            border(&mut picture, "United States ranked", x, 60.0);
        }
        let top = counts.iter().fold(BASE, |y, (ranking, count)| bar(&mut picture, report, ranking, count, x, y));
        picture.text(&counts.total().to_string(), x + BAR / 2.0, top - 5.0, 10.0, INK, "middle");
        picture.text(&report.year().to_string(), x + BAR / 2.0, BASE + 14.0, 10.0, INK, "middle");
    }
    picture.rankings(BASE + 30.0);
    picture.remark("Above each bar: countries in the report, including special cases.", BASE + 66.0);
    picture.finish(BASE + 84.0)
}

/// A dashed line at a change of what is counted.
fn border(picture: &mut Picture, what: &str, x: f64, top: f64) {
    let x = x - (STEP - BAR) / 2.0;
    let line = Line::new().set("x1", x).set("x2", x).set("y1", top).set("y2", BASE);
    picture.add(line.set("stroke", INK).set("stroke-dasharray", "2 2"));
    picture.text(what, x - 4.0, top + 8.0, 10.0, INK, "end");
}

/// Draws one part of a bar, from `base` up. Returns its upper end.
fn bar(picture: &mut Picture, report: Report<'_>, ranking: Ranking, count: u32, x: f64, base: f64) -> f64 {
    let height = f64::from(count) * PER_COUNTRY;
    if count == 0 {
        return base;
    }
    let said = Title::new(format!("{}, {ranking}: {count}", report.year()));
    let bar = Rectangle::new().set("x", x).set("y", base - height).set("width", BAR).set("height", height - 1.0);
    picture.add(bar.set("fill", colour(ranking)).add(said));
    // A special case or two would leave no room for its number.
    if count >= 6 {
        let ink = if matches!(ranking.tier(), Some(Tier::One | Tier::Three)) { "#ffffff" } else { INK };
        picture.text(&count.to_string(), x + BAR / 2.0, base - height / 2.0 + 3.0, 10.0, ink, "middle");
    }
    base - height
}
