//! What gives its items one at a time goes both ways and can be cloned, and knows its length where it looks for nothing.

use std::{collections::BTreeMap, fmt::Debug, iter::FusedIterator};

use tip_report::{
    Bureau, Dataset, Ranking, Screening, Tier,
    audit::{Audit, Claim},
    chrono::NaiveDate,
    country::CodeScheme,
    designation::DesignationList,
    error::CodingError,
    flow::{Exploitation, FlowKind},
    history::TierEvent,
    tables::Table,
    watch_list::WatchListCriterion,
};

use super::meta::sources;
use crate::support::{country, file_of, report};

fn texts<T: Debug>(items: impl Iterator<Item = T>) -> Vec<String> {
    items.map(|item| format!("{item:?}")).collect()
}

/// An iterator that leaves items out. How many it gives.
fn kept<T: Debug>(mut items: impl DoubleEndedIterator<Item = T> + Clone + FusedIterator) -> usize {
    let forward = texts(items.clone());
    let mut backward = texts(items.clone().rev());
    backward.reverse();
    assert!(forward == backward, "forward and backward differ, from {:?} on", forward.first());

    // From both ends in turn: each item once, and then no more.
    let (mut front, mut back) = (Vec::new(), Vec::new());
    loop {
        let left = forward.len() - front.len() - back.len();
        let (least, most) = items.size_hint();
        assert!(least <= left && most.is_none_or(|most| left <= most), "{left} left, {least} to {most:?} said");
        match if front.len() > back.len() { items.next_back() } else { items.next() } {
            Some(item) if front.len() > back.len() => back.push(format!("{item:?}")),
            Some(item) => front.push(format!("{item:?}")),
            None => break,
        }
    }
    assert!(items.next().is_none() && items.next_back().is_none());
    back.reverse();
    assert!([front, back].concat() == forward, "from both ends differs, from {:?} on", forward.first());
    forward.len()
}

/// An iterator over all of a table or of a list. How many it gives.
fn all<T: Debug>(items: impl ExactSizeIterator<Item = T> + DoubleEndedIterator + Clone + FusedIterator) -> usize {
    let mut rest = items.clone();
    for left in (0..items.len()).rev() {
        assert!(rest.next().is_some());
        assert_eq!(rest.len(), left);
    }
    kept(items)
}

#[test]
fn tables() {
    let data = Dataset::bundled();
    let counts = [
        all(data.codes()),
        all(data.countries()),
        all(data.designations()),
        all(data.entries()),
        all(data.placements()),
        all(data.reassessments()),
        all(data.regions()),
        all(data.reports()),
        all(data.roles()),
        all(data.sources()),
    ];
    assert!(counts.iter().all(|count| *count > 10), "{counts:?}");
    assert_eq!(kept(data.diffs()), data.reports().len() - 1);
}

#[test]
fn countries_and_regions() {
    let data = Dataset::bundled();
    let (serbia_and_montenegro, serbia, thailand) = (country("SCG"), country("SRB"), country("THA"));
    let (scheme, year) = (CodeScheme::Unhcr, report(2009).year());
    let asia = data.region("southeast-asia").unwrap();
    let resolved = data.resolve("SCG").unwrap().on(NaiveDate::from_ymd_opt(2012, 1, 15).unwrap());
    let history = thailand.history();
    let spell = history.longest(Tier::TwoWatchList).unwrap();
    let code = data.codes().next().unwrap();
    let counts = [
        all(thailand.names()),
        all(code.sources()),
        kept(thailand.codes(scheme)),
        kept(serbia_and_montenegro.successors()),
        kept(serbia.predecessors()),
        kept(resolved.in_its_place()),
        kept(thailand.designations()),
        kept(thailand.regions_on_project_list(year)),
        kept(asia.countries_on_project_list(year)),
        all(history.standings()),
        all(history.placements()),
        all(history.spells()),
        kept(spell.placements()),
    ];
    assert!(!counts.contains(&0), "{counts:?}");
}

