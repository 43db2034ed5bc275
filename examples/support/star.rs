//! The drawing of one country's corridors: the other places on a circle around it, and lines that get thinner from
//! origin to destination.

use std::f64::consts::TAU;

use svg::node::element::{Path, Text, Title};
use tip_report::{Place, Report, Tier, network::Corridor};

use crate::{
    picture::{FAINT, INK, Picture, colour},
    places::{NEUTRAL, by_name, legend, mark, ranking},
    selection::Around,
};

const WIDTH: f64 = 900.0;
const MIDDLE: (f64, f64) = (WIDTH / 2.0, 535.0);
const RADIUS: f64 = 222.0;
const FOR_LABELS: f64 = WIDTH / 2.0 - RADIUS - 24.0;
/// Half of the width of a line at its start.
const WIDE: f64 = 2.4;

type Point = (f64, f64);

/// The content of one position on the circle.
enum Slot<'a> {
    Heading(&'static str),
    Place(Place<'a>),
    Gap,
}

pub fn draw(report: Report<'_>, around: &Around<'_, '_>) -> Picture {
    let slots = slots(around);
    let title = format!("Trafficking from and to {}, report of {}", around.centre, report.year());
    let mut picture = Picture::blank(WIDTH, &title);
    picture.text(&title, 24.0, 44.0, 28.0, INK, "start");
    picture.text(
        "Origins and destinations, as entries of the Trafficking in Persons Report name them",
        24.0,
        72.0,
        18.0,
        FAINT,
        "start",
    );
    // As large as the places allow.
    let room = TAU * RADIUS / count(slots.len());
    let (size, radius) = (room.min(18.0), (0.45 * room).min(8.0));
    let point = |place: Place<'_>| -> Point {
        let slot = slots.iter().position(|slot| matches!(slot, Slot::Place(of) if *of == place));
        slot.map_or(MIDDLE, |slot| on_circle(angle(slot, slots.len()), RADIUS))
    };
    // Dark lines are drawn over light ones.
    let mut corridors: Vec<_> = around.corridors.iter().collect();
    corridors.sort_by_key(|corridor| {
        ranking(corridor.origin(), report).map_or(0, |ranking| ranking.tier().map_or(1, Tier::severity))
    });
    for corridor in corridors {
        picture.add(line(corridor, report, point(corridor.origin()), point(corridor.destination())));
    }
    for (number, slot) in slots.iter().enumerate() {
        let angle = angle(number, slots.len());
        match slot {
            Slot::Heading(text) => picture.add(label(text, angle, size, true)),
            Slot::Place(place) => {
                picture.add(mark(*place, report, on_circle(angle, RADIUS), radius));
                picture.add(label(&place.to_string(), angle, size, false));
            }
            Slot::Gap => {}
        }
    }
    picture.add(mark(around.centre.into(), report, MIDDLE, 8.0));
    let below = legend(&mut picture, 1004.0, 18.0);
    let below = notes(&mut picture, report, around, below);
    picture.finish_with(report, below, 16.0)
}

/// The places in groups by direction, each under its heading.
fn slots<'a>(around: &Around<'_, 'a>) -> Vec<Slot<'a>> {
    let group = |place: Place<'a>| -> (usize, &'static str) {
        let from = around.corridors.iter().any(|corridor| corridor.origin() == place);
        let to = around.corridors.iter().any(|corridor| corridor.destination() == place);
        match (from, to) {
            (false, _) => (0, "Victims are taken to"),
            (true, true) => (1, "Both ways"),
            (true, false) => (2, "Victims come from"),
        }
    };
    let mut places: Vec<_> = around.places.iter().map(|&place| (group(place), place)).collect();
    places.sort_by_key(|&(group, place)| (group, by_name(place)));
    let mut slots = Vec::new();
    for of_group in places.chunk_by(|a, b| a.0 == b.0) {
        slots.push(Slot::Heading(of_group[0].0.1));
        slots.extend(of_group.iter().map(|&(_, place)| Slot::Place(place)));
        slots.push(Slot::Gap);
    }
    slots
}

#[allow(clippy::cast_precision_loss, reason = "there are some dozens of slots, and labels are short")]
fn count(number: usize) -> f64 {
    number as f64
}

fn angle(slot: usize, slots: usize) -> f64 {
    TAU * (count(slot) / count(slots) - 0.25)
}

fn on_circle(angle: f64, radius: f64) -> Point {
    (MIDDLE.0 + radius * angle.cos(), MIDDLE.1 + radius * angle.sin())
}

/// A text that points outwards and is never upside down, at most of this size. Long texts are smaller, so that they stay
/// in the picture.
fn label(text: &str, angle: f64, most: f64, is_heading: bool) -> Text {
    let (x, y) = on_circle(angle, RADIUS + 13.0);
    let length = count(text.chars().count());
    let fitting = if is_heading { 170.0 / (0.62 * length) } else { FOR_LABELS / (0.54 * length) };
    let size = fitting.min(if is_heading { most.min(16.0) } else { most });
    let (turn, anchor) = if angle.cos() < -1e-9 { (180.0, "end") } else { (0.0, "start") };
    let turned = format!("translate({x:.1} {y:.1}) rotate({:.2})", angle.to_degrees() + turn);
    let label = Text::new(text).set("transform", turned).set("dy", "0.35em").set("text-anchor", anchor);
    let label = label.set("font-size", format!("{size:.1}"));
    if is_heading { label.set("fill", FAINT).set("font-weight", "bold") } else { label.set("fill", INK) }
}

/// A line that is wide at the start, thin at the end, and in the colour of the origin. The two directions run side by side.
fn line(corridor: &Corridor<'_, '_>, report: Report<'_>, from: Point, to: Point) -> Path {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    let (across_x, across_y) = (-dy / length, dx / length);
    let point =
        |(x, y): Point, half: f64| format!("{:.1} {:.1}", x + across_x * (WIDE + half), y + across_y * (WIDE + half));
    let outline = format!("M{} L{} L{} L{} Z", point(from, WIDE), point(to, 0.5), point(to, -0.5), point(from, -WIDE));
    let statements = corridor.statements().len();
    let said = format!("{corridor}: {statements} statement{}", if statements == 1 { "" } else { "s" });
    let fill = ranking(corridor.origin(), report).map_or(NEUTRAL, colour);
    Path::new().set("d", outline).set("fill", fill).set("fill-opacity", 0.9).add(Title::new(said))
}

fn notes(picture: &mut Picture, report: Report<'_>, around: &Around<'_, '_>, mut y: f64) -> f64 {
    let lines = [
        format!("All {} corridors, with {} places.", around.corridors.len(), around.places.len()),
        "A line is wide at the origin, thin at the destination, and has the colour of the origin.".into(),
        "It says that an entry names the corridor. It is not a number of people or a prevalence.".into(),
        format!("{}.", report.coverage()),
        format!("{}: {}.", around.centre, report.entry_reading(around.centre)),
        "A tier measures a government’s efforts, not how much trafficking there is.".into(),
    ];
    for text in lines {
        picture.text(&text, 24.0, y, 18.0, INK, "start");
        y += 24.0;
    }
    y
}
