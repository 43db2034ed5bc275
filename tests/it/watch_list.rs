//! The Watch List clock against what happened, and the side lists against each other.

use std::{
    collections::{BTreeSet, HashSet},
    fmt::Write,
};

use tip_report::{
    Country, Dataset, DatasetBuilder, Ranking, Report, Tier,
    designation::{DesignationCoverage, DesignationList, Named},
    tables::Table,
    watch_list::{
        SpecialWatchReason, WaiverBasis, WatchListClock, WatchListCriterion, WatchListOutlook, WatchListRule,
    },
};

use crate::support::{codes, country, report, without_flows};

fn reports() -> impl Iterator<Item = Report<'static>> {
    Dataset::bundled().reports()
}

fn clock(year: u16, code: &str) -> WatchListClock<'static> {
    report(year).watch_list_clock(country(code)).unwrap()
}

fn set(codes: &str) -> BTreeSet<String> {
    codes.split_whitespace().map(str::to_owned).collect()
}

/// Exits that outside sources call forced, by the report that made them: news of the day, and the study of the rules.
const FORCED: [(u16, &str); 6] = [
    (2013, "CHN RUS UZB AZE COG IRQ"),
    (2021, "MYS GNB"),
    (2022, "VNM KHM BRN"),
    (2023, "TCD"),
    (2024, "BRN"),
    (2025, "TCD"),
];

/// Exits that an outside source calls forced and that the clock did not predict, and why.
const NOT_PREDICTED: [(u16, &str, &str); 1] = [(
    2022,
    "MAC",
    "the Watch List in 2020 and 2021, so due for Tier 3 in the third report unless waived, and it was not waived: the \
     clock says `stays if waived`",
)];

/// Countries that left as predicted, but to no tier.
const LEFT_OTHERWISE: [(u16, &str, &str); 1] = [(2024, "HTI", "became a special case")];

/// Countries that stayed on the list although the clock said that they must leave, and why. There are none.
const STAYED: [(u16, &str, &str); 0] = [];

/// Run with `--nocapture` to see the table.
#[test]
fn what_the_clock_predicts_is_what_the_next_report_did() {
    let mut stayed = Vec::new();
    let mut left_otherwise = Vec::new();
    println!("report  predicted  to Tier 3 / up / otherwise / stayed");
    for year in 2013..=2025 {
        let predicted: Vec<_> = report(year - 1)
            .watch_list_clocks()
            .into_iter()
            .filter(WatchListClock::must_leave)
            .map(|clock| clock.country())
            .collect();
        let went = |to: &dyn Fn(Option<Tier>) -> bool| -> Vec<String> {
            let tier = |country: &Country<'_>| report(year).placement(*country).and_then(|placement| placement.tier());
            predicted.iter().filter(|country| to(tier(country))).map(|country| country.code().to_string()).collect()
        };
        let down = went(&|tier| tier == Some(Tier::Three));
        let up = went(&|tier| matches!(tier, Some(Tier::One | Tier::Two)));
        let none = went(&|tier| tier.is_none());
        let still = went(&|tier| tier == Some(Tier::TwoWatchList));
        println!("{year}    {:>2}         {down:?} / {up:?} / {none:?} / {still:?}", predicted.len());
        left_otherwise.extend(none.into_iter().map(|code| (year, code)));
        stayed.extend(still.into_iter().map(|code| (year, code)));
    }
    let explained =
        |list: &[(u16, &str, &str)]| list.iter().map(|&(year, code, _)| (year, code.to_owned())).collect::<Vec<_>>();
    assert_eq!(stayed, explained(&STAYED));
    assert_eq!(left_otherwise, explained(&LEFT_OTHERWISE));
}

