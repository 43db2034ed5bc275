//! The network as a `petgraph` graph, for everything that is not built in.

use petgraph::graph::{DiGraph, NodeIndex};

use super::{Network, corridor::Corridor};
use crate::view::flow::Place;

impl<'a> Network<'a> {
    /// The same network as a graph of `petgraph`. Its places are the nodes and its corridors the edges, both in the
    /// order of this network.
    ///
    /// An edge has no number as its weight: the weight is the corridor with its statements. Regions are nodes too.
    /// Leave them out if a path must not lead through them. The graph does not carry the [coverage](Network::coverage);
    /// ask the network for it.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// let graph = network.to_petgraph();
    /// assert_eq!(graph.node_count(), network.places().count());
    /// assert_eq!(graph.edge_count(), network.corridors().len());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn to_petgraph(&self) -> DiGraph<Place<'a>, Corridor<'_, 'a>> {
        let mut graph = DiGraph::with_capacity(self.graph.nodes().len(), self.graph.corridors().len());
        let mut indexes = vec![NodeIndex::end(); self.graph.nodes().len()];
        for node in self.connected() {
            indexes[node.position()] = graph.add_node(self.place(node));
        }
        for (id, corridor) in self.graph.corridors().zip(self.corridors()) {
            let [origin, destination] = [self.graph.ends(id).origin, self.graph.ends(id).destination];
            graph.add_edge(indexes[origin.position()], indexes[destination.position()], corridor);
        }
        graph
    }
}
