//! The bundled data: sound, sorted, whole, and in step with what is known of it from outside.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::PathBuf,
};

use csv::{ByteRecord, ReaderBuilder};
use tip_report::{Dataset, Ranking, Report, Standing, Tier, designation::DesignationList, tables::Table};

use crate::support::{codes, report, without_flows};

const TIERS_BY_REPORT: &str = include_str!("../vectors/tiers_by_report.txt");
const CONTROL_TOTALS: &str = include_str!("../vectors/control_totals.csv");

/// Every file of the data: its name, its bytes.
fn files() -> BTreeMap<String, Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(path).unwrap()))
        .collect()
}

fn rows(bytes: &[u8]) -> Vec<ByteRecord> {
    ReaderBuilder::new().from_reader(bytes).into_byte_records().map(Result::unwrap).collect()
}

#[test]
fn every_table_is_loaded_without_a_problem() {
    // The loader reports every problem it knows of, and what the library bundles is what the folder holds.
    let files = files();
    let whole = files
        .iter()
        .fold(Dataset::builder(), |builder, (file, bytes)| builder.table(file.parse().unwrap(), bytes.clone()));
    let loaded = whole.build().unwrap_or_else(|problems| panic!("{problems}"));

    // Each lazy table of the bundled dataset, asked for once, has as many rows as its file.
    let data = Dataset::bundled();
    for (file, of) in [
        ("codes.csv", (|data| data.codes().len()) as fn(&Dataset) -> usize),
        ("countries.csv", |data| data.countries().count()),
        ("designation_coverage.csv", |data| data.reports().map(|report| report.designation_sets().count()).sum()),
        ("designations.csv", |data| data.designations().count()),
        ("entries.csv", |data| data.entries().count()),
        ("flows.csv", |data| data.reports().map(|report| report.flows().count()).sum()),
        ("law_enforcement.csv", |data| data.law_enforcement().len()),
        ("names.csv", |data| data.countries().map(|country| country.names().count()).sum()),
        ("reassessments.csv", |data| data.reassessments().len()),
        ("regions.csv", |data| data.regions().count()),
        ("reports.csv", |data| data.reports().count()),
        ("roles.csv", |data| data.roles().count()),
        ("sources.csv", |data| data.sources().count()),
        ("tiers.csv", |data| data.placements().count()),
        ("vocabulary.csv", |data| data.vocabulary().len()),
    ] {
        let expected = rows(&files[file]).len();
        assert_eq!(of(data), expected, "bundled {file}");
        assert_eq!(of(&loaded), expected, "loaded {file}");
    }
    // Membership may be bounded by years, so its rows are not counted but seen.
    let year = report(2018).year();
    assert!(data.regions().any(|region| region.countries_on_project_list(year).count() > 0));
}

#[test]
fn every_file_is_plain_sorted_and_without_duplicates() {
    for (file, bytes) in files() {
        assert!(!bytes.starts_with(b"\xEF\xBB\xBF"), "{file}: a byte order mark");
        assert!(!bytes.contains(&b'\r'), "{file}: lines end with LF");
        assert!(bytes.ends_with(b"\n") && !bytes.ends_with(b"\n\n"), "{file}: one line end at the end");
        let rows = rows(&bytes);
        for row in &rows {
            for (column, cell) in row.iter().enumerate() {
                let cell = std::str::from_utf8(cell).unwrap_or_else(|_| panic!("{file}: {row:?}: not UTF-8"));
                assert_eq!(cell, cell.trim(), "{file}: {row:?}");
                // Namibia's alpha-2 code is the one NA that is meant.
                let namibia = file == "countries.csv" && column == 1 && &row[0] == b"NAM";
                let absent = ["NA", "N/A", "n/a", "NaN", "null", "None", "-", "?"].contains(&cell);
                assert!(!absent || namibia, "{file}: {row:?}: an empty cell says that something is absent");
            }
        }
        // By all columns, left to right, as bytes: the columns of the key come first in every file.
        for pair in rows.windows(2) {
            assert!(pair[0].iter().lt(pair[1].iter()), "{file}: {:?} before {:?}", pair[0], pair[1]);
        }
    }
}

/// `2009 2WL`, the way the lists from outside say it.
fn list_name(report: Report<'_>, ranking: Ranking) -> String {
    let tier = match ranking {
        Ranking::Tier(Tier::One) => "1",
        Ranking::Tier(Tier::Two) => "2",
        Ranking::Tier(Tier::TwoWatchList) => "2WL",
        Ranking::Tier(Tier::Three) => "3",
        Ranking::SpecialCase => "SC",
    };
    format!("{} {tier}", report.year())
}

