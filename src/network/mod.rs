//! The network of flows: which places the entries connect, without regard to how often.

mod connected;
pub(crate) mod corridor;
pub(crate) mod corridor_changes;
mod pairs;
#[cfg(feature = "petgraph")]
mod petgraph;
pub(crate) mod route;
pub(crate) mod tier_table;

use std::{fmt, ops::Range, sync::OnceLock};

use self::{corridor::Corridor, pairs::Pairs};
use crate::{
    dataset::Dataset,
    table::flows::{End, FlowRow},
    view::{
        country::Country,
        flow::{Place, coverage::Coverage, flows::Flows},
    },
    words::statement::FlowKind,
};

/// The place at one end of a corridor, as a number: the countries in order of codes, then the regions in order of ids.
pub(crate) type Node = u16;

/// The numbering of the places of a dataset.
#[derive(Clone, Debug)]
struct Nodes {
    countries: Node,
    /// For each region its number, if the text [names](crate::Region::is_named) it.
    regions: Vec<Option<Node>>,
}

impl Nodes {
    fn new(data: &Dataset) -> Self {
        let countries = count_nodes(data.countries_table().len());
        let regions = data.regions().zip(countries..).map(|(region, node)| region.is_named().then_some(node)).collect();
        Nodes { countries, regions }
    }

    fn len(&self) -> usize {
        usize::from(self.countries) + self.regions.len()
    }

    #[inline]
    fn of(&self, end: End) -> Option<Node> {
        match end.as_country() {
            Some(country) => Some(country),
            None => self.regions[usize::from(end.as_region()?)],
        }
    }

    /// The ends of a flow between named places.
    #[inline]
    fn ends(&self, row: &FlowRow) -> Option<(Node, Node)> {
        self.of(row.origin).zip(self.of(row.destination))
    }
}

/// How many flows a network leaves out, and why.
///
/// ```
/// # use tip_report::Dataset;
/// let flows = Dataset::bundled().report(2009)?.flows();
/// let left_out = flows.clone().network().left_out();
/// assert_eq!(left_out.domestic, flows.clone().domestic().count());
/// assert_eq!(left_out.demand, flows.clone().demand().count());
/// assert!(left_out.unnamed < flows.cross_border().count());
/// # Ok::<(), tip_report::NoReport>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LeftOut {
    /// Across a border, but the text does not name one of the places, as in "from other countries".
    pub unnamed: usize,
    /// Inside one country: no corridor.
    pub domestic: usize,
    /// Statements of demand: the buyers travel, not the victims.
    pub demand: usize,
}

/// The corridors of a selection of flows: who is moved from where to where, as the entries that were read describe it.
///
/// Places are countries, and regions where the text names no country; a region is a place of its own, not its countries. Only
/// flows across borders with two named ends make corridors; [`Network::left_out`] counts the others.
///
/// **A corridor says that an entry names it, not how many people were moved.** Degrees, neighbours and routes depend
/// on which entries were read, so the network carries the [`Coverage`] of its reports.
///
/// Order everywhere: countries by code, then regions by id; corridors by origin, then by destination.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let report = data.report(2009)?;
/// let korea = data.country("KOR")?;
///
/// // What the country's own entry says: victims are taken from it and to it.
/// let network = report.flows().reported_by(korea).network();
/// assert!(network.corridor(korea, data.country("USA")?).is_some());
/// assert!(network.out_degree(korea) > 0 && network.in_degree(korea) > 0);
///
/// // Entries of other countries name more.
/// assert!(report.flows().network().degree(korea) > network.degree(korea));
/// assert_eq!(report.flows().network().coverage()[0].to_string(), report.coverage().to_string());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Network<'a> {
    flows: Flows<'a>,
    coverage: Vec<Coverage<'a>>,
    left_out: LeftOut,
    nodes: Nodes,
    pairs: Pairs,
    /// By origin, then destination.
    corridors: Vec<CorridorRow>,
    /// For each node where its corridors begin, and after the last node where they end.
    out_starts: Vec<u32>,
    /// The same in `incoming`: the numbers of the corridors by destination, then origin.
    in_starts: Vec<u32>,
    incoming: Vec<u32>,
    /// Sorted out when they are first asked for: degrees and routes need none.
    statements: OnceLock<Statements>,
}

/// A corridor as a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CorridorRow {
    pub(crate) origin: Node,
    pub(crate) destination: Node,
}

/// The numbers of the flows by corridor, then in the order of [`Flows`], and where each corridor's begin.
#[derive(Clone)]
struct Statements {
    rows: Vec<u32>,
    starts: Vec<u32>,
}

/// Sorts items by key in one pass and keeps the order of equals; gives also where each key begins, and the end.
fn sort_by_dense_key<T: Copy + Default>(items: &[T], keys: usize, key: impl Fn(T) -> usize) -> (Vec<T>, Vec<u32>) {
    let mut starts = vec![0; keys + 1];
    for &item in items {
        starts[key(item) + 1] += 1;
    }
    for number in 0..keys {
        starts[number + 1] += starts[number];
    }
    let mut sorted = vec![T::default(); items.len()];
    let mut free = starts.clone();
    for &item in items {
        let place = &mut free[key(item)];
        sorted[*place as usize] = item;
        *place += 1;
    }
    (sorted, starts)
}

