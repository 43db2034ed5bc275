//! The atlas as a file: complete, in one piece, light enough; and borders that it refuses. What the page does in a browser is
//! tested in tests/browser.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};
use tip_report::Dataset;

use crate::support::example::{example, printed, refused};

/// The data in the page, by name.
fn parts(page: &str) -> BTreeMap<&str, Value> {
    let begin = "<script type=\"application/json\" id=\"data-";
    let parts = page.split(begin).skip(1).map(|rest| {
        let (name, rest) = rest.split_once("\">").unwrap();
        let (text, _) = rest.split_once("</script>").unwrap();
        (name, serde_json::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}")))
    });
    parts.collect()
}

#[test]
fn the_page_is_one_file_that_asks_for_no_other() {
    let page = printed("atlas", &[]);
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"));
    for asks in [" src=", "stylesheet", "@import", "url(http", "url(//", "fetch(", "XMLHttpRequest", "import("] {
        assert!(!page.contains(asks), "{asks}");
    }
    for placeholder in ["/* style */", "<!-- data -->", "/* script */"] {
        assert!(!page.contains(placeholder), "{placeholder}");
    }
    // It can be mailed.
    assert!(page.len() <= 1_100_000, "{} bytes", page.len());
}

#[test]
fn every_file_beside_the_page_is_in_it() {
    let page = printed("atlas", &[]);
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/support/atlas/page"));
    let files = ["script", "style"].into_iter().flat_map(|kind| fs::read_dir(folder.join(kind)).unwrap());
    let files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    assert!(files.len() > 20);
    for file in files {
        assert!(page.contains(&fs::read_to_string(&file).unwrap()), "{}", file.display());
    }
}

#[test]
fn the_page_holds_every_row() {
    let page = printed("atlas", &[]);
    let parts = parts(&page);
    let rows = |part: &str, table: &str| parts[part][table]["rows"].as_u64().unwrap();
    let data = Dataset::bundled();
    let count = |rows: usize| rows as u64;
    assert_eq!(rows("core", "countries"), count(data.countries().count()));
    assert_eq!(rows("placements", "placements"), count(data.placements().len()));
    assert_eq!(rows("placements", "entries"), count(data.entries().len()));
    assert_eq!(rows("lists", "named"), count(data.designations().len()));
    assert_eq!(rows("flows", "flows"), count(data.flows().count()));
    assert_eq!(rows("flows", "roles"), count(data.roles().len()));
    assert_eq!(rows("core", "reassessments"), count(data.reassessments().len()));
    assert_eq!(parts["core"]["reports"].as_array().unwrap().len(), data.reports().count());
}

/// A square that is a country, on a grid of whole units.
fn square() -> Value {
    json!({
        "type": "Topology",
        "transform": { "scale": [1, 1], "translate": [0, 0] },
        "objects": {
            "countries": { "geometries": [{ "type": "Polygon", "id": "KOR", "arcs": [[0]] }] },
            "points": { "geometries": [{ "type": "Point", "id": "PRK", "coordinates": [5, 5] }] },
        },
        "arcs": [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]],
    })
}

/// How a square is spoilt.
type Spoil = fn(&mut Value);

fn refusal(borders: &str) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(&file, borders).unwrap();
    let path = file.path().to_str().unwrap();
    let (status, said) = refused("atlas", &["--map", path]);
    assert_eq!(status, 3, "{said}");
    said.replace(path, "FILE")
}

#[test]
fn other_borders_are_drawn_and_what_they_lack_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let (map, page) = (folder.path().join("map.json"), folder.path().join("atlas.html"));
    fs::write(&map, square().to_string()).unwrap();
    let output = example("atlas", &["--map", map.to_str().unwrap(), "--out", page.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    assert!(said.contains("in the list and the table, but not on the map: ABW, AFG"), "{said}");
    assert!(!said.contains("KOR") && !said.contains("PRK"), "{said}");
    let page = fs::read_to_string(page).unwrap();
    assert_eq!(parts(&page)["map"], square());
    assert!(page.contains("Borders: from a file") && !page.contains("Borders: Natural Earth"));
}

#[test]
fn an_id_that_the_data_do_not_know_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let map = folder.path().join("map.json");
    let mut borders = square();
    borders["objects"]["countries"]["geometries"][0]["id"] = json!("KOS");
    fs::write(&map, borders.to_string()).unwrap();
    let said = String::from_utf8(example("atlas", &["--map", map.to_str().unwrap()]).stderr).unwrap();
    assert!(said.contains("map.json: drawn as land that no report ranks: KOS\n"), "{said}");
}

#[test]
fn broken_borders_are_refused_with_what_was_found_and_expected() {
    assert!(refusal("").contains("FILE: not the TopoJSON of borders: EOF while parsing a value at line 1 column 0"));
    assert!(refusal("{\n\"type\": 1}").contains("invalid type: integer `1`, expected a string at line 2 column 9"));
    let spoilt: [(Spoil, &str); 13] = [
        (|map| map["type"] = json!("FeatureCollection"), "FILE: type: `FeatureCollection`: expected `Topology`"),
        (|map| drop(map.as_object_mut().unwrap().remove("arcs")), "missing field `arcs`"),
        (
            |map| map["transform"]["scale"] = json!([0, 1]),
            "FILE: transform: expected finite numbers, and a scale that is not 0",
        ),
        (|map| map["turn"] = json!(-1), "FILE: turn: -1: expected the width of the complete globe, more than 0"),
        (|map| map["arcs"][0] = json!([[0, 0]]), "FILE: arcs: arc 0 has 1 points, expected 2 or more"),
        (|map| map["arcs"][0][4] = json!([0, -9]), "FILE: countries: `KOR`: has a ring that does not close (arcs [0])"),
        (|map| map["arcs"] = json!([]), "FILE: countries: `KOR`: names arc 0, expected one of the 0 arcs"),
        (
            |map| map["objects"]["countries"]["geometries"][0]["arcs"] = json!([[-3]]),
            "FILE: countries: `KOR`: names arc -3, expected one of the 1 arcs",
        ),
        (
            |map| map["objects"]["countries"]["geometries"][0]["arcs"] = json!([[]]),
            "FILE: countries: `KOR`: has a ring without arcs",
        ),
        (
            |map| map["objects"]["countries"]["geometries"][0]["id"] = json!("Ko\u{1b}rea"),
            "FILE: countries: `Ko\\u{1b}rea`: expected an alpha-3 code such as `KOR`, or no id",
        ),
        (
            |map| {
                let first = map["objects"]["countries"]["geometries"][0].clone();
                map["objects"]["countries"]["geometries"].as_array_mut().unwrap().push(first);
            },
            "FILE: countries: `KOR`: occurs twice; expected one geometry for each code",
        ),
        (
            |map| map["objects"]["points"]["geometries"][0]["type"] = json!("MultiPoint"),
            "FILE: points: `PRK`: `MultiPoint`: expected `Point`",
        ),
        (
            |map| map["transform"]["translate"] = json!([-5, -5]),
            "FILE: the points look like degrees; expected a flat map with y downwards",
        ),
    ];
    for (spoil, expected) in spoilt {
        let mut borders = square();
        spoil(&mut borders);
        let said = refusal(&borders.to_string());
        assert!(said.contains(expected), "{said}should say: {expected}");
    }
}

#[test]
fn a_file_that_is_not_there_is_named_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("atlas.html");
    let (status, said) = refused("atlas", &["--map", "no-such.json", "--out", page.to_str().unwrap()]);
    assert_eq!(status, 3);
    assert!(said.starts_with("no-such.json: "), "{said}");
    assert!(!page.exists());
}
