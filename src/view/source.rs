//! The sources that rows cite.

use std::iter::FusedIterator;

use crate::{
    dataset::Dataset,
    table::{id::SourceId, sources::SourceRow},
};

/// A source that rows cite: a report, a government republication, or somebody's transcription.
///
/// ```
/// use tip_report::Dataset;
/// let source = Dataset::bundled().source("report-2018").unwrap();
/// assert_eq!(source.publisher(), Some("U.S. Department of State"));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    row: &'a SourceRow,
}

impl<'a> Source<'a> {
    pub(crate) fn new(row: &'a SourceRow) -> Self {
        Source { row }
    }

    /// The sources of a row.
    pub(crate) fn cited(
        data: &'a Dataset,
        list: &'a [SourceId],
    ) -> impl ExactSizeIterator<Item = Source<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        list.iter().map(|&id| Source { row: data.tables.sources().row(id) })
    }

    /// The id by which rows cite the source.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().sources().any(|source| source.id() == "cia-factbook"));
    /// ```
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.row.id
    }

    /// The title.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().source("crs").unwrap().title().contains("R44953"));
    /// ```
    #[must_use]
    pub fn title(&self) -> &'a str {
        &self.row.title
    }

    /// The publisher.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().source("cia-factbook").unwrap().publisher(), Some("Central Intelligence Agency"));
    /// ```
    #[must_use]
    pub fn publisher(&self) -> Option<&'a str> {
        self.row.publisher.as_deref()
    }

    /// The report years that the source covers, as text.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().source("gvnet").unwrap().years(), Some("2009;2020;2023"));
    /// ```
    #[must_use]
    pub fn years(&self) -> Option<&'a str> {
        self.row.years.as_deref()
    }

    /// `official` or `transcription`.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().source("press").unwrap().kind(), Some("transcription"));
    /// ```
    #[must_use]
    pub fn kind(&self) -> Option<&'a str> {
        self.row.kind.as_deref()
    }

    /// The licence of the source itself.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let licence = Dataset::bundled().source("report-2018").unwrap().licence().unwrap();
    /// assert!(licence.contains("public domain"));
    /// ```
    #[must_use]
    pub fn licence(&self) -> Option<&'a str> {
        self.row.licence.as_deref()
    }

    /// What to know before you rely on the source.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().source("hti").unwrap().note().unwrap().contains("Watch List"));
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row.note.as_deref()
    }
}

impl PartialEq for Source<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Source<'_> {}

impl std::hash::Hash for Source<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

impl Dataset {
    /// All sources, in order of ids.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// for source in Dataset::bundled().sources() {
    ///     println!("{}: {}", source.id(), source.title());
    /// }
    /// ```
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.sources().rows().iter().map(Source::new)
    }

    /// The source with this id.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().source("cia-factbook").is_some());
    /// ```
    #[must_use]
    pub fn source(&self, id: &str) -> Option<Source<'_>> {
        self.sources().find(|source| source.id() == id)
    }
}