#[test]
fn every_forced_exit_was_predicted_by_the_report_before() {
    for (year, forced) in FORCED {
        let predicted = codes(
            report(year - 1)
                .watch_list_clocks()
                .into_iter()
                .filter(WatchListClock::must_leave)
                .map(|clock| clock.country()),
        );
        let missed: Vec<_> = set(forced).difference(&predicted).cloned().collect();
        assert!(missed.is_empty(), "{year}: {missed:?}");
    }
    for (year, code, _) in NOT_PREDICTED {
        assert_eq!(clock(year - 1, code).outlook(), WatchListOutlook::StaysIfWaived);
        let waivers = report(year).designation_set(DesignationList::WatchListWaiver).unwrap();
        assert_eq!(waivers.names(country(code)), Named::No, "{year} {code}");
        assert_eq!(report(year).placement(country(code)).unwrap().tier(), Some(Tier::Three));
    }
}

#[test]
fn the_first_limit_binds_in_2013_and_names_exactly_the_six() {
    for year in 2004..=2011 {
        assert_eq!(
            report(year).watch_list_clocks().into_iter().filter(WatchListClock::must_leave).count(),
            0,
            "{year}"
        );
    }
    let six = codes(
        report(2012).watch_list_clocks().into_iter().filter(WatchListClock::must_leave).map(|clock| clock.country()),
    );
    assert_eq!(six, set("AZE CHN COG IRQ RUS UZB"));
}

#[test]
fn the_limit_falls_from_four_to_three_with_the_2019_report() {
    // Their third report was that of 2018, made under the old rule, and all had a waiver in it.
    let in_2018 = codes(
        report(2018)
            .watch_list_clocks()
            .into_iter()
            .filter(WatchListClock::must_leave)
            .filter(|clock| !clock.one_report_only())
            .map(|c| c.country()),
    );
    assert_eq!(in_2018, set("CUB SAU HKG KWT NER SEN SWZ"));
    let runs = |years: std::ops::RangeInclusive<u16>| {
        let clocks = years.flat_map(|year| report(year).watch_list_clocks());
        clocks.map(|clock| clock.years_counted()).max().unwrap()
    };
    assert_eq!(runs(2009..=2018), 4);
    assert_eq!(runs(2019..=2025), 3);
}

#[test]
fn no_run_is_longer_than_its_rule_allows() {
    for report in reports() {
        let limit = WatchListRule::of(report.year()).and_then(WatchListRule::limit);
        for clock in report.watch_list_clocks() {
            assert!(limit.is_none_or(|limit| clock.years_counted() <= limit), "{clock:?}");
            assert_eq!(clock.placements().count(), usize::from(clock.years_in_a_row()));
            assert!(clock.waivers().all(|waiver| waiver.basis() != WaiverBasis::Unknown), "{clock:?}");
        }
    }
    // Runs that ended before the limit was made do not count.
    assert_eq!(clock(2010, "IND").years_in_a_row(), 7);
    assert!(!clock(2010, "IND").must_leave());
}

#[test]
fn a_return_from_a_limit_fall_is_for_one_report() {
    for (year, code) in [(2023, "BRN"), (2024, "TCD"), (2022, "DZA"), (2021, "BLR"), (2023, "VNM"), (2023, "MYS")] {
        assert!(clock(year, code).one_report_only(), "{year} {code}");
        assert_eq!(clock(year, code).open_tiers().collect::<Vec<_>>(), [Tier::One, Tier::Two, Tier::Three]);
        assert_ne!(report(year + 1).placement(country(code)).unwrap().tier(), Some(Tier::TwoWatchList));
    }
    // They fell from a run without a waiver, came back, and stayed: the rule is not theirs.
    for (year, code) in [(2020, "GMB"), (2020, "COD"), (2020, "GNQ"), (2024, "DZA")] {
        assert!(!clock(year, code).one_report_only(), "{year} {code}");
        assert_eq!(report(year + 1).placement(country(code)).unwrap().tier(), Some(Tier::TwoWatchList));
    }
    // The rule is of 2019: Uzbekistan came back in 2015, Thailand in 2016 and stayed for 2017.
    assert!(!clock(2016, "THA").one_report_only());
}

