//! The flows as a network: which places the entries connect, however often.
//!
//! [`Flows::network`] gives a [`Network`], whose edges are [`Corridor`]s. It finds [`Route`]s of several steps. It
//! compares the corridors of two reports ([`CorridorChanges`]) and counts corridors by the tiers of their ends
//! ([`TierTable`]). For other programs you can write it as [DOT](Network::write_dot), node-link JSON or `GraphML`, and
//! its flows as [CSV](Flows::write_csv).

mod connected;
pub(crate) mod corridor;
pub(crate) mod corridor_changes;
mod graph;
mod pairs;
#[cfg(feature = "petgraph")]
mod petgraph;
pub(crate) mod route;
pub(crate) mod tier_table;

use std::{fmt, iter::FusedIterator, sync::OnceLock};

pub use self::{
    corridor::Corridor,
    corridor_changes::CorridorChanges,
    route::{Route, Routes},
    tier_table::{EndStanding, TierTable},
};
use self::{
    graph::{CorridorId, Graph, Grouped, NodeId, Nodes, Outgoing},
    pairs::Pairs,
};
use crate::{
    dataset::Dataset,
    table::flows::FlowRow,
    view::{
        country::Country,
        flow::{Place, coverage::Coverage, flows::Flows},
    },
    words::statement::FlowKind,
};

/// How many flows a network leaves out, and why.
///
/// ```
/// # use tip_report::Dataset;
/// let flows = Dataset::bundled().report(2009)?.flows();
/// let left_out = flows.clone().network().left_out();
/// assert_eq!(left_out.domestic, flows.clone().domestic().count());
/// assert_eq!(left_out.demand, flows.clone().demand().count());
/// assert!(left_out.unnamed < flows.cross_border().count());
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// Flows across a border for which the text does not name one of the places, as in "from other countries".
    pub unnamed: usize,
    /// Flows inside one country.
    pub domestic: usize,
    /// Statements of demand: the buyers travel, not the victims.
    pub demand: usize,
}

/// The corridors of a selection of flows: from where to where victims are moved, as the entries that were read describe
/// it.
///
/// The places are countries, and regions if the text names no country. A region is a place of its own and does not
/// stand for its countries. Only flows across borders with two named ends make corridors; [`Network::left_out`] counts
/// the others.
///
/// **A corridor means that an entry names it. It does not say how many people were moved.** Degrees, neighbors and
/// routes depend on which entries were read, so the network carries the [`Coverage`] of its reports.
///
/// The order is always the same: countries by code, then regions by id; corridors by origin, then by destination.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let report = data.report(2009)?;
/// let korea = data.country("KOR")?;
///
/// // The country's own entry says that victims are taken from it and to it.
/// let network = report.flows().reported_by(korea).network();
/// assert!(network.corridor(korea, data.country("USA")?).is_some());
/// assert!(network.out_degree(korea) > 0 && network.in_degree(korea) > 0);
///
/// // Entries of other countries name more.
/// assert!(report.flows().network().out_degree(korea) > network.out_degree(korea));
/// assert_eq!(report.flows().network().coverage()[0].to_string(), report.coverage().to_string());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Network<'a> {
    flows: Flows<'a>,
    coverage: Vec<Coverage<'a>>,
    left_out: LeftOut,
    nodes: Nodes,
    graph: Graph,
    /// The rows of the flows by corridor, in the order of [`Flows`]. They are grouped when they are first needed:
    /// degrees and routes do not need them.
    statements: OnceLock<Grouped<&'a FlowRow>>,
}

impl<'a> Network<'a> {
    fn new(flows: Flows<'a>) -> Self {
        let data = flows.data();
        let coverage = flows.coverage().collect();
        let nodes = Nodes::new(data);
        let mut pairs = Pairs::new(nodes.len());
        let mut left_out = LeftOut::default();
        for row in flows.clone().rows() {
            match (row.kind, nodes.of_ends(row)) {
                (FlowKind::CrossBorder, Some((origin, destination))) => pairs.insert(origin, destination),
                (FlowKind::CrossBorder, None) => left_out.unnamed += 1,
                (FlowKind::Domestic, _) => left_out.domestic += 1,
                (FlowKind::Demand, _) => left_out.demand += 1,
            }
        }
        Network { flows, coverage, left_out, nodes, graph: Graph::new(pairs), statements: OnceLock::new() }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.flows.data()
    }