#[test]
fn every_placement_is_what_the_independent_lists_say() {
    // The lists were not made from data/tiers.csv, so that one changed tier is two differences here.
    let expected: BTreeSet<String> = TIERS_BY_REPORT
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(list, codes)| codes.split(' ').map(move |code| format!("{list} {code}")))
        .collect();
    let found: BTreeSet<String> = Dataset::bundled()
        .placements()
        .map(|placement| {
            format!("{} {}", list_name(placement.report(), placement.ranking()), placement.country().code())
        })
        .collect();
    let differences: Vec<&String> = expected.symmetric_difference(&found).collect();
    assert!(differences.is_empty(), "{differences:?}");
}

#[test]
fn counts_are_the_published_ones() {
    const COLUMNS: [&str; 6] = ["total", "tier_1", "tier_2", "tier_2_watch_list", "tier_3", "special_case"];
    let mut decided = 0;
    for row in csv::Reader::from_reader(CONTROL_TOTALS.as_bytes()).into_deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let report = report(row["report_year"].parse().unwrap());
        assert_eq!(report.released().to_string(), row["released"], "{report}");
        let counts = report.counts();
        let of = |tier| counts.of(Ranking::Tier(tier));
        let here = [
            counts.total(),
            of(Tier::One),
            of(Tier::Two),
            of(Tier::TwoWatchList),
            of(Tier::Three),
            counts.of(Ranking::SpecialCase),
        ];
        for (column, here) in COLUMNS.iter().zip(here) {
            // There was no Watch List to count before 2004.
            let published: u32 = if row[*column].is_empty() { 0 } else { row[*column].parse().unwrap() };
            if row["from_memory"].split(';').any(|cell| cell == *column) {
                // A number without a source decides nothing.
                println!("{} {column}: {published} from memory, {here} here", row["report_year"]);
            } else {
                assert_eq!(here, published, "{} {column}", row["report_year"]);
                decided += 1;
            }
        }
    }
    assert!(decided > 100, "{decided} numbers have a source");
}

#[test]
fn history_is_as_the_statutes_and_the_world_had_it() {
    let data = Dataset::bundled();
    let standing = |name: &str, year| report(year).standing(data.country(name).unwrap());
    for report in data.reports() {
        // The TVPRA of 2003 made the Watch List.
        let watch_list = report.tier(Tier::TwoWatchList).count();
        assert_eq!(watch_list > 0, report.year().get() >= 2004, "{report}");
        assert_eq!(report.placements().count(), codes(report.placements().map(|placement| placement.country())).len());
    }
    for year in 2001..=2025 {
        let america = standing("United States", year);
        if year < 2010 {
            assert_eq!(america, Standing::NotInReport);
        } else {
            assert!(america.placement().is_some(), "{year}");
        }
        let south_sudan = standing("South Sudan", year);
        assert_eq!(south_sudan.placement().is_some(), year >= 2012, "{year}");
        assert_eq!(south_sudan == Standing::NotYetInExistence, year <= 2011, "{year}");
        let antilles = standing("Netherlands Antilles", year);
        assert_eq!(antilles.placement().is_some(), [2009, 2010].contains(&year), "{year}");
        assert_eq!(antilles == Standing::NoLongerInExistence, year >= 2011, "{year}");
        for (state, has_own_entry) in [
            ("Serbia and Montenegro", year <= 2006),
            ("Serbia", year >= 2007),
            ("Montenegro", year >= 2007),
            ("Kosovo", year >= 2008),
            ("Curaçao", year >= 2011),
        ] {
            assert_eq!(standing(state, year).placement().is_some(), has_own_entry, "{state} {year}");
        }
    }
}

