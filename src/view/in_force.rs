//! The ranking in force on a date.

use std::fmt;

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    view::{country::Country, placement::Placement, reassessment::Reassessment, report::Report, standing::Standing},
    words::{evidence::Evidence, tier::Ranking},
};

/// What was in force for a country on a date: the answer of [`Dataset::ranking_on`].
///
/// `Display` prints the ranking, or why there is none.
///
/// ```
/// use tip_report::{Dataset, chrono::NaiveDate};
/// let data = Dataset::bundled();
/// let date = NaiveDate::from_ymd_opt(2003, 12, 1).unwrap();
/// let in_force = data.ranking_on(data.country("Turkey")?, date).unwrap();
/// assert_eq!(in_force.to_string(), "Tier 2");
/// assert_eq!(in_force.report().year().get(), 2003);
/// assert_eq!(in_force.placement().unwrap().ranking().to_string(), "Tier 3", "what the report printed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RankingOn<'a> {
    country: Country<'a>,
    report: Report<'a>,
    date: NaiveDate,
    standing: Standing<'a>,
    reassessment: Option<Reassessment<'a>>,
}

impl<'a> RankingOn<'a> {
    /// The country.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// # let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    /// assert_eq!(data.ranking_on(data.country("KOR")?, date).unwrap().country().name(), "South Korea");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// The date.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// # let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    /// assert_eq!(data.ranking_on(data.country("KOR")?, date).unwrap().date(), date);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> NaiveDate {
        self.date
    }

    /// The report in force on the date: the last one released on or before it.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// # let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2025, 1, 1).unwrap();
    /// assert_eq!(data.ranking_on(data.country("KOR")?, date).unwrap().report().year().get(), 2024);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        self.report
    }

    /// Where the country stands in the report, without regard to a reassessment. If it is absent, the kind of absence
    /// on the date.
    pub(crate) fn standing(&self) -> Standing<'a> {
        self.standing
    }

    /// The ranking in force: that of the reassessment if there is one, or else that of the report. `None` if the report
    /// does not place the country.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let turkey = data.country("Turkey")?;
    /// let on = |y, m, d| data.ranking_on(turkey, NaiveDate::from_ymd_opt(y, m, d).unwrap()).unwrap().ranking();
    /// assert_eq!(on(2003, 8, 1), Some(Tier::Three.into()));
    /// assert_eq!(on(2003, 12, 1), Some(Tier::Two.into()));
    /// assert_eq!(on(2004, 7, 1), Some(Tier::TwoWatchList.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn ranking(&self) -> Option<Ranking> {
        let reassessed = self.reassessment.map(|reassessment| reassessment.ranking());
        reassessed.or_else(|| self.placement().map(|placement| placement.ranking()))
    }

    /// What the report printed. `None` if it does not place the country.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// # let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2009, 7, 1).unwrap();
    /// assert!(data.ranking_on(data.country("USA")?, date).unwrap().placement().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn placement(&self) -> Option<Placement<'a>> {
        self.standing.placement()
    }

    /// The reassessment that gives the ranking. `None` if the ranking is the report's own.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let moldova = data.country("Moldova")?;
    /// let on = |y, m, d| data.ranking_on(moldova, NaiveDate::from_ymd_opt(y, m, d).unwrap()).unwrap().reassessment();
    /// assert!(on(2008, 10, 16).is_none());
    /// assert!(on(2008, 10, 17).is_some(), "the day of the determination counts");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reassessment(&self) -> Option<Reassessment<'a>> {
        self.reassessment
    }

    /// How well the ranking in force is known. `None` if there is no ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2008, 1, 1).unwrap();
    /// let kuwait = data.ranking_on(data.country("Kuwait")?, date).unwrap();
    /// assert_eq!(kuwait.evidence(), Some(Evidence::Inferred), "the determination does not name the ranking");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        let reassessed = self.reassessment.map(|reassessment| reassessment.evidence());
        reassessed.or_else(|| self.placement().map(|placement| placement.evidence()))
    }

    /// The text: a ranking, `not in report`, `not yet in existence` or `no longer in existence`.
    ///
    /// A placement stays in force after the country has ended. If there is no placement, the kind of absence depends on
    /// whether the country existed on the date.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let on = |name, y, m, d| {
    ///     let date = NaiveDate::from_ymd_opt(y, m, d).unwrap();
    ///     data.ranking_on(data.country(name).unwrap(), date).unwrap().as_str()
    /// };
    /// assert_eq!(on("Serbia and Montenegro", 2006, 12, 1), "Tier 2");
    /// assert_eq!(on("South Sudan", 2012, 1, 15), "not in report");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        self.ranking().map_or(self.standing.as_str(), Ranking::as_str)
    }

    /// A citation of what was in force: the report, and the reassessment if there is one.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let date = NaiveDate::from_ymd_opt(2003, 12, 1).unwrap();
    /// let citation = data.ranking_on(data.country("Turkey")?, date).unwrap().citation();
    /// assert!(citation.starts_with("Türkiye: Tier 3. U.S. Department of State, "));
    /// assert!(citation.contains("; reassessed: Tier 2 since 2003-09-09 (Presidential Determination 2003-35"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn citation(&self) -> String {
        let report = self.standing.citation(self.country, self.report);
        let reassessed = self.reassessment.map(|reassessment| format!("; reassessed: {reassessment}"));
        report + &reassessed.unwrap_or_default()
    }
}

