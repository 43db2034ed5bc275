//! The drawing of a report's corridors: origins down, destinations across, in groups by bureau. A cell is a corridor.

use std::{collections::BTreeMap, ops::Range};

use svg::node::element::{Circle, Group, Line, Polygon, Rectangle, Text, Title};
use tip_report::{Place, Report, entry::Extent, network::Corridor};

use crate::{
    picture::{FAINT, INK, Picture},
    places::{area, by_name, group, legend, mark},
    selection::{Between, Chosen},
};

const MARGIN: f64 = 24.0;
const WIDTH: f64 = 1000.0;
const TOP: f64 = 92.0;
const TEXT: f64 = 14.0;
/// Between the matrix and a name, for the mark.
const GAP: f64 = 17.0;
const MARK: f64 = 4.8;
/// The filled part of a cell.
const FILL: &str = "#33414e";
/// Behind the cells of two groups.
const GROUND: &str = "#f1f3f4";
/// Behind a number.
const NUMBER_GROUND: &str = "#dde2e6";

/// The content of one row or column.
enum Slot<'a> {
    Heading(&'static str),
    Place(Place<'a>),
    /// The other places of the group, and their number.
    Others(&'static str, usize),
}

impl Slot<'_> {
    fn label(&self) -> String {
        match self {
            Slot::Heading(name) => (*name).to_owned(),
            Slot::Place(place) => place.to_string(),
            Slot::Others(_, 1) => "1 other".to_owned(),
            Slot::Others(_, others) => format!("{others} others"),
        }
    }
}

/// The rows, or the columns.
struct Axis<'a> {
    slots: Vec<Slot<'a>>,
    /// The slot of each place: its own, or that of the others of its group.
    slot_of: Vec<(Place<'a>, usize)>,
    /// The slots with cells, group by group.
    groups: Vec<Range<usize>>,
}

impl<'a> Axis<'a> {
    fn new(chosen: &Chosen<'a>) -> Self {
        let mut all: Vec<_> = chosen.all.iter().map(|&place| (group(place), place)).collect();
        all.sort_by_key(|&(group, place)| (group, by_name(place)));
        let mut axis = Axis { slots: Vec::new(), slot_of: Vec::new(), groups: Vec::new() };
        for of_group in all.chunk_by(|a, b| a.0 == b.0) {
            let name = of_group[0].0.1;
            axis.slots.push(Slot::Heading(name));
            let start = axis.slots.len();
            let (shown, others): (Vec<_>, Vec<_>) =
                of_group.iter().map(|&(_, place)| place).partition(|place| chosen.places.contains(place));
            for place in shown {
                axis.slot_of.push((place, axis.slots.len()));
                axis.slots.push(Slot::Place(place));
            }
            if !others.is_empty() {
                axis.slot_of.extend(others.iter().map(|&place| (place, axis.slots.len())));
                axis.slots.push(Slot::Others(name, others.len()));
            }
            axis.groups.push(start..axis.slots.len());
        }
        axis
    }

    /// Room for the longest label. A letter is about half as wide as high, a bold one a little more.
    #[allow(clippy::cast_precision_loss, reason = "labels are short")]
    fn for_labels(&self) -> f64 {
        let length = |slot: &Slot<'_>| {
            let letters = slot.label().chars().count() as f64;
            if let Slot::Heading(_) = slot { 0.6 * letters * TEXT } else { GAP + 0.53 * letters * TEXT }
        };
        self.slots.iter().map(length).fold(0.0, f64::max)
    }

    fn slot(&self, place: Place<'a>) -> Option<usize> {
        self.slot_of.iter().find(|(of, _)| *of == place).map(|&(_, slot)| slot)
    }
}

/// The layout of the picture.
struct Grid {
    cell: f64,
    left: f64,
    top: f64,
}

impl Grid {
    fn x(&self, column: usize) -> f64 {
        self.left + self.along(column)
    }

