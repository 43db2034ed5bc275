//! The examples on changes, the panel and transitions, as programs.

use std::{
    io::Read,
    process::{Command, Stdio},
};

use crate::support::example::{json, printed, program, refused};

#[test]
fn changes_are_the_published_numbers() {
    for (from, to, upgrades, downgrades) in
        [("2009", "2010", 23, 19), ("2016", "2017", 27, 21), ("2019", "2020", 22, 23)]
    {
        let document = json("changes", &[from, to, "--json"]);
        assert_eq!((&document["upgrades"], &document["downgrades"]), (&upgrades.into(), &downgrades.into()));
        let keys: Vec<&String> = document.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "from",
                "to",
                "upgrades",
                "downgrades",
                "entered",
                "left",
                "to_special_case",
                "from_special_case",
                "unchanged",
                "changes"
            ]
        );
        assert_eq!((document["from"].to_string(), document["to"].to_string()), (from.to_owned(), to.to_owned()));
        let changes = document["changes"].as_array().unwrap();
        let of = |direction: &str| changes.iter().filter(|change| change["direction"] == direction).count();
        assert_eq!((of("upgrade"), of("downgrade")), (upgrades, downgrades));
        let keys: Vec<&String> = changes[0].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "name", "from", "to", "direction", "steps", "evidence"]);
        assert_eq!(json("changes", &[from, "--json"]), document, "the next report is the default");
    }
}

#[test]
fn changes_of_a_country_that_enters() {
    let document = json("changes", &["2009", "2010", "--json"]);
    let states = document["changes"].as_array().unwrap().iter().find(|change| change["code"] == "USA").unwrap();
    assert_eq!(states["direction"], "entered");
    assert!(states["from"].is_null() && states["steps"].is_null());
    assert_eq!(states["to"], "Tier 1");
}

#[test]
fn changes_in_words() {
    let text = printed("changes", &["2006", "2007"]);
    assert!(text.starts_with("2006 -> 2007\nupgrade "));
    assert!(text.contains("\nSerbia and Montenegro: Tier 2 -> no longer in existence (left) "));
    assert!(text.contains("; succeeded by Serbia; succeeded by Montenegro\n"));
    assert!(text.contains("; successor of Serbia and Montenegro\n"));
    assert!(printed("changes", &["2003"]).contains("new in 2004: "));
    // Thailand fell in 2014 and was back in 2016.
    let far = printed("changes", &["2013", "2016", "--bureau", "EAP"]);
    assert!(far.contains("\nMalaysia: Tier 2 Watch List again, after Tier 2 Watch List, Tier 3, "));
    assert!(far.contains("\nThailand: Tier 2 Watch List again, after Tier 2 Watch List, Tier 3, Tier 3, "));
    assert!(!far.contains("Somalia"));
    // Back in time, everything is the other way round.
    let (there, back) = (json("changes", &["2009", "2010", "--json"]), json("changes", &["2010", "2009", "--json"]));
    assert_eq!((&there["upgrades"], &there["entered"]), (&back["downgrades"], &back["left"]));
}

#[test]
fn questions_without_an_answer() {
    assert_eq!(refused("changes", &["2025"]), (1, "there is no report after that of 2025\n".into()));
    assert_eq!(refused("changes", &["1999", "2010"]).0, 1);
    assert_eq!(refused("changes", &["2009", "--bureau", "EU"]).0, 2);
    assert_eq!(refused("changes", &[]).0, 2);
    assert_eq!(refused("panel", &["--survival", "enters"]).0, 2);
    assert_eq!(refused("panel", &["--from", "1999"]).0, 1);
    assert_eq!(refused("transitions", &["--to", "2030"]).0, 1);
    assert_eq!(refused("transitions", &["--from", "2025"]).0, 1);
}

#[test]
fn the_panel_is_whole() {
    let text = printed("panel", &[]);
    assert_eq!(text.lines().count(), 1 + 191 * 25);
    assert_eq!(printed("panel", &["--placed"]).lines().count(), 1 + 4239);
    let cohort = printed("panel", &["--present-in", "2001", "--from", "2001", "--to", "2005"]);
    assert_eq!(cohort.lines().count(), 1 + 82 * 5);
    let file = std::env::temp_dir().join(format!("tip-report-panel-{}.csv", std::process::id()));
    assert_eq!(printed("panel", &["--out", file.to_str().unwrap()]), "");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    std::fs::remove_file(file).unwrap();
}

#[test]
fn years_at_risk() {
    let rows = printed("panel", &["--survival", "leaves", "--event-tier", "Tier 2 Watch List"]);
    // On the Watch List from 2010 to 2013, then Tier 3.
    assert!(rows.contains("\nTHA,TH,764,800,800,Thailand,EAP,2,2010,2013,2014,3,4,1,Tier 2 Watch List,Tier 3,"));
}

#[test]
fn transitions_as_table_and_document() {
    let text = printed("transitions", &["--from", "2006", "--to", "2007"]);
    assert!(text.starts_with("from               Tier 1  Tier 2  Tier 2 Watch List  Tier 3  Special Case    left\n"));
    let document = json("transitions", &["--from", "2006", "--to", "2007", "--json"]);
    assert_eq!(document["left"], serde_json::json!([0, 1, 0, 0, 0]), "Serbia and Montenegro");
    let counts = document["counts"].as_array().unwrap().iter().flat_map(|row| row.as_array().unwrap());
    let sum: u64 = counts.chain(document["entered"].as_array().unwrap()).map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(sum, 164, "all countries of the report of 2007");
    let tiers = json("transitions", &["--without-special-case", "--bureau", "AF", "--json"]);
    assert_eq!(tiers["rankings"].as_array().unwrap().len(), 4);
}

#[test]
fn a_reader_that_stops_early_is_no_error() {
    for name in ["panel", "changes"] {
        let mut command = Command::new(program(name));
        if name == "changes" {
            command.args(["2003", "2025", "--json"]);
        }
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut reader = child.stdout.take().unwrap();
        reader.read_exact(&mut [0; 1]).unwrap();
        drop(reader);
        let output = child.wait_with_output().unwrap();
        assert_eq!((String::from_utf8(output.stderr).unwrap().as_str(), output.status.success()), ("", true), "{name}");
    }
}

#[test]
fn a_period_does_not_end_before_it_begins() {
    for name in ["panel", "transitions"] {
        let (status, said) = refused(name, &["--from", "2015", "--to", "2010"]);
        assert_eq!(status, 2);
        assert!(said.contains("`--from` is after `--to`"), "{said}");
    }
}

#[test]
fn words_may_be_short_and_in_any_case() {
    let panel = |tier: &str| printed("panel", &["--survival", "enters", "--event-tier", tier]);
    for short in ["2WL", "2wl", "tier 2wl", "2 watch list"] {
        assert_eq!(panel(short), panel("Tier 2 Watch List"), "{short}");
    }
    assert_ne!(panel("3"), panel("2"));
    assert!(refused("panel", &["--survival", "enters", "--event-tier", "SC"]).1.contains("expected 1, 2, 2WL or 3"));
    for (name, arguments) in
        [("changes", &["2013", "2014"][..]), ("transitions", &[]), ("network", &["2018"]), ("report", &["2018"])]
    {
        let of = |bureau| printed(name, &[arguments, &["--bureau", bureau]].concat());
        assert_eq!(of("eap"), of("EAP"), "{name}");
        assert!(refused(name, &[arguments, &["--bureau", "EU"]].concat()).1.contains("expected AF, EAP"), "{name}");
    }
}