    fn statements_of(&self, corridor: CorridorId) -> &[&'a FlowRow] {
        let statements = self.statements.get_or_init(|| {
            let corridor_of = |row: &FlowRow| {
                let (origin, destination) = self.nodes.of_ends(row).filter(|_| row.kind == FlowKind::CrossBorder)?;
                self.graph.corridor(origin, destination)
            };
            let statements: Vec<(CorridorId, &FlowRow)> =
                self.flows.clone().rows().filter_map(|row| Some((corridor_of(row)?, row))).collect();
            let corridors = self.graph.corridors().len();
            Grouped::new(statements.into_iter(), corridors, |(corridor, _)| corridor.position()).map(|(_, row)| row)
        });
        statements.of(corridor.position())
    }

    /// The nodes that have a corridor, in order.
    fn connected(&self) -> impl DoubleEndedIterator<Item = NodeId> + Clone + FusedIterator {
        let has_corridor =
            |&node: &NodeId| self.graph.outgoing(node).len() > 0 || !self.graph.incoming(node).is_empty();
        self.graph.nodes().filter(has_corridor)
    }

    fn place(&self, node: NodeId) -> Place<'a> {
        Place::new(self.data(), self.nodes.end(node))
    }

    /// The node of a place. `None` if the dataset has no such place, or the place is not a node.
    fn node<'p>(&self, place: impl Into<Place<'p>>) -> Option<NodeId> {
        self.nodes.of(place.into().end_in(self.data())?)
    }

    /// How much was read of the reports of this network, in order of years. Includes reports of which nothing was read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().flows().in_years(2015..=2018).network();
    /// let years: Vec<_> = network.coverage().iter().map(|coverage| coverage.report().year().get()).collect();
    /// assert_eq!(years, [2015, 2016, 2017, 2018]);
    /// // Hardly an entry of 2017 was read, so it means nothing that the network has few flows of it.
    /// assert!(network.coverage()[2].read().count() < network.coverage()[3].read().count());
    /// ```
    #[must_use]
    pub fn coverage(&self) -> &[Coverage<'a>] {
        &self.coverage
    }

    /// Counts of the flows of the selection that make no corridor.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let flows = Dataset::bundled().flows();
    /// let network = flows.clone().network();
    /// let (left_out, stated) = (network.left_out(), network.corridors().map(|c| c.statements().len()).sum::<usize>());
    /// assert_eq!(stated + left_out.unnamed + left_out.domestic + left_out.demand, flows.count());
    /// ```
    #[must_use]
    pub fn left_out(&self) -> LeftOut {
        self.left_out
    }

    /// The corridors, each once, by origin, then destination.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().reported_by(data.country("KOR")?).network();
    /// for corridor in network.corridors() {
    ///     println!("{corridor}: {} statements", corridor.statements().len());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn corridors(
        &self,
    ) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> + DoubleEndedIterator + Clone + FusedIterator {
        self.graph.corridors().map(|corridor| Corridor::new(self, corridor))
    }

    /// The corridor from one place to another. `None` if no flow of the selection leads there.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let [korea, us] = [data.country("KOR")?, data.country("USA")?];
    /// assert_eq!(network.corridor(korea, us).unwrap().to_string(), "South Korea -> United States");
    /// assert!(network.corridor(us, korea).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn corridor<'p>(
        &self,
        origin: impl Into<Place<'p>>,
        destination: impl Into<Place<'p>>,
    ) -> Option<Corridor<'_, 'a>> {
        let (origin, destination) = (self.node(origin)?, self.node(destination)?);
        self.graph.corridor(origin, destination).map(|corridor| Corridor::new(self, corridor))
    }

    /// The places where corridors begin or end.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// let most = network.places().max_by_key(|&place| network.in_degree(place)).unwrap();
    /// println!("most corridors lead to {most}: {}", network.in_degree(most));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn places(&self) -> impl DoubleEndedIterator<Item = Place<'a>> + Clone + FusedIterator {
        self.connected().map(|node| self.place(node))
    }

    /// How many corridors begin in a place: to how many places its victims are taken, as far as the entries say.
    ///
    /// Zero means nothing if the entries were not read: see [`Network::coverage`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// assert_eq!(network.out_degree(korea), network.corridors_from(korea).len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn out_degree<'p>(&self, place: impl Into<Place<'p>>) -> usize {
        self.node(place).map_or(0, |node| self.graph.outgoing(node).len())
    }

    /// How many corridors end in a place. Zero means nothing if the entries were not read: see [`Network::coverage`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// assert_eq!(network.in_degree(korea), network.corridors_to(korea).len());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_degree<'p>(&self, place: impl Into<Place<'p>>) -> usize {
        self.node(place).map_or(0, |node| self.graph.incoming(node).len())
    }

    /// The corridors that begin in a place, by destination.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let network = data.report(2009)?.flows().reported_by(korea).network();
    /// let codes: Vec<_> =
    ///     network.corridors_from(korea).filter_map(|corridor| Some(corridor.destination().country()?.code())).collect();
    /// assert_eq!(codes, ["AUS", "CAN", "GUM", "HKG", "JPN", "NZL", "USA"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn corridors_from<'p>(
        &self,
        place: impl Into<Place<'p>>,
    ) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> + DoubleEndedIterator + Clone + FusedIterator {
        let corridors = self.node(place).map_or(Outgoing::NONE, |node| self.graph.outgoing(node));
        corridors.map(|corridor| Corridor::new(self, corridor))
    }

    /// The corridors that end in a place, by origin.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let last = network.corridors_to(data.country("KOR")?).last().unwrap();
    /// assert_eq!(last.to_string(), "Southeast Asia -> South Korea");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn corridors_to<'p>(
        &self,
        place: impl Into<Place<'p>>,
    ) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> + DoubleEndedIterator + Clone + FusedIterator {
        let corridors = self.node(place).map_or(&[][..], |node| self.graph.incoming(node));
        corridors.iter().map(|&corridor| Corridor::new(self, corridor))
    }

    /// The places at the other ends of the corridors of a place, each once.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// let neighbors = network.neighbors(korea);
    /// assert!(neighbors.contains(&data.country("JPN")?.into()));
    /// // A place that is both an origin and a destination occurs once.
    /// assert!(neighbors.len() <= network.in_degree(korea) + network.out_degree(korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn neighbors<'p>(&self, place: impl Into<Place<'p>>) -> Vec<Place<'a>> {
        let Some(node) = self.node(place) else { return Vec::new() };
        let after = self.graph.outgoing(node).map(|corridor| self.graph.ends(corridor).destination);
        let before = self.graph.incoming(node).iter().map(|&corridor| self.graph.ends(corridor).origin);
        let mut nodes: Vec<NodeId> = after.chain(before).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.into_iter().map(|node| self.place(node)).collect()
    }

    /// The countries that flows pass through, each with the number of its corridors. The most corridors come first,
    /// then the order is by code.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let network = data.report(2009)?.flows().from(korea).network();
    /// let through: Vec<_> = network.transit_countries().iter().map(|(country, n)| (country.name(), *n)).collect();
    /// assert_eq!(through, [("Canada", 1), ("Mexico", 1)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn transit_countries(&self) -> Vec<(Country<'a>, usize)> {
        let flows = self.data().tables.flows();
        let mut corridors = vec![0; self.data().tables.countries().len()];
        // For each country, the corridor that it was last counted for.
        let mut counted = vec![None; corridors.len()];
        for corridor in self.graph.corridors() {
            for row in self.statements_of(corridor) {
                for country in flows.transit(row).iter().map(|country| country.position()) {
                    if counted[country].replace(corridor) != Some(corridor) {
                        corridors[country] += 1;
                    }
                }
            }
        }
        let mut passed: Vec<_> =
            self.data().countries().zip(corridors).filter(|(_, corridors)| *corridors > 0).collect();
        passed.sort_by_key(|&(_, corridors)| std::cmp::Reverse(corridors));
        passed
    }

    /// The countries that are both an origin and a destination.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// assert!(network.origins_and_destinations().any(|country| country == korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn origins_and_destinations(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator {
        let has_both = |country: &Country<'_>| {
            let node = Nodes::of_country(country.id());
            self.graph.outgoing(node).len() > 0 && !self.graph.incoming(node).is_empty()
        };
        self.data().countries().filter(has_both)
    }
}

impl fmt::Debug for Network<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (places, corridors) = (self.places().count(), self.graph.corridors().len());
        write!(f, "Network({places} places, {corridors} corridors, {:?})", self.coverage)
    }
}

impl<'a> Flows<'a> {
    /// The corridors of these flows, with the coverage of their reports.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Exploitation};
    /// let flows = Dataset::bundled().report(2018)?.flows();
    /// let all = flows.clone().network();
    /// let labor = flows.with_form(Exploitation::ForcedLabor).network();
    /// assert!(labor.corridors().len() < all.corridors().len());
    /// println!("{}", labor.coverage()[0]);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn network(self) -> Network<'a> {
        Network::new(self)
    }
}
