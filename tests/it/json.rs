//! Answers in serde: what each object has, and that places are read back.

use serde_json::{Value, json};
use tip_report::{
    Dataset, Place, Ranking, Screening, Tier,
    flow::PlaceId,
    screen::{Aliases, RowProblem},
};

use crate::support::{country, report};

fn value(answer: impl serde::Serialize) -> Value {
    serde_json::to_value(answer).unwrap()
}

#[test]
fn every_place_of_the_data_is_read_back() {
    let data = Dataset::bundled();
    let countries = data.countries().map(Place::Country);
    for place in countries.chain(data.regions().map(Place::Region)).chain([Place::Unnamed]) {
        let written = value(place);
        assert_eq!(written["label"], place.to_string());
        for json in [&written, &value(place.id())] {
            let read: PlaceId = serde_json::from_value(json.clone()).unwrap();
            assert_eq!(read, place.id());
            assert_eq!(data.place(&read), Some(place));
        }
    }
    assert_eq!(value(Place::Unnamed), json!({ "kind": "unnamed", "id": null, "label": "an unnamed place" }));
    assert_eq!(value(country("KOR").history().country()).get("code"), Some(&json!("KOR")));
}

#[test]
fn what_is_no_place_is_not_read() {
    for json in [
        r#"{"kind":"country","id":null}"#,
        r#"{"kind":"country"}"#,
        r#"{"kind":"country","id":"Korea"}"#,
        r#"{"kind":"region"}"#,
        r#"{"kind":"unnamed","id":"KOR"}"#,
        r#"{"kind":"planet","id":"KOR"}"#,
        r#"{"kind":"country","kind":"country","id":"KOR"}"#,
        r#"{"id":"KOR"}"#,
        r#""KOR""#,
    ] {
        assert!(serde_json::from_str::<PlaceId>(json).is_err(), "{json}");
    }
    // What a place of another kind may have beside it is not read.
    let more = r#"{"label":"x","id":"KOR","kind":"country","more":[1,{}]}"#;
    let error = serde_json::from_str::<PlaceId>("7").unwrap_err().to_string();
    assert!(error.contains("expected an object with `kind` and `id`"), "{error}");
    let error = serde_json::from_str::<Tier>("7").unwrap_err().to_string();
    assert!(error.contains("expected a text"), "{error}");
    assert_eq!(serde_json::from_str::<PlaceId>(more).unwrap(), Place::from(country("KOR")).id());
}

#[test]
fn misses_say_their_kind_and_what_was_meant() {
    let data = Dataset::bundled();
    let miss = |asked: &str| value(data.country(asked).unwrap_err());
    let korea = miss("Korea");
    assert_eq!((&korea["kind"], &korea["asked"]), (&json!("ambiguous"), &json!("Korea")));
    assert_eq!(korea["candidates"][1], json!({ "code": "PRK", "name": "North Korea" }));
    let near = miss("South Korae");
    assert_eq!((&near["kind"], &near["candidates"][0]["code"]), (&json!("unknown"), &json!("KOR")));
    assert_eq!(miss("France and Germany")["kind"], "several");
    let no_report = value(data.report(1999).unwrap_err());
    assert_eq!(no_report["year"], 1999);
    assert!(no_report["message"].as_str().unwrap().starts_with("there is no report of 1999"));
}

#[test]
fn counts_are_those_of_the_words() {
    let counts = report(2013).counts();
    let object = value(counts);
    for &ranking in Ranking::ALL {
        assert_eq!(object[ranking.as_str()], counts.of(ranking));
    }
    assert_eq!(object["total"], counts.total());
    let changes = report(2014).changes_since(report(2013)).counts();
    assert_eq!(value(changes)["upgrade"], changes.of("upgrade".parse().unwrap()));
    assert_eq!(value(changes)["total"], changes.total());
}

#[test]
fn a_summary_lists_what_needs_a_person() {
    let screening = Screening::new(Dataset::bundled(), "country").aliases(Aliases::new());
    let summary = screening.run(&b"country,x\nKorea,1\nKorea,2\n,3\nPeru,4\n"[..], Vec::new()).unwrap();
    let object = value(&summary);
    assert_eq!((&object["rows"], &object["rows_with_problems"]), (&json!(4), &json!(3)));
    let ambiguous = RowProblem::AmbiguousName.as_str();
    assert_eq!(object["problems"][ambiguous], json!({ "rows": 2, "empty": 0, "unlisted": 0 }));
    let named: Vec<&String> = object["problems"].as_object().unwrap().keys().collect();
    assert_eq!(named, [RowProblem::EmptyName.as_str(), ambiguous], "problems that no row has are left out");
    assert_eq!(object["unresolved"], json!([{ "problem": ambiguous, "value": "Korea", "rows": 2 }]));
}

#[test]
fn names_regions_and_figures_are_objects() {
    let data = Dataset::bundled();
    let names: Vec<Value> = country("MMR").names().map(value).collect();
    assert!(names.iter().any(|name| name["name"] == "Burma" && name["kind"] == "printed"), "{names:?}");
    let region = value(data.region("other-countries").unwrap());
    assert_eq!((&region["id"], &region["named"]), (&json!("other-countries"), &json!(false)));
    let figures = value(&data.law_enforcement()[0]);
    let header = include_str!("../../data/law_enforcement.csv").lines().next().unwrap();
    assert!(figures.as_object().unwrap().keys().eq(header.split(',')));
}
