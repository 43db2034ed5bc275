//! What changed between two reports: upgrades, downgrades, and countries that entered or left the reports.
//!
//! [`Report::changes_since`] gives a [`ReportDiff`]: a list of [`TierChange`]s, each with its [`Direction`], and their
//! [`ChangeCounts`]. A [`TransitionMatrix`] counts how many countries moved from each ranking to each other one, over
//! many reports.

pub(crate) mod diff;
pub(crate) mod transition;

use std::{fmt, iter::FusedIterator};

pub use self::{
    diff::{ChangeCounts, ReportDiff},
    transition::TransitionMatrix,
};
pub use crate::words::direction::Direction;
use crate::{
    view::{country::Country, placement::Placement, report::Report, standing::Standing},
    words::{
        evidence::Evidence,
        tier::{Ranking, Tier},
        year::ReportYear,
    },
};

/// Two reports to compare, in the order of the comparison. The years may run either way.
#[derive(Clone, Copy)]
pub(crate) struct Pair<'a> {
    pub(crate) before: Report<'a>,
    pub(crate) after: Report<'a>,
}

impl<'a> Pair<'a> {
    fn years(self) -> (ReportYear, ReportYear) {
        (self.before.year(), self.after.year())
    }

    pub(crate) fn is_consecutive(self) -> bool {
        let (before, after) = self.years();
        after.follows(before) || before.follows(after)
    }

    pub(crate) fn across_new_class(self) -> bool {
        let (before, after) = self.years();
        (before < ReportYear::FIRST_WITH_WATCH_LIST) != (after < ReportYear::FIRST_WITH_WATCH_LIST)
    }

    /// Where the country stands in each report from the first of the two to the second, both included.
    pub(crate) fn path(
        self,
        country: Country<'a>,
    ) -> impl ExactSizeIterator<Item = (Report<'a>, Standing<'a>)> + DoubleEndedIterator + Clone + FusedIterator + use<'a>
    {
        let (before, after) = (self.before.year(), self.after.year());
        let years = before.min(after)..=before.max(after);
        let mut reports: Vec<_> = self.after.data().reports().filter(|report| years.contains(&report.year())).collect();
        if before > after {
            reports.reverse();
        }
        reports.into_iter().map(move |report| (report, report.standing(country)))
    }
}

/// A country that has another ranking in the second report, or that only one of the reports places.
///
/// ```
/// use tip_report::{Dataset, Ranking, Tier, change::Direction};
/// let data = Dataset::bundled();
/// let diff = data.report(2014)?.changes_since(data.report(2013)?);
/// let change = diff.change_of(data.country("Thailand")?).unwrap();
/// assert_eq!(change.from(), Some(Ranking::Tier(Tier::TwoWatchList)));
/// assert_eq!(change.to(), Some(Ranking::Tier(Tier::Three)));
/// assert_eq!(change.direction(), Direction::Downgrade);
/// assert_eq!(change.to_string(), "Thailand: Tier 2 Watch List -> Tier 3 (downgrade)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct TierChange<'a> {
    pair: Pair<'a>,
    country: Country<'a>,
    from: Option<Ranking>,
    to: Option<Ranking>,
    direction: Direction,
}

