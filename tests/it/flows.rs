//! Queries on flows, against counts from outside and the text of 2009.

use std::collections::BTreeSet;

use tip_report::{
    Country, Dataset, Flow, Flows, Place, ReportYear,
    flow::{Basis, Exploitation, FlowKind, Mention, Modality, Role, VictimGroup},
};

use crate::support::{country, report};

fn codes<'a>(flows: impl Iterator<Item = Flow<'a>>, end: impl Fn(&Flow<'a>) -> Place<'a>) -> BTreeSet<String> {
    let text = |place: Place<'_>| place.country().map_or(place.to_string(), |country| country.code().to_string());
    flows.map(|flow| end(&flow)).filter(|place| place.is_named()).map(text).collect()
}

fn texts<const N: usize>(texts: [&str; N]) -> BTreeSet<String> {
    texts.map(ToOwned::to_owned).into()
}

#[test]
fn counts_by_report_and_kind_are_those_of_the_coding() {
    let data = Dataset::bundled();
    let lines = include_str!("../vectors/flow_counts.tsv").lines().skip(1);
    assert_eq!(lines.clone().count(), data.reports().count());
    for line in lines {
        let numbers: Vec<usize> = line.split('\t').map(|number| number.parse().unwrap()).collect();
        let report = data.report(u16::try_from(numbers[0]).unwrap()).unwrap();
        let counted: Vec<_> = FlowKind::ALL.iter().map(|&kind| report.flows().of_kind(kind).count()).collect();
        assert_eq!(counted, numbers[1..], "{report}");
        assert_eq!(
            counted,
            [report.flows().cross_border().count(), report.flows().domestic().count(), report.flows().demand().count()]
        );
    }
}

#[test]
fn the_2009_entry_of_south_korea() {
    let data = Dataset::bundled();
    let korea = data.country("KOR").unwrap();
    let report = data.report(2009).unwrap();
    for flows in [korea.flows().reported_by(korea), report.flows().reported_by(korea)] {
        let flows = flows.in_report(report);
        let out = flows.clone().cross_border().from(korea);
        let destinations = texts(["USA", "JPN", "HKG", "GUM", "AUS", "NZL", "CAN"]);
        assert_eq!(codes(out.clone(), Flow::destination), destinations);
        let via: Vec<_> = out.filter(|flow| flow.transit().len() > 0).collect();
        assert_eq!(via.len(), 1);
        assert_eq!(via[0].destination(), country("USA"));
        assert_eq!(via[0].transit().map(|country| country.name()).collect::<Vec<_>>(), ["Canada", "Mexico"]);
        assert_eq!(
            codes(flows.clone().cross_border().to(korea), Flow::origin),
            texts(["RUS", "UZB", "KAZ", "MNG", "CHN", "PHL", "THA", "KHM", "Southeast Asia"])
        );
        assert!(flows.clone().domestic().count() > 0);
        assert_eq!(codes(flows.clone().demand(), Flow::destination), texts(["Southeast Asia", "Pacific"]));
        assert_eq!(codes(flows.demand(), Flow::origin), texts(["KOR"]));
    }
}

#[test]
fn every_row_has_a_source_and_ends_that_are_known() {
    let mut entries = BTreeSet::new();
    for flow in Dataset::bundled().flows() {
        assert!(flow.sources().len() > 0, "{flow:?}");
        assert!(flow.forms().next().is_some() && flow.victims().next().is_some(), "{flow:?}");
        for place in [flow.origin(), flow.destination()] {
            // A code or id that the tables don't know could not have been loaded; an unnamed place must be abroad.
            assert!(place != Place::Unnamed || flow.kind() != FlowKind::Domestic, "{flow:?}");
        }
        let here = Place::Country(flow.reporter());
        let inside = flow.origin() == here && flow.destination() == here;
        assert!(inside || flow.kind() != FlowKind::Domestic, "{flow:?}");
        entries.insert((flow.report().year(), flow.reporter().code()));
        let read: Vec<_> = flow.entries().map(|entry| (entry.report(), entry.country(), entry.source())).collect();
        let cited: Vec<_> = flow.sources().map(|source| (flow.report(), flow.reporter(), Some(source))).collect();
        assert_eq!(read, cited, "{flow:?}");
    }
    for (year, code) in entries {
        let reading = report(year.get()).entry_reading(country(code.as_str()));
        assert!(reading.extent().is_some(), "{code} {year}");
    }
}

fn in_full(flow: &Flow<'_>) -> String {
    let transit: Vec<_> = flow.transit().collect();
    let (forms, victims): (Vec<_>, Vec<_>) = (flow.forms().collect(), flow.victims().collect());
    format!("{flow:?} {transit:?} {forms:?} {victims:?} {:?} {:?}", flow.modality(), flow.basis())
}

