//! The examples on flows as programs.

use std::collections::BTreeSet;

use serde_json::Value;
use tip_report::{Dataset, Place, flow::Exploitation, tables::Table};

use crate::support::{
    example::{example, json, printed, program, refused},
    unread_report,
};

fn ends<'v>(flows: &'v Value, kind: &str, from: &str, here: &str, there: &str) -> BTreeSet<&'v str> {
    let flows = flows.as_array().unwrap().iter().filter(|flow| flow["kind"] == kind && flow[from]["id"] == here);
    // `(unnamed)` marks what the text leaves open: other countries.
    let text = |place: &'v Value| place[if place["kind"] == "region" { "label" } else { "id" }].as_str();
    flows.filter_map(|flow| text(&flow[there])).filter(|place| !place.ends_with("(unnamed)")).collect()
}

#[test]
fn flows_of_south_korea_in_2009() {
    let document = json("flows", &["KOR", "--year", "2009", "--json"]);
    let flows = &document["flows"];
    let keys = [
        "year",
        "reporter",
        "kind",
        "origin",
        "transit",
        "destination",
        "forms",
        "victims",
        "modality",
        "basis",
        "sources",
        "entries",
    ];
    for flow in flows.as_array().unwrap() {
        assert!(flow.as_object().unwrap().keys().eq(keys), "{flow}");
        assert_eq!(flow["year"], 2009);
        assert!(
            [&flow["reporter"], &flow["origin"]["id"], &flow["destination"]["id"]].contains(&&Value::from("KOR")),
            "{flow}"
        );
        assert!(!flow["sources"].as_array().unwrap().is_empty());
    }
    // Entries of other countries name Korea too; this is what its own says.
    let own: Vec<_> = flows.as_array().unwrap().iter().filter(|flow| flow["reporter"] == "KOR").cloned().collect();
    let flows = &Value::from(own);
    assert_eq!(
        ends(flows, "cross_border", "origin", "KOR", "destination"),
        BTreeSet::from(["USA", "JPN", "HKG", "GUM", "AUS", "NZL", "CAN"])
    );
    assert_eq!(
        ends(flows, "cross_border", "destination", "KOR", "origin"),
        BTreeSet::from(["RUS", "UZB", "KAZ", "MNG", "CHN", "PHL", "THA", "KHM", "Southeast Asia"])
    );
    assert_eq!(ends(flows, "domestic", "origin", "KOR", "destination"), BTreeSet::from(["KOR"]));
    assert_eq!(ends(flows, "demand", "origin", "KOR", "destination"), BTreeSet::from(["Southeast Asia", "Pacific"]));
    for flow in flows.as_array().unwrap() {
        let via =
            if flow["destination"]["id"] == "USA" { serde_json::json!(["CAN", "MEX"]) } else { serde_json::json!([]) };
        assert_eq!(flow["transit"], via);
    }
    assert_eq!(document["coverage"]["entry_read"], true);
    let coverage = Dataset::bundled().report(2009).unwrap().coverage();
    assert_eq!(document["coverage"]["report"]["entries_read"], coverage.read().count());
}

/// Who doubts a flow finds the entry: its address, or the name of the text where none is known.
#[test]
fn each_flow_leads_to_the_entries_that_it_was_read_from() {
    for (country, year) in [("THA", "2009"), ("NGA", "2018"), ("KEN", "2013"), ("UKR", "2006")] {
        let answer = printed("flows", &[country, "--year", year]);
        let document = json("flows", &[country, "--year", year, "--json"]);
        for flow in document["flows"].as_array().unwrap() {
            let entries = flow["entries"].as_array().unwrap();
            assert_eq!(entries.len(), flow["sources"].as_array().unwrap().len(), "{flow}");
            for (entry, source) in entries.iter().zip(flow["sources"].as_array().unwrap()) {
                assert_eq!(
                    (&entry["year"], &entry["code"], &entry["source"]),
                    (&flow["year"], &flow["reporter"], source)
                );
                let name = Dataset::bundled().country(entry["code"].as_str().unwrap()).unwrap().name();
                let (source, extent) = (source.as_str().unwrap(), entry["extent"].as_str().unwrap());
                let begin = format!("\n    {name} {year}, read in {source} ({extent}), ");
                let line = answer.split_once(&begin).and_then(|(_, rest)| rest.lines().next()).unwrap();
                match entry["url"].as_str() {
                    Some(url) => assert_eq!(line, format!("entry at {url}")),
                    None => assert!(line.starts_with("no address known: "), "{line}"),
                }
            }
        }
    }
    let korea = printed("korea_2009", &[]);
    assert!(korea.contains("\n  to check it: South Korea 2009, read in motivating-text ("), "{korea}");
    let corridors = json("corridors", &["--year", "2018", "--top", "3", "--json"]);
    for corridor in corridors["corridors"].as_array().unwrap() {
        let of = |list: &Value| list.as_array().unwrap().iter().map(|entry| entry["code"].clone()).collect::<Vec<_>>();
        assert_eq!(Value::from(of(&corridor["entries"])), corridor["reporters"]);
    }
}

