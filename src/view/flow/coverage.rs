//! Coverage: how much of a report was read for flows and roles, and what this means for a country.

use std::{fmt, iter::FusedIterator};

use crate::{
    table::{entries::EntryRow, id::CountryId},
    view::{
        country::Country,
        report::{Counts, Report},
    },
    words::extent::Extent,
};

/// What is known of the flows in one country's entry: it was not read, read without a flow, or read with flows.
///
/// To answer "does the report name flows of this country?" you need all three cases. An entry that was not read never
/// means "no". Neither does an entry that was read in a shortened text or in one that is cut off: see
/// [`Report::shows_absence_of`].
///
/// ```
/// use tip_report::{Dataset, entry::EntryReading};
/// let data = Dataset::bundled();
/// let report = data.report(2009)?;
/// let korea = report.entry_reading(data.country("KOR")?);
/// assert!(matches!(korea, EntryReading::Flows { flows, .. } if flows > 0));
/// // Monaco has no entry to read.
/// assert_eq!(report.entry_reading(data.country("Monaco")?), EntryReading::NotRead);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryReading {
    /// The entry was not read. The absence of flows means nothing.
    NotRead,
    /// The entry was read to this extent and names no flow there.
    NoFlow(Extent),
    /// The entry was read and names flows.
    Flows {
        /// How much of the entry was read.
        extent: Extent,
        /// How many flows the entry names: statements of the text, not people.
        flows: usize,
    },
}

impl EntryReading {
    /// How much of the entry was read. `None` if it was not read.
    ///
    /// ```
    /// # use tip_report::{Dataset, entry::Extent};
    /// let data = Dataset::bundled();
    /// let report = data.report(2018)?;
    /// assert_eq!(report.entry_reading(data.country("Thailand")?).extent(), Some(Extent::Full));
    /// assert_eq!(report.entry_reading(data.country("Monaco")?).extent(), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn extent(self) -> Option<Extent> {
        match self {
            EntryReading::NotRead => None,
            EntryReading::NoFlow(extent) | EntryReading::Flows { extent, .. } => Some(extent),
        }
    }

    /// How many flows the entry names. `None` if it was not read, which is not zero.
    ///
    /// ```
    /// use tip_report::entry::{EntryReading, Extent};
    /// assert_eq!(EntryReading::NotRead.flows(), None);
    /// assert_eq!(EntryReading::NoFlow(Extent::Full).flows(), Some(0));
    /// ```
    #[must_use]
    pub fn flows(self) -> Option<usize> {
        match self {
            EntryReading::NotRead => None,
            EntryReading::NoFlow(_) => Some(0),
            EntryReading::Flows { flows, .. } => Some(flows),
        }
    }
}

/// Prints `entry not read`, `entry read (full), no flow named` or `entry read (full), 12 flows named`.
impl fmt::Display for EntryReading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            EntryReading::NotRead => f.pad("entry not read"),
            EntryReading::NoFlow(extent) => write!(f, "entry read ({extent}), no flow named"),
            EntryReading::Flows { extent, flows: 1 } => write!(f, "entry read ({extent}), 1 flow named"),
            EntryReading::Flows { extent, flows } => write!(f, "entry read ({extent}), {flows} flows named"),
        }
    }
}

/// How much of one report was read for flows and roles.
///
/// Reports differ much in this: all entries of 2018 but one were read, and none of 2025. So compare numbers of flows
/// between reports only for entries that were read alike ([`Coverage::comparable_with`]). If the data have no flow, the
/// report may still name one. Every network and comparison made from flows comes with its coverage.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let coverage = data.report(2018)?.coverage();
/// // `2018: 186 of 187 entries read (186 full); wording 2010 to 2018`. The numbers may change.
/// assert!(coverage.to_string().starts_with(&format!("2018: {} of ", coverage.counts().total())));
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Coverage<'a> {
    report: Report<'a>,
}

