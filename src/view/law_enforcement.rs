//! The reports' global law enforcement figures.

use crate::words::year::ReportYear;

/// The world-wide figures of one calendar year, as a later report prints them.
///
/// They are what governments told the Department, most are taken here from secondary summaries, and the years that
/// are missing are not known here. They count cases and victims found by authorities, not victims.
///
/// ```
/// use tip_report::Dataset;
/// let figures = Dataset::bundled().law_enforcement().iter().find(|row| row.calendar_year == 2016).unwrap();
/// assert_eq!(figures.prosecutions, Some(14_894));
/// assert_eq!(figures.printed_in.get(), 2017);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LawEnforcement {
    /// The calendar year that the figures are about.
    pub calendar_year: u16,
    /// Prosecutions.
    pub prosecutions: Option<u32>,
    /// Convictions.
    pub convictions: Option<u32>,
    /// Victims identified.
    pub victims_identified: Option<u32>,
    /// New or amended laws.
    pub new_laws: Option<u32>,
    /// The report from which the figures are.
    pub printed_in: ReportYear,
    /// Where they are known from.
    pub source: Box<str>,
    /// A remark.
    pub note: Option<Box<str>>,
}
