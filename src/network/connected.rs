//! Strongly connected groups: countries from each of which corridors lead to every other.

use std::ops::Range;

use super::{Network, Node};
use crate::view::country::Country;

/// Tarjan's algorithm, without recursion: a dataset may have thousands of countries.
struct Search<'n, 'a> {
    network: &'n Network<'a>,
    /// For each country the turn at which it was first met.
    met: Vec<Option<usize>>,
    /// The earliest turn that it leads back to.
    back_to: Vec<usize>,
    /// Countries whose group is not complete, in the order in which they were met.
    open: Vec<Node>,
    is_open: Vec<bool>,
    turn: usize,
    groups: Vec<Vec<Node>>,
}

impl Search<'_, '_> {
    fn meet(&mut self, node: Node) -> (Node, Range<u32>) {
        let place = usize::from(node);
        self.met[place] = Some(self.turn);
        self.back_to[place] = self.turn;
        self.is_open[place] = true;
        self.open.push(node);
        self.turn += 1;
        (node, self.network.outgoing(node))
    }

    fn search_from(&mut self, start: Node) {
        let mut path = vec![self.meet(start)];
        while let Some((node, untried)) = path.last_mut() {
            let node = *node;
            if let Some(corridor) = untried.next() {
                let next = self.network.row(corridor).destination;
                if !self.network.is_country(next) {
                    continue;
                }
                match self.met[usize::from(next)] {
                    None => path.push(self.meet(next)),
                    Some(turn) if self.is_open[usize::from(next)] => self.reaches(node, turn),
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            let back_to = self.back_to[usize::from(node)];
            if let Some(&(before, _)) = path.last() {
                self.reaches(before, back_to);
            }
            if self.met[usize::from(node)] == Some(back_to) {
                self.close(node);
            }
        }
    }

    fn reaches(&mut self, node: Node, turn: usize) {
        let back_to = &mut self.back_to[usize::from(node)];
        *back_to = turn.min(*back_to);
    }

    /// The countries met since `first` are a group.
    fn close(&mut self, first: Node) {
        let start = self.open.iter().rposition(|&node| node == first).unwrap_or_default();
        let mut group = self.open.split_off(start);
        for &node in &group {
            self.is_open[usize::from(node)] = false;
        }
        group.sort_unstable();
        if group.len() > 1 {
            self.groups.push(group);
        }
    }
}

impl<'a> Network<'a> {
    /// The groups of two or more countries in which corridors lead from each to every other, perhaps over others of
    /// the group: the largest group first, then by the code of its first country; in a group by code.
    ///
    /// Corridors from or to regions do not connect countries.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// let groups = network.strongly_connected();
    /// // From each country of a group corridors lead to each other one, and back.
    /// let (one, other) = (groups[0][0], groups[0][1]);
    /// assert!(network.shortest_route(one, other).is_some() && network.shortest_route(other, one).is_some());
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn strongly_connected(&self) -> Vec<Vec<Country<'a>>> {
        let countries = self.data().countries_table().len();
        let mut search = Search {
            network: self,
            met: vec![None; countries],
            back_to: vec![0; countries],
            open: Vec::new(),
            is_open: vec![false; countries],
            turn: 0,
            groups: Vec::new(),
        };
        for node in self.data().countries_table().indexes() {
            if search.met[usize::from(node)].is_none() {
                search.search_from(node);
            }
        }
        let mut groups = search.groups;
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group[0]));
        let countries = |group: Vec<Node>| group.into_iter().map(|node| Country::new(self.data(), node)).collect();
        groups.into_iter().map(countries).collect()
    }
}
