//! The sources that rows cite.

use crate::dataset::Dataset;

/// A row of `sources.csv`.
#[derive(Clone, Debug)]
pub(crate) struct SourceRow {
    pub(crate) id: Box<str>,
    pub(crate) title: Box<str>,
    pub(crate) publisher: Option<Box<str>>,
    pub(crate) years: Option<Box<str>>,
    pub(crate) kind: Option<Box<str>>,
    pub(crate) licence: Option<Box<str>>,
    pub(crate) note: Option<Box<str>>,
}

/// The sources in order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources(Vec<SourceRow>);

impl Sources {
    /// From rows in order of their ids, each id once.
    pub(crate) fn new(rows: Vec<SourceRow>) -> Self {
        Sources(rows)
    }

    #[inline]
    pub(crate) fn index_of(&self, id: &[u8]) -> Option<u16> {
        let found = self.0.binary_search_by(|row| row.id.as_bytes().cmp(id)).ok()?;
        u16::try_from(found).ok()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|row| &*row.id)
    }

    pub(crate) fn rows(&self) -> &[SourceRow] {
        &self.0
    }
}

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
    pub(crate) fn cited(data: &'a Dataset, list: &'a [u16]) -> impl ExactSizeIterator<Item = Source<'a>> + use<'a> {
        list.iter().map(|&index| Source { row: &data.sources_table().0[usize::from(index)] })
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

    /// The report years it covers, as text.
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

    /// What to know when relying on it.
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
