//! Answers are equal by their content, whatever dataset they come from: each table is loaded with one row, loaded again, and
//! loaded with each cell changed.

use std::{
    cmp::Ordering,
    collections::{BTreeSet, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use tip_report::{
    Dataset, Place, Ranking, Tier,
    audit::{Audit, Claim, Claimed, When},
    tables::Table,
};

use crate::support::{country, file_of, report, without_rows};

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn load(table: Table, rows: &str) -> Dataset {
    // Rows of these tables ask for rows of others.
    let others = [Table::Flows, Table::Roles, Table::Designations, Table::Reassessments];
    without_rows(&others).table(table, rows.to_owned()).build().unwrap()
}

/// `$view` of a table of one row equals itself from another dataset, with the same hash, differs from that of each of the other rows,
/// and says in `Debug` which one it is.
macro_rules! equal_by_content {
    ($table:ident, $header:literal, $row:literal, $said:expr, |$data:ident| $view:expr, [$($other:literal),+ $(,)?]) => {{
        let rows = |row: &str| load(Table::$table, &format!("{}\n{row}\n", $header));
        let (first, again) = (rows($row), rows($row));
        let a = { let $data = &first; $view };
        let b = { let $data = &again; $view };
        assert_eq!(a, b);
        assert_eq!(hash(&a), hash(&b));
        let debug = format!("{a:?}");
        assert!($said.iter().all(|word| debug.contains(word)), "{debug}");
        let mut hashes = BTreeSet::from([hash(&a)]);
        for other in [$($other),+] {
            let changed = rows(other);
            let b = { let $data = &changed; $view };
            assert!(a != b, "{a:?}: {} and {other}", $row);
            hashes.insert(hash(&b));
        }
        assert!(hashes.len() > 1, "{a:?}: one hash for all rows, which makes a hash table slow");
    }};
}

#[test]
fn a_placement() {
    equal_by_content!(
        Tiers,
        "code,report_year,ranking,evidence,sources,note",
        "THA,2014,Tier 3,official,press,said so",
        ["THA", "2014", "Tier 3"],
        |data| data.placements().next().unwrap(),
        [
            "PRK,2014,Tier 3,official,press,said so",
            "THA,2015,Tier 3,official,press,said so",
            "THA,2014,Tier 2,official,press,said so",
            "THA,2014,Tier 3,transcribed,press,said so",
            "THA,2014,Tier 3,official,sure2018,said so",
            "THA,2014,Tier 3,official,press;sure2018,said so",
            "THA,2014,Tier 3,official,press,",
        ]
    );
}

#[test]
fn a_reassessment() {
    equal_by_content!(
        Reassessments,
        "code,report_year,on,ranking,evidence,source,note",
        "BGD,2004,2004-09-10,Tier 2 Watch List,official,a determination,a note",
        ["BGD", "2004", "Tier 2 Watch List"],
        |data| data.reassessments().next().unwrap(),
        [
            "GUY,2004,2004-09-10,Tier 2 Watch List,official,a determination,a note",
            "BGD,2005,2005-09-10,Tier 2 Watch List,official,a determination,a note",
            "BGD,2004,2004-09-11,Tier 2 Watch List,official,a determination,a note",
            "BGD,2004,2004-09-10,Tier 2,official,a determination,a note",
            "BGD,2004,2004-09-10,Tier 2 Watch List,inferred,a determination,a note",
            "BGD,2004,2004-09-10,Tier 2 Watch List,official,another,a note",
            "BGD,2004,2004-09-10,Tier 2 Watch List,official,a determination,",
        ]
    );
}

#[test]
fn a_designation() {
    equal_by_content!(
        Designations,
        "list,report_year,code,evidence,source,note",
        "child-soldiers,2011,COD,official,a determination,",
        ["child-soldiers", "2011", "COD"],
        |data| data.designations().next().unwrap(),
        [
            "restricted-assistance,2011,COD,official,a determination,",
            "child-soldiers,2012,COD,official,a determination,",
            "child-soldiers,2011,TCD,official,a determination,",
            "child-soldiers,2011,COD,inferred,a determination,",
            "child-soldiers,2011,COD,official,another,",
            "child-soldiers,2011,COD,official,a determination,a note",
        ]
    );
}

#[test]
fn an_entry() {
    equal_by_content!(
        Entries,
        "report_year,code,source,extent,url",
        "2009,KOR,state-narrative,full,https://www.state.gov/korea",
        ["2009", "KOR"],
        |data| data.entries().next().unwrap(),
        [
            "2010,KOR,state-narrative,full,https://www.state.gov/korea",
            "2009,PRK,state-narrative,full,https://www.state.gov/korea",
            "2009,KOR,narrative-copy,full,https://www.state.gov/korea",
            "2009,KOR,state-narrative,excerpt,https://www.state.gov/korea",
            "2009,KOR,state-narrative,full,https://www.state.gov/other",
            "2009,KOR,state-narrative,full,",
        ]
    );
}

#[test]
fn a_flow() {
    equal_by_content!(
        Flows,
        "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources",
        "2009,KOR,cross_border,KOR,CAN,USA,sex_trafficking,women,reported,stated,state-narrative",
        ["2009", "South Korea", "United States"],
        |data| data.flows().next().unwrap(),
        [
            "2010,KOR,cross_border,KOR,CAN,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,USA,cross_border,KOR,CAN,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,demand,KOR,CAN,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,JPN,CAN,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,MEX,USA,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,JPN,sex_trafficking,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,USA,forced_labor,women,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,USA,sex_trafficking,men,reported,stated,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,USA,sex_trafficking,women,at_risk,stated,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,USA,sex_trafficking,women,reported,inferred,state-narrative",
            "2009,KOR,cross_border,KOR,CAN,USA,sex_trafficking,women,reported,stated,narrative-copy",
        ]
    );
}

#[test]
fn roles() {
    equal_by_content!(
        Roles,
        "report_year,code,source,transit,destination,domestic,basis,sources",
        "2009,KOR,yes,yes,yes,,stated,state-narrative",
        ["2009", "KOR", "destination"],
        |data| data.roles().next().unwrap(),
        [
            "2010,KOR,yes,yes,yes,,stated,state-narrative",
            "2009,PRK,yes,yes,yes,,stated,state-narrative",
            "2009,KOR,,yes,yes,,stated,state-narrative",
            "2009,KOR,yes,yes,yes,yes,stated,state-narrative",
            "2009,KOR,yes,yes,yes,,inferred,state-narrative",
            "2009,KOR,yes,yes,yes,,stated,narrative-copy",
        ]
    );
}

#[test]
fn a_code() {
    equal_by_content!(
        Codes,
        "scheme,value,code,sources,note",
        "cowc,ROK,KOR,countrycode,",
        ["cowc", "ROK", "KOR"],
        |data| data.codes().next().unwrap(),
        [
            "ioc,ROK,KOR,countrycode,",
            "cowc,KOR,KOR,countrycode,",
            "cowc,ROK,PRK,countrycode,",
            "cowc,ROK,KOR,country-codes,",
            "cowc,ROK,KOR,countrycode,a note",
        ]
    );
}

#[test]
fn a_name() {
    equal_by_content!(
        Names,
        "code,name,kind,from,to",
        "KOR,South Korea of old,printed,2011,2025",
        ["South Korea of old"],
        |data| country_of(data, "KOR").names().next().unwrap(),
        [
            "KOR,Another Korea,printed,2011,2025",
            "KOR,South Korea of old,common,2011,2025",
            "KOR,South Korea of old,printed,2012,2025",
            "KOR,South Korea of old,printed,2011,2024",
        ]
    );
}

/// Countries, regions, reports and sources are known by their keys, also where a dataset says something else of them.
#[test]
fn what_has_a_key_is_equal_by_its_key() {
    let other = Dataset::builder()
        .table(Table::Countries, changed(Table::Countries, ",South Korea,", ",Korea in the South,"))
        .table(Table::Regions, changed(Table::Regions, ",Africa\n", ",The continent\n"))
        .table(Table::Reports, changed(Table::Reports, ",Colin L. Powell,", ",Powell,"))
        .table(Table::Sources, changed(Table::Sources, ",Open Knowledge Foundation,", ",OKF,"))
        .build()
        .unwrap();
    let data = Dataset::bundled();
    assert_eq!(country_of(&other, "KOR").name(), "Korea in the South");
    macro_rules! all {
        ($($views:ident),+) => { $(
            assert!(data.$views().eq(other.$views()));
            let hashes = |data: &Dataset| data.$views().map(hash).collect::<Vec<_>>();
            assert_eq!(hashes(data), hashes(&other));
            // Each has a key of its own.
            assert!(data.$views().zip(data.$views().skip(1)).all(|(a, b)| a != b && hash(a) != hash(b)));
        )+ };
    }
    all!(countries, regions, reports, sources);
}

fn changed(table: Table, from: &str, to: &str) -> String {
    let text = file_of(table);
    assert!(text.contains(from), "{table}: {from}");
    text.replace(from, to)
}

/// A clock is a placement on the Watch List, and what the law makes of it.
#[test]
fn a_watch_list_clock() {
    let clocks = |year| report(year).watch_list_clocks();
    let all: Vec<_> = [2013, 2014].map(clocks).concat();
    for a in &all {
        assert_eq!(all.iter().filter(|b| a == *b).count(), 1, "{a:?}");
    }
    let again: Vec<_> = [2013, 2014].map(clocks).concat();
    assert!(all == again && all.iter().map(hash).eq(again.iter().map(hash)));
    let hashes: BTreeSet<u64> = all.iter().map(hash).collect();
    assert!(hashes.len() * 2 > all.len(), "{} hashes of {} clocks", hashes.len(), all.len());
}

/// A change is its two reports, its country and what stands on both sides of it.
#[test]
fn a_tier_change() {
    let data = Dataset::bundled();
    let changes = |older: u16, newer: u16| report(newer).changes_since(report(older)).changes().collect::<Vec<_>>();
    // Kept apart by each of the reports, and by the country.
    let all: Vec<_> = [(2012, 2013), (2012, 2014), (2013, 2014)].map(|(older, newer)| changes(older, newer)).concat();
    for a in &all {
        assert_eq!(all.iter().filter(|b| a == *b).count(), 1, "{a:?}");
    }
    let thailand = all.iter().find(|change| change.country() == country("THA")).unwrap();
    assert!(format!("{thailand:?}").contains("Thailand"), "{thailand:?}");
    let hashes: BTreeSet<u64> = all.iter().map(hash).collect();
    assert!(hashes.len() * 2 > all.len(), "{} hashes of {} changes", hashes.len(), all.len());
    // By what stands before and after.
    let row = "THA,2014,Tier 3,";
    let other = Dataset::builder().table(Table::Tiers, changed(Table::Tiers, row, "THA,2014,Tier 2,")).build().unwrap();
    let of = |data: &Dataset, older: u16, newer: u16| {
        let diff = data.report(newer).unwrap().changes_since(data.report(older).unwrap());
        format!("{:?}", diff.change_of(country_of(data, "THA")))
    };
    assert_ne!(of(data, 2013, 2014), of(&other, 2013, 2014));
    for (older, newer) in [(2013, 2014), (2014, 2015)] {
        let change = |data| {
            let diff = Dataset::report(data, newer).unwrap().changes_since(Dataset::report(data, older).unwrap());
            diff.change_of(country_of(data, "THA")).map(|change| (hash(change), change))
        };
        let (bundled, again, differs) = (change(data), change(data), change(&other));
        assert_eq!(bundled, again);
        assert_ne!(bundled.map(|(_, change)| change), differs.map(|(_, change)| change));
    }
}

fn country_of<'d>(data: &'d Dataset, code: &str) -> tip_report::Country<'d> {
    data.country_by_code(code.parse().unwrap()).unwrap()
}

