//! The example `network` as a program, and the outputs of `flows` for other programs.

use tip_report::{Dataset, Place};

use crate::support::{
    country,
    example::{example, json, printed, refused},
    report, unread_report,
};

/// The texts of the picture's title elements, which a browser shows beside the pointer.
fn said(svg: &str) -> Vec<&str> {
    let titles = svg.split("<title>").skip(1).filter_map(|rest| rest.split("</title>").next());
    titles.map(str::trim).collect()
}

#[test]
fn the_picture_of_a_report_says_what_was_read_and_what_a_cell_is() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("network.svg");
    printed("network", &["2018", "--out", file.to_str().unwrap()]);
    let svg = std::fs::read_to_string(file).unwrap();
    for text in [
        "2018: ",
        "not a number of people or a prevalence",
        "A tier measures a government’s efforts",
        "Source: U.S. Department of State, 2018 Trafficking in Persons Report",
        "Tier 2 Watch List",
    ] {
        assert!(svg.contains(text), "{text}");
    }
    assert!(!svg.contains("href"), "self-contained");
    let said = said(&svg);
    assert!(said.contains(&"North Korea: Tier 3"), "{said:?}");
    assert!(said.iter().any(|title| title.starts_with("North Korea -&gt; China: ")), "{said:?}");
}

/// However many they are: in each report of the country with the most, and in two of Thailand.
#[test]
fn the_picture_of_a_country_has_all_its_corridors() {
    let networks = Dataset::bundled().reports().map(|report| (report, report.flows().network()));
    let most = networks.filter_map(|(report, network)| {
        let countries = network.places().filter_map(Place::country);
        Some((report, countries.max_by_key(|&country| network.in_degree(country) + network.out_degree(country))?))
    });
    let thailand = country("THA");
    for (report, country) in most.chain([(report(2009), thailand), (report(2018), thailand)]) {
        let svg = printed("network", &[&report.year().to_string(), "--country", country.code().as_str()]);
        let network = report.flows().network();
        let corridors = network.in_degree(country) + network.out_degree(country);
        assert!(svg.contains(&format!("All {corridors} corridors, with ")), "{report}, {country}: {corridors}");
        assert_eq!(
            said(&svg).iter().filter(|title| title.contains(" -&gt; ")).count(),
            corridors,
            "{report}, {country}"
        );
        assert!(svg.contains(&format!("{country}: {}.", report.entry_reading(country))));
        assert!(svg.contains(&report.coverage().to_string()));
    }
}

#[test]
fn where_nothing_was_read_there_is_no_picture() {
    if let Some(year) = unread_report() {
        let (status, words) = refused("network", &[&year]);
        let coverage = report(year.parse().unwrap()).coverage();
        assert_eq!((status, words.trim()), (1, &*format!("no corridor to draw. {coverage}")));
    }
    let (status, words) = refused("network", &["2017", "--country", "KOR"]);
    assert_eq!(status, 1);
    assert!(words.contains("South Korea: entry not read"), "{words}");
    assert_eq!(refused("network", &["2018", "--top", "1"]).0, 2);
    for both in [["--bureau", "EAP"], ["--top", "10"]] {
        assert_eq!(refused("network", &[&["2018", "--country", "KOR"], &both[..]].concat()).0, 2);
    }
}

#[test]
fn flows_for_other_programs() {
    let korea = |format| printed("flows", &["KOR", "--year", "2009", format]);
    let csv = korea("--csv");
    assert_eq!(
        csv.lines().count(),
        1 + json("flows", &["KOR", "--year", "2009", "--json"])["flows"].as_array().unwrap().len()
    );
    assert!(csv.contains("\n2009,KOR,cross_border,KOR,CAN;MEX,USA,"));
    let corridors = report(2009).flows().concerning(country("KOR")).network().corridors().len();
    assert_eq!(korea("--dot").matches(" -> ").count(), corridors);
    if cfg!(feature = "graphml") {
        assert_eq!(korea("--graphml").matches("<edge ").count(), corridors);
    } else {
        let (status, said) = refused("flows", &["KOR", "--graphml"]);
        assert_eq!(status, 2);
        assert!(said.contains("cargo run --example flows --features graphml -- "), "{said}");
    }
    assert_eq!(refused("flows", &["KOR", "--csv", "--json"]).0, 2);
    let unread = example("flows", &["KOR", "--year", "2017", "--csv"]);
    assert_eq!(unread.status.code(), Some(1));
    let expected = format!("South Korea: entry not read; {}", report(2017).coverage());
    assert!(String::from_utf8(unread.stderr).unwrap().starts_with(&expected));
}
