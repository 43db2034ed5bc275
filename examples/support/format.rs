//! The formats of answers.

use clap::ValueEnum;

/// A format of an answer.
#[derive(Clone, Copy, PartialEq, Debug, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// One table with a header, in UTF-8
    Csv,
    /// One document
    Json,
    /// Annotations for a build on GitHub
    Github,
    /// A network for Graphviz
    Dot,
    /// A network for Gephi, `NetworkX` and others
    Graphml,
    /// A picture
    Svg,
    /// A page for a browser
    Html,
}

impl Format {
    /// The short form of the option `--format`, if the format has one.
    pub fn short_form(self) -> Option<(&'static str, &'static str)> {
        match self {
            Format::Csv => Some(("csv", "Short for `--format csv`")),
            Format::Json => Some(("json", "Short for `--format json`")),
            Format::Dot => Some(("dot", "Short for `--format dot`")),
            Format::Graphml => Some(("graphml", "Short for `--format graphml`")),
            Format::Text | Format::Github | Format::Svg | Format::Html => None,
        }
    }
}
