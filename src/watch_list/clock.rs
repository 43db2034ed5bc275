//! The clock of one country: how long it has been on the Watch List, and whether it can stay.

use std::{fmt, iter, iter::FusedIterator};

use super::{rule::WatchListRule, waiver::Waiver};
use crate::{
    dataset::Dataset,
    table::{
        id::{CountryId, ReportId},
        reports::Reports,
    },
    view::{country::Country, placement::Placement, report::Report},
    words::{
        evidence::Evidence,
        tier::{Ranking, Tier},
        word::words,
    },
};

const WATCH_LIST: Ranking = Ranking::Tier(Tier::TwoWatchList);

/// How long a country has been on the Watch List, and what the law allows for the next report.
///
/// The clock of a report looks back over the run of reports that ends in it. It looks forward to the report of the year
/// after and applies the [rule](WatchListClock::rule) for that report. Any other ranking, a special case or absence
/// breaks a run. A run does not pass from a dissolved entity to a successor.
///
/// The clock says what is due, not why a country left. A fall to Tier 3 at the limit can be the automatic downgrade, or
/// a judgement that would have come anyway. The tables do not say which, so the clock gives no reason.
///
/// ```
/// use tip_report::{Dataset, Tier};
/// let data = Dataset::bundled();
/// let clock = data.report(2012)?.watch_list_clock(data.country("China")?).unwrap();
/// assert_eq!(clock.years_in_a_row(), 8);
/// assert_eq!(clock.years_counted(), 4);
/// assert!(clock.must_leave());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct WatchListClock<'a> {
    data: &'a Dataset,
    country: CountryId,
    first: ReportId,
    last: ReportId,
}

