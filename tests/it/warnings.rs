//! What is legal but odd: in the bundled data, and in small tables made for it.

use std::fmt::Write;

use tip_report::{
    Dataset,
    tables::{Table, Warning, WarningKind},
};

use crate::support::without_flows;

/// The warnings about a dataset of one country on the given rankings, from the given year on; `-` is not in the report.
fn about(country: &str, first: u16, rankings: &[&str]) -> Vec<String> {
    let mut tiers = String::from("code,report_year,ranking,evidence,sources\n");
    for (year, ranking) in (first..).zip(rankings).filter(|(_, ranking)| **ranking != "-") {
        writeln!(tiers, "{country},{year},{ranking},official,press").unwrap();
    }
    let data = without_flows().table(Table::Tiers, tiers).build().unwrap();
    let of_the_country = |warning: &&Warning| !matches!(warning.kind(), WarningKind::EmptyReport { .. });
    data.warnings().iter().filter(of_the_country).map(ToString::to_string).collect()
}

#[test]
fn the_bundled_data_has_only_oddities_that_are_so() {
    let warnings: Vec<_> = Dataset::bundled().warnings().iter().map(ToString::to_string).collect();
    // South Korea and the United Arab Emirates went from Tier 3 to Tier 1 in the first years, when the scale had three
    // steps. The report of 2006 came two days after Montenegro's declaration of independence and still has the union.
    // The gaps are those of a list made apart from the tables, of the panel they were checked against.
    let mut expected = vec![
        "tiers.csv: ARE: from Tier 3 in 2002 to Tier 1 in 2003".to_owned(),
        "tiers.csv: KOR: from Tier 3 in 2001 to Tier 1 in 2002".to_owned(),
        "tiers.csv: SCG: placed in 2006, after it ended on 2006-06-03".to_owned(),
    ];
    for (code, before, after) in [
        ("BRN", 2004, 2006),
        ("COD", 2001, 2003),
        ("COG", 2004, 2008),
        ("DZA", 2003, 2005),
        ("KIR", 2008, 2010),
        ("SGP", 2002, 2004),
        ("SLB", 2008, 2011),
        ("SWE", 2001, 2003),
        ("TON", 2008, 2011),
        ("TUN", 2003, 2005),
        ("TWN", 2001, 2003),
    ] {
        expected.push(format!("tiers.csv: {code}: in the reports of {before} and {after}, but not between them"));
    }
    expected.sort();
    let mut sorted = warnings.clone();
    sorted.sort();
    assert_eq!(sorted, expected);
    assert_eq!(warnings, expected, "in order of codes");
}

#[test]
fn a_jump_is_from_end_to_end_and_never_across_a_gap() {
    assert_eq!(about("KOR", 2010, &["Tier 1", "Tier 3"]), ["tiers.csv: KOR: from Tier 1 in 2010 to Tier 3 in 2011"]);
    assert_eq!(about("KOR", 2010, &["Tier 1", "Tier 2 Watch List", "Tier 3", "Special Case", "Tier 1"]), [""; 0]);
    assert_eq!(
        about("KOR", 2010, &["Tier 1", "-", "Tier 3"]),
        ["tiers.csv: KOR: in the reports of 2010 and 2012, but not between them"]
    );
}

#[test]
fn a_run_on_the_watch_list_is_counted_by_the_rule_of_its_years() {
    const WATCH: &str = "Tier 2 Watch List";
    // No limit before the 2009 report, and runs count from there: India was on the Watch List from 2004 to 2010.
    assert!(about("IND", 2004, &[WATCH; 9]).is_empty());
    assert_eq!(
        about("IND", 2004, &[WATCH; 10]),
        ["tiers.csv: IND: on the Watch List from 2009 to 2013, and the statute allows 4 reports"]
    );
    // China 2009 to 2012: two years and two waivers.
    assert!(about("CHN", 2009, &[WATCH, WATCH, WATCH, WATCH, "Tier 3"]).is_empty());
    // Since 2019 one waiver.
    assert!(about("MYS", 2018, &[WATCH; 3]).is_empty());
    let long = ["tiers.csv: MYS: on the Watch List from 2018 to 2021, and the statute allows 3 reports"];
    assert_eq!(about("MYS", 2018, &[WATCH; 4]), long);
    assert_eq!(about("MYS", 2018, &[WATCH; 7]), long, "once for a run");
    assert!(about("MYS", 2018, &[WATCH, WATCH, WATCH, "Tier 2", WATCH]).is_empty());
    assert!(about("MYS", 2015, &[WATCH, WATCH, "Special Case", WATCH, WATCH]).is_empty());
    let two_runs =
        about("MYS", 2009, &[WATCH, WATCH, WATCH, WATCH, WATCH, "Tier 2", WATCH, WATCH, WATCH, WATCH, WATCH]);
    assert_eq!(two_runs.len(), 2);
}