#[test]
fn a_return_after_a_year_without_a_report_is_no_return() {
    let one_report_only = |returned: u16| {
        let reports = include_str!("../../data/reports.csv").lines().filter(|line| !line.starts_with("2023,"));
        let mut tiers = String::from("code,report_year,ranking,evidence,sources\n");
        for (year, ranking) in [(2018, "2 Watch List"), (2019, "2 Watch List"), (2020, "2 Watch List"), (2021, "3")] {
            writeln!(tiers, "KOR,{year},Tier {ranking},official,press").unwrap();
        }
        writeln!(tiers, "KOR,{returned},Tier 2 Watch List,official,press").unwrap();
        if returned == 2024 {
            tiers.push_str("KOR,2022,Tier 3,official,press\n");
        }
        let data = DatasetBuilder::new()
            .table(Table::Countries, include_str!("../../data/countries.csv"))
            .table(Table::Sources, include_str!("../../data/sources.csv"))
            .table(Table::Reports, reports.collect::<Vec<_>>().join("\n"))
            .table(Table::Tiers, tiers)
            .build()
            .unwrap();
        let korea = data.country("KOR").unwrap();
        data.report(returned).unwrap().watch_list_clock(korea).unwrap().one_report_only()
    };
    assert!(one_report_only(2022));
    // The report of 2023 is missing: what was between Tier 3 and the list is not known.
    assert!(!one_report_only(2024));
}

#[test]
fn waivers_derived_are_the_waivers_known_where_the_list_is_whole() {
    let mut whole = Vec::new();
    for report in reports() {
        let Some(list) = report.designation_set(DesignationList::WatchListWaiver) else { continue };
        // By the rule alone: the third report in a row or a later one, counted from 2009.
        let by_rule = |clock: &WatchListClock<'_>| clock.years_counted() >= 3;
        let derived = codes(report.watch_list_clocks().into_iter().filter(by_rule).map(|clock| clock.country()));
        let known = codes(list.iter().map(|designation| designation.country()));
        assert!(known.is_subset(&derived), "{}", report.year());
        assert_eq!(derived, codes(report.watch_list_waivers().map(|waiver| waiver.country())));
        if list.coverage() == DesignationCoverage::Complete {
            assert_eq!(derived, known, "{}", report.year());
            whole.push(report.year().get());
        }
    }
    for year in [2013, 2014, 2015, 2018, 2019, 2020, 2022, 2023, 2024] {
        assert!(whole.contains(&year), "{year}");
    }
    // The memorandum for the 2017 report speaks of nine countries; its list is not known here.
    assert_eq!(report(2017).watch_list_waivers().count(), 9);
    assert!(report(2017).watch_list_waivers().all(|waiver| waiver.basis() == WaiverBasis::Derived));
}

#[test]
fn a_waiver_that_a_whole_list_does_not_name_is_unknown() {
    let without_cuba = include_str!("../../data/designations.csv")
        .lines()
        .filter(|line| !line.starts_with("watch-list-waiver,2018,CUB"));
    let designations = without_cuba.collect::<Vec<_>>().join("\n");
    let coverage = include_str!("../../data/designation_coverage.csv");
    let basis = |coverage: String| {
        let tables = without_flows().table(Table::Designations, designations.clone());
        let data = tables.table(Table::DesignationCoverage, coverage).build().unwrap();
        let clock = data.report(2018).unwrap().watch_list_clock(data.country("CUB").unwrap()).unwrap();
        clock.waivers().map(|waiver| waiver.basis()).collect::<Vec<_>>()
    };
    assert_eq!(basis(coverage.into()), [WaiverBasis::Derived, WaiverBasis::Unknown]);
    let in_part = coverage.replace("watch-list-waiver,2018,complete", "watch-list-waiver,2018,partial");
    assert_eq!(basis(in_part), [WaiverBasis::Derived, WaiverBasis::Derived]);
}

#[test]
fn no_waiver_before_2011_and_none_without_the_list() {
    for year in 2001..=2010 {
        assert_eq!(report(year).watch_list_waivers().count(), 0, "{year}");
    }
    assert_eq!(clock(2013, "THA").waivers().count(), 2);
    assert_eq!(clock(2013, "THA").waivers_left(), Some(0));
    assert!(report(2013).watch_list_clock(country("CHN")).is_none(), "Tier 3");
    assert!(report(2013).watch_list_clock(country("SOM")).is_none(), "a special case");
}

