//! Reports: one a year, and what it says as a whole.

use std::fmt;

use chrono::NaiveDate;

use super::{
    country::Country,
    placement::{Placement, Standing},
};
use crate::{
    dataset::Dataset,
    words::{
        bureau::Bureau,
        tier::{Ranking, Tier},
        year::ReportYear,
    },
};

/// A row of `reports.csv`.
#[derive(Clone, Debug)]
pub(crate) struct ReportRow {
    pub(crate) year: ReportYear,
    pub(crate) edition: u8,
    pub(crate) released: NaiveDate,
    pub(crate) period_start: Option<NaiveDate>,
    pub(crate) period_end: Option<NaiveDate>,
    pub(crate) secretary: Option<Box<str>>,
    pub(crate) url: Option<Box<str>>,
    pub(crate) released_source: Option<Box<str>>,
}

const NO_REPORT: u8 = u8::MAX;
const YEARS: usize = (ReportYear::LAST - ReportYear::FIRST.get() + 1) as usize;

/// The reports in order of their years.
#[derive(Clone, Debug)]
pub(crate) struct Reports {
    rows: Vec<ReportRow>,
    by_year: [u8; YEARS],
}

impl Default for Reports {
    fn default() -> Self {
        Reports::new(Vec::new())
    }
}

fn year_place(year: ReportYear) -> usize {
    usize::from(year.get() - ReportYear::FIRST.get())
}

impl Reports {
    /// From rows in order of their years, each year once.
    pub(crate) fn new(rows: Vec<ReportRow>) -> Self {
        let mut by_year = [NO_REPORT; YEARS];
        for (row, index) in rows.iter().zip(0..) {
            by_year[year_place(row.year)] = index;
        }
        Reports { rows, by_year }
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn row(&self, index: u16) -> &ReportRow {
        &self.rows[usize::from(index)]
    }

    pub(crate) fn rows(&self) -> &[ReportRow] {
        &self.rows
    }

    pub(crate) fn indexes(&self) -> impl DoubleEndedIterator<Item = u16> + use<> {
        // There are at most as many reports as years.
        0..u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    #[inline]
    pub(crate) fn index_of(&self, year: ReportYear) -> Option<u16> {
        Some(self.by_year[year_place(year)]).filter(|&index| index != NO_REPORT).map(u16::from)
    }
}

/// One yearly report of a dataset.
///
/// A handle is small and `Copy`; ask it about [countries](crate::Country). Two handles are equal if their years are.
///
/// ```
/// use tip_report::{Dataset, Tier};
/// let report = Dataset::bundled().report(2009)?;
/// assert_eq!(report.to_string(), "2009 Trafficking in Persons Report");
/// assert_eq!(report.tier(Tier::Three).count(), 17);
/// # Ok::<(), tip_report::NoReport>(())
/// ```
#[derive(Clone, Copy)]
pub struct Report<'a> {
    data: &'a Dataset,
    index: u16,
}

impl<'a> Report<'a> {
    pub(crate) fn new(data: &'a Dataset, index: u16) -> Self {
        Report { data, index }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    pub(crate) fn index(&self) -> u16 {
        self.index
    }

    fn row(&self) -> &'a ReportRow {
        self.data.reports_table().row(self.index)
    }

    /// The year of the report, in which it was published.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.year().get(), 2009);
    /// # Ok::<(), tip_report::NoReport>(())
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
    /// # Ok::<(), tip_report::NoReport>(())
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
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn released(&self) -> NaiveDate {
        self.row().released
    }

    /// Where the day of release is known from: an address or a citation.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2014)?.released_source().unwrap().contains("usembassy"));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn released_source(&self) -> Option<&'a str> {
        self.row().released_source.as_deref()
    }