impl<'a> WatchListClock<'a> {
    pub(super) fn new(data: &'a Dataset, country: CountryId, report: ReportId) -> Option<Self> {
        let first = run(data, country, report, WATCH_LIST)?;
        Some(WatchListClock { data, country, first, last: report })
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let clock = data.report(2012)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(clock.country().name(), "China");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.country)
    }

    /// The report for which the clock was made.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let clock = data.report(2012)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(clock.report().year().get(), 2012);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.last)
    }

    /// The report in which the run began.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let clock = data.report(2012)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(clock.first_report().year().get(), 2005);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn first_report(&self) -> Report<'a> {
        Report::new(self.data, self.first)
    }

    /// The placements of the run, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let clock = data.report(2012)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(clock.placements().count(), 8);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn placements(&self) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        let (data, country) = (self.data, self.country);
        let rows = Reports::between(self.first, self.last)
            .ids()
            .filter_map(move |report| data.tables.placements().row_of(country, report));
        rows.map(move |row| Placement::new(data, row))
    }

    /// How well the run is known: the weakest evidence of its placements.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let clock = data.report(2025)?.watch_list_clock(data.country("Vanuatu")?).unwrap();
    /// assert!(clock.placements().all(|placement| placement.evidence() >= clock.evidence()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.placements().map(|placement| placement.evidence()).min().unwrap_or(Evidence::Inferred)
    }

    /// The number of reports in a row up to this one. This one counts too.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let india = data.report(2010)?.watch_list_clock(data.country("India")?).unwrap();
    /// assert_eq!((india.years_in_a_row(), india.years_counted()), (7, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn years_in_a_row(&self) -> u8 {
        // The range of accepted years is smaller than a `u8`.
        u8::try_from(self.report().year().get() - self.first_report().year().get() + 1).unwrap_or(u8::MAX)
    }

    /// How many reports of the run count towards the limit: the reports from 2009 on.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let russia = data.report(2008)?.watch_list_clock(data.country("Russia")?).unwrap();
    /// assert_eq!((russia.years_in_a_row(), russia.years_counted()), (5, 0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn years_counted(&self) -> u8 {
        let counted = (self.report().year().get() + 1).saturating_sub(WatchListRule::COUNTED_FROM.get());
        self.years_in_a_row().min(u8::try_from(counted).unwrap_or(u8::MAX))
    }

    /// The waivers that kept the country on the list, in order of years: one for each counted report after the second.
    ///
    /// ```
    /// # use tip_report::{Dataset, watch_list::WaiverBasis};
    /// # let data = Dataset::bundled();
    /// let thailand = data.report(2013)?.watch_list_clock(data.country("Thailand")?).unwrap();
    /// let waivers: Vec<_> = thailand.waivers().map(|waiver| (waiver.report().year().get(), waiver.basis())).collect();
    /// assert_eq!(waivers, [(2012, WaiverBasis::Derived), (2013, WaiverBasis::Known)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn waivers(&self) -> impl DoubleEndedIterator<Item = Waiver<'a>> + Clone + FusedIterator + use<'a> {
        let clock = *self;
        Reports::between(clock.first, clock.last)
            .ids()
            .filter_map(move |report| WatchListClock { last: report, ..clock }.waiver())
    }

    /// The waiver that keeps the country on the list in this report, if it needs one.
    pub(super) fn waiver(&self) -> Option<Waiver<'a>> {
        let rule = WatchListRule::of(self.report().year())?;
        let counted = self.years_counted();
        (counted > rule.years()?).then(|| {
            let by_rule = rule.limit().is_some_and(|limit| counted <= limit);
            Waiver::new(self.data, self.country, self.last, by_rule)
        })
    }

    /// The rule for the report of the year after.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let cuba = data.report(2018)?.watch_list_clock(data.country("Cuba")?).unwrap();
    /// assert_eq!(cuba.rule().first().get(), 2019);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn rule(&self) -> &'static WatchListRule {
        WatchListRule::of_number(self.report().year().get() + 1)
    }

    /// Whether the country may stay for one report only. This is so if it fell to Tier 3 from a run with a waiver and
    /// came back: see [`WatchListRule::one_after_return`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let brunei = data.report(2023)?.watch_list_clock(data.country("Brunei")?).unwrap();
    /// assert!(brunei.one_report_only() && brunei.must_leave());
    /// let vietnam = data.report(2021)?.watch_list_clock(data.country("Vietnam")?).unwrap();
    /// assert!(!vietnam.one_report_only());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn one_report_only(&self) -> bool {
        self.rule().one_after_return() && self.returned_from_a_run_with_a_waiver()
    }

    fn returned_from_a_run_with_a_waiver(&self) -> bool {
        let before = |report| self.data.tables.reports().year_before(report);
        before(self.first)
            .and_then(|report| run(self.data, self.country, report, Ranking::Tier(Tier::Three)))
            .and_then(before)
            .and_then(|report| WatchListClock::new(self.data, self.country, report))
            .is_some_and(|earlier| earlier.waiver().is_some())
    }

    /// The most counted reports in a row that the law allows this country, including those by waiver. `None` if the law
    /// sets no limit.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let limit = |year, name| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(data.report(year)?.watch_list_clock(data.country(name)?).unwrap().limit())
    /// };
    /// assert_eq!(limit(2007, "China")?, None);
    /// assert_eq!(limit(2012, "China")?, Some(4));
    /// assert_eq!(limit(2020, "Malaysia")?, Some(3));
    /// assert_eq!(limit(2024, "Chad")?, Some(1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn limit(&self) -> Option<u8> {
        if self.one_report_only() { Some(1) } else { self.rule().limit() }
    }

    /// How many more reports the country may be on the list. Each report after the second needs a waiver. `Some(0)` if
    /// the next report must take it off the list, `None` if the law sets no limit for it.
    ///
    /// This is not the answer for a country that is not on the list: it has no clock. [`WatchListClock::outlook`] says
    /// in one word what is left.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let nepal = data.report(2025)?.watch_list_clock(data.country("Nepal")?).unwrap();
    /// assert_eq!((nepal.years_counted(), nepal.reports_left()), (2, Some(1)));
    /// let china = data.report(2007)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(china.reports_left(), None, "the limit came with the law of 2008");
    /// assert!(data.report(2007)?.watch_list_clock(data.country("Nepal")?).is_none(), "Tier 2, and so without a clock");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reports_left(&self) -> Option<u8> {
        self.limit().map(|limit| limit.saturating_sub(self.years_counted()))
    }

    /// How many more waivers the law allows. `None` if the law sets no limit, so there is nothing to waive.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let china = data.report(2015)?.watch_list_clock(data.country("China")?).unwrap();
    /// assert_eq!(china.waivers_left(), Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn waivers_left(&self) -> Option<u8> {
        self.reports_left().map(|reports| reports.min(self.rule().waivers()))
    }

    /// What the law allows for the report of the year after.
    ///
    /// ```
    /// # use tip_report::{Dataset, watch_list::WatchListOutlook};
    /// # let data = Dataset::bundled();
    /// let nepal = data.report(2025)?.watch_list_clock(data.country("Nepal")?).unwrap();
    /// assert_eq!(nepal.outlook(), WatchListOutlook::StaysIfWaived);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn outlook(&self) -> WatchListOutlook {
        match (self.reports_left(), self.rule().years()) {
            (None, _) | (_, None) => WatchListOutlook::NoLimit,
            (Some(0), _) => WatchListOutlook::MustLeave,
            (Some(_), Some(years)) if self.years_counted() >= years => WatchListOutlook::StaysIfWaived,
            (Some(_), Some(_)) => WatchListOutlook::MayStay,
        }
    }

    /// Whether the report of the year after must take the country off the list.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// assert!(data.report(2020)?.watch_list_clock(data.country("Malaysia")?).unwrap().must_leave());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn must_leave(&self) -> bool {
        self.outlook() == WatchListOutlook::MustLeave
    }

    /// The tiers that the law allows for the next report, in the order of [`Tier::ALL`].
    ///
    /// At the limit these are Tier 1 and Tier 2, if the government's efforts merit it, and otherwise Tier 3. A country
    /// can always become a special case, or be missing from the next report.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let malaysia = data.report(2020)?.watch_list_clock(data.country("Malaysia")?).unwrap();
    /// assert_eq!(malaysia.open_tiers().collect::<Vec<_>>(), [Tier::One, Tier::Two, Tier::Three]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn open_tiers(&self) -> impl DoubleEndedIterator<Item = Tier> + Clone + FusedIterator + use<> {
        let must_leave = self.must_leave();
        Tier::ALL.iter().copied().filter(move |&tier| !(must_leave && tier == Tier::TwoWatchList))
    }
}