impl<'a> TierChange<'a> {
    /// The change. `None` if nothing changed.
    #[inline]
    pub(crate) fn new(
        pair: Pair<'a>,
        country: Country<'a>,
        from: Option<Ranking>,
        to: Option<Ranking>,
    ) -> Option<TierChange<'a>> {
        let direction = Direction::between(from, to)?;
        Some(TierChange { pair, country, from, to, direction })
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let diff = data.report(2014)?.changes_since(data.report(2013)?);
    /// assert!(diff.changes().any(|change| change.country().name() == "Malaysia"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// The placement in the report before. `None` if that report does not place the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2010)?.changes_since(data.report(2009)?);
    /// let change = diff.change_of(data.country("United States")?).unwrap();
    /// assert!(change.before().is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn before(&self) -> Option<Placement<'a>> {
        self.pair.before.placement(self.country)
    }

    /// The placement in the report after. `None` if that report does not place the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2010)?.changes_since(data.report(2009)?);
    /// let change = diff.change_of(data.country("United States")?).unwrap();
    /// assert_eq!(change.after().unwrap().report().year().get(), 2010);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn after(&self) -> Option<Placement<'a>> {
        self.pair.after.placement(self.country)
    }

    /// The ranking in the report before. `None` if that report does not place the country.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2002)?.changes_since(data.report(2001)?);
    /// assert_eq!(diff.change_of(data.country("KOR")?).unwrap().from(), Some(Tier::Three.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn from(&self) -> Option<Ranking> {
        self.from
    }

    /// The ranking in the report after. `None` if that report does not place the country.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2002)?.changes_since(data.report(2001)?);
    /// assert_eq!(diff.change_of(data.country("KOR")?).unwrap().to(), Some(Tier::One.into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to(&self) -> Option<Ranking> {
        self.to
    }

    /// The kind of change.
    ///
    /// ```
    /// # use tip_report::{Dataset, change::Direction};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2016)?.changes_since(data.report(2015)?);
    /// assert_eq!(diff.change_of(data.country("Yemen")?).unwrap().direction(), Direction::ToSpecialCase);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// How many steps of the scale an upgrade or downgrade takes, 1 to 3. `None` for every other kind of change.
    ///
    /// Between two reports before 2004 the scale has the three steps 1, 2, 3. If one of the two reports is from 2004 or
    /// later, the scale has four steps, with the Watch List between Tier 2 and Tier 3: only the finer scale can
    /// describe a move to or from the new class. So from Tier 3 to Tier 1 is two steps from 2002 to 2003, and three
    /// from 2003 to 2004. See [`ReportDiff::across_new_class`] before you compare the two.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let emirates = data.country("United Arab Emirates")?;
    /// let steps = |from, to| -> Result<_, tip_report::error::NoReportError> {
    ///     let diff = data.report(to)?.changes_since(data.report(from)?);
    ///     Ok(diff.change_of(emirates).and_then(|change| change.steps()))
    /// };
    /// assert_eq!(steps(2002, 2003)?, Some(2)); // Tier 3 to Tier 1, on the scale of three
    /// assert_eq!(steps(2004, 2005)?, Some(2)); // Tier 2 to Tier 3, on the scale of four
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn steps(&self) -> Option<u8> {
        let (from, to) = (self.from?.tier()?, self.to?.tier()?);
        let (before, after) = self.pair.years();
        // A dataset of your own may put a country on the Watch List too early. A move is then still a move.
        let has_three = before < ReportYear::FIRST_WITH_WATCH_LIST
            && after < ReportYear::FIRST_WITH_WATCH_LIST
            && from != Tier::TwoWatchList
            && to != Tier::TwoWatchList;
        Some(if has_three {
            from.collapsed().abs_diff(to.collapsed())
        } else {
            from.severity().abs_diff(to.severity())
        })
    }

    /// Whether the change may only come from the new class: it is between Tier 2 and the Watch List, and
    /// [across](ReportDiff::across_new_class) the introduction of the Watch List. On the older scale such a country did
    /// not move.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2004)?.changes_since(data.report(2003)?);
    /// assert!(diff.change_of(data.country("Thailand")?).unwrap().may_be_artefact());
    /// assert!(!diff.change_of(data.country("United Arab Emirates")?).unwrap().may_be_artefact());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn may_be_artefact(&self) -> bool {
        let tier = |ranking: Option<Ranking>| ranking.and_then(Ranking::tier);
        let of_new_class = matches!(
            (tier(self.from), tier(self.to)),
            (Some(Tier::Two), Some(Tier::TwoWatchList)) | (Some(Tier::TwoWatchList), Some(Tier::Two))
        );
        of_new_class && self.pair.across_new_class()
    }

    /// How well the change is known: the weaker evidence of its placements.
    ///
    /// If a report does not place the country, this absence has no evidence class of its own.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2014)?.changes_since(data.report(2013)?);
    /// let change = diff.change_of(data.country("Thailand")?).unwrap();
    /// let (before, after) = (change.before().unwrap(), change.after().unwrap());
    /// assert_eq!(change.evidence(), before.evidence().min(after.evidence()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let placements = self.before().into_iter().chain(self.after());
        // A change has at least one placement, so the fallback is never taken.
        placements.map(|placement| placement.evidence()).min().unwrap_or(Evidence::Inferred)
    }

    /// Where the country stands in each report from the one before to the one after, both included.
    ///
    /// A country can fall and come back between reports that are not consecutive.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2018)?.changes_since(data.report(2013)?);
    /// let change = diff.change_of(data.country("Thailand")?).unwrap();
    /// let path: Vec<_> = change.path().map(|(report, standing)| format!("{} {standing}", report.year())).collect();
    /// assert_eq!(path[..3], ["2013 Tier 2 Watch List", "2014 Tier 3", "2015 Tier 3"]);
    /// assert_eq!(path.last().unwrap(), "2018 Tier 2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn path(
        &self,
    ) -> impl ExactSizeIterator<Item = (Report<'a>, Standing<'a>)> + DoubleEndedIterator + Clone + FusedIterator + use<'a>
    {
        self.pair.path(self.country)
    }

    /// For a country that only one of the reports places: the entities that it succeeded and that the other report
    /// places, in order of codes. You can follow this link yourself; no change is chained across it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2011)?.changes_since(data.report(2010)?);
    /// let entered = diff.change_of(data.country("Curaçao")?).unwrap();
    /// let names: Vec<_> = entered.successor_of().map(|country| country.name()).collect();
    /// assert_eq!(names, ["Netherlands Antilles"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn successor_of(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let other = self.other_report();
        self.country
            .predecessors()
            .filter(move |&country| other.is_some_and(|report| report.placement(country).is_some()))
    }

    /// For a country that only one of the reports places: the entities that succeeded it and that the other report
    /// places, in the order of [`Country::successors`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2007)?.changes_since(data.report(2006)?);
    /// let left = diff.change_of(data.country("Serbia and Montenegro")?).unwrap();
    /// let names: Vec<_> = left.succeeded_by().map(|country| country.name()).collect();
    /// assert_eq!(names, ["Serbia", "Montenegro"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn succeeded_by(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let other = self.other_report();
        self.country
            .successors()
            .filter(move |&country| other.is_some_and(|report| report.placement(country).is_some()))
    }

    /// The report that does not place the country, if one of the two does not.
    fn other_report(&self) -> Option<Report<'a>> {
        match self.direction {
            Direction::Entered => Some(self.pair.before),
            Direction::Left => Some(self.pair.after),
            _ => None,
        }
    }
}

/// Prints the country, its ranking or absence before and after, and the kind of change.
impl fmt::Display for TierChange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.pair.before.standing(self.country), self.pair.after.standing(self.country));
        write!(f, "{}: {before} -> {after} ({}", self.country, self.direction)?;
        if let Some(steps @ 2..) = self.steps() {
            write!(f, " by {steps} steps")?;
        }
        f.write_str(")")
    }
}

impl fmt::Debug for TierChange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.pair.years();
        write!(f, "TierChange({before} to {after}, {self})")
    }
}

impl PartialEq for TierChange<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.pair.years() == other.pair.years()
            && self.country == other.country
            && self.before() == other.before()
            && self.after() == other.after()
    }
}

impl Eq for TierChange<'_> {}

impl std::hash::Hash for TierChange<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.pair.years(), self.country).hash(state);
    }
}
