//! Changes between reports: published numbers, and what must hold between any two reports.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{
    Bureau, CountryCode, Dataset, Evidence, Placement, Ranking, Report, ReportDiff, Tier, change::Direction,
    tables::Table,
};

use crate::support::{country, pairs, report, without_flows};

fn diff(from: u16, to: u16) -> ReportDiff<'static> {
    report(to).changes_since(report(from))
}

#[test]
fn upgrades_and_downgrades_are_those_published() {
    let vectors = include_str!("../vectors/published_changes.csv");
    for row in csv::Reader::from_reader(vectors.as_bytes()).into_records() {
        let row = row.unwrap();
        let year: u16 = row[0].parse().unwrap();
        let counts = diff(year - 1, year).counts();
        for (direction, published) in [(Direction::Upgrade, &row[1]), (Direction::Downgrade, &row[2])] {
            let here = counts.of(direction);
            if row[3] == *"low" {
                // A number without a source decides nothing.
                println!("{direction} {year}: {published} by {}, {here} here", &row[4]);
            } else {
                assert_eq!(here.to_string(), *published, "{direction} {year}");
            }
        }
    }
}

#[test]
fn a_report_compared_with_itself_has_no_changes() {
    for report in Dataset::bundled().reports() {
        let diff = report.changes_since(report);
        assert_eq!(diff.changes().count(), 0);
        assert_eq!(diff.counts().unchanged(), report.counts().total());
        assert!(!diff.is_consecutive());
        assert!(!diff.across_new_class());
    }
}

#[test]
fn diffs_mirror() {
    let mut compared = 0;
    for diff in pairs().filter(|diff| diff.before().year() <= diff.after().year()) {
        let mirror = diff.before().changes_since(diff.after());
        let (changes, mirrored): (Vec<_>, Vec<_>) = (diff.changes().collect(), mirror.changes().collect());
        assert_eq!(changes.len(), mirrored.len());
        for (change, other) in changes.iter().zip(&mirrored) {
            assert_eq!(change.country(), other.country());
            assert_eq!((change.from(), change.to()), (other.to(), other.from()));
            assert_eq!((change.before(), change.after()), (other.after(), other.before()));
            assert_eq!(change.direction().mirrored(), other.direction());
            assert_eq!(change.steps(), other.steps());
            assert_eq!(change.evidence(), other.evidence());
            assert_eq!(change.may_be_artefact(), other.may_be_artefact());
            assert!(change.successor_of().eq(other.successor_of()));
            let mut back: Vec<_> = other.path().collect();
            back.reverse();
            assert_eq!(change.path().collect::<Vec<_>>(), back);
        }
        compared += 1;
    }
    assert_eq!(compared, 25 + 300);
}

