//! Reassessments: rankings that changed between two reports.

use std::{fmt, iter::FusedIterator};

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    table::reassessments::ReassessmentRow,
    view::{country::Country, placement::Placement, report::Report},
    words::{evidence::Evidence, tier::Ranking},
};

/// A ranking that the President's determination changed some months after the report.
///
/// Until 2009 a Tier 3 country could be reassessed within 90 days of the report, before restrictions on aid took
/// effect. The determination of that autumn names the countries that moved: in 2003 to Tier 2, from 2004 on to the
/// Watch List. The report's own ranking stays what it printed, and so do its counts and changes. A reassessment only
/// counts for [dates](Dataset::ranking_on).
///
/// The data are complete for the reports of 2003 to 2009, as far as the determinations go. No later reassessment is
/// known. The coverage of [`DesignationList::Reassessed`](crate::designation::DesignationList) says this for each
/// report.
///
/// ```
/// use tip_report::{Dataset, Tier};
/// let data = Dataset::bundled();
/// let turkey = data.report(2003)?.placement(data.country("Turkey")?).unwrap();
/// assert_eq!(turkey.tier(), Some(Tier::Three));
/// let reassessment = turkey.reassessment().unwrap();
/// assert_eq!(reassessment.ranking(), Tier::Two);
/// assert_eq!(reassessment.on().to_string(), "2003-09-09");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Reassessment<'a> {
    data: &'a Dataset,
    row: &'a ReassessmentRow,
}

impl<'a> Reassessment<'a> {
    fn new(data: &'a Dataset, row: &'a ReassessmentRow) -> Self {
        Reassessment { data, row }
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().reassessments().any(|reassessment| reassessment.country().name() == "Greece"));
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// The report whose ranking was changed.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let turkey = data.report(2003)?.placement(data.country("Turkey")?).unwrap().reassessment().unwrap();
    /// assert_eq!(turkey.report().year().get(), 2003);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The day of the determination. From this day on the new ranking is in force.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let turkey = data.report(2003)?.placement(data.country("Turkey")?).unwrap().reassessment().unwrap();
    /// assert_eq!(turkey.on().to_string(), "2003-09-09");
    /// assert!(turkey.on() > turkey.report().released());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on(&self) -> NaiveDate {
        self.row.on
    }

    /// The new ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// assert!(Dataset::bundled().reassessments().any(|row| row.ranking() == Tier::TwoWatchList));
    /// ```
    #[must_use]
    pub fn ranking(&self) -> Ranking {
        self.row.ranking
    }

    /// How well the reassessment is known. `Official` if a page names the new ranking. `Inferred` if the determination
    /// names the country but not the ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// let mut inferred = Dataset::bundled().reassessments().filter(|row| row.evidence() == Evidence::Inferred);
    /// assert!(inferred.all(|row| row.note().is_some()), "the note says how");
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.row.evidence
    }

    /// The source of the reassessment, as a citation.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let turkey = data.report(2003)?.placement(data.country("Turkey")?).unwrap().reassessment().unwrap();
    /// assert!(turkey.source().starts_with("Presidential Determination 2003-35"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        &self.row.source
    }

    /// A remark.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().reassessments().any(|row| row.note().is_some()));
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row.note.as_deref()
    }
}

impl PartialEq for Reassessment<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.country() == other.country()
            && self.report() == other.report()
            && self.on() == other.on()
            && self.ranking() == other.ranking()
            && self.evidence() == other.evidence()
            && self.source() == other.source()
            && self.note() == other.note()
    }
}

impl Eq for Reassessment<'_> {}

impl std::hash::Hash for Reassessment<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.country(), self.report(), self.on()).hash(state);
    }
}

/// The new ranking, the day and the determination.
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let greece = data.report(2003)?.placement(data.country("Greece")?).unwrap();
/// assert!(greece.reassessment().unwrap().to_string().starts_with("Tier 2 since 2003-09-09 (Presidential Determination"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl fmt::Display for Reassessment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} since {} ({})", self.ranking(), self.on(), self.source())
    }
}

impl fmt::Debug for Reassessment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, code) = (self.report().year(), self.country().code());
        write!(f, "Reassessment({code} {year}: {} since {})", self.ranking(), self.on())
    }
}

impl<'a> Placement<'a> {
    /// The reassessment that changed this ranking before the next report. `None` if none is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// let uzbekistan = data.country("Uzbekistan")?;
    /// let reassessed = |year| data.report(year).unwrap().placement(uzbekistan).unwrap().reassessment();
    /// assert_eq!(reassessed(2003).unwrap().ranking(), Tier::Two);
    /// assert!(reassessed(2013).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reassessment(&self) -> Option<Reassessment<'a>> {
        let (data, row) = (self.data(), self.row());
        let found = ReassessmentRow::of(data.tables.reassessments(), row.country, row.report)?;
        Some(Reassessment::new(data, found))
    }
}

impl Dataset {
    /// All reassessments, in order of codes, then years. See [`Reassessment`] for how complete they are.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// for row in Dataset::bundled().reassessments() {
    ///     println!("{}, {} report: {row}", row.country(), row.report().year());
    /// }
    /// ```
    pub fn reassessments(
        &self,
    ) -> impl ExactSizeIterator<Item = Reassessment<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.reassessments().iter().map(|row| Reassessment::new(self, row))
    }
}