#[test]
fn reports() {
    let (ranking, tier, bureau, korea) = (Ranking::SpecialCase, Tier::Three, Bureau::Eap, country("KOR"));
    let mut counts = BTreeMap::new();
    for report in Dataset::bundled().reports() {
        let mut count = |name, count| *counts.entry(name).or_insert(0) += count;
        let listed = Dataset::bundled().designations().find(|designation| designation.report() == report);
        if let Some(country) = listed.map(|designation| designation.country()) {
            count("designations", kept(report.designations(country)));
        }
        count("placements", kept(report.placements()));
        count("ranked", kept(report.ranked(ranking)));
        count("tier", kept(report.tier(tier)));
        count("bureau", kept(report.bureau(bureau)));
        count("counts", all(report.counts().iter()));
        count("sources", report.placement(korea).map_or(0, |placement| all(placement.sources())));
        count("entries", all(report.entries(korea)));
        count("sets", kept(report.designation_sets()));
        let set = report.designation_set(DesignationList::ChildSoldiers);
        count("set", set.map_or(0, |set| kept(set.iter())));
        if let Some(determination) = report.determination() {
            count("groups", kept(determination.groups()));
            count("not named", kept(determination.tier_3_not_named()));
        }
        count("waivers", kept(report.watch_list_waivers()));
        count("special", kept(report.special_watch_list()));
        let year = report.year();
        count("criteria", kept(WatchListCriterion::of(year)));
        for clock in report.watch_list_clocks() {
            count("clock", kept(clock.placements()));
            count("clock's waivers", kept(clock.waivers()));
            count("open", kept(clock.open_tiers()));
        }
    }
    assert!(counts.values().all(|count| *count > 0), "{counts:?}");
}

#[test]
fn changes_and_panels() {
    let data = Dataset::bundled();
    let diff = report(2018).changes_since(report(2009));
    let korea = country("KOR");
    let new = report(2007).changes_since(report(2006));
    let (began, ended) = (new.change_of(country("SRB")).unwrap(), new.change_of(country("SCG")).unwrap());
    let panel = data.panel();
    let mut counts = vec![
        kept(diff.changes()),
        kept(diff.upgrades()),
        kept(diff.downgrades()),
        kept(diff.unchanged()),
        kept(diff.returned()),
        all(diff.path(korea)),
        all(began.path()),
        kept(began.successor_of()),
        kept(ended.succeeded_by()),
        kept(panel.countries()),
        kept(panel.rows()),
    ];
    counts.extend(TierEvent::ALL.iter().map(|&event| kept(panel.survival(event))));
    assert!(!counts.contains(&0), "{counts:?}");
}

#[test]
fn flows_and_networks() {
    let data = Dataset::bundled();
    let korea = country("KOR");
    let flows = data.flows().in_years(2009..=2010);
    let flow = flows.clone().find(|flow| flow.transit().len() > 1).unwrap();
    let (coverage, other) = (report(2018).coverage(), report(2009));
    let derived = report(2009).roles_from_flows(korea);
    let roles = data.roles().find(|roles| roles.iter().count() > 1).unwrap();
    let network = report(2009).flows().network();
    let route = network.routes(country("UZB"), country("NZL"), 2).next().unwrap();
    let all_network = flows.clone().network();
    let corridor = all_network.corridors().max_by_key(|corridor| corridor.reports().len()).unwrap();
    let counts = [
        kept(flows.clone()),
        kept(flows.clone().from(korea).with_form(Exploitation::SexTrafficking)),
        kept(data.flows().concerning(korea).of_kind(FlowKind::Domestic)),
        all(flows.coverage()),
        kept(flows.entries()),
        all(flow.transit()),
        kept(flow.forms()),
        kept(flow.victims()),
        all(flow.sources()),
        kept(flow.entries()),
        all(coverage.read()),
        kept(coverage.comparable_with(other)),
        kept(derived.iter()),
        kept(roles.iter()),
        all(roles.sources()),
        all(network.corridors()),
        kept(network.places()),
        all(network.corridors_from(korea)),
        all(network.corridors_to(korea)),
        kept(network.origins_and_destinations()),
        all(route.corridors()),
        kept(route.places()),
        all(corridor.statements()),
        all(corridor.reports()),
        all(corridor.entries()),
    ];
    assert!(!counts.contains(&0), "{counts:?}");
    assert_eq!(kept(data.flows()), data.flows().count());
}