#[test]
fn placements_outside_the_years_of_an_entity() {
    // South Sudan began on 9 July 2011, twelve days after the report of that year.
    assert_eq!(about("SSD", 2011, &["Tier 2"]), ["tiers.csv: SSD: placed in 2011, before it began on 2011-07-09"]);
    assert!(about("SSD", 2012, &["Tier 2"]).is_empty());
    assert_eq!(about("ANT", 2011, &["Tier 2"]), ["tiers.csv: ANT: placed in 2011, after it ended on 2010-10-10"]);
}

#[test]
fn unknown_columns_are_ignored_with_a_warning_that_names_them() {
    let names = "code,colour,name,kind,size\nKOR,green,South Corea,variant,3\n";
    let data = without_flows().append(Table::Names, "mine.csv", names).build().unwrap();
    assert_eq!(data.country("South Corea").unwrap().code().as_str(), "KOR");
    let warnings = data.warnings();
    assert_eq!(warnings[0].to_string(), "mine.csv: column `colour` is ignored");
    assert_eq!(warnings[0].file(), "mine.csv");
    assert_eq!(warnings[1].kind(), &WarningKind::IgnoredColumn { column: "size".into() });
    assert_eq!(warnings.len(), 2 + Dataset::bundled().warnings().len());
}

#[test]
fn a_report_that_places_no_country_is_worth_a_look() {
    let reports = "report_year,edition,released\n2026,26,2026-09-30\n";
    let data = without_flows().append(Table::Reports, "mine.csv", reports).build().unwrap();
    assert_eq!(data.warnings()[0].to_string(), "reports.csv: 2026: the report places no country");
    assert_eq!(data.warnings().len(), 1 + Dataset::bundled().warnings().len());
    let only_a_header = without_flows().table(Table::Tiers, "code,report_year,ranking,evidence,sources\n");
    let warnings = only_a_header.build().unwrap().warnings();
    assert_eq!(warnings.len(), Dataset::bundled().reports().count());
    assert!(warnings.iter().all(|warning| matches!(warning.kind(), WarningKind::EmptyReport { .. })));
}

#[test]
fn a_report_that_leaves_out_most_countries_of_the_one_before_is_worth_a_look() {
    let reports = "report_year,edition,released\n2026,26,2026-09-30\n";
    let warned = |countries: usize| {
        let of_2025 = Dataset::bundled().report(2025).unwrap().placements().take(countries);
        let rows = of_2025.map(|placement| format!("{},2026,Tier 2,official,press\n", placement.country().code()));
        let tiers = format!("code,report_year,ranking,evidence,sources\n{}", rows.collect::<Vec<_>>().concat());
        let data = without_flows().append(Table::Reports, "mine.csv", reports).append(Table::Tiers, "mine.csv", tiers);
        let warnings = data.build().unwrap().warnings();
        let few = |warning: &&Warning| matches!(warning.kind(), WarningKind::FewPlacements { .. });
        warnings.iter().filter(few).map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(warned(3), ["tiers.csv: 2026: places 3 of the 188 countries that 2025 places"]);
    assert_eq!(warned(169), ["tiers.csv: 2026: places 169 of the 188 countries that 2025 places"]);
    assert!(warned(170).is_empty() && warned(188).is_empty());
}
