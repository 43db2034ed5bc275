//! The examples as programs: what they print, and what they refuse.

use crate::support::{
    country,
    example::{example, json, printed, refused},
    report,
};

#[test]
fn korea_2009_tells_the_whole_story() {
    let story = printed("korea_2009", &[]);
    assert!(story.contains("North Korea: Tier 3"));
    assert!(story.contains("South Korea: Tier 1"));
    for destination in [
        "Australia",
        "Canada",
        "Guam",
        "Hong Kong",
        "Japan",
        "New Zealand",
        "United States, often through Canada and Mexico",
    ] {
        assert!(story.contains(&format!("\n    {destination}: women, girls; sex_trafficking;")), "{destination}");
    }
    for origin in ["China", "Kazakhstan", "Cambodia", "Mongolia", "Philippines", "Russia", "Thailand", "Uzbekistan"] {
        assert!(story.contains(&format!("\n    {origin}: women; ")), "{origin}");
    }
    assert!(story.contains("\n    Southeast Asia: women; "));
    assert!(story.contains("inside the country:\n    South Korea: women, girls;"));
    for place in ["Pacific", "Southeast Asia"] {
        assert!(story.contains(&format!("\n    {place}: children; child_sex_tourism;")), "{place}");
    }
    let flows = story.lines().filter(|line| line.starts_with("    ")).count();
    let south = story.split_once("South Korea: Tier 1").unwrap().1;
    let own = report(2009).flows().reported_by(country("KOR")).count();
    assert_eq!(south.matches(" [motivating-text]\n").count(), own, "each flow has its source");
    assert!(flows > own, "the North has flows too");
}

#[test]
fn country_resolves_names_and_gives_the_history() {
    for (asked, code) in [
        ("Burma", "MMR"),
        ("Türkiye", "TUR"),
        ("Cote d'Ivoire", "CIV"),
        ("DPRK", "PRK"),
        ("Swaziland", "SWZ"),
        ("Serbia and Montenegro", "SCG"),
    ] {
        let document = json("country", &[asked, "--json"]);
        assert_eq!(document["code"], code);
        let mut history = document["history"].as_array().unwrap().iter();
        let first = history.find(|entry| entry.get("ranking").is_some()).unwrap();
        for key in ["year", "standing", "evidence", "sources", "name_as_printed"] {
            assert!(first.get(key).is_some(), "{key}");
        }
    }
    let korea = json("country", &["KOR", "--year", "2009", "--json"]);
    assert_eq!(korea["standing"], "Tier 1");
    assert_eq!(korea["roles"]["source"], "yes");
    assert_eq!(korea["flows"].as_array().unwrap().len(), report(2009).flows().reported_by(country("KOR")).count());
    assert_eq!(korea["designations"].as_array().unwrap().len(), 0);
}

#[test]
fn country_says_of_each_list_whether_it_is_known() {
    let congo = json("country", &["COD", "--year", "2012", "--json"]);
    let child_soldiers = &congo["designation_lists"][0];
    assert_eq!(child_soldiers["list"], "child-soldiers");
    assert_eq!(child_soldiers["coverage"], "not known here");
    assert_eq!(child_soldiers["named"], "not known here");
    assert!(printed("country", &["COD", "--year", "2012"]).contains("\n  child-soldiers: not known here\n"));
    assert!(printed("country", &["COD", "--year", "2010"]).contains("\n  child-soldiers: named ["));
    assert!(printed("country", &["NOR", "--year", "2013"]).contains("\n  child-soldiers: not named\n"));
}

#[test]
fn absence_has_its_own_words() {
    for (asked, year, standing) in [
        ("South Sudan", "2010", "not yet in existence"),
        ("United States", "2009", "not in report"),
        ("Netherlands Antilles", "2011", "no longer in existence"),
        ("Somalia", "2013", "Special Case"),
    ] {
        assert_eq!(json("country", &[asked, "--year", year, "--json"])["standing"], standing);
    }
}

#[test]
fn country_says_the_history_in_words() {
    let said = printed("country", &["South Sudan"]);
    assert!(said.contains("Tier 2 Watch List 2012-2014, Tier 3 2015-2025; not yet in existence 2001-2011"));
    // That its entry was not read says something only of a country that has an entry.
    let said = printed("country", &["South Sudan", "--year", "2010"]);
    assert!(said.contains("2010  not yet in existence\n") && !said.contains("was not read"), "{said}");
}