#[test]
fn runs_are_broken_by_gaps_and_do_not_pass_to_successors() {
    // Netherlands Antilles 2009 and 2010, Curaçao from 2011.
    assert_eq!(clock(2011, "CUW").years_in_a_row(), 1);
    for report in reports() {
        for clock in report.watch_list_clocks() {
            let before = clock.first_report().previous().and_then(|report| report.placement(clock.country()));
            assert_ne!(before.map(|placement| placement.ranking()), Some(Ranking::Tier(Tier::TwoWatchList)));
        }
    }
}

#[test]
fn urgency_is_ordered() {
    for report in reports() {
        let clocks = report.watch_list_clocks();
        assert_eq!(clocks.len(), report.tier(Tier::TwoWatchList).count());
        assert!(clocks.is_sorted_by(|a, b| {
            let key = |clock: &WatchListClock<'_>| (clock.reports_left(), clock.years_in_a_row());
            let ((left_a, run_a), (left_b, run_b)) = (key(a), key(b));
            left_a < left_b
                || left_a == left_b && (run_a > run_b || run_a == run_b && a.country().code() < b.country().code())
        }));
        let due: Vec<_> = report
            .watch_list_clocks()
            .into_iter()
            .filter(WatchListClock::must_leave)
            .map(|clock| clock.country())
            .collect();
        let filtered: Vec<_> = clocks.iter().filter(|clock| clock.must_leave()).map(WatchListClock::country).collect();
        assert_eq!(due, filtered);
    }
}

#[test]
fn criterion_c_is_of_2004_to_2018() {
    for report in reports() {
        let letters: String = WatchListCriterion::of(report.year()).map(|criterion| criterion.letter()).collect();
        let expected = match report.year().get() {
            ..=2003 => "",
            2004..=2018 => "abc",
            _ => "ab",
        };
        assert_eq!(letters, expected, "{}", report.year());
        assert_eq!(WatchListRule::of(report.year()).is_some(), report.year().get() >= 2004);
    }
    let criterion = |year: u16| WatchListCriterion::of(report(year).year()).next().unwrap().text();
    assert!(criterion(2018).starts_with("the absolute number"));
    assert!(criterion(2019).contains("proportional concrete actions"));
}

#[test]
fn special_watch_lists_have_the_sizes_that_the_interim_assessments_say() {
    let vectors = include_str!("../vectors/special_watch_lists.csv");
    for row in csv::Reader::from_reader(vectors.as_bytes()).into_records() {
        let row = row.unwrap();
        let year: u16 = row[0].parse().unwrap();
        let count = |reason| report(year).special_watch_list().filter(|entry| entry.reason() == reason).count();
        let counted = [
            report(year).special_watch_list().count(),
            count(SpecialWatchReason::WatchList),
            count(SpecialWatchReason::UpgradedToTier1),
            count(SpecialWatchReason::UpgradedFromTier3),
        ];
        // An empty cell is a number that was not printed.
        for (here, published) in counted.iter().zip(row.iter().skip(1)).filter(|(_, published)| !published.is_empty()) {
            assert_eq!(here.to_string(), published, "{year}: {counted:?}");
        }
    }
    for year in 2001..=2003 {
        assert_eq!(report(year).special_watch_list().count(), 0, "{year}");
    }
}

#[test]
fn determinations_known_whole_are_the_tier_3_list() {
    for year in [2008, 2009, 2011, 2012, 2013, 2014, 2018] {
        let determination = report(year).determination().unwrap();
        assert_eq!(determination.adds_up(), Some(true), "{year}");
        let tier_3 = report(year).tier(Tier::Three).map(|placement| placement.country());
        assert_eq!(codes(determination.countries()), codes(tier_3), "{year}");
    }
    for determination in reports().filter_map(|report| report.determination()) {
        // Nobody outside Tier 3 is ever named, and a whole determination adds up.
        assert_ne!(determination.adds_up(), Some(false), "{determination:?}");
        let named = determination.countries().len() + determination.tier_3_not_named().count();
        assert_eq!(named, determination.report().tier(Tier::Three).count(), "{determination:?}");
    }
    for (year, sizes) in [(2011, [4, 6, 13]), (2012, [4, 6, 7])] {
        let groups: Vec<_> = report(year).determination().unwrap().groups().map(|group| group.iter().count()).collect();
        assert_eq!(groups, sizes, "{year}");
    }
}

