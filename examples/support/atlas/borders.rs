//! Borders: a TopoJSON file, checked before it goes into the page. map/README.md describes its format.

use std::{collections::BTreeSet, io::Read, path::Path};

use serde::Deserialize;
use tip_report::{
    Country, Dataset,
    text::{self, quoted},
};

use crate::support::{open, shown};

const NATURAL_EARTH: &str = include_str!("map/world.json");

/// The number of problems of a file that are reported at once.
const TOLD: usize = 10;

#[derive(Deserialize)]
struct Topology {
    r#type: String,
    turn: Option<f64>,
    transform: Transform,
    objects: Objects,
    arcs: Vec<Vec<(i64, i64)>>,
}

#[derive(Deserialize)]
struct Transform {
    scale: (f64, f64),
    translate: (f64, f64),
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection<Area>,
    #[serde(default)]
    points: Option<Collection<Point>>,
}

#[derive(Deserialize)]
struct Collection<G> {
    geometries: Vec<G>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
enum Area {
    Polygon { id: Option<String>, arcs: Vec<Vec<i64>> },
    MultiPolygon { id: Option<String>, arcs: Vec<Vec<Vec<i64>>> },
}

#[derive(Deserialize)]
struct Point {
    r#type: String,
    id: String,
    coordinates: (f64, f64),
}

/// Whose borders the page shows; it says so.
const POLICY_OF_NATURAL_EARTH: &str = "Borders: Natural Earth (public domain), simplified, Equal Earth projection, \
without Antarctica. They show who is in control of an area, not who claims it (so Crimea is in Russia, and Western Sahara \
and northern Cyprus stand apart); they are neither the view of the reports nor of this project. Somaliland is drawn in \
Somalia, and overseas parts such as French Guiana in the country that governs them. A dissolved entity is drawn as the areas \
of its successors.";

const POLICY_OF_A_FILE: &str =
    "Borders: from a file that was given when this page was made (--map), not Natural Earth’s.";

/// The size limit of a file of borders. A browser could not draw more.
const LIMIT: u64 = 64 << 20;

/// Borders that the page can draw.
pub struct Borders {
    text: String,
    policy: &'static str,
    remarks: Vec<String>,
}

impl Borders {
    /// Natural Earth's borders, which are stored beside the page.
    pub fn natural_earth() -> Result<Self, String> {
        let borders = Borders::new("map/world.json", NATURAL_EARTH, POLICY_OF_NATURAL_EARTH)?;
        // The Faroe Islands, Greenland and others are land that no report ranks, so no remark is needed.
        Ok(Borders { remarks: Vec::new(), ..borders })
    }

    /// The borders of a file, or everything that is wrong with it.
    pub fn of_file(file: &Path) -> Result<Self, String> {
        let name = shown(file);
        let mut bytes = Vec::new();
        let read = open(file).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
        let size = read.map_err(|error| format!("{name}: {error}"))?;
        if size as u64 > LIMIT {
            return Err(format!("{name}: the file has more than {LIMIT} bytes; simplify the borders"));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            format!("{name}: byte {} is not UTF-8; expected TopoJSON", error.utf8_error().valid_up_to() + 1)
        })?;
        Borders::new(&name, &text, POLICY_OF_A_FILE)
    }

    fn new(name: &str, text: &str, policy: &'static str) -> Result<Self, String> {
        // The message of serde_json has the line and column.
        let topology: Topology = serde_json::from_str(text)
            .map_err(|error| format!("{name}: not the TopoJSON of borders: {}", text::shown(&error.to_string())))?;
        let problems = problems(&topology);
        if problems.is_empty() {
            return Ok(Borders { text: text.trim_end().to_owned(), policy, remarks: remarks(name, &topology) });
        }
        let told = problems.iter().take(TOLD).map(|problem| format!("{name}: {problem}"));
        let mut lines: Vec<String> = told.collect();
        if problems.len() > TOLD {
            lines.push(format!("{name}: and {} more problems", problems.len() - TOLD));
        }
        Err(lines.join("\n"))
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whose borders these are, in words.
    pub fn policy(&self) -> &'static str {
        self.policy
    }

    /// Remarks on what a reader of the page would miss.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }
}

impl Area {
    fn id(&self) -> Option<&str> {
        match self {
            Area::Polygon { id, .. } | Area::MultiPolygon { id, .. } => id.as_deref(),
        }
    }

    fn rings(&self) -> impl Iterator<Item = &Vec<i64>> {
        match self {
            Area::Polygon { arcs, .. } => std::slice::from_ref(arcs).iter().flatten(),
            Area::MultiPolygon { arcs, .. } => arcs.iter().flatten(),
        }
    }

    fn name(&self, number: usize) -> String {
        self.id()
            .map_or_else(|| format!("countries: geometry {}", number + 1), |id| format!("countries: {}", quoted(id)))
    }
}