    fn y(&self, row: usize) -> f64 {
        self.top + self.along(row)
    }

    #[allow(clippy::cast_precision_loss, reason = "there are some dozens of slots")]
    fn along(&self, slots: usize) -> f64 {
        slots as f64 * self.cell
    }
}

pub fn draw(report: Report<'_>, between: &Between<'_, '_>) -> Picture {
    let (rows, columns) = (Axis::new(&between.origins), Axis::new(&between.destinations));
    let (left, top) = (MARGIN + rows.for_labels(), TOP + columns.for_labels());
    #[allow(clippy::cast_precision_loss, reason = "there are some dozens of slots")]
    let cell = ((WIDTH - MARGIN - left) / columns.slots.len() as f64).clamp(13.5, 20.0);
    let grid = Grid { cell, left, top };
    let (right, bottom) = (grid.x(columns.slots.len()), grid.y(rows.slots.len()));

    let title = match between.bureau {
        Some(bureau) => format!("Trafficking from and to {}, report of {}", area(bureau), report.year()),
        None => format!("Trafficking corridors, report of {}", report.year()),
    };
    let mut picture = Picture::blank(WIDTH.max(right + MARGIN), &title);
    picture.text(&title, MARGIN, 44.0, 28.0, INK, "start");
    let subtitle =
        "Origins (down) and destinations (across), as entries of the Trafficking in Persons Report name them";
    picture.text(subtitle, MARGIN, 72.0, 18.0, FAINT, "start");
    ground(&mut picture, &grid, &rows, &columns);
    labels(&mut picture, &grid, report, &rows, &columns);
    cells(&mut picture, &grid, between, &rows, &columns);
    let below = meanings(&mut picture, bottom + 44.0);
    let below = legend(&mut picture, below, 16.0);
    let below = notes(&mut picture, report, between, below);
    picture.finish_with(report, below, 14.0)
}

/// A block for each pair of groups, with white lines between the cells to guide the eye.
fn ground(picture: &mut Picture, grid: &Grid, rows: &Axis<'_>, columns: &Axis<'_>) {
    let line = |x1: f64, y1: f64, x2: f64, y2: f64| {
        let line = Line::new().set("x1", round(x1)).set("y1", round(y1)).set("x2", round(x2)).set("y2", round(y2));
        line.set("stroke", "#ffffff").set("stroke-width", 1)
    };
    for (down, across) in rows.groups.iter().flat_map(|down| columns.groups.iter().map(move |across| (down, across))) {
        let (x, y) = (grid.x(across.start), grid.y(down.start));
        let block = Rectangle::new().set("x", round(x)).set("y", round(y)).set("fill", GROUND);
        picture.add(block.set("width", round(grid.x(across.end) - x)).set("height", round(grid.y(down.end) - y)));
    }
    let (right, bottom) = (grid.x(columns.slots.len()), grid.y(rows.slots.len()));
    for row in 1..rows.slots.len() {
        picture.add(line(grid.left, grid.y(row), right, grid.y(row)));
    }
    for column in 1..columns.slots.len() {
        picture.add(line(grid.x(column), grid.top, grid.x(column), bottom));
    }
}

fn labels(picture: &mut Picture, grid: &Grid, report: Report<'_>, rows: &Axis<'_>, columns: &Axis<'_>) {
    for (number, slot) in rows.slots.iter().enumerate() {
        let y = grid.y(number) + grid.cell / 2.0;
        let turn = |gap: f64| format!("translate({:.1} {y:.1})", grid.left - gap);
        picture.add(label(slot, report, grid.cell, turn, "end"));
        if let Slot::Place(place) = slot {
            picture.add(mark(*place, report, (grid.left - 8.0, y), MARK));
        }
    }
    for (number, slot) in columns.slots.iter().enumerate() {
        let x = grid.x(number) + grid.cell / 2.0;
        let turn = |gap: f64| format!("translate({x:.1} {:.1}) rotate(-90)", grid.top - gap);
        picture.add(label(slot, report, grid.cell, turn, "start"));
        if let Slot::Place(place) = slot {
            picture.add(mark(*place, report, (x, grid.top - 8.0), MARK));
        }
    }
}

