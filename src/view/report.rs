//! Reports: one for each year, with its dates, address and counts.

use std::{fmt, iter::FusedIterator};

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    table::{
        id::ReportId,
        reports::{ReportRow, Reports},
    },
    words::{
        tier::Ranking,
        year::{AskedYear, ReportYear},
    },
};

/// One yearly report of a dataset.
///
/// A handle is small and `Copy`. Ask it about [countries](crate::Country). Two handles are equal if their years are.
///
/// ```
/// use tip_report::{Dataset, Tier};
/// let report = Dataset::bundled().report(2009)?;
/// assert_eq!(report.to_string(), "2009 Trafficking in Persons Report");
/// assert!(report.tier(Tier::Three).any(|placement| placement.country().name() == "North Korea"));
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a> {
    data: &'a Dataset,
    id: ReportId,
}

impl<'a> Report<'a> {
    pub(crate) fn new(data: &'a Dataset, id: ReportId) -> Self {
        Report { data, id }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    pub(crate) fn id(&self) -> ReportId {
        self.id
    }

    fn row(&self) -> &'a ReportRow {
        self.data.tables.reports().row(self.id)
    }

    /// The year of the report, in which it was published.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.year().get(), 2009);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn year(&self) -> ReportYear {
        self.row().year
    }

    /// The number of the edition, from 1 for 2001.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2025)?.edition(), 25);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn edition(&self) -> u8 {
        self.row().edition
    }

    /// The day on which the report was released.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2025)?.released().to_string(), "2025-09-29");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn released(&self) -> NaiveDate {
        self.row().released
    }

    /// The source of the day of release: an address or a citation.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2014)?.released_source().unwrap().contains("usembassy"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn released_source(&self) -> Option<&'a str> {
        self.row().released_source.as_deref()
    }

    /// First and last day of the reporting period. `None` before the 2010 report, for which no source states it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let (start, end) = Dataset::bundled().report(2017)?.period().unwrap();
    /// assert_eq!((start.to_string(), end.to_string()), ("2016-04-01".into(), "2017-03-31".into()));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn period(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.row().period_start.zip(self.row().period_end)
    }

    /// The Secretary of State who released the report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2001)?.secretary(), Some("Colin L. Powell"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn secretary(&self) -> Option<&'a str> {
        self.row().secretary.as_deref()
    }

    /// The address of the report's own page, in the pattern of its time. Not every address was opened.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2018)?.url().unwrap().starts_with("https://www.state.gov/"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn url(&self) -> Option<&'a str> {
        self.row().url.as_deref()
    }

    /// A citation with publisher, edition, date and address.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(
    ///     Dataset::bundled().report(2022)?.citation(),
    ///     "U.S. Department of State, Trafficking in Persons Report, 22nd edition, 19 July 2022, \
    ///      https://www.state.gov/reports/2022-trafficking-in-persons-report/"
    /// );
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn citation(&self) -> String {
        let edition = self.edition();
        let ending = match (edition % 10, edition % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        let date = self.released().format("%-d %B %Y");
        let url = self.url().map(|url| format!(", {url}")).unwrap_or_default();
        format!("U.S. Department of State, Trafficking in Persons Report, {edition}{ending} edition, {date}{url}")
    }

    /// The report of the next year in the dataset.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.next().unwrap().year().get(), 2010);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn next(&self) -> Option<Report<'a>> {
        self.data.tables.reports().next(self.id).map(|id| Report::new(self.data, id))
    }

    /// The report before this one in the dataset.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2001)?.previous().is_none());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn previous(&self) -> Option<Report<'a>> {
        Reports::previous(self.id).map(|id| Report::new(self.data, id))
    }

    /// The report before this one, if it is from the year before.
    pub(crate) fn year_before(&self) -> Option<Report<'a>> {
        self.data.tables.reports().year_before(self.id).map(|id| Report::new(self.data, id))
    }

    /// How many countries have each ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let counts = Dataset::bundled().report(2009)?.counts();
    /// assert!(counts.of(Ranking::Tier(Tier::One)) < counts.of(Ranking::Tier(Tier::Two)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts::gather(self.data.tables.placements().rankings_of(self.id).iter().copied().flatten())
    }
}

impl PartialEq for Report<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.year() == other.year()
    }
}

impl Eq for Report<'_> {}

impl std::hash::Hash for Report<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.year().hash(state);
    }
}

/// The title of the report.
impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} Trafficking in Persons Report", self.year()))
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Report({})", self.year())
    }
}

/// How many countries of a report have each ranking.
///
/// ```
/// # use tip_report::Dataset;
/// let counts = Dataset::bundled().report(2016)?.counts();
/// let texts: Vec<_> = counts.iter().map(|(ranking, count)| format!("{ranking}: {count}")).collect();
/// assert_eq!(texts, ["Tier 1: 36", "Tier 2: 78", "Tier 2 Watch List: 44", "Tier 3: 27", "Special Case: 3"]);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([u32; 5]);

impl Counts {
    pub(crate) fn gather(rankings: impl Iterator<Item = Ranking>) -> Counts {
        let mut counts = Counts::default();
        rankings.for_each(|ranking| counts.0[ranking.index()] += 1);
        counts
    }