#[test]
fn names_that_mean_nothing_or_too_much_end_with_1() {
    let (status, said) = refused("country", &["Congo"]);
    assert_eq!(status, 1);
    assert!(said.contains("(COD)") && said.contains("(COG)"));
    let (status, said) = refused("country", &["Korea"]);
    assert_eq!(status, 1);
    assert!(said.contains("(KOR)") && said.contains("(PRK)"));
    let (status, said) = refused("country", &["Atlantis"]);
    assert_eq!(status, 1);
    assert!(said.contains("no country is named `Atlantis`"));
    assert!(refused("country", &["Columbia"]).1.contains("Colombia (COL)"));
    assert_eq!(refused("country", &["KOR", "--year", "1999"]).0, 1);
    assert_eq!(refused("country", &[]).0, 2);
}

#[test]
fn report_counts_and_lists() {
    let report = json("report", &["2009", "--json"]);
    assert_eq!(report["year"], 2009);
    assert_eq!(report["released"], "2009-06-16");
    assert_eq!(report["counts"]["Tier 1"], 28);
    assert_eq!(report["counts"]["Special Case"], 2);
    assert_eq!(report["placements"].as_array().unwrap().len(), 175);
    let tier_3 = json("report", &["2009", "--tier", "3", "--json"]);
    assert_eq!(tier_3["placements"].as_array().unwrap().len(), 17);
    assert_eq!(json("report", &["2009", "--tier", "Tier 3", "--json"]), tier_3);
    let central_asia = json("report", &["2025", "--bureau", "SCA", "--json"]);
    assert_eq!(central_asia["placements"].as_array().unwrap().len(), 13);
    assert_eq!(refused("report", &["2009", "--tier", "5"]).0, 2);
    assert_eq!(refused("report", &["2000"]).0, 1);
}

#[test]
fn on_answers_with_the_report_in_force() {
    assert!(printed("on", &["2025-09-28"]).contains("2024 Trafficking"));
    assert!(printed("on", &["2025-09-29"]).contains("2025 Trafficking"));
    let before = example("on", &["2001-07-11"]);
    assert_eq!(before.status.code(), Some(1));
    assert!(String::from_utf8(before.stdout).unwrap().contains("no report was in force"));
    assert_eq!(refused("on", &["29.9.2025"]).0, 2);
}

#[test]
fn report_says_why_nothing_is_found() {
    let said = |arguments: &[&str]| {
        let output = example("report", arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let reason = "no country of the 2002 report is on Tier 2 Watch List; the Watch List began with the 2004 report\n";
    assert!(said(&["2002", "--tier", "2WL"]).ends_with(reason));
    let none = said(&["2002", "--tier", "sc", "--bureau", "wha"]);
    assert!(none.ends_with("\nno country of the 2002 report in WHA is a Special Case\n"), "{none}");
    said(&["2002", "--tier", "2WL", "--json"]);
    let (status, error) = refused("report", &["2009", "--tier", "4"]);
    assert_eq!(status, 2);
    assert!(error.contains("expected 1, 2, 2WL, 3 or SC"), "{error}");
}

#[test]
fn what_is_no_date_is_told_the_form_of_one() {
    for date in ["2013-02-30", "10.6.2013", " 2013-6-10", "+2013-6-10", "2013-6-10", "2013-06-10 "] {
        let (status, said) = refused("on", &[date]);
        assert_eq!(status, 2);
        assert!(said.contains("expected a date such as 2013-06-10"), "{said}");
    }
}

#[test]
fn numbers_below_zero_are_told_the_range() {
    for (name, arguments, expected) in [
        ("corridors", &["--top", "-3"][..], "-3 is not in 0..=65535"),
        ("network", &["2018", "--top", "-3"], "-3 is not in 2..=60"),
        ("screen", &["in.csv", "--country-column", "c", "--threads", "-3"], "expected an integer of at least 1"),
    ] {
        let (status, said) = refused(name, arguments);
        assert_eq!(status, 2);
        assert!(said.contains(expected), "{name}: {said}");
    }
}
