//! Coverage: how much of a report was read for flows and roles, and what that says of a country.

use std::fmt;

use crate::{
    table::{entries::EntryRow, id::CountryId},
    view::{country::Country, report::Report},
    words::{extent::Extent, text_regime::TextRegime, tier::Ranking},
};

/// What is known of the flows in one country's entry: not read, read without a flow, or read with flows.
///
/// Only these three together answer "does the report name flows of this country?". That an entry was not read is
/// never a "no", and that it was read in a text that is cut off or shortened is none either: see
/// [`Report::shows_absence_of`].
///
/// ```
/// use tip_report::{Dataset, entry::EntryReading};
/// let data = Dataset::bundled();
/// let report = data.report(2009)?;
/// let korea = report.entry_reading(data.country("KOR")?);
/// assert!(matches!(korea, EntryReading::Flows { flows, .. } if flows > 0));
/// // Monaco has no entry that could be read.
/// assert_eq!(report.entry_reading(data.country("Monaco")?), EntryReading::NotRead);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryReading {
    /// The entry was not read: the absence of flows means nothing.
    NotRead,
    /// It was read to this extent, and names no flow there.
    NoFlow(Extent),
    /// It was read and names flows.
    Flows {
        /// How much of it was read.
        extent: Extent,
        /// How many flows it names: statements of the text, not people.
        flows: usize,
    },
}

impl EntryReading {
    /// How much of the entry was read; `None` if it was not read.
    ///
    /// ```
    /// assert_eq!(tip_report::entry::EntryReading::NotRead.extent(), None);
    /// ```
    #[must_use]
    pub fn extent(self) -> Option<Extent> {
        match self {
            EntryReading::NotRead => None,
            EntryReading::NoFlow(extent) | EntryReading::Flows { extent, .. } => Some(extent),
        }
    }

    /// Whether the entry was read.
    ///
    /// ```
    /// assert!(!tip_report::entry::EntryReading::NotRead.was_read());
    /// ```
    #[must_use]
    pub fn was_read(self) -> bool {
        self != EntryReading::NotRead
    }

    /// How many flows it names; `None` if it was not read, which is not zero.
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

/// `entry not read`, `entry read (full), no flow named`, `entry read (full), 12 flows named`.
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

/// A part of the countries of a report: those whose entries were read.
///
/// ```
/// # use tip_report::{Dataset, Ranking, Tier};
/// let coverage = Dataset::bundled().report(2025)?.coverage();
/// let tier_3 = coverage.of(Ranking::Tier(Tier::Three));
/// assert_eq!((tier_3.read, tier_3.share()), (0, Some(0.0)));
/// assert!(tier_3.placed > 0, "no entry was read is not the same as no entry");
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ReadOf {
    /// How many were read.
    pub read: usize,
    /// Of how many.
    pub placed: usize,
}

impl ReadOf {
    /// The share, 0 to 1; `None` of none.
    ///
    /// ```
    /// use tip_report::entry::ReadOf;
    /// assert_eq!(ReadOf { read: 3, placed: 4 }.share(), Some(0.75));
    /// assert_eq!(ReadOf { read: 0, placed: 0 }.share(), None);
    /// ```
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "countries are fewer than 2^52")]
    pub fn share(self) -> Option<f64> {
        (self.placed > 0).then(|| self.read as f64 / self.placed as f64)
    }
}

/// `67 of 188`.
impl fmt::Display for ReadOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.read, self.placed)
    }
}