/// A code, a year and a ranking compare with plain values of theirs, a place with a country or a region.
#[test]
fn other_types_compare_both_ways() {
    fn equal<A: Copy + PartialEq<B>, B: Copy + PartialEq<A>>(a: A, b: B) -> bool {
        assert_eq!(a == b, b == a);
        a == b
    }
    let (korea, other) = (country("KOR"), country("PRK"));
    let code = korea.code();
    assert!(equal(code, "KOR") && !equal(code, "PRK"));
    assert!(code == *"KOR" && code != *"PRK");
    assert!(*"KOR" == code);
    assert!(*"PRK" != code);

    let year = report(2009).year();
    assert!(equal(year, 2009) && !equal(year, 2010));
    for (number, order) in [(2008, Ordering::Greater), (2009, Ordering::Equal), (2010, Ordering::Less)] {
        assert_eq!(year.partial_cmp(&number), Some(order));
        assert_eq!(number.partial_cmp(&year), Some(order.reverse()));
    }

    let watch_list = Ranking::Tier(Tier::TwoWatchList);
    assert!(equal(watch_list, Tier::TwoWatchList) && !equal(watch_list, Tier::Two));
    assert!(!equal(Ranking::SpecialCase, Tier::Three));

    let africa = Dataset::bundled().regions().find(|region| region.id() == "africa").unwrap();
    let (in_korea, in_africa) = (Place::from(korea), Place::from(africa));
    assert!(equal(in_korea, korea) && !equal(in_korea, other) && !equal(in_korea, africa));
    assert!(equal(in_africa, africa) && !equal(in_africa, korea));
    assert!(!equal(Place::Unnamed, korea) && !equal(Place::Unnamed, africa));
}