/// A text that ends at the matrix.
fn label(slot: &Slot<'_>, report: Report<'_>, cell: f64, turn: impl Fn(f64) -> String, anchor: &str) -> Text {
    let gap = if let Slot::Heading(_) = slot { 4.0 } else { GAP };
    let label = Text::new(slot.label()).set("transform", turn(gap)).set("dy", "0.35em").set("text-anchor", anchor);
    let label = label.set("font-size", round(TEXT.min(cell - 0.5)));
    match slot {
        Slot::Heading(_) => label.set("fill", INK).set("font-weight", "bold"),
        Slot::Others(..) => label.set("fill", INK).set("font-style", "italic"),
        Slot::Place(place) => label.set("fill", if is_whole(*place, report) { INK } else { FAINT }),
    }
}

/// Whether the entry of a country was read in full, so that an unnamed flow is absent. A region has no entry.
fn is_whole(place: Place<'_>, report: Report<'_>) -> bool {
    place.country().is_none_or(|country| report.entry_reading(country).extent() == Some(Extent::Full))
}

/// A cell for each corridor between two places that are shown, and numbers for the others.
fn cells(picture: &mut Picture, grid: &Grid, between: &Between<'_, '_>, rows: &Axis<'_>, columns: &Axis<'_>) {
    let mut numbers: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for corridor in &between.corridors {
        let slots = rows.slot(corridor.origin()).zip(columns.slot(corridor.destination()));
        let Some((row, column)) = slots else { continue };
        if let (Slot::Place(_), Slot::Place(_)) = (&rows.slots[row], &columns.slots[column]) {
            let statements = corridor.statements().len();
            let entries: Vec<_> = corridor.reporters().iter().map(ToString::to_string).collect();
            let said = format!(
                "{corridor}: {statements} statement{}, entries of {}",
                if statements == 1 { "" } else { "s" },
                entries.join(", ")
            );
            let (x, y) = (grid.x(column), grid.y(row));
            picture.add(NamedBy::of(corridor).draw(x, y, grid.cell).add(Title::new(said)));
        } else {
            *numbers.entry((row, column)).or_default() += 1;
        }
    }
    for ((row, column), corridors) in numbers {
        let from = who(&rows.slots[row]);
        let to = who(&columns.slots[column]);
        let said = format!("{corridors} corridor{} from {from} to {to}", if corridors == 1 { "" } else { "s" });
        picture.add(number(corridors, grid.x(column), grid.y(row), grid.cell).add(Title::new(said)));
    }
}

fn who(slot: &Slot<'_>) -> String {
    match slot {
        Slot::Place(place) => place.to_string(),
        Slot::Heading(name) | Slot::Others(name, _) => format!("others of “{name}”"),
    }
}

/// The countries whose entries name a corridor.
#[derive(Clone, Copy)]
enum NamedBy {
    Origin,
    Destination,
    Both,
    OnlyOthers,
}

impl NamedBy {
    const ALL: [NamedBy; 4] = [NamedBy::Origin, NamedBy::Destination, NamedBy::Both, NamedBy::OnlyOthers];

    fn of(corridor: &Corridor<'_, '_>) -> Self {
        let reporters = corridor.reporters();
        let of = |place: Place<'_>| place.country().is_some_and(|country| reporters.contains(&country));
        match (of(corridor.origin()), of(corridor.destination())) {
            (true, true) => NamedBy::Both,
            (true, false) => NamedBy::Origin,
            (false, true) => NamedBy::Destination,
            (false, false) => NamedBy::OnlyOthers,
        }
    }