/// How much of one report was read for flows and roles.
///
/// Reports differ much in it: of 2018 all entries were read but one, of 2025 none. So numbers of flows compare between
/// reports only for the entries that were read alike ([`Coverage::comparable_with`]), and no flow is not "none named".
/// Every network and comparison made of flows carries the coverage it rests on.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let coverage = data.report(2018)?.coverage();
/// // `2018: 186 of 187 entries read (186 full); wording 2010 to 2018`, or what the numbers are today.
/// assert!(coverage.to_string().starts_with(&format!("2018: {} entries read", coverage.of_placements())));
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

    /// How the report words its entries.
    ///
    /// ```
    /// # use tip_report::{Dataset, entry::TextRegime};
    /// assert_eq!(Dataset::bundled().report(2009)?.coverage().regime(), TextRegime::To2009);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn regime(&self) -> TextRegime {
        self.report.year().text_regime()
    }

    /// The countries whose entries were read, with the most that was read of each, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2009)?;
    /// for (country, extent) in report.coverage().read() {
    ///     assert_eq!(report.entry_reading(country).extent(), Some(extent));
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn read(&self) -> impl Iterator<Item = (Country<'a>, Extent)> + use<'a> {
        let data = self.report.data();
        read_rows(self.report).map(move |(country, extent)| (Country::new(data, country), extent))
    }

    /// How many entries were read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let coverage = Dataset::bundled().report(2018)?.coverage();
    /// assert_eq!(coverage.entries_read(), coverage.read().count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn entries_read(&self) -> usize {
        read_rows(self.report).count()
    }

    /// How many entries were read to this extent.
    ///
    /// ```
    /// # use tip_report::{Dataset, entry::Extent};
    /// let coverage = Dataset::bundled().report(2018)?.coverage();
    /// assert_eq!(coverage.to_extent(Extent::Full), coverage.entries_read());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn to_extent(&self, extent: Extent) -> usize {
        read_rows(self.report).filter(|&(_, of)| of == extent).count()
    }

    /// How many of the countries that the report places were read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2018)?;
    /// let of_all = report.coverage().of_placements();
    /// assert_eq!(of_all.placed, report.placements().count());
    /// assert!(of_all.read <= of_all.placed);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn of_placements(&self) -> ReadOf {
        self.read_of(|_| true)
    }

    /// How many of the countries with this ranking were read.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let coverage = Dataset::bundled().report(2018)?.coverage();
    /// let tier_3 = coverage.of(Ranking::Tier(Tier::Three));
    /// assert_eq!(tier_3.share(), Some(1.0), "{tier_3}");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn of(&self, ranking: Ranking) -> ReadOf {
        self.read_of(|placed| placed == ranking)
    }

    fn read_of(&self, counts: impl Fn(Ranking) -> bool) -> ReadOf {
        let (table, report) = (self.report.data().tables.placements(), self.report.id());
        let counts = |country| table.ranking(country, report).is_some_and(&counts);
        let read = read_rows(self.report).filter(|&(country, _)| counts(country)).count();
        let placed = self.report.data().tables.countries().ids().filter(|&country| counts(country)).count();
        ReadOf { read, placed }
    }
}

/// The countries whose entries in this report were read, with the most that was read of each.
fn read_rows(report: Report<'_>) -> impl Iterator<Item = (CountryId, Extent)> {
    let (rows, id) = (report.data().tables.entries(), report.id());
    let start = rows.partition_point(|row| row.report < id);
    let end = rows.partition_point(|row| row.report <= id);
    rows[start..end]
        .chunk_by(|a, b| a.country == b.country)
        .filter_map(|of_country| Some((of_country[0].country, most(of_country.iter().map(EntryRow::extent))?)))
}

/// An entry that was read in several texts was read to the extent of the best one.
fn most(extents: impl Iterator<Item = Option<Extent>>) -> Option<Extent> {
    extents.flatten().min_by_key(|&extent| extent as u8)
}

/// The coverage in words.
impl fmt::Display for Coverage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.report.year())?;
        let placed = self.of_placements();
        if self.entries_read() == 0 {
            write!(f, "none of {} entries read", placed.placed)?;
        } else {
            let extents = Extent::ALL.iter().map(|&extent| (self.to_extent(extent), extent));
            let extents: Vec<_> =
                extents.filter(|(count, _)| *count > 0).map(|(count, extent)| format!("{count} {extent}")).collect();
            write!(f, "{placed} entries read ({})", extents.join(", "))?;
        }
        write!(f, "; wording {}", self.regime())
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
    /// assert_eq!(Dataset::bundled().report(2025)?.coverage().entries_read(), 0);
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

    /// The most that was read of a country's entry.
    pub(crate) fn extent_read(&self, country: Country<'_>) -> Option<Extent> {
        most(self.entries(country).map(|entry| entry.extent()))
    }
}