impl<'a> Coverage<'a> {
    pub(crate) fn new(report: Report<'a>) -> Self {
        Coverage { report }
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let report = Dataset::bundled().report(2018)?;
    /// assert_eq!(report.coverage().report(), report);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        self.report
    }

    /// The countries whose entries were read, each with its best extent, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2009)?;
    /// for (country, extent) in report.coverage().read() {
    ///     assert_eq!(report.entry_reading(country).extent(), Some(extent));
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn read(
        &self,
    ) -> impl ExactSizeIterator<Item = (Country<'a>, Extent)> + DoubleEndedIterator + Clone + FusedIterator + use<'a>
    {
        let data = self.report.data();
        let read: Vec<_> = read_rows(self.report).collect();
        read.into_iter().map(move |(country, extent)| (Country::new(data, country), extent))
    }

    /// How many countries with each ranking have an entry that was read. Compare with [`Report::counts`], which counts
    /// all countries.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let report = Dataset::bundled().report(2025)?;
    /// let tier_3 = Ranking::Tier(Tier::Three);
    /// assert_eq!(report.coverage().counts().of(tier_3), 0);
    /// assert!(report.counts().of(tier_3) > 0, "the entries exist, but none was read");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        let (table, report) = (self.report.data().tables.placements(), self.report.id());
        Counts::gather(read_rows(self.report).filter_map(|(country, _)| table.ranking(country, report)))
    }
}

/// The countries whose entries in this report were read, each with its best extent.
fn read_rows(report: Report<'_>) -> impl Iterator<Item = (CountryId, Extent)> {
    let (rows, id) = (report.data().tables.entries(), report.id());
    let start = rows.partition_point(|row| row.report < id);
    let end = rows.partition_point(|row| row.report <= id);
    rows[start..end]
        .chunk_by(|a, b| a.country == b.country)
        .filter_map(|of_country| Some((of_country[0].country, most(of_country.iter().map(EntryRow::extent))?)))
}

/// If an entry was read in several texts, its extent is that of the best one.
fn most(extents: impl Iterator<Item = Option<Extent>>) -> Option<Extent> {
    extents.flatten().min_by_key(|&extent| extent as u8)
}

/// Prints the coverage in words.
impl fmt::Display for Coverage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.report.year())?;
        let (read, placed) = (self.counts().total(), self.report.counts().total());
        let extents: Vec<Extent> = read_rows(self.report).map(|(_, extent)| extent).collect();
        if extents.is_empty() {
            write!(f, "none of {placed} entries read")?;
        } else {
            let count = |extent| extents.iter().filter(|&&read| read == extent).count();
            let counts = Extent::ALL.iter().map(|&extent| (count(extent), extent)).filter(|(count, _)| *count > 0);
            let counts: Vec<_> = counts.map(|(count, extent)| format!("{count} {extent}")).collect();
            write!(f, "{read} of {placed} entries read ({})", counts.join(", "))?;
        }
        write!(f, "; wording {}", self.report.year().text_regime())
    }
}

impl fmt::Debug for Coverage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Coverage({self})")
    }
}

impl<'a> Report<'a> {
    /// How much of the report was read for flows and roles.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2025)?.coverage().read().count(), 0);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> Coverage<'a> {
        Coverage::new(*self)
    }

    /// What is known of the flows in a country's entry.
    ///
    /// ```
    /// # use tip_report::{Dataset, entry::EntryReading};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.report(2018)?.entry_reading(data.country("Monaco")?).to_string(), "entry not read");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entry_reading(&self, country: Country<'_>) -> EntryReading {
        let Some(extent) = self.extent_read(country) else { return EntryReading::NotRead };
        match self.flows().reported_by(country).count() {
            0 => EntryReading::NoFlow(extent),
            flows => EntryReading::Flows { extent, flows },
        }
    }

    /// The best extent to which a country's entry was read.
    pub(crate) fn extent_read(&self, country: Country<'_>) -> Option<Extent> {
        most(self.entries(country).map(|entry| entry.extent()))
    }
}
