//! The part of a network that goes into a picture.

use std::cmp::Reverse;

use tip_report::{Bureau, Country, Network, Place, network::Corridor};

/// The corridors from and to one country, all of them.
pub struct Around<'n, 'a> {
    pub centre: Country<'a>,
    /// The places at their other ends.
    pub places: Vec<Place<'a>>,
    pub corridors: Vec<Corridor<'n, 'a>>,
}

impl<'n, 'a> Around<'n, 'a> {
    pub fn new(network: &'n Network<'a>, centre: Country<'a>) -> Self {
        let corridors: Vec<_> = network.corridors_from(centre).chain(network.corridors_to(centre)).collect();
        let others = corridors.iter().map(|corridor| match (corridor.origin(), corridor.destination()) {
            (origin, destination) if origin == centre => destination,
            (origin, _) => origin,
        });
        let places = by_degree(others).into_iter().map(|(_, place)| place).collect();
        Around { centre, places, corridors }
    }
}

/// The origins and the destinations of a complete network, or of the part that concerns one bureau.
pub struct Between<'n, 'a> {
    pub bureau: Option<Bureau>,
    /// The origins with the most corridors, and the number of all origins.
    pub origins: Chosen<'a>,
    /// The destinations with the most corridors, and the number of all destinations.
    pub destinations: Chosen<'a>,
    /// All corridors, including those whose origin or destination is not among those with the most.
    pub corridors: Vec<Corridor<'n, 'a>>,
}

/// Some of all places.
pub struct Chosen<'a> {
    pub places: Vec<Place<'a>>,
    pub all: Vec<Place<'a>>,
}

impl<'n, 'a> Between<'n, 'a> {
    /// At most `top` origins, and at most `top` destinations, with the most corridors.
    pub fn new(network: &'n Network<'a>, bureau: Option<Bureau>, top: usize) -> Self {
        let concerns = |place: Place<'a>| {
            bureau.is_none_or(|bureau| place.country().and_then(|country| country.bureau()) == Some(bureau))
        };
        let corridors: Vec<_> = network
            .corridors()
            .filter(|corridor| concerns(corridor.origin()) || concerns(corridor.destination()))
            .collect();
        let chosen = |end: fn(&Corridor<'n, 'a>) -> Place<'a>| {
            let all = by_degree(corridors.iter().map(end));
            Chosen { places: most_connected(&all, top), all: all.into_iter().map(|(_, place)| place).collect() }
        };
        let (origins, destinations) = (chosen(Corridor::origin), chosen(Corridor::destination));
        Between { bureau, origins, destinations, corridors }
    }
}

/// Each place with how often it occurs, the most frequent first.
fn by_degree<'a>(places: impl Iterator<Item = Place<'a>>) -> Vec<(usize, Place<'a>)> {
    let mut counted: Vec<(usize, Place<'a>)> = Vec::new();
    for place in places {
        match counted.iter_mut().find(|(_, of)| *of == place) {
            Some((degree, _)) => *degree += 1,
            None => counted.push((1, place)),
        }
    }
    counted.sort_by_key(|(degree, _)| Reverse(*degree));
    counted
}

/// At most `top` places. Places with equally many corridors stay together, unless that leaves less than half of them.
fn most_connected<'a>(counted: &[(usize, Place<'a>)], top: usize) -> Vec<Place<'a>> {
    let kept = counted.get(top).map_or(counted.len(), |&(next, _)| {
        let before = counted.partition_point(|(degree, _)| *degree > next);
        // Then the order of the corridors decides.
        if 2 * before < top { top } else { before }
    });
    counted[..kept].iter().map(|&(_, place)| place).collect()
}
