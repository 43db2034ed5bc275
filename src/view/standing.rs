//! Where a country stands in a report: placed, or absent in one of several ways.

use std::fmt;

use chrono::NaiveDate;

use super::{country::Country, placement::Placement, report::Report};
use crate::words::existence::Existence;

/// Where a country stands in a report: placed, or absent in one of three ways.
///
/// A fourth case, that there is no such country at all, is a [`LookupError`](crate::error::LookupError). Absence is
/// never a tier and never zero. Before about 2009 it mostly meant "not assessed", not "good".
///
/// ```
/// use tip_report::{Dataset, Standing};
/// let data = Dataset::bundled();
/// let report = data.report(2010)?;
/// assert_eq!(report.standing(data.country("South Sudan")?), Standing::NotYetInExistence);
/// assert_eq!(report.standing(data.country("Bhutan")?), Standing::NotInReport);
/// assert_eq!(report.standing(data.country("Serbia and Montenegro")?), Standing::NoLongerInExistence);
/// assert_eq!(report.standing(data.country("USA")?).to_string(), "Tier 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing<'a> {
    /// The report places the country.
    Placed(Placement<'a>),
    /// The country exists, but this report does not place it.
    NotInReport,
    /// The entity began after the report was released.
    NotYetInExistence,
    /// The entity had ended when the report was released.
    NoLongerInExistence,
}

impl<'a> Standing<'a> {
    /// Where a country stands on a date on which the report in force does not place it.
    pub(crate) fn absent(country: Country<'_>, date: NaiveDate) -> Self {
        match country.existence_on(date) {
            Existence::NotYet => Standing::NotYetInExistence,
            Existence::NoLonger => Standing::NoLongerInExistence,
            Existence::Exists => Standing::NotInReport,
        }
    }

    /// The citation of a placement, or a citation that says why the report does not place the country.
    pub(crate) fn citation(self, country: Country<'_>, report: Report<'_>) -> String {
        match self {
            Standing::Placed(placement) => placement.citation(),
            absent => format!("{}: {absent}. {}", country.name(), report.citation()),
        }
    }

    /// The placement, if there is one.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// let standing = data.report(2009)?.standing(data.country("South Korea")?);
    /// assert_eq!(standing.placement().and_then(|placement| placement.tier()), Some(Tier::One));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn placement(self) -> Option<Placement<'a>> {
        match self {
            Standing::Placed(placement) => Some(placement),
            _ => None,
        }
    }

    /// The text: a ranking, `not in report`, `not yet in existence` or `no longer in existence`.
    ///
    /// ```
    /// assert_eq!(tip_report::Standing::NotInReport.as_str(), "not in report");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Placed(placement) => placement.ranking().as_str(),
            Standing::NotInReport => "not in report",
            Standing::NotYetInExistence => "not yet in existence",
            Standing::NoLongerInExistence => "no longer in existence",
        }
    }
}

impl fmt::Display for Standing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<'a> Report<'a> {
    /// Where a country stands in this report: placed, or absent for a stated reason.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.report(2009)?.standing(data.country("USA")?), Standing::NotInReport);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn standing(&self, country: Country<'_>) -> Standing<'a> {
        self.placement(country).map_or_else(|| Standing::absent(country, self.released()), Standing::Placed)
    }

    /// Among countries that had a number one after the other, the one that has it in this report. This is the one that
    /// has always existed, or else the one that the report places, or the one that exists on the day of its release.
    pub(crate) fn holder(&self, countries: impl Iterator<Item = Country<'a>>) -> Option<Country<'a>> {
        countries.min_by_key(|&country| match self.standing(country) {
            _ if country.has_always_existed() => 0,
            Standing::Placed(_) => 1,
            Standing::NotInReport => 2,
            Standing::NoLongerInExistence => 3,
            Standing::NotYetInExistence => 4,
        })
    }

    /// A citation of where a country stands in this report. It is like [`Placement::citation`], but also works if the
    /// report does not place the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (report, states) = (data.report(2009)?, data.country("USA")?);
    /// assert!(report.standing_citation(states).starts_with(
    ///     "United States: not in report. U.S. Department of State, Trafficking in Persons Report, 9th edition"
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn standing_citation(&self, country: Country<'_>) -> String {
        self.standing(country).citation(country, *self)
    }
}
