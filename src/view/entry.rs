//! Entries: which countries' texts were read, and where to find them.

use std::{fmt, iter::FusedIterator};

use super::{country::Country, report::Report, source::Source};
use crate::{dataset::Dataset, table::entries::EntryRow, words::extent::Extent};

/// What is known of one country's entry in one report: the text in which it was read for flows and roles, and an
/// address.
///
/// ```
/// use tip_report::{Dataset, entry::Extent};
/// let data = Dataset::bundled();
/// let entry = data.report(2018)?.entries(data.country("Kenya")?).next().unwrap();
/// assert_eq!(entry.extent(), Some(Extent::Full));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    data: &'a Dataset,
    row: &'a EntryRow,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(data: &'a Dataset, row: &'a EntryRow) -> Self {
        Entry { data, row }
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().entries().next().unwrap().report().year().get(), 2001);
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// assert!(data.report(2009)?.entries(korea).all(|entry| entry.country() == korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// How much of the entry was read for flows and roles. `None` if it was not read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().entries().any(|entry| entry.extent().is_none()));
    /// ```
    #[must_use]
    pub fn extent(&self) -> Option<Extent> {
        self.row.extent()
    }

    /// The text in which the entry was read. `None` if it was not read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().entries().any(|entry| entry.source().is_some_and(|s| s.id() == "report-2018")));
    /// ```
    #[must_use]
    pub fn source(&self) -> Option<Source<'a>> {
        self.row.read.map(|(source, _)| Source::new(self.data.tables.sources().row(source)))
    }

    /// An address at which the entry was found, if one is known.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.report(2009)?.entries(data.country("KOR")?).find_map(|entry| entry.url());
    /// assert!(korea.unwrap().starts_with("https://"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn url(&self) -> Option<&'a str> {
        self.row.url.as_deref()
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.report() == other.report()
            && self.country() == other.country()
            && self.extent() == other.extent()
            && self.source() == other.source()
            && self.url() == other.url()
    }
}

impl Eq for Entry<'_> {}

impl std::hash::Hash for Entry<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.report(), self.country()).hash(state);
    }
}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({} {}, {:?})", self.report().year(), self.country().code(), self.extent())
    }
}

/// How to look the entry up: the text in which it was read, with the extent, and an address of the entry. If no address
/// is known, the title and publisher of the text follow instead.
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let entry = data.report(2018)?.entries(data.country("Italy")?).next().unwrap();
/// assert!(entry.to_string().starts_with("Italy 2018, read in report-2018 (full), "));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}, ", self.country(), self.report().year())?;
        match self.source().zip(self.extent()) {
            Some((source, extent)) => write!(f, "read in {} ({extent}), ", source.id())?,
            None => write!(f, "not read, ")?,
        }
        match self.url() {
            Some(url) => return write!(f, "entry at {url}"),
            None => write!(f, "no address known")?,
        }
        let Some(source) = self.source() else { return Ok(()) };
        write!(f, ": {}", source.title())?;
        source.publisher().map_or(Ok(()), |publisher| write!(f, ", {publisher}"))
    }
}

impl<'a> Report<'a> {
    /// What is known of a country's entry: a row for each text in which it was read, or one row with its address.
    ///
    /// If there is no row, or no row has an [extent](Entry::extent), the entry was not read. Then the absence of flows
    /// and roles means nothing.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let mut korea = data.report(2009)?.entries(data.country("KOR")?);
    /// assert!(korea.any(|entry| entry.extent().is_some()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entries(
        &self,
        country: Country<'_>,
    ) -> impl ExactSizeIterator<Item = Entry<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        let (data, report) = (self.data(), self.id());
        let rows = data.tables.entries();
        let country = country.id_in(data);
        let start = rows.partition_point(|row| (row.report, Some(row.country)) < (report, country));
        let rows = &rows[start..];
        let end = rows.partition_point(|row| (row.report, Some(row.country)) == (report, country));
        rows[..end].iter().map(move |row| Entry::new(data, row))
    }
}

impl Dataset {
    /// All entries that were read or whose address is known, in order of years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// // An entry was read, or its address is known, or both.
    /// assert!(data.entries().all(|entry| entry.extent().is_some() || entry.url().is_some()));
    /// ```
    pub fn entries(&self) -> impl ExactSizeIterator<Item = Entry<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.entries().iter().map(|row| Entry::new(self, row))
    }
}