fn problems(topology: &Topology) -> Vec<String> {
    let mut problems = Vec::new();
    let mut problem = |text: String| problems.push(text);
    if topology.r#type != "Topology" {
        problem(format!("type: {}: expected `Topology`", quoted(&topology.r#type)));
    }
    let Transform { scale, translate } = topology.transform;
    if ![scale.0, scale.1, translate.0, translate.1].iter().all(|number| number.is_finite()) || scale.0 * scale.1 == 0.0
    {
        problem("transform: expected finite numbers, and a scale that is not 0".into());
    }
    if let Some(turn) = topology.turn.filter(|&turn| !(turn.is_finite() && turn > 0.0)) {
        problem(format!("turn: {turn}: expected the width of the complete globe, more than 0"));
    }
    for (number, arc) in topology.arcs.iter().enumerate() {
        if arc.len() < 2 {
            problem(format!("arcs: arc {number} has {} points, expected 2 or more", arc.len()));
        }
    }
    let mut ids = BTreeSet::new();
    for (number, area) in topology.objects.countries.geometries.iter().enumerate() {
        let name = area.name(number);
        match area.id() {
            Some(id) if !is_code(id) => problem(format!("{name}: expected an alpha-3 code such as `KOR`, or no id")),
            Some(id) if !ids.insert(id) => {
                problem(format!("{name}: occurs twice; expected one geometry for each code"));
            }
            _ => {}
        }
        for ring in area.rings() {
            if let Some(text) = ring_problem(&topology.arcs, ring) {
                problem(format!("{name}: {text}"));
            }
        }
    }
    let points = topology.objects.points.iter().flat_map(|points| &points.geometries);
    for point in points {
        if point.r#type != "Point" {
            problem(format!("points: {}: {}: expected `Point`", quoted(&point.id), quoted(&point.r#type)));
        }
        if !is_code(&point.id) {
            problem(format!("points: {}: expected an alpha-3 code such as `KOR`", quoted(&point.id)));
        }
        if !(point.coordinates.0.is_finite() && point.coordinates.1.is_finite()) {
            problem(format!("points: {}: expected two finite numbers", quoted(&point.id)));
        }
    }
    if problems.is_empty() {
        problems.extend(extent_problem(topology));
    }
    problems
}

fn is_code(id: &str) -> bool {
    id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A ring is a chain of arcs; `~n` is arc n from its end to its beginning.
fn ring_problem(arcs: &[Vec<(i64, i64)>], ring: &[i64]) -> Option<String> {
    if ring.is_empty() {
        return Some("has a ring without arcs".into());
    }
    let mut ends = Vec::new();
    for &number in ring {
        let place = if number < 0 { !number } else { number };
        let Some(arc) = usize::try_from(place).ok().and_then(|place| arcs.get(place)) else {
            return Some(format!("names arc {number}, expected one of the {} arcs", arcs.len()));
        };
        // An arc that is too short is a separate problem.
        let &first = arc.first()?;
        let last =
            arc.iter().fold((0_i64, 0_i64), |at, step| (at.0.saturating_add(step.0), at.1.saturating_add(step.1)));
        ends.push(if number < 0 { (last, first) } else { (first, last) });
    }
    let follows = ends.windows(2).all(|pair| pair[0].1 == pair[1].0);
    let closed = follows && ends.first()?.0 == ends.last()?.1;
    (!closed).then(|| format!("has a ring that does not close (arcs {})", text::shown(&format!("{ring:?}"))))
}

/// Refuses degrees, which would be drawn upside down.
fn extent_problem(topology: &Topology) -> Option<String> {
    let Transform { scale, translate } = topology.transform;
    let (mut least, mut most) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for arc in &topology.arcs {
        let mut at = (0_i64, 0_i64);
        for step in arc {
            at = (at.0.saturating_add(step.0), at.1.saturating_add(step.1));
            #[allow(clippy::cast_precision_loss, reason = "steps of a grid are small")]
            let (x, y) = (at.0 as f64 * scale.0 + translate.0, at.1 as f64 * scale.1 + translate.1);
            least = (least.0.min(x), least.1.min(y));
            most = (most.0.max(x), most.1.max(y));
        }
    }
    if least.0 > most.0 {
        return Some("arcs: expected at least one".into());
    }
    let degrees = least.0 >= -180.1 && most.0 <= 180.1 && least.1 >= -90.1 && most.1 <= 90.1;
    (degrees && least.1 < 0.0).then(|| {
        "the points look like degrees; expected a flat map with y downwards (map/build.mjs makes one from GeoJSON)"
            .into()
    })
}

/// Remarks on codes that the data do not know, and on placed countries that the map does not show.
fn remarks(name: &str, topology: &Topology) -> Vec<String> {
    let data = Dataset::bundled();
    let areas = topology.objects.countries.geometries.iter().filter_map(Area::id);
    let points = topology.objects.points.iter().flat_map(|points| &points.geometries).map(|point| &*point.id);
    let drawn: BTreeSet<&str> = areas.chain(points).collect();
    let is_known = |id: &str| id.parse().is_ok_and(|code| data.country_by_code(code).is_some());
    let unknown: Vec<&str> = drawn.iter().copied().filter(|id| !is_known(id)).collect();
    let is_drawn = |country: Country<'_>| drawn.contains(country.code().as_str());
    // A country that no longer exists is drawn as its successors.
    let shown = |&country: &Country<'static>| is_drawn(country) || country.successors().any(is_drawn);
    let placed = data.countries().filter(|country| country.history().first().is_some());
    let missing: Vec<String> =
        placed.filter(|country| !shown(country)).map(|country| country.code().to_string()).collect();
    let mut remarks = Vec::new();
    if !unknown.is_empty() {
        remarks.push(format!("{name}: drawn as land that no report ranks: {}", text::shown(&unknown.join(", "))));
    }
    if !missing.is_empty() {
        remarks.push(format!("{name}: in the list and the table, but not on the map: {}", missing.join(", ")));
    }
    remarks
}
