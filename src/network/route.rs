//! Routes: chains of corridors from one country to another.

use std::{collections::VecDeque, fmt, iter::FusedIterator};

use super::{
    Network,
    corridor::Corridor,
    graph::{CorridorId, NodeId, Outgoing},
};
use crate::view::flow::Place;

/// A chain of corridors, each of which begins where the one before it ends. No place occurs twice.
///
/// A route is a path in the [`Network`], not a journey: no entry says that the victims of one corridor are those of the
/// next. For the transit countries of a single flow, see [`Flow::transit`](crate::Flow::transit). A region can only be
/// the first or last place of a route: two corridors of a region need not concern the same countries.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let network = data.report(2009)?.flows().network();
/// let route = network.shortest_route(data.country("UZB")?, data.country("NZL")?).unwrap();
/// assert_eq!(route.to_string(), "Uzbekistan -> South Korea -> New Zealand");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Route<'n, 'a> {
    network: &'n Network<'a>,
    /// At least one.
    corridors: Vec<CorridorId>,
}

impl<'n, 'a> Route<'n, 'a> {
    /// The corridors, from the first to the last. There is at least one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let network = data.report(2009)?.flows().network();
    /// let route = network.shortest_route(data.country("UZB")?, data.country("NZL")?).unwrap();
    /// assert_eq!(route.corridors().len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn corridors(
        &self,
    ) -> impl ExactSizeIterator<Item = Corridor<'n, 'a>> + DoubleEndedIterator + Clone + FusedIterator {
        let network = self.network;
        self.corridors.iter().map(move |&corridor| Corridor::new(network, corridor))
    }

    /// The places, from the first to the last. There are at least two.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let network = data.report(2009)?.flows().network();
    /// let route = network.shortest_route(data.country("UZB")?, data.country("NZL")?).unwrap();
    /// let codes: Vec<_> = route.places().filter_map(|place| Some(place.country()?.code())).collect();
    /// assert_eq!(codes, ["UZB", "KOR", "NZL"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn places(&self) -> impl DoubleEndedIterator<Item = Place<'a>> + Clone + FusedIterator {
        let first = self.corridors().take(1).map(|corridor| corridor.origin());
        first.chain(self.corridors().map(|corridor| corridor.destination()))
    }
}

/// Prints `Uzbekistan -> South Korea -> New Zealand`.
impl fmt::Display for Route<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, place) in self.places().enumerate() {
            write!(f, "{}{place}", if number == 0 { "" } else { " -> " })?;
        }
        Ok(())
    }
}

impl fmt::Debug for Route<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Route({self})")
    }
}

/// An iterator over all routes from one place to another. See [`Network::routes`].
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let network = data.report(2009)?.flows().network();
/// let mut routes = network.routes(data.country("UZB")?, data.country("NZL")?, 2);
/// assert_eq!(routes.next().unwrap().to_string(), "Uzbekistan -> South Korea -> New Zealand");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Routes<'n, 'a> {
    network: &'n Network<'a>,
    /// Origin and destination. `None` if there is no route between them.
    ends: Option<(NodeId, NodeId)>,
    longest: usize,
    /// For each node the least number of corridors to the destination. `None` if no route leads there.
    distances: Vec<Option<usize>>,
    /// The corridors from the origin to the current node of the search.
    path: Vec<CorridorId>,
    /// For the origin and the end of each corridor of the path: the corridors that were not tried from there yet.
    untried: Vec<Outgoing>,
}

impl<'n, 'a> Iterator for Routes<'n, 'a> {
    type Item = Route<'n, 'a>;

    fn next(&mut self) -> Option<Route<'n, 'a>> {
        let (origin, destination) = self.ends?;
        while let Some(untried) = self.untried.last_mut() {
            let Some(corridor) = untried.next() else {
                self.untried.pop();
                self.path.pop();
                continue;
            };
            let node = self.network.graph.ends(corridor).destination;
            if node == destination {
                let mut corridors = self.path.clone();
                corridors.push(corridor);
                return Some(Route { network: self.network, corridors });
            }
            let visited = node == origin || self.path.iter().any(|&c| self.network.graph.ends(c).destination == node);
            let length = self.path.len() + 1;
            let leads_on = self.network.nodes.is_country(node);
            let near = self.distances[node.position()].is_some_and(|more| length + more <= self.longest);
            if leads_on && near && !visited {
                self.path.push(corridor);
                self.untried.push(self.network.graph.outgoing(node));
            }
        }
        None
    }
}

impl FusedIterator for Routes<'_, '_> {}

impl<'a> Network<'a> {
    /// The least number of corridors from each node to this one. Routes pass only through countries.
    fn distances_to(&self, destination: NodeId) -> Vec<Option<usize>> {
        let mut distances = vec![None; self.graph.nodes().len()];
        distances[destination.position()] = Some(0);
        let mut queue = VecDeque::from([(destination, 0)]);
        while let Some((node, distance)) = queue.pop_front() {
            for &corridor in self.graph.incoming(node) {
                let before = self.graph.ends(corridor).origin;
                let known = &mut distances[before.position()];
                if known.is_none() {
                    *known = Some(distance + 1);
                    // No route leads on through a region.
                    if self.nodes.is_country(before) {
                        queue.push_back((before, distance + 1));
                    }
                }
            }
        }
        distances
    }

    /// The routes from one place to another of at most `longest` corridors, without a repeated place. They are in order
    /// of their places, compared from the first on. There is no route from a place to itself.
    ///
    /// The iterator finds routes one at a time, so take as many as you need: their number grows with every further
    /// corridor.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2018)?.flows().network();
    /// let (ethiopia, saudi_arabia) = (data.country("Ethiopia")?, data.country("SAU")?);
    /// let routes: Vec<_> = network.routes(ethiopia, saudi_arabia, 2).take(100).collect();
    /// assert!(routes.iter().any(|route| route.corridors().len() == 1));
    /// assert!(routes.iter().any(|route| route.to_string() == "Ethiopia -> Sudan -> Saudi Arabia"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn routes<'p>(
        &self,
        origin: impl Into<Place<'p>>,
        destination: impl Into<Place<'p>>,
        longest: usize,
    ) -> Routes<'_, 'a> {
        let ends = self.node(origin).zip(self.node(destination)).filter(|(from, to)| from != to && longest > 0);
        let distances = ends.map(|(_, destination)| self.distances_to(destination)).unwrap_or_default();
        let untried = ends.map(|(origin, _)| self.graph.outgoing(origin)).into_iter().collect();
        Routes { network: self, ends, longest, distances, path: Vec::new(), untried }
    }

    /// The route of the fewest corridors from one place to another. If there are several, the first in order of places.
    /// `None` if there is no route, or if both places are the same.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let (korea, canada) = (data.country("KOR")?, data.country("CAN")?);
    /// assert_eq!(network.shortest_route(korea, canada).unwrap().to_string(), "South Korea -> Canada");
    /// assert!(network.shortest_route(korea, korea).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn shortest_route<'p>(
        &self,
        origin: impl Into<Place<'p>>,
        destination: impl Into<Place<'p>>,
    ) -> Option<Route<'_, 'a>> {
        let mut routes = self.routes(origin, destination, 1);
        let (origin, _) = routes.ends?;
        routes.longest = routes.distances[origin.position()]?;
        routes.next()
    }
}
