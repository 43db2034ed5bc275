//! Strongly connected groups: within a group, corridors lead from every country to every other.

use super::{
    Network,
    graph::{NodeId, Nodes, Outgoing},
};
use crate::view::country::Country;

/// Tarjan's algorithm, without recursion: a dataset may have thousands of countries.
struct Search<'n, 'a> {
    network: &'n Network<'a>,
    /// For each country, its number in the order of the search.
    met: Vec<Option<usize>>,
    /// For each country, the smallest such number that it leads back to.
    back_to: Vec<usize>,
    /// Countries whose group is not complete, in the order of the search.
    open: Vec<NodeId>,
    is_open: Vec<bool>,
    turn: usize,
    groups: Vec<Vec<NodeId>>,
}

impl Search<'_, '_> {
    fn meet(&mut self, node: NodeId) -> (NodeId, Outgoing) {
        let place = node.position();
        self.met[place] = Some(self.turn);
        self.back_to[place] = self.turn;
        self.is_open[place] = true;
        self.open.push(node);
        self.turn += 1;
        (node, self.network.graph.outgoing(node))
    }

    fn search_from(&mut self, start: NodeId) {
        let mut path = vec![self.meet(start)];
        while let Some((node, untried)) = path.last_mut() {
            let node = *node;
            if let Some(corridor) = untried.next() {
                let next = self.network.graph.ends(corridor).destination;
                if !self.network.nodes.is_country(next) {
                    continue;
                }
                match self.met[next.position()] {
                    None => path.push(self.meet(next)),
                    Some(turn) if self.is_open[next.position()] => self.reaches(node, turn),
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            let back_to = self.back_to[node.position()];
            if let Some(&(before, _)) = path.last() {
                self.reaches(before, back_to);
            }
            if self.met[node.position()] == Some(back_to) {
                self.close(node);
            }
        }
    }

    fn reaches(&mut self, node: NodeId, turn: usize) {
        let back_to = &mut self.back_to[node.position()];
        *back_to = turn.min(*back_to);
    }

    /// Makes a group of the countries found since `first`.
    fn close(&mut self, first: NodeId) {
        let start = self.open.iter().rposition(|&node| node == first).unwrap_or_default();
        let mut group = self.open.split_off(start);
        for &node in &group {
            self.is_open[node.position()] = false;
        }
        group.sort_unstable();
        if group.len() > 1 {
            self.groups.push(group);
        }
    }
}

impl<'a> Network<'a> {
    /// The groups of two or more countries in which corridors lead from each country to every other, perhaps through
    /// others of the group. The largest group comes first; groups of one size are in order of their first code. The
    /// countries of a group are in order of codes.
    ///
    /// Corridors from or to regions do not connect countries.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// let groups = network.strongly_connected();
    /// // Within a group corridors lead from each country to every other, and back.
    /// let (one, other) = (groups[0][0], groups[0][1]);
    /// assert!(network.shortest_route(one, other).is_some() && network.shortest_route(other, one).is_some());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn strongly_connected(&self) -> Vec<Vec<Country<'a>>> {
        let countries = self.data().tables.countries().len();
        let mut search = Search {
            network: self,
            met: vec![None; countries],
            back_to: vec![0; countries],
            open: Vec::new(),
            is_open: vec![false; countries],
            turn: 0,
            groups: Vec::new(),
        };
        for node in self.data().tables.countries().ids().map(Nodes::of_country) {
            if search.met[node.position()].is_none() {
                search.search_from(node);
            }
        }
        let mut groups = search.groups;
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
        let countries = |group: Vec<NodeId>| group.into_iter().filter_map(|node| self.place(node).country()).collect();
        groups.into_iter().map(countries).collect()
    }
}
