//! Datasets from directories, readers and texts: what is accepted, what may be missing, what is added to what.

use std::fs;

use tip_report::{Dataset, DatasetBuilder, Ranking, Tier, tables::Table};

use crate::support::{DATA, copy_of_the_data};

const COUNTRIES: &str = "code,name\nKOR,South Korea\nPRK,North Korea\n";
const REPORTS: &str = "report_year,edition,released\n2009,9,2009-06-16\n";
const SOURCES: &str = "id,title\nmine,My own notes\n";
const TIERS: &str = "code,report_year,ranking,evidence,sources\n\
    KOR,2009,Tier 1,official,mine\n\
    PRK,2009,Tier 3,official,mine\n";

fn small(tiers: impl Into<Vec<u8>>) -> Dataset {
    DatasetBuilder::new()
        .table(Table::Countries, COUNTRIES)
        .table(Table::Reports, REPORTS)
        .table(Table::Sources, SOURCES)
        .table(Table::Tiers, tiers)
        .build()
        .unwrap()
}

#[test]
fn a_copy_of_the_data_directory_is_the_bundled_data() {
    let directory = copy_of_the_data();
    fs::write(directory.path().join("notes.txt"), "not a table").unwrap();
    fs::create_dir(directory.path().join("sub.csv")).unwrap();
    let data = Dataset::from_dir(directory.path()).unwrap();
    assert_eq!(data, *Dataset::bundled());
    assert_eq!(data.warnings(), Dataset::bundled().warnings());
}

#[test]
fn what_a_table_may_look_like() {
    let expected = small(TIERS);
    let crlf = TIERS.replace('\n', "\r\n");
    for text in [
        format!("\u{feff}{TIERS}"),
        crlf.clone(),
        format!("\u{feff}{crlf}"),
        TIERS.trim_end().to_owned(),
        crlf.trim_end().to_owned(),
        format!("\n\n{TIERS}\n\n\n"),
        format!("{crlf}\r\n\r\n"),
        TIERS.replace('\n', "\n\n"),
        TIERS.replace('\n', "\r"),
        TIERS.replace("KOR,2009,Tier 1", "\"KOR\",\"2009\",\"Tier 1\""),
        format!("\"{}\"", TIERS.trim_end().replace(',', "\",\"").replace('\n', "\"\n\"")),
        "ranking,sources,report_year,code,evidence\nTier 3,mine,2009,PRK,official\nTier 1,mine,2009,KOR,official\n"
            .into(),
        TIERS.replace('\n', ",\n").replacen(",\n", ",note\n", 1),
    ] {
        assert_eq!(small(text.clone()), expected, "{text:?}");
    }
    let with_note = |note: &str| TIERS.replacen('\n', ",note\n", 1).replace("mine\n", &format!("mine,{note}\n"));
    let data = small(with_note("\"one\ntwo, \"\"three\"\"\""));
    let notes: Vec<_> = data.placements().map(|placement| placement.note()).collect();
    assert_eq!(notes, [Some("one\ntwo, \"three\""); 2]);
    assert_ne!(data, expected);
}

#[test]
fn optional_tables_are_empty_and_nothing_is_taken_from_the_bundled_data() {
    let directory = tempfile::tempdir().unwrap();
    for (table, text) in
        [("countries.csv", COUNTRIES), ("reports.csv", REPORTS), ("sources.csv", SOURCES), ("tiers.csv", TIERS)]
    {
        fs::write(directory.path().join(table), text).unwrap();
    }
    let data = Dataset::from_dir(directory.path()).unwrap();
    assert_eq!(data, small(TIERS));
    let korea = data.country("South Korea").unwrap();
    let report = data.report(2009).unwrap();
    assert_eq!(report.placement(korea).unwrap().ranking(), Ranking::Tier(Tier::One));
    assert!(data.country("Republic of Korea").is_err(), "names.csv is optional, and not there");
    assert!(data.country("Thailand").is_err());
    assert_eq!((data.reports().count(), data.regions().count(), data.roles().count()), (1, 0, 0));
    assert_eq!((report.flows().count(), report.entries(korea).count()), (0, 0));
    assert_eq!(data.designations().count() + data.entries().count() + data.law_enforcement().len(), 0);
    // The same directory over the bundled data.
    let over = Dataset::builder().table(Table::Flows, fs::read(format!("{DATA}/flows.csv")).unwrap()).build().unwrap();
    assert_eq!(over, *Dataset::bundled());

    fs::remove_file(directory.path().join("tiers.csv")).unwrap();
    let problems = Dataset::from_dir(directory.path()).unwrap_err();
    assert_eq!(problems.to_string(), "1 problem\ntiers.csv: the table is missing");
}

