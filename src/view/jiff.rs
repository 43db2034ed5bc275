//! Dates of `jiff`: one method beside each that takes or gives a `chrono` date.

use chrono::Datelike;
use jiff::civil::Date;

use super::{country::Country, in_force::RankingOn, reassessment::Reassessment, report::Report};
use crate::dataset::Dataset;

/// The same day. `None` outside the years -9999 to 9999, which are all that `jiff` has.
fn to_jiff(date: chrono::NaiveDate) -> Option<Date> {
    let (month, day) = (i8::try_from(date.month()).ok()?, i8::try_from(date.day()).ok()?);
    Date::new(i16::try_from(date.year()).ok()?, month, day).ok()
}

fn from_jiff(date: Date) -> Option<chrono::NaiveDate> {
    let (month, day) = (u32::try_from(date.month()).ok()?, u32::try_from(date.day()).ok()?);
    chrono::NaiveDate::from_ymd_opt(date.year().into(), month, day)
}

impl Dataset {
    /// [`Dataset::report_in_force_on`] a `jiff` date.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let data = tip_report::Dataset::bundled();
    /// assert_eq!(data.report_in_force_on_jiff(date(2025, 9, 28)).unwrap().year().get(), 2024);
    /// assert!(data.report_in_force_on_jiff(date(2001, 7, 11)).is_none());
    /// ```
    #[must_use]
    pub fn report_in_force_on_jiff(&self, date: Date) -> Option<Report<'_>> {
        self.report_in_force_on(from_jiff(date)?)
    }

    /// [`Dataset::ranking_on`] a `jiff` date.
    ///
    /// ```
    /// use jiff::civil::date;
    /// let data = tip_report::Dataset::bundled();
    /// let turkey = data.country("Turkey")?;
    /// assert_eq!(data.ranking_on_jiff(turkey, date(2003, 12, 1)).unwrap().as_str(), "Tier 2");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn ranking_on_jiff<'a>(&'a self, country: Country<'a>, date: Date) -> Option<RankingOn<'a>> {
        self.ranking_on(country, from_jiff(date)?)
    }
}

impl Reassessment<'_> {
    /// [`Reassessment::on`] as a `jiff` date.
    ///
    /// ```
    /// let mut reassessments = tip_report::Dataset::bundled().reassessments();
    /// assert!(reassessments.any(|row| row.on_jiff() == Some(jiff::civil::date(2008, 10, 17))));
    /// ```
    #[must_use]
    pub fn on_jiff(&self) -> Option<Date> {
        to_jiff(self.on())
    }
}

impl Report<'_> {
    /// [`Report::released`] as a `jiff` date.
    ///
    /// ```
    /// let report = tip_report::Dataset::bundled().report(2025)?;
    /// assert_eq!(report.released_jiff(), Some(jiff::civil::date(2025, 9, 29)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn released_jiff(&self) -> Option<Date> {
        to_jiff(self.released())
    }

    /// [`Report::period`] as `jiff` dates.
    ///
    /// ```
    /// let (start, end) = tip_report::Dataset::bundled().report(2017)?.period_jiff().unwrap();
    /// assert_eq!((start, end), (jiff::civil::date(2016, 4, 1), jiff::civil::date(2017, 3, 31)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn period_jiff(&self) -> Option<(Date, Date)> {
        let (start, end) = self.period()?;
        to_jiff(start).zip(to_jiff(end))
    }
}

impl Country<'_> {
    /// [`Country::exists_from`] as a `jiff` date.
    ///
    /// ```
    /// let south_sudan = tip_report::Dataset::bundled().country("South Sudan")?;
    /// assert_eq!(south_sudan.exists_from_jiff(), Some(jiff::civil::date(2011, 7, 9)));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn exists_from_jiff(&self) -> Option<Date> {
        self.exists_from().and_then(to_jiff)
    }

    /// [`Country::exists_to`] as a `jiff` date.
    ///
    /// ```
    /// let antilles = tip_report::Dataset::bundled().country("Netherlands Antilles")?;
    /// assert_eq!(antilles.exists_to_jiff(), Some(jiff::civil::date(2010, 10, 10)));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn exists_to_jiff(&self) -> Option<Date> {
        self.exists_to().and_then(to_jiff)
    }
}