#[test]
fn side_lists_begin_with_their_laws_and_state_sponsors_are_on_tier_3() {
    for report in reports() {
        let year = report.year().get();
        assert_eq!(report.designation_set(DesignationList::ChildSoldiers).is_some(), year >= 2010);
        assert_eq!(report.designation_set(DesignationList::StateSponsored).is_some(), year >= 2020);
        assert_eq!(report.determination().is_some(), year >= 2003);
        for designation in report.designation_sets().flat_map(|set| set.iter()) {
            let tier = report.placement(designation.country()).and_then(|placement| placement.tier());
            match designation.list() {
                DesignationList::StateSponsored => assert_eq!(tier, Some(Tier::Three), "{designation:?}"),
                DesignationList::WatchListWaiver => assert_eq!(tier, Some(Tier::TwoWatchList), "{designation:?}"),
                _ => {}
            }
        }
    }
}

#[test]
fn a_list_that_is_not_known_whole_never_says_no() {
    for set in reports().flat_map(|report| report.designation_sets()) {
        let answers: HashSet<_> = Dataset::bundled().countries().map(|country| set.names(country)).collect();
        let whole = set.coverage() == DesignationCoverage::Complete;
        assert_eq!(answers.contains(&Named::NotKnownHere), !whole, "{set:?}");
        assert_eq!(answers.contains(&Named::No), whole, "{set:?}");
        if set.coverage() == DesignationCoverage::NotKnown {
            assert_eq!(set.iter().count(), 0, "{set:?}");
        }
    }
    // Every row belongs to a list whose coverage is known.
    let in_sets: usize = reports().flat_map(|report| report.designation_sets()).map(|set| set.iter().count()).sum();
    assert_eq!(in_sets, Dataset::bundled().designations().len());
}

#[test]
fn a_list_without_coverage_is_known_in_part() {
    let data = without_flows().table(Table::DesignationCoverage, "list,report_year,coverage\n").build().unwrap();
    let names = |code: &str| {
        let set = data.report(2024).unwrap().designation_set(DesignationList::WatchListWaiver).unwrap();
        set.names(data.country(code).unwrap())
    };
    assert_eq!([names("GAB"), names("NPL")], [Named::Yes, Named::NotKnownHere]);
    let gabon = data.report(2024).unwrap().watch_list_clock(data.country("GAB").unwrap()).unwrap();
    assert_eq!(gabon.waivers().last().unwrap().basis(), WaiverBasis::Known);
    assert!(data.report(2005).unwrap().designation_set(DesignationList::ChildSoldiers).is_none());
}

/// 22 USC 7107(b)(2)(D): two years on the list, after which a waiver is needed, until the limit is reached.
#[test]
fn the_outlook_follows_from_the_years_on_the_list_and_the_limit() {
    let mut met = HashSet::new();
    for clock in reports().flat_map(|report| report.watch_list_clocks()) {
        let expected = match (clock.years_counted(), clock.limit()) {
            (_, None) => WatchListOutlook::NoLimit,
            (counted, Some(limit)) if counted >= limit => WatchListOutlook::MustLeave,
            (2.., _) => WatchListOutlook::StaysIfWaived,
            _ => WatchListOutlook::MayStay,
        };
        assert_eq!(clock.outlook(), expected, "{clock:?}");
        met.insert(expected);
    }
    assert_eq!(met.len(), WatchListOutlook::ALL.len());
    // Only the act of 2018 limits the time after a return from Tier 3.
    assert!(WatchListRule::ALL.iter().map(WatchListRule::one_after_return).eq([false, false, true]));
}