#[test]
fn entered_left_moved_and_same_are_all_that_either_report_places() {
    for diff in pairs() {
        let codes = |report: Report<'_>| report.placements().map(|p| p.country().code()).collect::<BTreeSet<_>>();
        let (before, after) = (codes(diff.before()), codes(diff.after()));
        let of = |direction| {
            diff.changes()
                .filter(move |change| change.direction() == direction)
                .map(|change| change.country().code())
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(of(Direction::Entered), &after - &before);
        assert_eq!(of(Direction::Left), &before - &after);
        let all: Vec<CountryCode> = diff.changes().map(|change| change.country().code()).collect();
        assert!(all.is_sorted(), "in order of codes");
        let unchanged: Vec<CountryCode> = diff.unchanged().map(|(before, _)| before.country().code()).collect();
        let every: BTreeSet<CountryCode> = all.iter().chain(&unchanged).copied().collect();
        assert_eq!(every.len(), all.len() + unchanged.len(), "nobody is counted twice");
        assert_eq!(every, &before | &after);
        // The counts say the same as the lists.
        let counts = diff.counts();
        assert_eq!(counts.unchanged() as usize, unchanged.len());
        assert_eq!(counts.total() as usize, every.len());
        for &direction in Direction::ALL {
            assert_eq!(counts.of(direction) as usize, of(direction).len());
        }
    }
}

#[test]
fn the_kind_of_a_change_follows_from_its_placements() {
    for change in pairs().flat_map(|diff| diff.changes()) {
        let expected = match (change.before(), change.after()) {
            (None, Some(_)) => Direction::Entered,
            (Some(_), None) => Direction::Left,
            (Some(before), Some(after)) => match (before.ranking().kelley_code(), after.ranking().kelley_code()) {
                (Some(before), Some(after)) if before > after => Direction::Upgrade,
                (Some(_), Some(_)) => Direction::Downgrade,
                (Some(_), None) => Direction::ToSpecialCase,
                _ => Direction::FromSpecialCase,
            },
            (None, None) => panic!("{change:?} is of no placement"),
        };
        assert_eq!(change.direction(), expected, "{change:?}");
        assert_eq!(change.steps().is_some(), matches!(expected, Direction::Upgrade | Direction::Downgrade));
        assert_ne!(change.steps(), Some(0));
    }
}

#[test]
fn transitions_count_the_changed_and_the_unchanged() {
    let whole_and_part = |diff: ReportDiff<'static>| [diff, diff.within(Bureau::Af)];
    for diff in pairs().flat_map(whole_and_part) {
        let mut counted: BTreeMap<(Option<&str>, Option<&str>), u32> = BTreeMap::new();
        let mut count = |from: Option<Ranking>, to: Option<Ranking>| {
            *counted.entry((from.map(Ranking::as_str), to.map(Ranking::as_str))).or_default() += 1;
        };
        diff.changes().for_each(|change| count(change.from(), change.to()));
        diff.unchanged().for_each(|(before, after)| count(Some(before.ranking()), Some(after.ranking())));
        let matrix = diff.transitions();
        let of = |from, to| counted.get(&(from, to)).copied();
        for &ranking in Ranking::ALL {
            let text = Some(ranking.as_str());
            assert_eq!(matrix.entered(ranking), Some(of(None, text).unwrap_or(0)), "{diff:?} {ranking}");
            assert_eq!(matrix.left(ranking), Some(of(text, None).unwrap_or(0)), "{diff:?} {ranking}");
            for &to in Ranking::ALL {
                assert_eq!(matrix.count(ranking, to), Some(of(text, Some(to.as_str())).unwrap_or(0)), "{diff:?}");
            }
        }
    }
}

#[test]
fn the_bureaus_add_up() {
    for diff in Dataset::bundled().diffs() {
        let total: u32 = Bureau::ALL.iter().map(|&bureau| diff.within(bureau).counts().total()).sum();
        assert_eq!(total, diff.counts().total(), "{diff:?}");
        for &direction in Direction::ALL {
            let of: u32 = Bureau::ALL.iter().map(|&bureau| diff.within(bureau).counts().of(direction)).sum();
            assert_eq!(of, diff.counts().of(direction));
        }
    }
}

#[test]
fn the_scale_has_three_steps_before_2004_and_four_after() {
    let steps = |from, to, code| diff(from, to).change_of(country(code)).unwrap().steps();
    assert_eq!(steps(2001, 2002, "KOR"), Some(2)); // Tier 3 to Tier 1
    assert_eq!(steps(2002, 2003, "ARE"), Some(2)); // Tier 3 to Tier 1
    assert_eq!(steps(2004, 2005, "ARE"), Some(2)); // Tier 2 to Tier 3, past the Watch List
    assert_eq!(steps(2013, 2014, "THA"), Some(1)); // Watch List to Tier 3
    assert_eq!(steps(2003, 2005, "ARE"), Some(3)); // Tier 1 to Tier 3: across the border the finer scale counts
    assert_eq!(steps(2003, 2004, "THA"), Some(1)); // Tier 2 to the new Watch List
    assert_eq!(steps(2015, 2016, "YEM"), None); // to special case
    // Israel, Tier 3 in 2001 and Tier 1 in 2012: non-adjacent, across the border.
    assert_eq!(steps(2001, 2012, "ISR"), Some(3));
}

#[test]
fn the_new_class_of_2004_is_marked() {
    let before = diff(2002, 2003);
    assert!(!before.across_new_class());
    assert!(!diff(2004, 2005).across_new_class());
    let border = diff(2003, 2004);
    assert!(border.across_new_class());
    let artefacts: Vec<_> = border.changes().filter(tip_report::TierChange::may_be_artefact).collect();
    for change in &artefacts {
        assert_eq!((change.from(), change.to()), (Some(Tier::Two.into()), Some(Tier::TwoWatchList.into())));
    }
    // Kelley's panel has 38 to 40 downgrades in that year, against 5 to 27 in others. Without the artefacts it is a
    // year like the others.
    let downgrades = border.downgrades().count();
    assert!((35..=40).contains(&downgrades), "{downgrades}");
    assert!((5..=27).contains(&(downgrades - artefacts.len())));
    assert!(border.to_string().ends_with(&format!("new in 2004: {}", artefacts.len())));
}

#[test]
fn a_change_is_as_weakly_known_as_the_weaker_placement() {
    let mut weak = 0;
    for change in Dataset::bundled().diffs().flat_map(|diff| diff.changes()) {
        let placements = [change.before(), change.after()];
        let known: Vec<Evidence> = placements.iter().flatten().map(Placement::evidence).collect();
        assert!(known.iter().all(|&evidence| change.evidence() <= evidence));
        assert!(known.contains(&change.evidence()));
        weak += usize::from(known.len() == 2 && known[0] != known[1]);
    }
    assert!(weak > 100);
}

#[test]
fn a_fall_and_return_is_visible() {
    let diff = self::diff(2013, 2016);
    let thailand = country("THA");
    assert!(diff.change_of(thailand).is_none(), "Watch List in both");
    assert!(diff.returned().any(|(before, _)| before.country() == thailand));
    let path: Vec<_> = diff.path(thailand).map(|(report, standing)| (report.year().get(), standing.as_str())).collect();
    assert_eq!(path, [(2013, "Tier 2 Watch List"), (2014, "Tier 3"), (2015, "Tier 3"), (2016, "Tier 2 Watch List")]);
    for diff in Dataset::bundled().diffs() {
        assert_eq!(diff.returned().count(), 0);
    }
    // Singapore is not in the report of 2003, and on Tier 2 before and after.
    assert!(self::diff(2002, 2004).returned().any(|(before, _)| before.country() == country("SGP")));
}

#[test]
fn successors_are_shown_and_not_chained() {
    let codes = |countries: Vec<tip_report::Country<'_>>| -> Vec<String> {
        countries.iter().map(|country| country.code().to_string()).collect()
    };
    let of_2007 = diff(2006, 2007);
    let union = of_2007.change_of(country("SCG")).unwrap();
    assert_eq!(union.direction(), Direction::Left);
    assert_eq!(codes(union.succeeded_by().collect()), ["SRB", "MNE"]);
    let serbia = of_2007.change_of(country("SRB")).unwrap();
    assert_eq!((serbia.direction(), serbia.from()), (Direction::Entered, None));
    assert_eq!(codes(serbia.successor_of().collect()), ["SCG"]);
    let of_2011 = diff(2010, 2011);
    assert_eq!(of_2011.change_of(country("CUW")).unwrap().from(), None);
    assert_eq!(of_2011.change_of(country("ANT")).unwrap().to(), None);
    // Sint Maarten enters in 2013, when the Antilles are long gone: no link between those two reports.
    let late = diff(2012, 2013).change_of(country("SXM")).unwrap();
    assert_eq!(late.successor_of().count(), 0);
    // A country that both reports place has no link.
    assert!(diff(2010, 2011).upgrades().all(|change| change.successor_of().count() == 0));
}

