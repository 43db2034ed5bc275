//! What of a network goes into a picture.

use std::cmp::Reverse;

use tip_report::{Bureau, Corridor, Country, Network, Place};

/// Places, and the corridors between them.
pub struct Selection<'n, 'a> {
    /// The country that everything is from or to.
    pub centre: Option<Country<'a>>,
    /// The bureau that everything is from or to.
    pub bureau: Option<Bureau>,
    /// The other places.
    pub places: Vec<Place<'a>>,
    pub corridors: Vec<Corridor<'n, 'a>>,
    /// How many places and corridors there are to choose from. One inside a region is no line, and not counted.
    pub of: (usize, usize),
}

impl<'n, 'a> Selection<'n, 'a> {
    /// At most `top` places with the most corridors. Places with equally many stay together.
    pub fn new(network: &'n Network<'a>, centre: Option<Country<'a>>, bureau: Option<Bureau>, top: usize) -> Self {
        let concerns = |place: Place<'a>| match (place.country(), centre, bureau) {
            (country, Some(centre), _) => country == Some(centre),
            (country, None, Some(bureau)) => country.and_then(|country| country.bureau()) == Some(bureau),
            (_, None, None) => true,
        };
        let mut corridors: Vec<_> = network
            .corridors()
            .filter(|corridor| corridor.origin() != corridor.destination())
            .filter(|corridor| concerns(corridor.origin()) || concerns(corridor.destination()))
            .collect();
        let centre_place = centre.map(Place::from);
        let mut places: Vec<(usize, Place<'a>)> = network
            .places()
            .filter(|&place| Some(place) != centre_place)
            .map(|place| (corridors.iter().filter(|corridor| touches(corridor, place)).count(), place))
            .filter(|(degree, _)| *degree > 0)
            .collect();
        places.sort_by_key(|(degree, _)| Reverse(*degree));
        let of = (places.len(), corridors.len());
        if let Some(&(next, _)) = places.get(top) {
            let before = places.partition_point(|(degree, _)| *degree > next);
            // If even the first are too many, the order of codes decides.
            places.truncate(if before == 0 { top } else { before });
        }
        let kept = |place: Place<'a>| Some(place) == centre_place || places.iter().any(|(_, of)| *of == place);
        corridors.retain(|corridor| kept(corridor.origin()) && kept(corridor.destination()));
        let places = places.into_iter().map(|(_, place)| place);
        let places = places.filter(|&place| corridors.iter().any(|corridor| touches(corridor, place))).collect();
        Selection { centre, bureau, places, corridors, of }
    }
}

fn touches(corridor: &Corridor<'_, '_>, place: Place<'_>) -> bool {
    corridor.origin() == place || corridor.destination() == place
}
