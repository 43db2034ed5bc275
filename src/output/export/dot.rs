//! Networks in the language of Graphviz. `petgraph` writes it too, but without attributes of the graph itself, and so
//! without the coverage.

use std::{
    fmt,
    io::{self, Write},
};

use super::attributes::{Attributes, id};
use crate::network::Network;

/// A quoted string. A backslash is doubled, because in labels it would begin an escape sequence.
struct Quoted<T>(T);

impl<T: fmt::Display> fmt::Display for Quoted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.to_string().replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
    }
}

/// Writes the attributes that have a value, except `name`. The name is the label, and readers keep the word `name` for
/// the id of a node (pydot refuses a node that has both).
fn write_list(out: &mut impl Write, attributes: &Attributes) -> io::Result<()> {
    for (name, value) in attributes {
        if let Some(value) = value.as_ref().filter(|_| *name != "name") {
            write!(out, " {name}={}", Quoted(value))?;
        }
    }
    Ok(())
}

impl Network<'_> {
    /// Writes the network in the language of Graphviz (DOT), for `dot -Tsvg` and others.
    ///
    /// For the corridors of a complete report `dot` takes a minute. `dot -Tsvg -Gnslimit=1 -Gmclimit=0.1` takes two seconds,
    /// because it ends its search for the best layout early.
    ///
    /// The label of the picture is the title, the coverage and a note on what an edge is. The label of a node is its
    /// name. Otherwise places and corridors have the same attributes as in `Network::write_graphml`, in the same order.
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let mut dot = Vec::new();
    /// Dataset::bundled().report(2009)?.flows().network().write_dot(&mut dot)?;
    /// let dot = String::from_utf8(dot)?;
    /// assert!(dot.starts_with("digraph {"));
    /// assert!(dot.contains("\n  \"THA\" -> \"KOR\" ["));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_dot(&self, mut out: impl Write) -> io::Result<()> {
        let attributes = self.attributes();
        writeln!(out, "digraph {{")?;
        let label = ["title", "coverage", "note"].map(|wanted| {
            let value = attributes.iter().find(|(name, _)| *name == wanted).and_then(|(_, value)| value.as_ref());
            value.map(ToString::to_string).unwrap_or_default()
        });
        write!(out, "  graph [label={} labelloc=t", Quoted(label.join("\n")))?;
        write_list(&mut out, &attributes)?;
        writeln!(out, "]\n  node [shape=box style=rounded]")?;
        for place in self.places() {
            write!(out, "  {} [label={}", Quoted(id(place)), Quoted(place))?;
            write_list(&mut out, &self.place_attributes(place))?;
            writeln!(out, "]")?;
        }
        for corridor in self.corridors() {
            write!(out, "  {} -> {} [", Quoted(id(corridor.origin())), Quoted(id(corridor.destination())))?;
            write_list(&mut out, &corridor.attributes())?;
            writeln!(out, " ]")?;
        }
        writeln!(out, "}}")
    }
}
