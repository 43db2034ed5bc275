//! Networks as node-link JSON, or in any other format that serde can write.

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::attributes::{Attributes, Value, id};
use crate::{
    network::{Network, corridor::Corridor},
    view::flow::Place,
};

struct NodeLink<'n, 'a>(&'n Network<'a>);

impl<'a> Network<'a> {
    /// The network as nodes and links, the form that D3 draws and that `NetworkX` reads. Any serializer of serde can
    /// write it. It can't be read back.
    ///
    /// `{"directed": true, "multigraph": false, "graph": {...}, "nodes": [{"id", ...}], "links": [{"source", "target",
    /// ...}]}` with the attributes of [`Network::write_dot`]. Lists are lists, and values that do not apply are `null`.
    /// In Python: `networkx.node_link_graph(document, edges="links")`.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let network = Dataset::bundled().report(2009)?.flows().network();
    /// let document = serde_json::to_value(network.node_link())?;
    /// assert_eq!(document["links"].as_array().unwrap().len(), network.corridors().len());
    /// assert_eq!(document["graph"]["title"], "Corridors in the 2009 Trafficking in Persons Report");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn node_link(&self) -> impl Serialize + use<'_, 'a> {
        NodeLink(self)
    }
}

impl Serialize for NodeLink<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let network = self.0;
        let mut map = serializer.serialize_map(Some(5))?;
        map.serialize_entry("directed", &true)?;
        map.serialize_entry("multigraph", &false)?;
        map.serialize_entry("graph", &Object { ids: &[], attributes: network.attributes() })?;
        map.serialize_entry("nodes", &network.places().map(|place| Node(network, place)).collect::<Vec<_>>())?;
        map.serialize_entry("links", &network.corridors().map(Link).collect::<Vec<_>>())?;
        map.end()
    }
}

struct Node<'n, 'a>(&'n Network<'a>, Place<'a>);

impl Serialize for Node<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Object { ids: &[("id", id(self.1))], attributes: self.0.place_attributes(self.1) }.serialize(serializer)
    }
}

struct Link<'n, 'a>(Corridor<'n, 'a>);

impl Serialize for Link<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let ids = [("source", id(self.0.origin())), ("target", id(self.0.destination()))];
        Object { ids: &ids, attributes: self.0.attributes() }.serialize(serializer)
    }
}

/// Attributes as an object, after the ids.
struct Object<'t> {
    ids: &'t [(&'static str, &'t str)],
    attributes: Attributes,
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.ids.len() + self.attributes.len()))?;
        for (name, id) in self.ids {
            map.serialize_entry(name, id)?;
        }
        for (name, value) in &self.attributes {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => text.serialize(serializer),
            Value::Number(number) => number.serialize(serializer),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Numbers(numbers) => numbers.serialize(serializer),
        }
    }
}
