//! The network of corridors, against degrees counted outside this crate, and its properties.

use std::collections::{BTreeMap, BTreeSet};

use tip_report::{Country, Dataset, Network, Place, Ranking, Tier, network::EndStanding};

/// Rows of `vectors/degrees.tsv` by year (or `all`): for each place the corridors in, out and through.
fn vectors() -> BTreeMap<&'static str, BTreeMap<&'static str, [usize; 3]>> {
    let mut vectors: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for line in include_str!("../vectors/degrees.tsv").lines().skip(1) {
        let cells: Vec<_> = line.split('\t').collect();
        let numbers = [2, 3, 4].map(|cell| cells[cell].parse().unwrap());
        vectors.entry(cells[0]).or_default().insert(cells[1], numbers);
    }
    vectors
}

fn degrees(network: &Network<'static>) -> BTreeMap<String, [usize; 3]> {
    let id = |place: Place<'_>| match place {
        Place::Region(region) => region.id().to_string(),
        place => place.country().unwrap().code().to_string(),
    };
    let mut degrees: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for place in network.places() {
        degrees.insert(id(place), [network.in_degree(place), network.out_degree(place), 0]);
    }
    for (country, corridors) in network.transit_countries() {
        degrees.entry(country.code().to_string()).or_default()[2] = corridors;
    }
    degrees
}

#[test]
fn degrees_and_transit_are_those_counted_outside() {
    let data = Dataset::bundled();
    for (year, expected) in vectors() {
        let flows = match year.parse::<u16>() {
            Ok(year) => data.report(year).unwrap().flows(),
            Err(_) => data.flows(),
        };
        let expected: BTreeMap<String, _> = expected.iter().map(|(place, n)| ((*place).to_string(), *n)).collect();
        assert_eq!(degrees(&flows.network()), expected, "{year}");
    }
}

#[test]
fn corridors_are_distinct_sorted_and_account_for_every_flow() {
    let data = Dataset::bundled();
    for flows in data.reports().map(|report| report.flows()).chain([data.flows()]) {
        let network = flows.clone().network();
        let pairs: BTreeSet<_> =
            network.corridors().map(|c| (c.origin().to_string(), c.destination().to_string())).collect();
        assert_eq!(pairs.len(), network.corridors().len());
        let mut statements = 0;
        for corridor in network.corridors() {
            for flow in corridor.statements() {
                assert_eq!((flow.origin(), flow.destination()), (corridor.origin(), corridor.destination()));
                assert!(corridor.reporters().contains(&flow.reporter()));
                assert!(corridor.reports().any(|report| report == flow.report()));
            }
            statements += corridor.statements().len();
            assert!(corridor.origin().is_named() && corridor.destination().is_named());
            let again = network.corridor(corridor.origin(), corridor.destination()).unwrap();
            assert_eq!(again.to_string(), corridor.to_string());
        }
        let left_out = network.left_out();
        assert_eq!(statements + left_out.unnamed, flows.clone().cross_border().count());
        assert_eq!((left_out.domestic, left_out.demand), (flows.clone().domestic().count(), flows.demand().count()));
        for place in network.places() {
            let from: Vec<_> = network.corridors().filter(|c| c.origin() == place).map(|c| c.to_string()).collect();
            let to: Vec<_> = network.corridors().filter(|c| c.destination() == place).map(|c| c.to_string()).collect();
            assert_eq!(network.corridors_from(place).map(|c| c.to_string()).collect::<Vec<_>>(), from);
            assert_eq!(network.corridors_to(place).map(|c| c.to_string()).collect::<Vec<_>>(), to);
            assert!(network.neighbors(place).len() <= from.len() + to.len());
        }
    }
}

#[test]
fn an_empty_network_answers_too() {
    let data = Dataset::bundled();
    let korea = data.country("KOR").unwrap();
    let japan = data.country("JPN").unwrap();
    let network = data.report(2018).unwrap().flows().from(korea).from(japan).network();
    assert_eq!((network.corridors().len(), network.in_degree(korea), network.out_degree(korea)), (0, 0, 0));
    assert!(network.neighbors(korea).is_empty() && network.strongly_connected().is_empty());
    assert!(network.shortest_route(korea, japan).is_none());
    assert_eq!(network.coverage().len(), 1, "and says what was read");
}

