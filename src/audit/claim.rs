//! Claims: what a list says of a country.

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::words::year::ReportYear;

/// One claim of a list: a country, a report or a date, and a ranking, as the list writes them.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim}};
/// let claims = [Claim::new("Malaysia", 2021, "Tier 2 Watch List"), Claim::new("Malaysia", 2020, "2WL")];
/// let findings = Audit::new(Dataset::bundled()).claims(claims)?;
/// assert_eq!((findings.claims(), findings.agree()), (2, 1));
/// assert_eq!(findings.iter().next().unwrap().found(), "Tier 3");
/// # Ok::<(), tip_report::error::CodingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Claim<'c> {
    pub(super) line: Option<u64>,
    pub(super) country: Cow<'c, str>,
    pub(super) when: When,
    pub(super) ranking: Cow<'c, str>,
}

impl<'c> Claim<'c> {
    /// A claim: a name or code of a country, the year of a report or a date, and a ranking as the
    /// [`Coding`](crate::audit::Coding) of the list writes it.
    ///
    /// If the ranking is empty, or is what programs write for a missing value (`NA`, `.`), there is no claim. It is
    /// counted as [blank](crate::audit::Findings::blank).
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let claims = [Claim::new("KOR", 2009, "1"), Claim::new("PRK", 2009, "3"), Claim::new("CHE", 2009, "NA")];
    /// let findings = Audit::new(Dataset::bundled()).coding(tip_report::audit::Coding::Kelley).claims(claims)?;
    /// assert_eq!((findings.claims(), findings.agree(), findings.blank()), (2, 2, 1));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    pub fn new(country: impl Into<Cow<'c, str>>, when: impl Into<When>, ranking: impl Into<Cow<'c, str>>) -> Self {
        Claim { line: None, country: country.into(), when: when.into(), ranking: ranking.into() }
    }

    /// Sets the line of the list that has the claim. By default the claims are counted from 1.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "Tier 1").on_line(17)])?;
    /// assert_eq!(findings.iter().next().unwrap().line(), 17);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn on_line(self, line: u64) -> Self {
        Claim { line: Some(line), ..self }
    }
}

/// The report that a claim is about: that of a year, or the one in force on a date.
///
/// ```
/// use tip_report::{audit::When, chrono::NaiveDate};
/// assert_eq!(When::from(2013), When::Year(2013));
/// let date = NaiveDate::from_ymd_opt(2013, 6, 10).unwrap();
/// assert_eq!(When::from(date), When::Date(date));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum When {
    /// The report of this year.
    Year(u16),
    /// The latest report released on or before this day.
    Date(NaiveDate),
}

impl From<u16> for When {
    fn from(year: u16) -> Self {
        When::Year(year)
    }
}

impl From<ReportYear> for When {
    fn from(year: ReportYear) -> Self {
        When::Year(year.get())
    }
}

impl From<NaiveDate> for When {
    fn from(date: NaiveDate) -> Self {
        When::Date(date)
    }
}
