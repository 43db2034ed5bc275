//! Networks in `GraphML`.

use std::io::{self, Write};

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};

use super::attributes::{Attributes, Value, id};
use crate::network::Network;

/// A text that XML can contain. Control characters that XML cannot even escape are left out.
fn legal(text: &str) -> String {
    let is_legal = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(is_legal).collect()
}

/// Declares the attributes of the graph, of nodes or of edges. All elements of a kind have the same attributes, so one
/// of them is enough.
fn declare<W: Write>(xml: &mut Writer<W>, of: &str, attributes: &Attributes) -> io::Result<()> {
    for (name, value) in attributes {
        let kind = if matches!(value, Some(Value::Number(_))) { "int" } else { "string" };
        let key = format!("{of}_{name}");
        let attributes = [("id", key.as_str()), ("for", of), ("attr.name", name), ("attr.type", kind)];
        xml.create_element("key").with_attributes(attributes).write_empty()?;
    }
    Ok(())
}

/// Writes the attributes that have a value.
fn write_data<W: Write>(xml: &mut Writer<W>, of: &str, attributes: &Attributes) -> io::Result<()> {
    for (name, value) in attributes {
        let Some(value) = value else { continue };
        let element = xml.create_element("data").with_attribute(("key", format!("{of}_{name}").as_str()));
        element.write_text_content(BytesText::new(&legal(&value.to_string())))?;
    }
    Ok(())
}

impl Network<'_> {
    /// Writes the network in `GraphML`, for Gephi, `NetworkX`, igraph and others. Feature `graphml`.
    ///
    /// The graph has a `title`, a `note` on what an edge is, the `coverage`, how many flows were left out, the
    /// `data_version` and the `citation`. A node is a country, by its code, or a region, by its id. It has `name`,
    /// `kind` (`country` or `region`), `code`, `bureau` and, in a network of one report, its `standing` in that report.
    /// An edge is a corridor. It has the number of its `statements` (which is not a weight), their `reports`,
    /// `reporters`, `forms`, `victims` and `sources`, and how many of them are `asserted`, `reported`, `at_risk`,
    /// `stated` and `inferred`. Lists are joined by `;`.
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let mut xml = Vec::new();
    /// Dataset::bundled().report(2009)?.flows().network().write_graphml(&mut xml)?;
    /// assert!(String::from_utf8(xml)?.contains("<edge source=\"THA\" target=\"KOR\">"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_graphml(&self, out: impl Write) -> io::Result<()> {
        let mut xml = Writer::new_with_indent(out, b' ', 1);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let namespace = ("xmlns", "http://graphml.graphdrawing.org/xmlns");
        xml.create_element("graphml").with_attribute(namespace).write_inner_content(|xml| {
            let graph = self.attributes();
            declare(xml, "graph", &graph)?;
            self.places().next().map_or(Ok(()), |place| declare(xml, "node", &self.place_attributes(place)))?;
            self.corridors().next().map_or(Ok(()), |corridor| declare(xml, "edge", &corridor.attributes()))?;
            let element = xml.create_element("graph").with_attribute(("edgedefault", "directed"));
            element.write_inner_content(|xml| {
                write_data(xml, "graph", &graph)?;
                for place in self.places() {
                    let node = xml.create_element("node").with_attribute(("id", id(place)));
                    node.write_inner_content(|xml| write_data(xml, "node", &self.place_attributes(place)))?;
                }
                for corridor in self.corridors() {
                    let ends = [("source", id(corridor.origin())), ("target", id(corridor.destination()))];
                    let edge = xml.create_element("edge").with_attributes(ends);
                    edge.write_inner_content(|xml| write_data(xml, "edge", &corridor.attributes()))?;
                }
                Ok(())
            })?;
            Ok(())
        })?;
        writeln!(xml.into_inner())
    }
}
