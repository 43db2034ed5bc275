//! The matrix that `network` draws: a cell for each corridor, in the row of its origin and the column of its destination.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::BytesStart, events::Event};
use tip_report::{Bureau, Dataset, Place, Report, entry::Extent};

use crate::support::example::printed;

const GREY: &str = "#767676";

/// What is drawn in one place, and what is said of it.
#[derive(Debug, Default)]
struct Mark {
    said: String,
    /// The corners of a polygon; none of a dot or of a number.
    corners: Vec<(f64, f64)>,
    middle: (f64, f64),
    number: Option<usize>,
}

/// The labels of a matrix, with where their row or column is and with their colour, and its marks.
#[derive(Default)]
struct Matrix {
    rows: BTreeMap<String, (f64, String)>,
    columns: BTreeMap<String, (f64, String)>,
    marks: Vec<Mark>,
    texts: Vec<String>,
}

impl Matrix {
    fn of(arguments: &[&str]) -> Self {
        let svg = printed("network", arguments);
        let mut reader = Reader::from_str(&svg);
        reader.config_mut().check_end_names = true;
        let mut matrix = Matrix::default();
        let mut group: Option<Mark> = None;
        let (mut transform, mut fill, mut is_bold, mut text) = (None, String::new(), false, String::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    text.clear();
                    match start.name().as_ref() {
                        b"g" => group = Some(Mark::default()),
                        b"text" => {
                            (transform, fill) = (attribute(&start, "transform"), attribute(&start, "fill").unwrap());
                            is_bold = attribute(&start, "font-weight").is_some();
                        }
                        _ => {}
                    }
                }
                Event::Empty(shape) => {
                    if let Some(group) = &mut group {
                        group.is_drawn_as(&shape);
                    }
                }
                Event::Text(piece) => text.push_str(&piece.decode().unwrap()),
                Event::GeneralRef(of) => text.push_str(match of.decode().unwrap().as_ref() {
                    "gt" => ">",
                    "amp" => "&",
                    "apos" => "'",
                    other => panic!("&{other};"),
                }),
                Event::End(end) => {
                    match (end.name().as_ref(), &mut group) {
                        (b"title", Some(group)) => text.trim().clone_into(&mut group.said),
                        (b"text", Some(group)) => group.number = Some(text.trim().parse().unwrap()),
                        // The names of groups are bold; one of them, Africa, is that of a region too.
                        (b"text", None) if !is_bold => matrix.label(transform.take(), &fill, text.trim()),
                        (b"g", Some(_)) => matrix.marks.extend(group.take()),
                        _ => {}
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        matrix
    }

    /// A text that is moved to its row, or moved and turned to its column; or one of the others.
    fn label(&mut self, transform: Option<String>, fill: &str, text: &str) {
        let Some(transform) = transform else { return self.texts.push(text.to_owned()) };
        let (at, turned) = transform.strip_prefix("translate(").unwrap().split_once(')').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (labels, at) = if turned.is_empty() { (&mut self.rows, y) } else { (&mut self.columns, x) };
        if !text.ends_with(" others") && text != "1 other" {
            let twice = labels.insert(text.to_owned(), (at.parse().unwrap(), fill.to_owned()));
            assert!(twice.is_none(), "{text}");
        }
    }
}

impl Mark {
    fn is_drawn_as(&mut self, shape: &BytesStart<'_>) {
        let number = |name: &str| attribute(shape, name).unwrap().parse::<f64>().unwrap();
        match shape.name().as_ref() {
            b"polygon" => {
                let points = attribute(shape, "points").unwrap();
                let points = points.split(' ').map(|point| point.split_once(',').unwrap());
                self.corners = points.map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap())).collect();
                let middle = |of: fn(&(f64, f64)) -> f64| {
                    let all = || self.corners.iter().map(of);
                    f64::midpoint(all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max))
                };
                self.middle = (middle(|point| point.0), middle(|point| point.1));
            }
            b"circle" => self.middle = (number("cx"), number("cy")),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.try_get_attribute(name).unwrap()?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned())
}