/// A number of rows; a table has fewer than fit, because its file is limited.
fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

/// A number of nodes: there are fewer countries than codes, 17,576, and regions are limited to as many again.
fn count_nodes(nodes: usize) -> Node {
    Node::try_from(nodes).unwrap_or(Node::MAX)
}

impl<'a> Network<'a> {
    fn new(flows: Flows<'a>) -> Self {
        let data = flows.data();
        let coverage = flows.coverage().collect();
        let nodes = Nodes::new(data);
        let mut pairs = Pairs::new(nodes.len());
        let mut left_out = LeftOut::default();
        for row in flows.clone().rows() {
            match (row.kind, nodes.ends(row)) {
                (FlowKind::CrossBorder, Some((origin, destination))) => pairs.insert(origin, destination),
                (FlowKind::CrossBorder, None) => left_out.unnamed += 1,
                (FlowKind::Domestic, _) => left_out.domestic += 1,
                (FlowKind::Demand, _) => left_out.demand += 1,
            }
        }
        let mut corridors = Vec::new();
        let mut out_starts = vec![0];
        for origin in 0..count_nodes(nodes.len()) {
            corridors.extend(pairs.destinations(origin).map(|destination| CorridorRow { origin, destination }));
            out_starts.push(count(corridors.len()));
        }
        let numbers: Vec<u32> = (0..count(corridors.len())).collect();
        let destination = |number| usize::from(corridors[number as usize].destination);
        let (incoming, in_starts) = sort_by_dense_key(&numbers, nodes.len(), destination);
        let statements = OnceLock::new();
        Network { flows, coverage, left_out, nodes, pairs, corridors, out_starts, in_starts, incoming, statements }
    }

    fn statements(&self) -> &Statements {
        self.statements.get_or_init(|| {
            let ends = |row: &FlowRow| self.nodes.ends(row).filter(|_| row.kind == FlowKind::CrossBorder);
            let mut flows = self.flows.clone();
            let numbered = std::iter::from_fn(|| flows.next_row());
            let statements: Vec<(u32, u32)> = numbered
                .filter_map(|(number, row)| {
                    let (origin, destination) = ends(row)?;
                    Some((self.number(origin, destination), count(number)))
                })
                .collect();
            let (sorted, starts) =
                sort_by_dense_key(&statements, self.corridors.len(), |(corridor, _)| corridor as usize);
            Statements { rows: sorted.into_iter().map(|(_, row)| row).collect(), starts }
        })
    }

    /// The number of a corridor that there is.
    fn number(&self, origin: Node, destination: Node) -> u32 {
        self.out_starts[usize::from(origin)] + self.pairs.rank(origin, destination)
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.flows.data()
    }

    pub(crate) fn row(&self, corridor: u32) -> CorridorRow {
        self.corridors[corridor as usize]
    }

    #[cfg(feature = "petgraph")]
    pub(crate) fn rows(&self) -> impl Iterator<Item = CorridorRow> {
        self.corridors.iter().copied()
    }