/// The first report of the run with this ranking that ends in `last`. The reports of a run are of years in a row.
fn run(data: &Dataset, country: CountryId, last: ReportId, ranking: Ranking) -> Option<ReportId> {
    let (placements, reports) = (data.tables.placements(), data.tables.reports());
    let in_a_row = iter::successors(Some(last), |&report| reports.year_before(report));
    in_a_row.take_while(|&report| placements.ranking(country, report) == Some(ranking)).last()
}

impl PartialEq for WatchListClock<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.placements().eq(other.placements())
    }
}

impl Eq for WatchListClock<'_> {}

impl std::hash::Hash for WatchListClock<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.country(), self.report()).hash(state);
    }
}

impl fmt::Debug for WatchListClock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, report, outlook) = (self.country().code(), self.report().year(), self.outlook());
        write!(f, "WatchListClock({code} {}-{report}, {outlook})", self.first_report().year())
    }
}

words! {
    /// What the law allows for a country on the Watch List in the next report.
    ///
    /// ```
    /// use tip_report::watch_list::WatchListOutlook;
    /// assert_eq!("must leave".parse(), Ok(WatchListOutlook::MustLeave));
    /// assert_eq!(WatchListOutlook::MustLeave.to_string(), "must leave");
    /// ```
    #[non_exhaustive]
    pub enum WatchListOutlook in tip_report::watch_list: "outlook" {
        /// It may stay, and the law sets no limit: reports until 2007.
        NoLimit = "no limit",
        /// It may stay without a waiver.
        MayStay = "may stay",
        /// It stays only by a waiver. Otherwise it is upgraded, or listed on Tier 3.
        StaysIfWaived = "stays if waived",
        /// It cannot stay. It is upgraded, or listed on Tier 3.
        MustLeave = "must leave",
    }
}