#[test]
fn a_directory_over_the_bundled_data() {
    let directory = tempfile::tempdir().unwrap();
    fs::write(directory.path().join("regions.csv"), fs::read(format!("{DATA}/regions.csv")).unwrap()).unwrap();
    fs::write(directory.path().join("names.csv"), "code,name,kind\nKOR,Land of the Morning Calm,common\n").unwrap();
    let data = Dataset::builder().dir(directory.path()).build().unwrap();
    assert_eq!(data.country("land of the morning calm").unwrap().code().as_str(), "KOR");
    assert!(data.country("DPRK").is_err(), "names.csv is replaced as a whole");
    assert_eq!(data.placements().count(), Dataset::bundled().placements().count());
}

#[test]
fn what_cant_be_read_is_named() {
    let directory = copy_of_the_data();
    let nowhere = directory.path().join("nowhere");
    let problems = Dataset::from_dir(&nowhere).unwrap_err();
    assert_eq!(problems.problems().len(), 1);
    let problem = problems.problems().iter().next().unwrap();
    assert_eq!((problem.file(), problem.kind().tag()), (nowhere.to_str().unwrap(), "io"));

    // Reading a directory as a file fails in the middle of loading, and does not hide a problem with another table.
    fs::remove_file(directory.path().join("countries.csv")).unwrap();
    fs::create_dir(directory.path().join("countries.csv")).unwrap();
    fs::write(directory.path().join("reports.csv"), "<html>").unwrap();
    let problems = Dataset::from_dir(directory.path()).unwrap_err();
    let found: Vec<_> = problems.problems().iter().map(|problem| (problem.file(), problem.kind().tag())).collect();
    assert_eq!(found, [("countries.csv", "io"), ("reports.csv", "wrong_format")]);
}

#[test]
fn one_more_report_and_more_names() {
    // Made up.
    let reports = "report_year,edition,released\n2026,26,2026-06-30\n";
    let sources = "id,title\nmade-up,Made up\n";
    let tiers = "code,report_year,ranking,evidence,sources,note\n\
        KOR,2026,Tier 2,transcribed,made-up,\nABW,2026,Tier 1,transcribed,made-up;press,\n";
    let names = "code,name,kind\nKOR,South Corea,variant\n";
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("tiers-2026.csv");
    fs::write(&file, tiers).unwrap();
    let bundled = Dataset::bundled();
    let data = bundled
        .with()
        .append(Table::Reports, "reports-2026.csv", reports)
        .append_from(Table::Sources, "sources-2026.csv", sources.as_bytes())
        .append_file(Table::Tiers, &file)
        .append(Table::Names, "my-names.csv", names)
        .build()
        .unwrap();
    assert_eq!(data.placements().count(), bundled.placements().count() + 2);
    let report = data.latest_report().unwrap();
    assert_eq!(report.year().get(), 2026);
    let korea = data.country("south corea").unwrap();
    assert_eq!(report.placement(korea).unwrap().tier(), Some(Tier::Two));
    assert_eq!(report.previous().unwrap().placement(korea).unwrap().tier(), Some(Tier::One));
    let sources: Vec<_> = report.placements().next().unwrap().sources().map(|source| source.id()).collect();
    assert_eq!(sources, ["made-up", "press"]);
    // All that was there is there still.
    for placement in bundled.placements() {
        let same = data.report(placement.report().year().get()).unwrap().placement(placement.country());
        assert_eq!(same, Some(placement));
    }
    // A dataset that is not the bundled one can be extended as well.
    let more =
        data.with().append(Table::Names, "more.csv", "code,name,kind\nKOR,Corea South Too,variant\n").build().unwrap();
    assert!(more.country("Corea South Too").is_ok() && more.country("South Corea").is_ok());
    assert_eq!(data.with().build().unwrap(), data);
}

#[test]
fn a_row_that_refers_to_a_table_that_is_replaced() {
    let problems = Dataset::builder().table(Table::Regions, "region,label\n").build().unwrap_err();
    assert!(problems.problems().iter().all(|problem| problem.kind().tag() == "unknown_key"));
    assert!(problems.limit_reached());
}
