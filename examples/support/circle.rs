//! The drawing of a network: places on a circle, corridors as lines that thin from origin to destination.

use std::f64::consts::TAU;

use svg::node::element::{Circle, Group, Path, Rectangle, Text, Title};
use tip_report::{Bureau, Corridor, Place, Ranking, Report, Standing, Tier};

use crate::{
    picture::{FAINT, INK, Picture, colour},
    selection::Selection,
};

const WIDTH: f64 = 900.0;
const MIDDLE: (f64, f64) = (WIDTH / 2.0, 535.0);
const RADIUS: f64 = 222.0;
const FOR_LABELS: f64 = WIDTH / 2.0 - RADIUS - 24.0;
/// Regions and countries without a tier.
const NEUTRAL: &str = "#b9b9b9";
/// Half of the width of a line where it begins.
const WIDE: f64 = 2.4;

type Point = (f64, f64);

/// What stands at one place of the circle.
enum Slot<'a> {
    Heading(&'static str),
    Place(Place<'a>),
    Gap,
}

pub fn draw(report: Report<'_>, selection: &Selection<'_, '_>) -> Picture {
    let slots = slots(selection);
    let title = match (selection.centre, selection.bureau) {
        (Some(country), _) => format!("Trafficking from and to {country}, report of {}", report.year()),
        (None, Some(bureau)) => format!("Trafficking from and to {}, report of {}", area(bureau), report.year()),
        (None, None) => format!("Trafficking corridors, report of {}", report.year()),
    };
    let mut picture = Picture::blank(WIDTH, 1230.0, &title);
    picture.text(&title, 24.0, 44.0, 28.0, INK, "start");
    picture.text(
        "From where to where, as entries of the Trafficking in Persons Report name it",
        24.0,
        72.0,
        18.0,
        FAINT,
        "start",
    );
    let point = |place: Place<'_>| -> Point {
        let slot = slots.iter().position(|slot| matches!(slot, Slot::Place(of) if *of == place));
        slot.map_or(MIDDLE, |slot| on_circle(angle(slot, slots.len()), RADIUS))
    };
    // Dark lines over light ones.
    let mut corridors: Vec<_> = selection.corridors.iter().collect();
    corridors.sort_by_key(|corridor| {
        ranking(corridor.origin(), report).map_or(0, |ranking| ranking.tier().map_or(1, Tier::severity))
    });
    for corridor in corridors {
        picture.add(line(
            corridor,
            report,
            point(corridor.origin()),
            point(corridor.destination()),
            selection.centre.is_some(),
        ));
    }
    for (number, slot) in slots.iter().enumerate() {
        let angle = angle(number, slots.len());
        match slot {
            Slot::Heading(text) => picture.add(label(text, angle, true)),
            Slot::Place(place) => {
                picture.add(mark(*place, report, on_circle(angle, RADIUS)));
                picture.add(label(&place.to_string(), angle, false));
            }
            Slot::Gap => {}
        }
    }
    if let Some(country) = selection.centre {
        picture.add(mark(country.into(), report, MIDDLE));
    }
    legend(&mut picture);
    notes(&mut picture, report, selection);
    picture
}

fn area(bureau: Bureau) -> &'static str {
    match bureau {
        Bureau::Af => "Africa",
        Bureau::Eap => "East Asia and Pacific",
        Bureau::Eur => "Europe and Eurasia",
        Bureau::Nea => "Near East",
        Bureau::Sca => "South and Central Asia",
        Bureau::Wha => "Western Hemisphere",
    }
}

/// The places in groups, each under its heading: by bureau, or around one country by direction.
fn slots<'a>(selection: &Selection<'_, 'a>) -> Vec<Slot<'a>> {
    let group = |place: Place<'a>| -> (usize, &'static str) {
        if selection.centre.is_some() {
            let from = selection.corridors.iter().any(|corridor| corridor.origin() == place);
            let to = selection.corridors.iter().any(|corridor| corridor.destination() == place);
            return match (from, to) {
                (false, _) => (0, "Victims are taken to"),
                (true, true) => (1, "Both ways"),
                (true, false) => (2, "Victims come from"),
            };
        }
        let bureaus = [Bureau::Wha, Bureau::Eur, Bureau::Nea, Bureau::Sca, Bureau::Eap, Bureau::Af];
        match place.country().map(|country| country.bureau()) {
            Some(Some(bureau)) => (bureaus.iter().position(|of| *of == bureau).unwrap_or(6), area(bureau)),
            Some(None) => (7, "Not ranked"),
            None => (8, "Named as a region"),
        }
    };
    let mut places: Vec<_> = selection.places.iter().map(|&place| (group(place), place)).collect();
    places.sort_by_key(|(group, place)| (*group, place.to_string().trim_start_matches("The ").to_owned()));
    let mut slots = Vec::new();
    for of_group in places.chunk_by(|a, b| a.0 == b.0) {
        slots.push(Slot::Heading(of_group[0].0.1));
        slots.extend(of_group.iter().map(|&(_, place)| Slot::Place(place)));
        slots.push(Slot::Gap);
    }
    slots
}

#[allow(clippy::cast_precision_loss, reason = "there are some dozens of slots")]
fn angle(slot: usize, slots: usize) -> f64 {
    TAU * (slot as f64 / slots as f64 - 0.25)
}

fn on_circle(angle: f64, radius: f64) -> Point {
    (MIDDLE.0 + radius * angle.cos(), MIDDLE.1 + radius * angle.sin())
}