#[test]
fn a_query_keeps_exactly_what_it_says() {
    let data = Dataset::bundled();
    let flows = data.flows().in_years(2013..=2018);
    let [thailand, malaysia, laos] = ["THA", "MYS", "LAO"].map(|code| data.country(code).unwrap());
    let asia = data.region("southeast-asia").unwrap();
    let is = |place: Place<'_>, country| place == Place::Country(country);
    let through = |flow: &Flow<'_>, country| flow.transit().any(|on_the_way| on_the_way == country);

    let same = |narrowed: Flows<'_>, holds: &dyn Fn(&Flow<'_>) -> bool| {
        let expected: Vec<_> = flows.clone().filter(holds).map(|flow| in_full(&flow)).collect();
        assert!(!expected.is_empty());
        assert_eq!(narrowed.map(|flow| in_full(&flow)).collect::<Vec<_>>(), expected);
    };
    same(flows.clone().from(thailand), &|flow| is(flow.origin(), thailand));
    same(flows.clone().to(thailand), &|flow| is(flow.destination(), thailand));
    same(flows.clone().to(asia), &|flow| flow.destination().region() == Some(asia));
    same(flows.clone().from(Place::Unnamed), &|flow| flow.origin() == Place::Unnamed);
    same(flows.clone().through(thailand), &|flow| through(flow, thailand));
    same(flows.clone().between(thailand, malaysia), &|flow| {
        let ends = (flow.origin(), flow.destination());
        (is(ends.0, thailand) && is(ends.1, malaysia)) || (is(ends.0, malaysia) && is(ends.1, thailand))
    });
    same(flows.clone().reported_by(thailand), &|flow| flow.reporter() == thailand);
    same(flows.clone().concerning(thailand), &|flow| {
        is(flow.origin(), thailand)
            || is(flow.destination(), thailand)
            || through(flow, thailand)
            || flow.reporter() == thailand
    });
    for &form in Exploitation::ALL {
        let narrowed = flows.clone().with_form(form).count();
        assert_eq!(narrowed, flows.clone().filter(|flow| flow.forms().any(|of| of == form)).count(), "{form}");
    }
    for &group in VictimGroup::ALL {
        same(flows.clone().with_victims(group), &|flow| flow.victims().any(|of| of == group));
    }
    same(flows.clone().asserted(), &|flow| flow.modality() == Modality::Asserted);
    same(flows.clone().stated(), &|flow| flow.basis() == Basis::Stated);
    same(
        flows
            .clone()
            .from(laos)
            .cross_border()
            .asserted()
            .stated()
            .with_form(Exploitation::SexTrafficking)
            .to(thailand),
        &|flow| {
            is(flow.origin(), laos)
                && is(flow.destination(), thailand)
                && flow.kind() == FlowKind::CrossBorder
                && flow.modality() == Modality::Asserted
                && flow.basis() == Basis::Stated
                && flow.forms().any(|form| form == Exploitation::SexTrafficking)
        },
    );
}

#[test]
fn roles_of_a_place_without_an_entry_are_from_a_section_of_another_one() {
    let sections: Vec<_> = Dataset::bundled().roles().filter(|roles| !roles.in_own_entry()).collect();
    assert!(!sections.is_empty());
    for roles in sections {
        let (report, country) = (roles.report(), roles.country());
        assert!(report.placement(country).is_none(), "{roles:?}: a placed country has an entry");
        let others: BTreeSet<_> = report.flows().concerning(country).map(|flow| flow.reporter().code()).collect();
        assert!(!others.is_empty() && !others.contains(&country.code()), "{roles:?}: {others:?}");
        assert!(roles.to_string().ends_with(", in a section of another country's entry)"), "{roles}");
    }
}

#[test]
fn narrowing_twice_keeps_what_both_keep() {
    let data = Dataset::bundled();
    let [korea, japan, mexico, canada] = ["KOR", "JPN", "MEX", "CAN"].map(|code| data.country(code).unwrap());
    let flows = data.report(2009).unwrap().flows();
    assert_eq!(flows.clone().from(korea).from(japan).count(), 0);
    assert_eq!(flows.clone().through(mexico).through(canada).count(), 1);
    assert_eq!(flows.clone().in_report(data.report(2010).unwrap()).count(), 0);
    assert_eq!(data.flows().in_years(2009..=2012).in_years(2012..).count(), data.report(2012).unwrap().flows().count());
    let (late, early) = (2012, 2009);
    assert_eq!(data.flows().in_years(late..early).count(), 0);
    assert_eq!(data.flows().in_years(..1999).coverage().len(), 0);
}

#[test]
fn a_region_never_stands_for_its_countries() {
    let data = Dataset::bundled();
    let thailand = data.country("THA").unwrap();
    let asia = data.region("southeast-asia").unwrap();
    let year = ReportYear::new(2009).unwrap();
    assert!(asia.countries_on_project_list(year).any(|country| country == thailand), "the separate list has it");
    let report = data.report(2009).unwrap();
    assert!(report.flows().from(thailand).all(|flow| flow.origin().region().is_none()));
    assert!(report.flows().from(asia).all(|flow| flow.origin().country().is_none()));
    assert!(report.flows().from(asia).count() > 0);
}