#[test]
fn reports_of_two_datasets_are_matched_by_code() {
    let own = without_flows()
        .table(
            Table::Tiers,
            "code,report_year,ranking,evidence,sources,note\n\
             KOR,2009,Tier 2,official,state-narrative,\n\
             USA,2009,Tier 1,official,state-narrative,\n\
             ZAF,2009,Tier 2,official,state-narrative,\n",
        )
        .build()
        .unwrap();
    let of_2009 = own.report(2009).unwrap();
    let diff = report(2009).changes_since(of_2009);
    let change = diff.upgrades().next().unwrap();
    assert_eq!((change.country().name(), change.to()), ("South Korea", Some(Ranking::Tier(Tier::One))));
    let left: Vec<_> = diff
        .changes()
        .filter(|change| change.direction() == Direction::Left)
        .map(|change| change.country().code().to_string())
        .collect();
    assert_eq!(left, ["USA"]);
    assert!(diff.changes().map(|change| change.country().code()).is_sorted());
    assert_eq!(diff.counts().total(), 176); // 175 of the report, and the United States
    assert_eq!(diff.counts().of(Direction::Entered), 173);
    // The same data twice: no change, though the handles are of two datasets.
    let copy = without_flows().build().unwrap();
    for year in [2003, 2010, 2025] {
        assert_eq!(report(year).changes_since(copy.report(year).unwrap()).changes().count(), 0);
    }
    let across = report(2010).changes_since(copy.report(2009).unwrap());
    assert_eq!(across.counts(), self::diff(2009, 2010).counts());
}