#[test]
fn an_entry_that_was_not_read_is_said_in_words() {
    let output = example("flows", &["KOR", "--year", "2017"]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Tier 1, entry not read\n"), "{text}");
    assert!(text.contains("but the entry may name some"));
    assert!(text.contains(&Dataset::bundled().report(2017).unwrap().coverage().to_string()));
    let output = example("flows", &["KOR", "--year", "2017", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["coverage"]["entry_read"], false);
    assert_eq!(document["coverage"]["flows"], Value::Null, "absent is not zero");
}

#[test]
fn directions_and_forms_narrow() {
    let data = Dataset::bundled();
    let korea = data.country("KOR").unwrap();
    let of_2009 = || data.report(2009).unwrap().flows();
    for (arguments, expected) in [
        (["--direction", "out"], of_2009().cross_border().from(korea)),
        (["--direction", "in"], of_2009().cross_border().to(korea)),
        (["--direction", "domestic"], of_2009().domestic().concerning(korea)),
        (["--direction", "demand"], of_2009().demand().concerning(korea)),
        (["--form", "child_sex_tourism"], of_2009().concerning(korea).with_form(Exploitation::ChildSexTourism)),
    ] {
        let all = [&["KOR", "--year", "2009", "--json"], &arguments[..]].concat();
        let answer = json("flows", &all);
        let said =
            |flow: &Value| (flow["reporter"].clone(), flow["origin"]["id"].clone(), flow["destination"]["id"].clone());
        let place = |place: Place<'_>| match place {
            Place::Country(country) => Value::from(country.code().as_str()),
            Place::Region(region) => Value::from(region.id()),
            _ => Value::Null,
        };
        let expected: Vec<_> = expected
            .map(|flow| (Value::from(flow.reporter().code().as_str()), place(flow.origin()), place(flow.destination())))
            .collect();
        assert!(!expected.is_empty(), "{arguments:?}");
        assert_eq!(answer["flows"].as_array().unwrap().iter().map(said).collect::<Vec<_>>(), expected, "{arguments:?}");
    }
    let through = json("flows", &["MEX", "--year", "2009", "--direction", "through", "--json"]);
    assert!(through["flows"].as_array().unwrap().iter().any(|flow| flow["origin"]["id"] == "KOR"));
    assert_eq!(refused("flows", &["KOR", "--direction", "up"]).0, 2);
    assert_eq!(refused("flows", &["KOR", "--form", "slavery"]).0, 2);
    assert_eq!(refused("flows", &["Atlantis"]).0, 1);
    let all = json("flows", &["KOR", "--json"]);
    assert_eq!(all["coverage"].as_array().unwrap().len(), 25);
}

#[test]
fn corridors_come_with_their_coverage() {
    let text = printed("corridors", &["--year", "2018", "--top", "3"]);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], Dataset::bundled().report(2018).unwrap().coverage().to_string());
    let data = Dataset::bundled();
    let corridors = data.report(2018).unwrap().flows().network().corridors().len();
    assert!(lines[1].starts_with(&format!("{corridors} corridors")));
    assert_eq!(lines.iter().filter(|line| line.contains("statements: ")).count(), 3);
    assert!(text.contains("corridors by tier of origin (down) and destination (across)"));

    let document = json("corridors", &["--top", "5", "--json"]);
    assert_eq!(document["coverage"].as_array().unwrap().len(), 25);
    let network = data.flows().network();
    assert_eq!(document["corridors_in_all"], network.corridors().len());
    assert_eq!(document["corridors"].as_array().unwrap().len(), 5);
    let most = network.corridors().map(|corridor| corridor.reports().count()).max().unwrap();
    assert_eq!(document["corridors"][0]["reports"].as_array().unwrap().len(), most);
    let of_2018 = json("corridors", &["--year", "2018", "--json"]);
    assert_eq!(of_2018["by_tier"].as_array().unwrap().len(), 49);
    if let Some(year) = unread_report() {
        assert_eq!(example("corridors", &["--year", &year]).status.code(), Some(1), "nothing was read");
    }
}

/// A text that is a `const`, and not a `static`, is copied into each part of a program that uses it; and one that is reached
/// through a `match` is in every program.
#[test]
fn a_program_carries_each_text_that_it_asks_for_once() {
    let texts = Table::ALL.iter().map(|table| (table, std::fs::read(format!("data/{table}")).unwrap()));
    let texts: Vec<_> = texts.collect();
    for (name, asks_for_flows) in [("flows", 1), ("country", 1), ("screen", 0)] {
        let built = std::fs::read(program(name)).unwrap();
        for (table, text) in &texts {
            // More than the header, which an example may have too.
            let count = memchr::memmem::find_iter(&built, &text[..text.len().min(120)]).count();
            assert!(count <= 1, "{name}: {table}");
            if **table == Table::Flows {
                assert_eq!(count, asks_for_flows, "{name}: {table}");
            }
        }
    }
}