#[test]
fn designations_agree_with_the_tiers() {
    let data = Dataset::bundled();
    let restrictions = [
        DesignationList::RestrictedAssistance,
        DesignationList::RestrictedAssistanceAndExchange,
        DesignationList::RestrictionWaived,
        DesignationList::Reassessed,
    ];
    for report in data.reports() {
        let year = report.year().get();
        let of = |list| {
            let named = report.designation_set(list).into_iter().flat_map(|set| set.iter());
            codes(named.map(|designation| designation.country()))
        };
        let on = |tier| codes(report.tier(tier).map(|placement| placement.country()));
        let restricted: BTreeSet<String> = restrictions.into_iter().flat_map(of).collect();
        assert!(restricted.is_subset(&on(Tier::Three)), "{year}: a restriction follows from Tier 3");
        if [2008, 2009, 2011, 2012, 2013, 2014, 2018].contains(&year) {
            assert_eq!(restricted, on(Tier::Three), "{year}: the whole determination is the whole of Tier 3");
        }
        assert!(of(DesignationList::StateSponsored).is_subset(&on(Tier::Three)), "{year}");
        assert!(of(DesignationList::WatchListWaiver).is_subset(&on(Tier::TwoWatchList)), "{year}");
        // Lists that the law did not yet have: CSPA 2008 s.404, TVPA s.110(b)(1)(H) of 2019.
        assert!(year >= 2010 || of(DesignationList::ChildSoldiers).is_empty(), "{year}");
        assert!(year >= 2020 || of(DesignationList::StateSponsored).is_empty(), "{year}");
    }
    for designation in data.designations() {
        let set = designation.report().designation_set(designation.list());
        assert!(set.is_some(), "{} {}", designation.list(), designation.report());
    }
}

#[test]
fn the_loader_refuses_what_must_not_be_in_a_table() {
    let files = files();
    let tiers = std::str::from_utf8(&files["tiers.csv"]).unwrap();
    let row = "KOR,2009,Tier 1,";
    for (bad, said) in [
        ("KOR,2009,Teir 1,", "Teir 1"),
        ("KOR,2009,NA,", "NA"),
        ("KOR,2009,Tier 1 ,", "Tier 1 "),
        ("KXR,2009,Tier 1,", "KXR"),
        ("KOR,2010,Tier 1,", "KOR"),
    ] {
        assert_eq!(tiers.matches(row).count(), 1);
        let problems = without_flows().table(Table::Tiers, tiers.replace(row, bad)).build().expect_err(bad);
        assert!(problems.to_string().contains(said), "{bad}: {problems}");
    }
}

fn texts(row: &ByteRecord) -> Vec<&str> {
    row.iter().map(|cell| std::str::from_utf8(cell).unwrap()).collect()
}

#[test]
fn each_report_says_what_its_row_says() {
    let data = Dataset::bundled();
    for (row, report) in rows(&files()["reports.csv"]).iter().zip(data.reports()) {
        let cells = texts(row);
        let [year, edition, released, start, end, secretary, url, source] = cells[..] else { panic!("{cells:?}") };
        let period = report.period().map(|(start, end)| [start.to_string(), end.to_string()]);
        assert_eq!((report.year().to_string(), report.edition().to_string()), (year.into(), edition.into()));
        assert_eq!(report.released().to_string(), released);
        assert_eq!(period.unwrap_or_default(), [start, end]);
        assert_eq!(
            [report.secretary(), report.url(), report.released_source()].map(Option::unwrap_or_default),
            [secretary, url, source]
        );
        let ordinal = match edition {
            "1" => "1st".into(),
            "2" => "2nd".into(),
            "3" => "3rd".into(),
            "21" => "21st".into(),
            "22" => "22nd".into(),
            "23" => "23rd".into(),
            _ => format!("{edition}th"),
        };
        let citation = report.citation();
        assert!(citation.contains(&format!(", {ordinal} edition, ")) && citation.ends_with(url), "{citation}");
    }
}

#[test]
fn each_source_says_what_its_row_says() {
    let data = Dataset::bundled();
    for (row, source) in rows(&files()["sources.csv"]).iter().zip(data.sources()) {
        let cells = texts(row);
        let optional = [source.publisher(), source.years(), source.kind(), source.licence(), source.note()];
        assert_eq!([&[source.id(), source.title()][..], &optional.map(Option::unwrap_or_default)].concat(), cells);
        assert_eq!(data.source(cells[0]).map(|source| source.title()), Some(cells[1]));
    }
    assert_eq!(data.source(""), None);
}

/// Of a placed country it is the placement's citation; of others it says why there is none.
#[test]
fn where_a_country_stands_can_be_cited_in_every_report() {
    let data = Dataset::bundled();
    for report in data.reports() {
        for country in data.countries() {
            let citation = report.standing_citation(country);
            match report.placement(country) {
                Some(placement) => assert_eq!(citation, placement.citation()),
                None => {
                    assert_eq!(citation, format!("{country}: {}. {}", report.standing(country), report.citation()));
                }
            }
        }
    }
}