/// The countries that a chain of corridors leads to from a country, over countries only.
fn reached<'a>(network: &Network<'a>, from: Country<'a>) -> BTreeSet<String> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
    while let Some(country) = open.pop() {
        for next in network.corridors_from(country).filter_map(|corridor| corridor.destination().country()) {
            if reached.insert(next.code().to_string()) {
                open.push(next);
            }
        }
    }
    reached
}

#[test]
fn groups_are_the_countries_that_reach_each_other() {
    let data = Dataset::bundled();
    let networks = [2003, 2009, 2018].map(|year| data.report(year).unwrap().flows().network());
    for network in networks.into_iter().chain([data.flows().network()]) {
        let groups = network.strongly_connected();
        assert!(groups.is_sorted_by_key(|group| std::cmp::Reverse(group.len())));
        assert!(groups.iter().all(|group| group.len() > 1));
        let reach: Vec<_> =
            network.places().filter_map(Place::country).map(|country| (country, reached(&network, country))).collect();
        for (country, from) in &reach {
            let mutual: Vec<_> = reach
                .iter()
                .filter(|(other, back)| from.contains(other.code().as_str()) && back.contains(country.code().as_str()))
                .map(|(other, _)| *other)
                .collect();
            let group = groups.iter().find(|group| group.contains(country));
            assert_eq!(mutual, group.cloned().unwrap_or_default(), "{country}");
        }
    }
}

#[test]
fn routes_are_simple_complete_and_in_order() {
    let data = Dataset::bundled();
    let network = data.report(2018).unwrap().flows().network();
    let codes = ["ETH", "SAU", "NGA", "ITA", "KOR", "MMR", "THA", "USA"];
    for (origin, destination) in codes.iter().flat_map(|from| codes.iter().map(move |to| (*from, *to))) {
        let [from, to] = [origin, destination].map(|code| data.country(code).unwrap());
        let routes: Vec<_> = network.routes(from, to, 3).collect();
        let places: Vec<Vec<_>> = routes.iter().map(|route| route.places().collect()).collect();
        for (route, places) in routes.iter().zip(&places) {
            assert!(route.corridors().len() <= 3 && places.len() == route.corridors().len() + 1);
            assert_eq!((places[0], places[places.len() - 1]), (from.into(), to.into()));
            assert!(route.corridors().is_sorted_by(|a, b| a.destination() == b.origin()), "{route}");
            assert!(places.iter().all(|place| place.country().is_some()), "{route} leads through a region");
            let names: BTreeSet<_> = places.iter().map(ToString::to_string).collect();
            assert_eq!(names.len(), places.len(), "{route} has a place twice");
        }
        let order =
            |places: &Vec<Place<'_>>| places.iter().map(|place| place.country().unwrap().code()).collect::<Vec<_>>();
        assert!(places.is_sorted_by(|a, b| order(a) < order(b)));

        // Every pair and triple of corridors that fits is among them.
        let mut expected = 0;
        for first in network.corridors_from(from) {
            let Some(a) = first.destination().country() else { continue };
            if a == to && from != to {
                expected += 1;
            }
            for second in network.corridors_from(a).filter(|_| a != to && a != from) {
                let Some(b) = second.destination().country() else { continue };
                expected += usize::from(b == to && from != to);
                if b != to && b != a && b != from && from != to && network.corridor(b, to).is_some() {
                    expected += 1;
                }
            }
        }
        assert_eq!(routes.len(), expected, "{origin} to {destination}");

        let shortest = network.shortest_route(from, to);
        match &shortest {
            Some(shortest) => assert!(!routes.is_empty() || shortest.corridors().len() > 3),
            None => assert_eq!(network.routes(from, to, 8).count(), 0),
        }
        if let (Some(shortest), Some(least)) = (&shortest, routes.iter().map(|route| route.corridors().len()).min()) {
            assert_eq!(shortest.corridors().len(), least);
            let first = routes.iter().find(|route| route.corridors().len() == least).unwrap();
            assert_eq!(shortest.to_string(), first.to_string());
        }
    }
    let korea = data.country("KOR").unwrap();
    assert_eq!(network.routes(korea, data.country("USA").unwrap(), 0).count(), 0);
}