#[test]
fn a_printed_flow_says_its_kind_unless_it_crosses_a_border() {
    for flow in report(2009).flows() {
        let printed = flow.to_string();
        assert_eq!(
            printed.starts_with(&format!("{}: ", flow.kind())),
            flow.kind() != FlowKind::CrossBorder,
            "{printed}"
        );
        let ends = format!("{} -> {}", flow.origin(), flow.destination());
        let [transit, victims] =
            [", through ", ": "].map(|before| printed.rsplit_once(&ends).unwrap().1.contains(before));
        assert_eq!((transit, victims), (flow.transit().len() > 0, flow.victims().next().is_some()), "{printed}");
        assert!(flow.transit().all(|country| printed.contains(country.name())));
        assert!(printed.ends_with(&format!("; {}", flow.modality())));
    }
}

/// The European Union had 15 members, 25 from 1 May 2004 on, 27 from 2007 on, 28 from July 2013 on, and 27 after the United Kingdom
/// left on 31 January 2020. A report is about the year before, so that of 2020 has the United Kingdom.
#[test]
fn members_of_a_region_join_and_leave() {
    let data = Dataset::bundled();
    let union = data.region("european-union").unwrap();
    for report in data.reports() {
        let year = report.year();
        let size = match year.get() {
            ..2004 => 15,
            2004..2007 => 25,
            2013..=2020 => 28,
            2007.. => 27,
        };
        assert_eq!(union.countries_on_project_list(year).count(), size, "{year}");
        // The other way round it is the same list.
        for region in data.regions() {
            let members: BTreeSet<_> = region.countries_on_project_list(year).map(|country| country.code()).collect();
            let is_in = |country: &Country<'_>| country.regions_on_project_list(year).any(|of| of == region);
            assert_eq!(members, data.countries().filter(is_in).map(|country| country.code()).collect());
        }
    }
}

#[test]
fn a_country_of_another_dataset_is_found_by_its_code() {
    let other = Dataset::builder().build().unwrap();
    let data = Dataset::bundled();
    let flows = data.report(2009).unwrap().flows();
    let here = flows.clone().from(data.country("KOR").unwrap()).cross_border().count();
    assert_eq!(flows.clone().from(other.country("KOR").unwrap()).cross_border().count(), here);
    assert!(here > 0);
    let region = other.region("southeast-asia").unwrap();
    assert_eq!(flows.clone().from(region).count(), flows.from(data.region("southeast-asia").unwrap()).count());
}

#[test]
fn flows_come_in_the_documented_order() {
    let data = Dataset::bundled();
    let key = |flow: &Flow<'_>| {
        let place = |place: Place<'_>| match place {
            Place::Country(country) => (0, country.code().to_string()),
            Place::Region(region) => (1, region.id().to_string()),
            _ => (2, String::new()),
        };
        let kind = FlowKind::ALL.iter().position(|kind| *kind == flow.kind());
        let transit: Vec<_> = flow.transit().map(|country| country.code()).collect();
        (flow.report().year(), flow.reporter().code(), kind, place(flow.origin()), transit, place(flow.destination()))
    };
    assert!(data.flows().is_sorted_by_key(|flow| key(&flow)));
    let all: usize = data.reports().map(|report| report.flows().count()).sum();
    assert_eq!(all, data.flows().count());
}

/// Where the roles that an entry states and those that follow from its flows differ: stated and derived, stated only,
/// derived only. The oracle counts the same over all rows.
///
/// * Stated only. Transit is most of it: an entry calls its country a transit country and seldom says between which
///   places, which makes no flow. Sources whose destinations are not named, and destinations whose victims' origins are
///   not named, are the rest.
/// * Derived only: the entry describes the movement and does not use the word for it. These are few, because the roles
///   of entries that use no such words were inferred from the flows too.
#[test]
fn stated_and_derived_roles_differ_where_the_wording_does() {
    let data = Dataset::bundled();
    for roles in data.roles() {
        let derived = roles.report().roles_from_flows(roles.country());
        for &role in Role::ALL {
            assert!(!(roles.mention(role) == Some(Mention::No) && derived.flows(role) > 0), "{roles:?} says no");
        }
    }
    let sample = |year: u16, code: &str, role| {
        let (report, country) = (data.report(year).unwrap(), data.country(code).unwrap());
        let stated = report.roles(country).unwrap().mention(role);
        (stated == Some(Mention::Yes), report.roles_from_flows(country).flows(role) > 0)
    };
    assert_eq!(sample(2001, "ALB", Role::Transit), (true, true));
    assert_eq!(sample(2005, "NGA", Role::Transit), (true, false));
    assert_eq!(sample(2006, "MEX", Role::Source), (true, false));
    assert_eq!(sample(2013, "ALB", Role::Destination), (false, true));
    assert_eq!(sample(2011, "PNG", Role::Domestic), (false, true));
}