    pub(crate) fn statements_of(&self, corridor: u32) -> impl ExactSizeIterator<Item = &'a FlowRow> + use<'_, 'a> {
        let statements = self.statements();
        let corridor = corridor as usize;
        let (start, end) = (statements.starts[corridor] as usize, statements.starts[corridor + 1] as usize);
        let rows = &self.data().flows_table().rows;
        statements.rows[start..end].iter().map(move |&row| &rows[row as usize])
    }

    /// The nodes that corridors begin or end in.
    pub(crate) fn connected(&self) -> impl Iterator<Item = Node> {
        let connected = |&node: &Node| !self.outgoing(node).is_empty() || !self.incoming(node).is_empty();
        (0..count_nodes(self.node_count())).filter(connected)
    }

    pub(crate) fn node_count(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn is_country(&self, node: Node) -> bool {
        node < self.nodes.countries
    }

    pub(crate) fn place(&self, node: Node) -> Place<'a> {
        let end = node.checked_sub(self.nodes.countries).map_or(End::country(node), End::region);
        Place::new(self.data(), end)
    }

    /// The number of a place that the text can name.
    pub(crate) fn node<'p>(&self, place: impl Into<Place<'p>>) -> Option<Node> {
        self.nodes.of(place.into().end_in(self.data())?)
    }

    /// The numbers of the corridors that begin at a node, by destination.
    pub(crate) fn outgoing(&self, node: Node) -> Range<u32> {
        let node = usize::from(node);
        self.out_starts[node]..self.out_starts[node + 1]
    }

    /// The numbers of the corridors that end at a node, by origin.
    pub(crate) fn incoming(&self, node: Node) -> &[u32] {
        let node = usize::from(node);
        &self.incoming[self.in_starts[node] as usize..self.in_starts[node + 1] as usize]
    }

    /// What was read of the reports that the network is made of, in order of years: those too of which nothing was read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().flows().in_years(2015..=2018).network();
    /// let years: Vec<_> = network.coverage().iter().map(|coverage| coverage.report().year().get()).collect();
    /// assert_eq!(years, [2015, 2016, 2017, 2018]);
    /// // Hardly an entry of 2017 was read: that few of its flows are here says nothing.
    /// assert!(network.coverage()[2].entries_read() < network.coverage()[3].entries_read());
    /// ```
    #[must_use]
    pub fn coverage(&self) -> &[Coverage<'a>] {
        &self.coverage
    }

    /// The flows of the selection that make no corridor, counted.
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
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// assert!(network.corridors().all(|corridor| network.corridor(corridor.origin(), corridor.destination()).is_some()));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn corridors(&self) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> + DoubleEndedIterator {
        (0..count(self.corridors.len())).map(|number| Corridor::new(self, number))
    }

    /// The corridor from one place to another; `None` if no flow of the selection goes there.
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
        let found = self.pairs.contains(origin, destination);
        found.then(|| Corridor::new(self, self.number(origin, destination)))
    }

    /// The places that corridors begin or end in.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// assert!(network.places().all(|place| network.degree(place) > 0));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn places(&self) -> impl Iterator<Item = Place<'a>> {
        self.connected().map(|node| self.place(node))
    }

    /// How many corridors begin in a place: to how many places its victims are taken, as far as the entries name them.
    ///
    /// None is no finding where entries were not read: see [`Network::coverage`].
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
        self.node(place).map_or(0, |node| self.outgoing(node).len())
    }

    /// How many corridors end in a place. None is no finding where entries were not read: see [`Network::coverage`].
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
        self.node(place).map_or(0, |node| self.incoming(node).len())
    }

    /// How many corridors begin or end in a place.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// assert_eq!(network.degree(korea), network.in_degree(korea) + network.out_degree(korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn degree<'p>(&self, place: impl Into<Place<'p>>) -> usize {
        let place = place.into();
        self.out_degree(place) + self.in_degree(place)
    }

    /// The corridors that begin in a place, by destination.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let network = data.report(2009)?.flows().reported_by(korea).network();
    /// let codes: Vec<_> =
    ///     network.corridors_from(korea).filter_map(|corridor| corridor.destination().code_or_label()).collect();
    /// assert_eq!(codes, ["AUS", "CAN", "GUM", "HKG", "JPN", "NZL", "USA"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn corridors_from<'p>(&self, place: impl Into<Place<'p>>) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> {
        let numbers = self.node(place).map_or(0..0, |node| self.outgoing(node));
        numbers.map(|number| Corridor::new(self, number))
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
    pub fn corridors_to<'p>(&self, place: impl Into<Place<'p>>) -> impl ExactSizeIterator<Item = Corridor<'_, 'a>> {
        let numbers = self.node(place).map_or(&[][..], |node| self.incoming(node));
        numbers.iter().map(|&number| Corridor::new(self, number))
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
    /// // A place that is both an origin and a destination is there once.
    /// assert!(neighbors.len() <= network.degree(korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn neighbors<'p>(&self, place: impl Into<Place<'p>>) -> Vec<Place<'a>> {
        let Some(node) = self.node(place) else { return Vec::new() };
        let after = self.outgoing(node).map(|number| self.row(number).destination);
        let before = self.incoming(node).iter().map(|&number| self.row(number).origin);
        let mut nodes: Vec<Node> = after.chain(before).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes.into_iter().map(|node| self.place(node)).collect()
    }

    /// The countries that flows pass through, each with the number of corridors that do: the most corridors first,
    /// then by code.
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
        let lists = &self.data().flows_table().lists;
        let mut corridors = vec![0; usize::from(self.nodes.countries)];
        // The corridor that a country was last counted for.
        let mut counted = vec![None; corridors.len()];
        for number in 0..count(self.corridors.len()) {
            for row in self.statements_of(number) {
                for &country in lists.get(row.transit) {
                    let country = usize::from(country);
                    if counted[country].replace(number) != Some(number) {
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

    /// The countries that are an origin and a destination at once.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let korea = data.country("KOR")?;
    /// assert!(network.origins_and_destinations().any(|country| country == korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn origins_and_destinations(&self) -> impl Iterator<Item = Country<'a>> {
        let both = |&node: &Node| !self.outgoing(node).is_empty() && !self.incoming(node).is_empty();
        (0..self.nodes.countries).filter(both).map(|node| Country::new(self.data(), node))
    }
}

impl fmt::Debug for Network<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (places, corridors) = (self.places().count(), self.corridors.len());
        write!(f, "Network({places} places, {corridors} corridors, {:?})", self.coverage)
    }
}

impl<'a> Flows<'a> {
    /// The corridors of these flows, with what was read beside them.
    ///
    /// ```
    /// # use tip_report::{Dataset, Exploitation};
    /// let labor = Dataset::bundled().report(2018)?.flows().with_form(Exploitation::ForcedLabor).network();
    /// assert!(labor.corridors().all(|corridor| corridor.statements().len() > 0));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn network(self) -> Network<'a> {
        Network::new(self)
    }
}