    /// First and last day of the reporting period; `None` before the 2010 report, where it is not sourced.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let (start, end) = Dataset::bundled().report(2017)?.period().unwrap();
    /// assert_eq!((start.to_string(), end.to_string()), ("2016-04-01".into(), "2017-03-31".into()));
    /// # Ok::<(), tip_report::NoReport>(())
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
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn secretary(&self) -> Option<&'a str> {
        self.row().secretary.as_deref()
    }

    /// The address of the report's own page, by the pattern of its time. Not every address was opened.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2018)?.url().unwrap().starts_with("https://www.state.gov/"));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn url(&self) -> Option<&'a str> {
        self.row().url.as_deref()
    }

    /// The title.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.title(), "2009 Trafficking in Persons Report");
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn title(&self) -> String {
        format!("{} Trafficking in Persons Report", self.year())
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
    /// # Ok::<(), tip_report::NoReport>(())
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
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn next(&self) -> Option<Report<'a>> {
        let next = self.index + 1;
        (usize::from(next) < self.data.reports_table().len()).then(|| Report::new(self.data, next))
    }

    /// The report before this one in the dataset.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2001)?.previous().is_none());
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn previous(&self) -> Option<Report<'a>> {
        self.index.checked_sub(1).map(|index| Report::new(self.data, index))
    }

    /// The report before this one, if it is of the year before.
    pub(crate) fn year_before(&self) -> Option<Report<'a>> {
        self.previous().filter(|previous| previous.year().get() + 1 == self.year().get())
    }

    /// The placement of a country; `None` if it is not in the report, see [`Report::standing`] for why.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// let korea = data.country("Republic of Korea")?;
    /// assert_eq!(data.report(2009)?.placement(korea).unwrap().tier(), Some(Tier::One));
    /// assert!(data.report(2009)?.placement(data.country("USA")?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn placement(&self, country: Country<'_>) -> Option<Placement<'a>> {
        let country = country.index_in(self.data)?;
        self.data.placements_table().row_of(country, self.index).map(|row| Placement::new(self.data, row))
    }

    /// Where a country stands in this report: placed, or absent and why.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.report(2009)?.standing(data.country("USA")?), Standing::NotInReport);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn standing(&self, country: Country<'_>) -> Standing<'a> {
        let released = self.released();
        match self.placement(country) {
            Some(placement) => Standing::Placed(placement),
            None if country.exists_from().is_some_and(|from| released < from) => Standing::NotYetInExistence,
            None if country.exists_to().is_some_and(|to| to <= released) => Standing::NoLongerInExistence,
            None => Standing::NotInReport,
        }
    }

    /// A citation of where a country stands in this report: [`Placement::citation`], and the like of it for a country
    /// that the report does not place.
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
        match self.standing(country) {
            Standing::Placed(placement) => placement.citation(),
            absent => format!("{}: {absent}. {}", country.name(), self.citation()),
        }
    }

    /// All placements of the report, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.placements().count(), 175);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn placements(&self) -> impl Iterator<Item = Placement<'a>> + use<'a> {
        let (data, report) = (self.data, self.index);
        let table = data.placements_table();
        let countries = data.countries_table().indexes();
        countries.filter_map(move |country| table.row_of(country, report)).map(move |row| Placement::new(data, row))
    }

    /// The placements with this ranking or on this tier, in order of codes.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let special: Vec<_> =
    ///     Dataset::bundled().report(2016)?.ranked(Ranking::SpecialCase).map(|p| p.country().name()).collect();
    /// assert_eq!(special, ["Libya", "Somalia", "Yemen"]);
    /// assert_eq!(Dataset::bundled().report(2016)?.ranked(Tier::Three).count(), 27);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn ranked<R: Into<Ranking>>(&self, ranking: R) -> impl Iterator<Item = Placement<'a>> + use<'a, R> {
        let ranking = ranking.into();
        self.placements().filter(move |placement| placement.ranking() == ranking)
    }

    /// The placements on this tier, in order of codes. Tier 2 does not hold the Watch List.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// assert_eq!(Dataset::bundled().report(2010)?.tier(Tier::TwoWatchList).count(), 58);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn tier(&self, tier: Tier) -> impl Iterator<Item = Placement<'a>> + use<'a> {
        self.ranked(Ranking::Tier(tier))
    }

    /// The placements of the countries of this bureau, in order of codes.
    ///
    /// It is [today's](Bureau) map for every report: those before 2006 showed Central Asia with Europe.
    ///
    /// ```
    /// # use tip_report::{Bureau, Dataset};
    /// assert_eq!(Dataset::bundled().report(2025)?.bureau(Bureau::Sca).count(), 13);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn bureau(&self, bureau: Bureau) -> impl Iterator<Item = Placement<'a>> + use<'a> {
        self.placements().filter(move |placement| placement.country().bureau() == Some(bureau))
    }

    /// How many countries have each ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let counts = Dataset::bundled().report(2009)?.counts();
    /// assert_eq!(counts.of(Ranking::Tier(Tier::One)), 28);
    /// assert_eq!(counts.total(), 175);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> Counts {
        let rankings = self.data.placements_table().rankings_of(self.index);
        // Five passes, as a processor compares many bytes at once but counts one by one.
        Counts(Ranking::ALL.map(|ranking| {
            let is_it = |&&other: &&u8| usize::from(other) == ranking.index();
            rankings.iter().filter(is_it).map(|_| 1).sum()
        }))
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
        f.pad(&self.title())
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
/// # Ok::<(), tip_report::NoReport>(())
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
    /// assert_eq!(Dataset::bundled().report(2009)?.counts().of(Ranking::SpecialCase), 2);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn of(&self, ranking: Ranking) -> u32 {
        self.0[ranking.index()]
    }

    /// All rankings with their numbers, in the order of [`Ranking::ALL`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.counts().iter().count(), 5);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (Ranking, u32)> + use<> {
        Ranking::ALL.into_iter().zip(self.0)
    }

    /// The number of countries on a tier: all but the special cases.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.counts().on_a_tier(), 173);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn on_a_tier(&self) -> u32 {
        self.total() - self.of(Ranking::SpecialCase)
    }

    /// The number of countries in the report, special cases counted.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().report(2009)?.counts().total(), 175);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn total(&self) -> u32 {
        self.0.iter().sum()
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
pub struct NoReport {
    pub(crate) year: u16,
    pub(crate) has: Box<str>,
}