impl fmt::Display for RankingOn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Dataset {
    /// The days on which what is in force can change for some country, in order: a report is released, a country is
    /// reassessed, or an entity begins or ends. None of these days is before the first report.
    ///
    /// [`Dataset::ranking_on`] gives the same answer for every day from one of these days until the next.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let days = data.turning_days();
    /// assert!(data.reports().all(|report| days.contains(&report.released())));
    /// assert!(data.reassessments().all(|reassessment| days.contains(&reassessment.on())));
    /// ```
    #[must_use]
    pub fn turning_days(&self) -> Vec<NaiveDate> {
        let released = self.reports().map(|report| report.released());
        let reassessed = self.reassessments().map(|reassessment| reassessment.on());
        let existence =
            self.countries().flat_map(|country| country.exists_from().into_iter().chain(country.exists_to()));
        let mut days: Vec<NaiveDate> = released.chain(reassessed).chain(existence).collect();
        days.retain(|&day| self.report_in_force_on(day).is_some());
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The ranking of a country in force on a date, with the report and the reassessment that it comes from. `None`
    /// before the first report, 12 July 2001.
    ///
    /// The ranking is what the [report in force](Dataset::report_in_force_on) printed. From the day of a determination
    /// on, it is what the [reassessment](Placement::reassessment) says. A placement stays in force after the entity has
    /// ended. If there is no placement, the kind of [absence](Standing) depends on whether the entity existed on the
    /// date. A date after the last report of the dataset also gets an answer, though a later report [may be
    /// out](Dataset::is_after_latest).
    ///
    /// ```
    /// use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let turkey = data.country("Turkey")?;
    /// let on = |y, m, d| data.ranking_on(turkey, NaiveDate::from_ymd_opt(y, m, d).unwrap()).unwrap().to_string();
    /// assert_eq!(on(2003, 9, 8), "Tier 3");
    /// assert_eq!(on(2003, 9, 9), "Tier 2");
    /// assert!(data.ranking_on(turkey, NaiveDate::from_ymd_opt(2001, 7, 11).unwrap()).is_none());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn ranking_on<'a>(&'a self, country: Country<'a>, date: NaiveDate) -> Option<RankingOn<'a>> {
        let report = self.report_in_force_on(date)?;
        let placement = report.placement(country);
        let standing = placement.map_or_else(|| Standing::absent(country, date), Standing::Placed);
        let reassessment = placement.and_then(|placement| placement.reassessment());
        let reassessment = reassessment.filter(|reassessment| reassessment.on() <= date);
        Some(RankingOn { country, report, date, standing, reassessment })
    }

    /// Whether a date is more than 15 months after the last report. A later report, which the dataset does not have, is
    /// then likely to be in force.
    ///
    /// ```
    /// use tip_report::{Dataset, chrono::{Days, Months}};
    /// let data = Dataset::bundled();
    /// let last = data.latest_report().unwrap().released() + Months::new(15);
    /// assert!(!data.is_after_latest(last));
    /// assert!(data.is_after_latest(last + Days::new(1)));
    /// ```
    #[must_use]
    pub fn is_after_latest(&self, date: NaiveDate) -> bool {
        self.tables.reports().last_day().is_some_and(|last| last < date)
    }
}
