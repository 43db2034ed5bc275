//! The example `watch_list` as a program.

use crate::support::example::{example, json, printed, refused};

#[test]
fn the_latest_report_is_the_default() {
    let latest = printed("watch_list", &[]);
    assert_eq!(latest, printed("watch_list", &["2025"]));
    assert!(latest.starts_with("2025 Trafficking in Persons Report: 25 countries on the Tier 2 Watch List\n"));
    assert_eq!(latest.lines().count(), 27);
}

#[test]
fn the_six_of_2013_are_named_a_year_before() {
    let due: Vec<_> = printed("watch_list", &["2012"])
        .lines()
        .filter_map(|line| Some(line.strip_prefix("must leave")?.trim()[..3].to_owned()))
        .collect();
    assert_eq!(due, ["RUS", "CHN", "AZE", "COG", "UZB", "IRQ"]);
}

#[test]
fn the_document_says_how_each_waiver_is_known() {
    let document = json("watch_list", &["2020", "--json"]);
    assert_eq!(document["rule"]["waivers"], 1);
    let malaysia = &document["countries"].as_array().unwrap().iter().find(|clock| clock["code"] == "MYS").unwrap();
    assert_eq!(malaysia["must_leave"], true);
    assert_eq!(malaysia["years_in_a_row"], 3);
    assert_eq!(malaysia["waivers"][0]["basis"], "known");
    let document = json("watch_list", &["2007", "--json"]);
    assert_eq!(document["countries"][0]["outlook"], "no limit");
    assert_eq!(document["countries"][0]["limit"], serde_json::Value::Null);
}

#[test]
fn no_list_is_not_found_and_no_report_is_an_error() {
    let before = example("watch_list", &["2003"]);
    assert_eq!(before.status.code(), Some(1));
    assert!(String::from_utf8(before.stdout).unwrap().contains("0 countries"));
    assert_eq!(refused("watch_list", &["1999"]).0, 1);
    assert_eq!(refused("watch_list", &["soon"]).0, 2);
}