#[test]
fn answers_about_files() {
    let data = Dataset::bundled();
    let audit = Audit::new(data).complete(Tier::Three);
    let findings = audit.claims([Claim::new("Cuba", 2013, "Tier 1"), Claim::new("Austria", 2013, "Tier 2")]).unwrap();
    let several = Audit::new(data).claims([Claim::new("Cuba", 2013, "3")]);
    let Err(CodingError::Several { cells }) = several else { panic!("{several:?}") };
    let readings = &cells[0];
    let summary = Screening::new(data, "code").run(&b"code\nCH\nKN\nRS\nUP\nSW\n"[..], Vec::new()).unwrap();
    let warning = &summary.scheme_warnings()[0];
    let reports = file_of(Table::Reports).replace("John F. Kerry", "J. F. Kerry");
    let revision = data.diff(&Dataset::builder().table(Table::Reports, reports).build().unwrap());
    let row = revision.rows().next().unwrap();
    let word = "T1".parse::<Tier>().unwrap_err();
    let counts = [
        all(findings.iter()),
        all(findings.missing()),
        all(readings.readings()),
        all(warning.codes()),
        all(warning.misread()),
        all(revision.rows()),
        kept(revision.tables()),
        all(row.key()),
        all(row.cells()),
        all(word.expected()),
    ];
    assert!(!counts.contains(&0), "{counts:?}");
}

/// How many flows there can be is known, and exactly if nothing was asked of them.
#[test]
fn flows_say_how_many_there_can_be() {
    let data = Dataset::bundled();
    for flows in [data.flows(), report(2009).flows(), data.flows().in_years(2016..=2018)] {
        let count = flows.clone().count();
        assert_eq!(flows.size_hint(), (count, Some(count)));
        let domestic = flows.domestic();
        assert!(domestic.size_hint() == (0, Some(count)) && domestic.count() < count);
    }
}

/// A loop over an answer, or over a reference to it, meets what its `iter()` gives.
#[test]
fn loops_meet_the_same() {
    macro_rules! looped {
        ($($answer:expr),+) => { $({
            let answer = $answer;
            let items = texts(answer.iter());
            assert!(!items.is_empty());
            assert_eq!(texts((&answer).into_iter()), items);
            assert_eq!(texts(answer.into_iter()), items);
        })+ };
    }
    let (of_2009, korea) = (report(2009), country("KOR"));
    let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "Tier 1")]).unwrap();
    looped!(
        of_2009.counts(),
        of_2009.roles(korea).unwrap(),
        of_2009.roles_from_flows(korea),
        report(2013).designation_sets().next().unwrap(),
        &findings
    );
}

/// The methods of `src/` that give an iterator, each as often as there is one of that name, and what each promises.
fn public_iterators() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (_, text) in sources() {
        for method in text.split("\n    pub fn ").skip(1) {
            let signature = method.split('{').next().unwrap();
            let Some((before, promised)) = signature.split_once("-> impl ") else { continue };
            if promised.contains("Iterator<") {
                found.push((before.split(['(', '<']).next().unwrap().trim().to_owned(), promised.to_owned()));
            }
        }
    }
    found
}

/// Each is tried above: as often as there are methods of that name, which a test of the text can count.
#[test]
fn every_public_iterator_is_tried() {
    let (mut there, mut tried) = (BTreeMap::new(), BTreeMap::new());
    for (name, promised) in public_iterators() {
        for part in ["DoubleEndedIterator", "Clone", "FusedIterator"] {
            assert!(promised.contains(part), "{name} is no {part}: {promised}");
        }
        *there.entry(name).or_insert(0) += 1;
    }
    for call in include_str!("iterators.rs").split("all(").flat_map(|piece| piece.split("kept(")).skip(1) {
        // Up to the end of the call: where more is closed than was opened.
        let mut open = 1;
        let mut is_in = |letter: char| {
            open += i32::from(letter == '(') - i32::from(letter == ')');
            open > 0
        };
        let asked: String = call.chars().map_while(|letter| is_in(letter).then_some(letter)).collect();
        if let Some((name, _)) = asked.rsplit(['.', ':']).next().and_then(|last| last.split_once('(')) {
            *tried.entry(name.to_owned()).or_insert(0) += 1;
        }
    }
    assert!(there.values().sum::<usize>() > 70, "{there:?}");
    for (name, count) in &there {
        assert!(
            tried.get(name).is_some_and(|tried| tried >= count),
            "{name}: {count} there, tried {:?}",
            tried.get(name)
        );
    }
}