/// The corridors of the report are those of the matrix, each once: in a cell of its own, or counted.
fn check(report: Report<'_>, bureau: Option<Bureau>, matrix: &Matrix) {
    let network = report.flows().network();
    let concerns = |place: Place<'_>| bureau.is_none_or(|of| place.country().and_then(|c| c.bureau()) == Some(of));
    let corridors: Vec<_> = network
        .corridors()
        .filter(|corridor| concerns(corridor.origin()) || concerns(corridor.destination()))
        .collect();
    let cells: Vec<_> = matrix.marks.iter().filter_map(|mark| mark.said.split_once(": ").zip(Some(mark))).collect();
    let cells: BTreeMap<_, _> =
        cells.into_iter().filter(|(said, _)| said.0.contains(" -> ")).map(|(said, mark)| (said.0, mark)).collect();
    let mut own = 0;
    for corridor in &corridors {
        let (from, to) = (corridor.origin().to_string(), corridor.destination().to_string());
        let (Some((y, _)), Some((x, _))) = (matrix.rows.get(&from), matrix.columns.get(&to)) else { continue };
        own += 1;
        let mark = cells[corridor.to_string().as_str()];
        assert!(mark.said.contains(&format!(": {} statement", corridor.statements().len())), "{mark:?}");
        assert!((mark.middle.0 - x).abs() < 0.3 && (mark.middle.1 - y).abs() < 0.3, "{mark:?}: {x} {y}");
        let reporters = corridor.reporters();
        let entries: Vec<_> = reporters.iter().map(ToString::to_string).collect();
        assert!(mark.said.ends_with(&format!(", entries of {}", entries.join(", "))), "{mark:?}");
        // The half towards the name of the country whose entry says so.
        let says = |place: Place<'_>| place.country().is_some_and(|country| reporters.contains(&country));
        let has_corner = |right: bool, below: bool| {
            mark.corners.iter().any(|corner| (corner.0 > *x) == right && (corner.1 > *y) == below)
        };
        let (lower_left, upper_right) = (has_corner(false, true), has_corner(true, false));
        assert_eq!((lower_left, upper_right), (says(corridor.origin()), says(corridor.destination())), "{mark:?}");
    }
    let counted: usize =
        matrix.marks.iter().filter(|mark| mark.said.contains("corridor")).filter_map(|m| m.number).sum();
    let drawn = matrix.marks.iter().filter(|mark| mark.said.contains(" -> ")).count();
    assert_eq!((drawn, drawn + counted), (own, corridors.len()), "{report}");
}

/// Each place that a label names, black only if its entry was read in full, and with its mark.
fn check_labels(report: Report<'_>, matrix: &Matrix) {
    let places: BTreeMap<String, Place<'_>> =
        report.flows().network().places().map(|place| (place.to_string(), place)).collect();
    for (name, (_, fill)) in matrix.rows.iter().chain(&matrix.columns) {
        let Some(place) = places.get(name) else { continue };
        let in_full = |country| report.entry_reading(country).extent() == Some(Extent::Full);
        assert_eq!(fill != GREY, place.country().is_none_or(in_full), "{report}: {name}");
        let standing = place.standing_in(report).map_or("a region".to_owned(), |standing| standing.to_string());
        assert!(matrix.marks.iter().any(|mark| mark.said == format!("{name}: {standing}")), "{name}");
    }
    assert!(matrix.texts.contains(&format!("{}.", report.coverage())), "{:?}", matrix.texts);
}

#[test]
fn every_corridor_of_every_report_has_its_cell_or_is_counted() {
    for report in Dataset::bundled().reports().filter(|report| report.flows().network().corridors().len() > 0) {
        let matrix = Matrix::of(&[&report.year().to_string()]);
        check(report, None, &matrix);
        check_labels(report, &matrix);
    }
}

#[test]
fn the_matrix_of_a_bureau_has_its_corridors_only() {
    let report = Dataset::bundled().report(2018).unwrap();
    for &bureau in Bureau::ALL {
        for top in ["2", "60"] {
            let matrix = Matrix::of(&["2018", "--bureau", bureau.as_str(), "--top", top]);
            check(report, Some(bureau), &matrix);
            let places = |labels: &BTreeMap<String, (f64, String)>| {
                labels
                    .keys()
                    .filter(|name| report.flows().network().places().any(|of| of.to_string() == **name))
                    .count()
            };
            let most = top.parse().unwrap();
            assert!(places(&matrix.rows) <= most && places(&matrix.columns) <= most, "{bureau} {top}");
        }
    }
}