    /// The number of countries with this ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking};
    /// let report = Dataset::bundled().report(2009)?;
    /// assert_eq!(report.counts().of(Ranking::SpecialCase) as usize, report.ranked(Ranking::SpecialCase).count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn of(&self, ranking: Ranking) -> u32 {
        self.0[ranking.index()]
    }

    /// All rankings with their numbers, in the order of [`Ranking::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking};
    /// let counts = Dataset::bundled().report(2009)?.counts();
    /// let most = counts.iter().max_by_key(|&(_, count)| count).map(|(ranking, _)| ranking);
    /// assert_eq!(most, Some(Ranking::Tier(tip_report::Tier::Two)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn iter(
        &self,
    ) -> impl ExactSizeIterator<Item = (Ranking, u32)> + DoubleEndedIterator + Clone + FusedIterator + use<> {
        Ranking::ALL.iter().copied().zip(self.0)
    }

    /// The number of countries on a tier: all but the special cases.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let counts = Dataset::bundled().report(2009)?.counts();
    /// assert_eq!(counts.on_a_tier(), counts.total() - counts.of(tip_report::Ranking::SpecialCase));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn on_a_tier(&self) -> u32 {
        self.total() - self.of(Ranking::SpecialCase)
    }

    /// The number of countries in the report, including the special cases.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2009)?;
    /// assert_eq!(report.counts().total() as usize, report.placements().count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
    }
}

/// All rankings with their numbers, as [`Counts::iter`] gives them.
///
/// ```
/// # use tip_report::Dataset;
/// let mut total = 0;
/// for (ranking, count) in Dataset::bundled().report(2009)?.counts() {
///     assert!(count > 0, "{ranking}");
///     total += count;
/// }
/// assert_eq!(total, 175);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
impl IntoIterator for Counts {
    type Item = (Ranking, u32);
    type IntoIter = std::vec::IntoIter<(Ranking, u32)>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// Works like the iteration by value: the items do not borrow from `self`.
impl IntoIterator for &Counts {
    type Item = (Ranking, u32);
    type IntoIter = std::vec::IntoIter<(Ranking, u32)>;

    fn into_iter(self) -> Self::IntoIter {
        (*self).into_iter()
    }
}

/// There is no report of this year in the dataset.
///
/// ```
/// let error = tip_report::Dataset::bundled().report(1999).unwrap_err();
/// assert_eq!(error.to_string(), "there is no report of 1999: the dataset has the reports of 2001 to 2025");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no report of {year}: the dataset has {has}")]
pub struct NoReportError {
    year: u16,
    has: Box<str>,
}

impl NoReportError {
    /// The year that was asked for.
    ///
    /// ```
    /// assert_eq!(tip_report::Dataset::bundled().report(1999).unwrap_err().year(), 1999);
    /// ```
    #[must_use]
    pub const fn year(&self) -> u16 {
        self.year
    }
}

impl Dataset {
    /// The report of a year.
    ///
    /// # Errors
    ///
    /// [`NoReportError`] if the dataset has no report of that year.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.edition(), 9);
    /// assert!(Dataset::bundled().report(2000).is_err());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn report(&self, year: impl AskedYear) -> Result<Report<'_>, NoReportError> {
        let year = year.number();
        let reports = self.tables.reports();
        let found = ReportYear::new(year).and_then(|year| reports.id_of(year));
        found.map(|id| Report::new(self, id)).ok_or_else(|| {
            let has = match reports.rows() {
                [] => "none".into(),
                [only] => format!("the report of {}", only.year),
                [first, .., last] => format!("the reports of {} to {}", first.year, last.year),
            };
            NoReportError { year, has: has.into() }
        })
    }

    /// All reports, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// for report in Dataset::bundled().reports() {
    ///     println!("{report}, released on {}", report.released());
    /// }
    /// ```
    pub fn reports(&self) -> impl ExactSizeIterator<Item = Report<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.reports().all().ids().map(|id| Report::new(self, id))
    }

    /// The last report. `None` only if the dataset has no reports.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().latest_report().unwrap().year().get(), 2025);
    /// ```
    #[must_use]
    pub fn latest_report(&self) -> Option<Report<'_>> {
        self.reports().next_back()
    }

    /// The report in force on a date: the latest one released on or before it.
    ///
    /// `None` before the first report, 12 July 2001.
    ///
    /// ```
    /// use tip_report::{Dataset, chrono::NaiveDate};
    /// let data = Dataset::bundled();
    /// let on = |y, m, d| data.report_in_force_on(NaiveDate::from_ymd_opt(y, m, d).unwrap());
    /// assert_eq!(on(2025, 9, 28).unwrap().year().get(), 2024);
    /// assert_eq!(on(2025, 9, 29).unwrap().year().get(), 2025);
    /// assert!(on(2001, 7, 11).is_none());
    /// ```
    #[must_use]
    pub fn report_in_force_on(&self, date: NaiveDate) -> Option<Report<'_>> {
        self.tables.reports().in_force_on(date).map(|id| Report::new(self, id))
    }
}