/// Printed for a developer, an answer says what it is about.
#[test]
fn debug_says_what_it_is_about() {
    let data = Dataset::bundled();
    let (thailand, korea, year) = (country("THA"), country("KOR"), report(2009));
    let (network, diff) = (year.flows().network(), year.changes_since(report(2008)));
    let corridor = network.corridors().next().unwrap();
    let origin = corridor.origin().to_string();
    let route = network.routes(thailand, korea, 3).next().unwrap();
    let waiver = report(2013).watch_list_waivers().next().unwrap();
    let named = waiver.country().code().to_string();
    let findings = Audit::new(data).claims([Claim::new("KOR", When::Year(2009), "Tier 3")]).unwrap();
    let said = [
        (format!("{data:?}"), vec!["countries", "reports", "placements"]),
        (format!("{:?}", thailand.history()), vec!["THA"]),
        (format!("{network:?}"), vec!["places", "corridors", "2009"]),
        (format!("{diff:?}"), vec!["2008", "2009"]),
        (format!("{corridor:?}"), vec![&origin]),
        (format!("{route:?}"), vec!["Thailand", "South Korea"]),
        (format!("{:?}", thailand.code()), vec!["THA"]),
        (format!("{:?}", year.year()), vec!["2009"]),
        (format!("{waiver:?}"), vec!["2013", &named]),
        (format!("{:?}", year.coverage()), vec!["2009"]),
        (format!("{:?}", year.flows().reported_by(korea)), vec!["South Korea"]),
        (format!("{:?}", year.roles_from_flows(korea)), vec!["2009", "KOR"]),
        (format!("{:?}", year.determination()), vec!["2009"]),
        (format!("{:?}", year.designation_sets().next()), vec!["2009"]),
        (format!("{:?}", data.resolve("KOR")), vec!["KOR"]),
        (format!("{korea:?}"), vec!["KOR"]),
        (format!("{year:?}"), vec!["2009"]),
        (format!("{:?}", data.region("africa")), vec!["africa"]),
        (format!("{:?}", year.watch_list_clocks()), vec!["2009", "RUS"]),
        (format!("{:?}", Claimed::from(Ranking::SpecialCase)), vec!["Special Case"]),
        (format!("{:?}", findings.iter().next()), vec!["South Korea", "Tier 3"]),
    ];
    for (text, words) in said {
        assert!(words.iter().all(|word| text.contains(word)), "{text}: {words:?}");
    }
}
