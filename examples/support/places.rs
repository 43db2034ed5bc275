//! How pictures of a network mark a place: its tier in the report, and its group.

use svg::node::element::{Circle, Group, Rectangle, Title};
use tip_report::{Bureau, Place, Ranking, Report, Standing, Tier};

use crate::picture::{INK, Picture, colour};

/// Regions and countries without a tier.
pub const NEUTRAL: &str = "#b9b9b9";
/// From west to east, as on a map.
const BUREAUS: [Bureau; 6] = [Bureau::Wha, Bureau::Eur, Bureau::Af, Bureau::Nea, Bureau::Sca, Bureau::Eap];

/// The ranking of a country in the report.
pub fn ranking(place: Place<'_>, report: Report<'_>) -> Option<Ranking> {
    match place.standing_in(report) {
        Some(Standing::Placed(placement)) => Some(placement.ranking()),
        _ => None,
    }
}

/// The group of a place, with its position: the area of a bureau, or why it has none.
pub fn group(place: Place<'_>) -> (usize, &'static str) {
    match place.country().map(|country| country.bureau()) {
        Some(Some(bureau)) => (BUREAUS.iter().position(|of| *of == bureau).unwrap_or(BUREAUS.len()), area(bureau)),
        Some(None) => (BUREAUS.len() + 1, "Not ranked"),
        None => (BUREAUS.len() + 2, "Named as a region"),
    }
}

/// The part of the world that a bureau covers.
pub fn area(bureau: Bureau) -> &'static str {
    match bureau {
        Bureau::Af => "Africa",
        Bureau::Eap => "East Asia and Pacific",
        Bureau::Eur => "Europe and Eurasia",
        Bureau::Nea => "Near East",
        Bureau::Sca => "South and Central Asia",
        Bureau::Wha => "Western Hemisphere",
        other => other.name(),
    }
}

/// The sort key of places in a group.
pub fn by_name(place: Place<'_>) -> String {
    place.to_string().trim_start_matches("The ").to_owned()
}

/// A disc in the colour of the tier; a ring for a country that the report does not place, a square for a region.
pub fn mark(place: Place<'_>, report: Report<'_>, at: (f64, f64), radius: f64) -> Group {
    let said = match place.standing_in(report) {
        Some(standing) => format!("{place}: {standing}"),
        None => format!("{place}: a region"),
    };
    symbol(place.country().is_some(), ranking(place, report), at, radius).add(Title::new(said))
}

fn symbol(is_country: bool, ranking: Option<Ranking>, (x, y): (f64, f64), radius: f64) -> Group {
    let group = Group::new().set("stroke", "#ffffff").set("stroke-width", 1);
    let disc = Circle::new().set("cx", format!("{x:.1}")).set("cy", format!("{y:.1}"));
    match ranking {
        Some(ranking) => group.add(disc.set("r", radius).set("fill", colour(ranking))),
        None if is_country => group
            .add(disc.set("r", 0.8 * radius).set("fill", "#ffffff").set("stroke", "#767676").set("stroke-width", 2)),
        None => {
            let (half, corner) = (0.75 * radius, |middle: f64| format!("{:.1}", middle - 0.75 * radius));
            let square = Rectangle::new().set("x", corner(x)).set("y", corner(y));
            group.add(square.set("width", 2.0 * half).set("height", 2.0 * half).set("fill", NEUTRAL))
        }
    }
}

/// What the marks mean, on two lines; gives where the next line goes.
pub fn legend(picture: &mut Picture, y: f64, size: f64) -> f64 {
    let mut x = 34.0;
    let mut line = y;
    for &ranking in Ranking::ALL {
        picture.add(symbol(true, Some(ranking), (x, line - 0.33 * size), 8.0));
        picture.text(ranking.as_str(), x + 16.0, line, size, INK, "start");
        x += if ranking == Ranking::Tier(Tier::TwoWatchList) { 11.7 * size } else { 6.7 * size };
    }
    line += 1.67 * size;
    let second = 34.0 + 11.7 * size;
    for (is_country, said, x) in
        [(true, "not in this report", 34.0), (false, "a region that the text names, no country", second)]
    {
        picture.add(symbol(is_country, None, (x, line - 0.33 * size), 8.0));
        picture.text(said, x + 16.0, line, size, INK, "start");
    }
    line + 1.9 * size
}