#[test]
fn tiers_beside_corridors() {
    let data = Dataset::bundled();
    let report = data.report(2018).unwrap();
    let network = report.flows().network();
    let table = network.tier_table();
    let tier = |tier| EndStanding::Ranked(Ranking::Tier(tier));
    for &origin in EndStanding::ALL {
        for &destination in EndStanding::ALL {
            let counted = network
                .corridors()
                .filter(|c| EndStanding::of(c.origin(), report) == origin)
                .filter(|c| EndStanding::of(c.destination(), report) == destination)
                .count();
            assert_eq!(table.corridors(origin, destination), counted);
        }
    }
    // Printed, it has the same numbers, without the rows and columns in which all are 0.
    let printed = table.to_string();
    let mut lines = printed.lines().map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()));
    let header: Vec<&str> = lines.next().unwrap().collect();
    assert_eq!(header[0], "from \\ to");
    let of = |text: &str| text.parse::<EndStanding>().unwrap();
    let mut sum = 0;
    for mut cells in lines {
        let origin = of(cells.next().unwrap());
        for (destination, count) in header[1..].iter().zip(cells.by_ref()) {
            let count: usize = count.parse().unwrap();
            assert_eq!(table.corridors(origin, of(destination)), count, "{printed}");
            sum += count;
        }
        assert_eq!(cells.next(), None);
    }
    assert_eq!(sum, network.corridors().len());

    let korea = data.country("KOR").unwrap();
    let of_2009 = data.report(2009).unwrap();
    let into_korea = of_2009.flows().reported_by(korea).to(korea).network();
    for corridor in into_korea.corridors() {
        assert_eq!(corridor.destination().standing_in(of_2009).unwrap().to_string(), "Tier 1");
    }
    let table = into_korea.tier_table();
    let from_below: usize = [Tier::Two, Tier::TwoWatchList, Tier::Three]
        .map(|from| table.corridors(tier(from), tier(Tier::One)))
        .iter()
        .sum();
    assert_eq!(from_below, 8, "a Tier 1 destination of corridors from eight countries on lower tiers");
}

#[cfg(feature = "petgraph")]
#[test]
fn petgraph_has_the_same_places_corridors_and_degrees() {
    use petgraph::Direction::{Incoming, Outgoing};
    let data = Dataset::bundled();
    for network in data.reports().map(|report| report.flows().network()).chain([data.flows().network()]) {
        let graph = network.to_petgraph();
        assert!(graph.node_weights().copied().eq(network.places()));
        let ends = |corridor: &tip_report::network::Corridor<'_, '_>| corridor.to_string();
        assert!(graph.edge_weights().map(ends).eq(network.corridors().map(|corridor| ends(&corridor))));
        for node in graph.node_indices() {
            let degree = |direction| graph.edges_directed(node, direction).count();
            let ours = (network.in_degree(graph[node]), network.out_degree(graph[node]));
            assert_eq!((degree(Incoming), degree(Outgoing)), ours, "{}", graph[node]);
        }
        for edge in graph.edge_indices() {
            let (from, to) = graph.edge_endpoints(edge).unwrap();
            assert_eq!((graph[from], graph[to]), (graph[edge].origin(), graph[edge].destination()));
        }
    }
}

#[cfg(feature = "petgraph")]
#[test]
fn petgraph_finds_the_same_groups() {
    let data = Dataset::bundled();
    for report in data.reports() {
        let network = report.flows().network();
        let countries =
            network.to_petgraph().filter_map(|_, place| place.country(), |_, corridor| Some(corridor.to_string()));
        let mut theirs: Vec<Vec<_>> = petgraph::algo::tarjan_scc(&countries)
            .into_iter()
            .filter(|group| group.len() > 1)
            .map(|group| {
                let mut codes: Vec<_> = group.into_iter().map(|node| countries[node].code()).collect();
                codes.sort_unstable();
                codes
            })
            .collect();
        theirs.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
        let ours: Vec<Vec<_>> = network
            .strongly_connected()
            .into_iter()
            .map(|group| group.into_iter().map(|country| country.code()).collect())
            .collect();
        assert_eq!(ours, theirs, "{report}");
    }
}

#[test]
fn a_country_on_both_ends_is_an_origin_and_a_destination() {
    for report in Dataset::bundled().reports() {
        let network = report.flows().network();
        let code = |place: Place<'static>| place.country().map(|country| country.code());
        let origins: BTreeSet<_> = network.corridors().filter_map(|corridor| code(corridor.origin())).collect();
        let destinations: BTreeSet<_> =
            network.corridors().filter_map(|corridor| code(corridor.destination())).collect();
        let both: BTreeSet<_> = network.origins_and_destinations().map(|country| country.code()).collect();
        assert_eq!(both, &origins & &destinations, "{report}");
    }
}