    fn meaning(self) -> &'static str {
        match self {
            NamedBy::Origin => "the origin’s entry",
            NamedBy::Destination => "the destination’s entry",
            NamedBy::Both => "both",
            NamedBy::OnlyOthers => "only entries of others",
        }
    }

    /// The half towards the name of the country that says so. The halves differ in shape, not only in colour.
    fn draw(self, x: f64, y: f64, cell: f64) -> Group {
        let (left, top, right, bottom) = (x + 0.5, y + 0.5, x + cell - 0.5, y + cell - 0.5);
        let polygon = |points: &[(f64, f64)]| {
            let points: Vec<_> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
            Group::new().add(Polygon::new().set("points", points.join(" ")).set("fill", FILL))
        };
        match self {
            NamedBy::Origin => polygon(&[(left, top), (left, bottom), (right, bottom)]),
            NamedBy::Destination => polygon(&[(left, top), (right, top), (right, bottom)]),
            NamedBy::Both => polygon(&[(left, top), (right, top), (right, bottom), (left, bottom)]),
            NamedBy::OnlyOthers => {
                let dot = Circle::new().set("cx", round(x + cell / 2.0)).set("cy", round(y + cell / 2.0));
                Group::new().add(dot.set("r", round(0.24 * cell)).set("fill", FILL))
            }
        }
    }
}

/// The number of corridors in one cell.
fn number(corridors: usize, x: f64, y: f64, cell: f64) -> Group {
    let ground = Rectangle::new().set("x", round(x + 0.5)).set("y", round(y + 0.5)).set("fill", NUMBER_GROUND);
    let size = if corridors < 100 { 0.62 * cell } else { 0.5 * cell };
    let text = Text::new(corridors.to_string()).set("x", round(x + cell / 2.0)).set("y", round(y + cell / 2.0));
    let text = text.set("dy", "0.35em").set("text-anchor", "middle").set("font-size", round(size)).set("fill", INK);
    Group::new().add(ground.set("width", round(cell - 1.0)).set("height", round(cell - 1.0))).add(text)
}

/// One digit after the point is enough.
fn round(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

/// Writes the meaning of the cells on two lines. Returns the position of the next line.
fn meanings(picture: &mut Picture, y: f64) -> f64 {
    let size = 16.0;
    picture.text("A corridor, named by", MARGIN, y, size, INK, "start");
    let mut x = MARGIN + 162.0;
    for by in NamedBy::ALL {
        picture.add(by.draw(x, y - 13.5, 16.0));
        picture.text(by.meaning(), x + 22.0, y, size, INK, "start");
        x += 44.0 + by.meaning().chars().map(|_| 7.6).sum::<f64>();
    }
    picture.add(number(7, MARGIN, y + 13.0, 16.0));
    picture.text(
        "the number of corridors from or to other places of the group",
        MARGIN + 22.0,
        y + 26.5,
        size,
        INK,
        "start",
    );
    y + 53.0
}

fn notes(picture: &mut Picture, report: Report<'_>, between: &Between<'_, '_>, mut y: f64) -> f64 {
    let chosen = |chosen: &Chosen<'_>, what: &str| match (chosen.places.len(), chosen.all.len()) {
        (shown, all) if shown == all => format!("all {all} {what}"),
        (shown, all) => format!("the {shown} of {all} {what} with the most corridors"),
    };
    let lines = [
        format!(
            "{} corridors; {}, {}.",
            between.corridors.len(),
            chosen(&between.origins, "origins"),
            chosen(&between.destinations, "destinations")
        ),
        "A cell says that an entry names the corridor. It is not a number of people or a prevalence.".to_owned(),
        format!("{}.", report.coverage()),
        "Names in black: entries read in full. In grey: not read, or only in part, so an empty cell means nothing."
            .to_owned(),
        "A tier measures a government’s efforts, not how much trafficking there is.".to_owned(),
    ];
    for text in lines {
        picture.text(&text, MARGIN, y, 16.0, INK, "start");
        y += 22.0;
    }
    y
}