/// A text that leads outwards and is never upside down. Long ones are smaller, so that they stay in the picture.
fn label(text: &str, angle: f64, is_heading: bool) -> Text {
    let (x, y) = on_circle(angle, RADIUS + 13.0);
    #[allow(clippy::cast_precision_loss, reason = "labels are short")]
    let length = text.chars().count() as f64;
    let size = if is_heading { (170.0 / (0.62 * length)).min(16.0) } else { (FOR_LABELS / (0.54 * length)).min(18.0) };
    let (turn, anchor) = if angle.cos() < -1e-9 { (180.0, "end") } else { (0.0, "start") };
    let turned = format!("translate({x:.1} {y:.1}) rotate({:.2})", angle.to_degrees() + turn);
    let label = Text::new(text).set("transform", turned).set("dy", "0.35em").set("text-anchor", anchor);
    let label = label.set("font-size", format!("{size:.1}"));
    if is_heading { label.set("fill", FAINT).set("font-weight", "bold") } else { label.set("fill", INK) }
}

fn ranking(place: Place<'_>, report: Report<'_>) -> Option<Ranking> {
    match place.standing_in(report) {
        Some(Standing::Placed(placement)) => Some(placement.ranking()),
        _ => None,
    }
}

/// A disc in the colour of the tier; a ring for a country that the report does not place, a square for a region.
fn mark(place: Place<'_>, report: Report<'_>, (x, y): Point) -> Group {
    let said = match place.standing_in(report) {
        Some(standing) => format!("{place}: {standing}"),
        None => format!("{place}: a region"),
    };
    symbol(place.country().is_some(), ranking(place, report), (x, y)).add(Title::new(said))
}

fn symbol(is_country: bool, ranking: Option<Ranking>, (x, y): Point) -> Group {
    let group = Group::new().set("stroke", "#ffffff").set("stroke-width", 1);
    let disc = Circle::new().set("cx", format!("{x:.1}")).set("cy", format!("{y:.1}"));
    match ranking {
        Some(ranking) => group.add(disc.set("r", 8).set("fill", colour(ranking))),
        None if is_country => {
            group.add(disc.set("r", 6.5).set("fill", "#ffffff").set("stroke", "#767676").set("stroke-width", 2))
        }
        None => {
            let square = Rectangle::new().set("x", format!("{:.1}", x - 6.0)).set("y", format!("{:.1}", y - 6.0));
            group.add(square.set("width", 12).set("height", 12).set("fill", NEUTRAL))
        }
    }
}

/// Wide where it begins, thin where it ends, in the colour of the origin; bent inwards the more, the farther it goes.
fn line(corridor: &Corridor<'_, '_>, report: Report<'_>, from: Point, to: Point, straight: bool) -> Path {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let (across_x, across_y) = (-dy / length, dx / length);
    let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
    let pull = if straight { 0.0 } else { 0.25 + 0.6 * length / (2.0 * RADIUS) };
    let bend = (middle.0 + pull * (MIDDLE.0 - middle.0), middle.1 + pull * (MIDDLE.1 - middle.1));
    // On straight lines the two directions run side by side.
    let shift = if straight { WIDE } else { 0.0 };
    let point =
        |(x, y): Point, half: f64| format!("{:.1} {:.1}", x + across_x * (shift + half), y + across_y * (shift + half));
    let outline = format!(
        "M{} Q{} {} L{} Q{} {} Z",
        point(from, WIDE),
        point(bend, WIDE / 2.0),
        point(to, 0.3),
        point(to, -0.3),
        point(bend, -WIDE / 2.0),
        point(from, -WIDE)
    );
    let statements = corridor.statements().len();
    let said = format!("{corridor}: {statements} statement{}", if statements == 1 { "" } else { "s" });
    let fill = ranking(corridor.origin(), report).map_or(NEUTRAL, colour);
    Path::new().set("d", outline).set("fill", fill).set("fill-opacity", 0.72).add(Title::new(said))
}

fn legend(picture: &mut Picture) {
    let mut x = 34.0;
    for ranking in Ranking::ALL {
        picture.add(symbol(true, Some(ranking), (x, 998.0)));
        picture.text(ranking.as_str(), x + 16.0, 1004.0, 18.0, INK, "start");
        x += if ranking == Ranking::Tier(Tier::TwoWatchList) { 210.0 } else { 120.0 };
    }
    for (is_country, said, x) in
        [(true, "not in this report", 34.0), (false, "a region that the text names, no country", 244.0)]
    {
        picture.add(symbol(is_country, None, (x, 1028.0)));
        picture.text(said, x + 16.0, 1034.0, 18.0, INK, "start");
    }
}

fn notes(picture: &mut Picture, report: Report<'_>, selection: &Selection<'_, '_>) {
    let (places, corridors) = (selection.places.len(), selection.corridors.len());
    let chosen = if (places, corridors) == selection.of {
        format!("All {corridors} corridors, with {places} places.")
    } else {
        format!(
            "The {places} places with the most corridors, of {}, and {corridors} of {} corridors between two.",
            selection.of.0, selection.of.1
        )
    };
    let mut lines = vec![
        chosen,
        "A line is wide at the origin, thin at the destination, and has the colour of the origin.".into(),
        "It says that an entry names the corridor: no number of people, no prevalence.".into(),
        format!("{}.", report.coverage()),
    ];
    lines.extend(selection.centre.map(|country| format!("{country}: {}.", report.entry_reading(country))));
    lines.push("A tier measures a government’s efforts, not how much trafficking there is.".into());
    let mut y = 1068.0;
    for text in lines {
        picture.text(&text, 24.0, y, 18.0, INK, "start");
        y += 24.0;
    }
    let source =
        format!("Source: U.S. Department of State, {}; tip-report data {}", report.title(), tip_report::DATA_VERSION);
    picture.text(&source, 24.0, y, 16.0, FAINT, "start");
}
