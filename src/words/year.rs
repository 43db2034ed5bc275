//! The year of a report.

use std::{cmp::Ordering, fmt, num::NonZeroU16, str::FromStr};

use crate::text::quoted::quoted;

/// The year of a report: the year in which it was published, 2001 to 2199.
///
/// A report mostly describes what happened the year before ([`ReportYear::evidence_year`]). The restrictions that
/// follow from it apply to the fiscal year after ([`ReportYear::fiscal_year`]). Mixing these up is the most common
/// error with this data.
///
/// ```
/// use tip_report::ReportYear;
/// let year: ReportYear = "2009".parse()?;
/// assert_eq!(year.get(), 2009);
/// assert_eq!(year.evidence_year(), 2008);
/// assert!(year == 2009 && year > 2008 && 2010 > year);
/// assert!("1999".parse::<ReportYear>().is_err());
/// # Ok::<(), tip_report::error::YearError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportYear(NonZeroU16);

impl ReportYear {
    /// The year of the first report.
    ///
    /// ```
    /// assert_eq!(tip_report::ReportYear::FIRST.get(), 2001);
    /// ```
    pub const FIRST: ReportYear = ReportYear(NonZeroU16::new(2001).unwrap());

    /// The last year that the crate accepts.
    pub(crate) const LAST: u16 = 2199;

    /// The first report with the Tier 2 Watch List.
    pub(crate) const FIRST_WITH_WATCH_LIST: ReportYear = ReportYear::new(2004).unwrap();

    /// The report year with this number. `None` outside 2001 to 2199.
    ///
    /// ```
    /// use tip_report::ReportYear;
    /// assert!(ReportYear::new(2025).is_some());
    /// assert!(ReportYear::new(2000).is_none());
    /// ```
    #[must_use]
    pub const fn new(year: u16) -> Option<Self> {
        match NonZeroU16::new(year) {
            Some(number) if year >= Self::FIRST.get() && year <= Self::LAST => Some(ReportYear(number)),
            _ => None,
        }
    }

    #[inline]
    pub(crate) fn from_bytes(text: &[u8]) -> Option<Self> {
        let digits: [u8; 4] = text.try_into().ok()?;
        let year = digits
            .iter()
            .try_fold(0, |sum, &digit| digit.is_ascii_digit().then(|| sum * 10 + u16::from(digit - b'0')))?;
        ReportYear::new(year)
    }

    /// The year as a number.
    ///
    /// ```
    /// assert_eq!(tip_report::ReportYear::FIRST.get(), 2001);
    /// ```
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// Whether the report of this year comes directly after the report of `before`.
    ///
    /// ```
    /// use tip_report::ReportYear;
    /// let [first, second, third] = [2001, 2002, 2003].map(|year| ReportYear::new(year).unwrap());
    /// assert!(second.follows(first));
    /// assert!(!third.follows(first) && !first.follows(second));
    /// ```
    #[must_use]
    pub const fn follows(self, before: ReportYear) -> bool {
        self.get() == before.get() + 1
    }

    /// The year after; `None` after 2199.
    ///
    /// ```
    /// use tip_report::ReportYear;
    /// assert_eq!(ReportYear::FIRST.next(), ReportYear::new(2002));
    /// ```
    #[must_use]
    pub const fn next(self) -> Option<Self> {
        ReportYear::new(self.get() + 1)
    }

    /// The year before; `None` before 2001.
    ///
    /// ```
    /// use tip_report::ReportYear;
    /// assert_eq!(ReportYear::FIRST.previous(), None);
    /// assert_eq!(ReportYear::new(2004).and_then(ReportYear::previous), ReportYear::new(2003));
    /// ```
    #[must_use]
    pub const fn previous(self) -> Option<Self> {
        ReportYear::new(self.get() - 1)
    }

    /// The calendar year before, which most of the report's evidence is from.
    ///
    /// Reporting periods run from April of the year before to March (stated for reports since 2010).
    ///
    /// ```
    /// assert_eq!(tip_report::ReportYear::new(2017).unwrap().evidence_year(), 2016);
    /// ```
    #[must_use]
    pub const fn evidence_year(self) -> u16 {
        self.get() - 1
    }

    /// The U.S. fiscal year for which Tier 3 restrictions of this report apply: the year after (22 USC 7107(d)).
    ///
    /// ```
    /// assert_eq!(tip_report::ReportYear::new(2011).unwrap().fiscal_year(), 2012);
    /// ```
    #[must_use]
    pub const fn fiscal_year(self) -> u16 {
        self.get() + 1
    }
}

impl fmt::Display for ReportYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for ReportYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl FromStr for ReportYear {
    type Err = YearError;

    fn from_str(text: &str) -> Result<Self, YearError> {
        ReportYear::from_bytes(text.as_bytes()).ok_or_else(|| YearError(text.into()))
    }
}

/// In serde a report year is a number.
#[cfg(feature = "serde")]
impl serde::Serialize for ReportYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.get())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for ReportYear {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ReportYear::try_from(u16::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl TryFrom<u16> for ReportYear {
    type Error = YearError;

    fn try_from(year: u16) -> Result<Self, YearError> {
        ReportYear::new(year).ok_or_else(|| YearError(year.to_string().into()))
    }
}

impl From<ReportYear> for u16 {
    fn from(year: ReportYear) -> u16 {
        year.get()
    }
}

/// Whether the number is this year.
impl PartialEq<u16> for ReportYear {
    fn eq(&self, other: &u16) -> bool {
        self.get() == *other
    }
}

/// Whether the number is this year.
impl PartialEq<ReportYear> for u16 {
    fn eq(&self, other: &ReportYear) -> bool {
        *self == other.get()
    }
}

/// Compares the years as numbers.
impl PartialOrd<u16> for ReportYear {
    fn partial_cmp(&self, other: &u16) -> Option<Ordering> {
        self.get().partial_cmp(other)
    }
}

/// Compares the years as numbers.
impl PartialOrd<ReportYear> for u16 {
    fn partial_cmp(&self, other: &ReportYear) -> Option<Ordering> {
        self.partial_cmp(&other.get())
    }
}

/// A year that you ask for: a [`ReportYear`], or a number, even one that is not a report year.
///
/// [`Dataset::report`](crate::Dataset::report) takes either. The trait can't be implemented outside this crate.
///
/// ```
/// use tip_report::{Dataset, ReportYear};
/// let data = Dataset::bundled();
/// assert_eq!(data.report(2009)?, data.report(ReportYear::new(2009).unwrap())?);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
pub trait AskedYear: Copy + sealed::Sealed {
    /// The year as a number.
    ///
    /// ```
    /// use tip_report::{ReportYear, report::AskedYear};
    /// assert_eq!(ReportYear::FIRST.number(), 2001_u16.number());
    /// ```
    fn number(self) -> u16;
}

impl AskedYear for u16 {
    fn number(self) -> u16 {
        self
    }
}

impl AskedYear for ReportYear {
    fn number(self) -> u16 {
        self.get()
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for u16 {}
    impl Sealed for super::ReportYear {}
}

/// A text or number that is not a report year.
///
/// ```
/// let error = "09".parse::<tip_report::ReportYear>().unwrap_err();
/// assert_eq!(error.to_string(), "`09` is not a report year: expected 2001 to 2199");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a report year: expected {first} to {last}", quoted(.0), first = ReportYear::FIRST, last = ReportYear::LAST)]
pub struct YearError(Box<str>);
