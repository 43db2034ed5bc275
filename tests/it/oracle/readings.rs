//! What was read, where it is, and what may be said of what was not.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{
    Dataset, Flows,
    entry::Extent,
    flow::{Mention, Role},
};

use super::{end, same_as_oracle, tabbed};

#[test]
fn roles_as_stated() {
    let rows = Dataset::bundled().roles().map(|roles| {
        let mentions = tabbed(Role::ALL.iter().map(|&role| roles.mention(role).map_or("", Mention::as_str)));
        let sources: Vec<_> = roles.sources().map(|source| source.id()).collect();
        row!(roles.report().year(), roles.country().code(), mentions, roles.basis(), sources.join(";"))
    });
    same_as_oracle("roles", "year code source transit destination domestic basis sources", rows);
}

#[test]
fn readings() {
    let data = Dataset::bundled();
    let of_all = data.reports().flat_map(|report| data.countries().map(move |country| (report, country)));
    let rows = of_all.filter_map(|(report, country)| {
        let reading = report.entry_reading(country);
        Some(row!(report.year(), country.code(), reading.extent()?, reading.flows()?))
    });
    same_as_oracle("readings", "year code extent flows", rows);
}

#[test]
fn coverage() {
    let rows = Dataset::bundled().reports().map(|report| {
        let coverage = report.coverage();
        let extents =
            tabbed(Extent::ALL.iter().map(|&extent| coverage.read().filter(|&(_, read)| read == extent).count()));
        row!(report.year(), report.counts().total(), coverage.read().count(), extents, coverage.counts().total())
    });
    same_as_oracle("coverage", "year placements read full condensed excerpt read_of_placed", rows);
}

/// Every flow leads to the readings that it is from, and none to another.
#[test]
fn flow_entries() {
    let data = Dataset::bundled();
    let mut flows: BTreeMap<String, usize> = BTreeMap::new();
    for entry in data.flows().flat_map(|flow| flow.entries().collect::<Vec<_>>()) {
        *flows
            .entry(format!("{} {} {}", entry.report(), entry.country(), entry.source().unwrap().id()))
            .or_default() += 1;
    }
    let rows = data.entries().filter_map(|entry| {
        let source = entry.source()?.id();
        let count = flows.get(&format!("{} {} {source}", entry.report(), entry.country())).copied().unwrap_or(0);
        let (year, code) = (entry.report().year(), entry.country().code());
        Some(row!(year, code, source, entry.extent()?, count, entry.url().unwrap_or_default()))
    });
    same_as_oracle("flow_entries", "year code source extent flows address", rows);
}

#[test]
fn comparable() {
    let data = Dataset::bundled();
    let mut rows = Vec::new();
    for (first, second) in data.reports().flat_map(|first| data.reports().map(move |second| (first, second))) {
        let comparable: Vec<_> = first.coverage().comparable_with(second).map(|country| country.code()).collect();
        if first.year() < second.year() {
            rows.extend(comparable.iter().map(|code| row!(first.year(), second.year(), code)));
        }
        assert!(second.coverage().comparable_with(first).map(|country| country.code()).eq(comparable), "both ways");
    }
    same_as_oracle("comparable", "first second code", rows);
}

#[test]
fn corridor_changes() {
    let data = Dataset::bundled();
    let of_2018 = data.report(2018).unwrap();
    let pairs = data.reports().flat_map(|report| {
        let others: BTreeSet<_> = report.next().into_iter().chain([of_2018]).map(|of| of.year()).collect();
        others.into_iter().filter(move |year| *year != report.year()).map(move |year| (report.year(), year))
    });
    let pairs: BTreeSet<_> = pairs.flat_map(|(one, other)| [(one, other), (other, one)]).collect();
    let mut rows = Vec::new();
    for (before, after) in pairs {
        let [earlier, later] = [before, after].map(|year| data.report(year.get()).unwrap());
        let changes = later.corridor_changes_since(earlier, Flows::cross_border);
        for (name, corridors) in [
            ("kept", changes.kept),
            ("new", changes.new),
            ("gone", changes.gone),
            ("only_before", changes.only_before),
            ("only_after", changes.only_after),
        ] {
            rows.extend(corridors.into_iter().map(|(from, to)| row!(before, after, end(from), end(to), name)));
        }
    }
    same_as_oracle("corridor_changes", "before after origin destination list", rows);
}
