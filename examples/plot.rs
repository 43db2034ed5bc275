//! How many countries are on each tier, report by report, as a self-contained SVG.
//!
//! `cargo run --example plot -- --out counts.svg`

use std::process::ExitCode;

use clap::Parser;
use picture::{Picture, colour};
use support::Outcome;
use svg::node::element::{Rectangle, Title};
use tip_report::{Dataset, Ranking};

#[path = "support/picture.rs"]
mod picture;
#[path = "support/mod.rs"]
mod support;

/// Countries on each tier, report by report.
#[derive(Parser)]
struct Arguments {
    /// Write to this file instead of the standard output
    #[arg(long)]
    out: Option<std::path::PathBuf>,
}

const BAR: f64 = 26.0;
const GAP: f64 = 6.0;
const PER_COUNTRY: f64 = 1.9;
const BASE: f64 = 420.0;
const LEFT: f64 = 16.0;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    support::run(|out| {
        plot().write(arguments.out.as_deref(), out)?;
        Ok(Outcome::Found)
    })
}

fn plot() -> Picture {
    let title = "Countries on each tier in the Trafficking in Persons Reports";
    let mut picture = Picture::new(25.0 * (BAR + GAP), BASE + 105.0, title);
    let mut x = LEFT;
    for report in Dataset::bundled().reports() {
        let mut y = BASE;
        let counts = report.counts();
        for (ranking, count) in counts.iter().filter(|(_, count)| *count > 0) {
            let height = f64::from(count) * PER_COUNTRY;
            y -= height;
            let said = Title::new(format!("{}: {count} on {ranking}", report.year()));
            let bar = Rectangle::new().set("x", x).set("y", y).set("width", BAR).set("height", height - 1.0);
            picture.add(bar.set("fill", colour(ranking)).add(said));
            // A special case or two would leave no room for its number.
            if count >= 6 {
                let ink = if is_light(ranking) { "#222222" } else { "#ffffff" };
                let middle = y + height / 2.0 + 3.0;
                picture.text(&count.to_string(), x + BAR / 2.0, middle, 10.0, ink, "middle");
            }
        }
        picture.text(&counts.total().to_string(), x + BAR / 2.0, y - 5.0, 10.0, "#222222", "middle");
        picture.text(&report.year().to_string(), x + BAR / 2.0, BASE + 14.0, 10.0, "#222222", "middle");
        x += BAR + GAP;
    }
    let rankings = Ranking::ALL.iter().zip([0.0, 92.0, 184.0, 324.0, 416.0]);
    for (ranking, left) in rankings {
        let (x, y) = (LEFT + left, BASE + 36.0);
        let swatch = Rectangle::new().set("x", x).set("y", y).set("width", 12).set("height", 12);
        picture.add(swatch.set("fill", colour(*ranking)));
        picture.text(ranking.as_str(), x + 17.0, y + 10.5, 11.0, "#222222", "start");
    }
    picture.text(
        "Above each bar: countries in the report. The Watch List exists since 2004.",
        LEFT,
        BASE + 70.0,
        10.0,
        "#767676",
        "start",
    );
    picture.finish(BASE + 90.0)
}

fn is_light(ranking: Ranking) -> bool {
    matches!(ranking.tier(), Some(tip_report::Tier::Two | tip_report::Tier::TwoWatchList))
}
