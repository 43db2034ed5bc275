//! The difference between two reports.

use std::{fmt, iter::FusedIterator};

use super::{Pair, TierChange, transition::TransitionMatrix};
use crate::{
    dataset::Dataset,
    table::id::CountryId,
    view::{country::Country, placement::Placement, report::Report, standing::Standing},
    words::{bureau::Bureau, direction::Direction, tier::Ranking},
};

/// What changed from one report to another: as counts ([`ReportDiff::counts`], or `Display` as a table), and country by
/// country ([`ReportDiff::changes`]).
///
/// The reports may be far apart and in either order. If both are the same report, the diff is empty. They may also be
/// from two [datasets](Dataset): countries are then matched by their codes.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let diff = data.report(2013)?.changes_since(data.report(2012)?);
/// for change in diff.downgrades() {
///     println!("{change}");
/// }
/// assert!(diff.to_string().starts_with("2012 -> 2013\nupgrade  "));
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy)]
pub struct ReportDiff<'a> {
    pair: Pair<'a>,
    bureau: Option<Bureau>,
}

impl<'a> Report<'a> {
    /// What changed from `earlier` to this report.
    ///
    /// `earlier` may also be the later report. The diff then runs back in time and is the mirror of the other one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let (earlier, later) = (data.report(2012)?, data.report(2013)?);
    /// assert_eq!(later.changes_since(earlier).upgrades().count(), earlier.changes_since(later).downgrades().count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn changes_since(&self, earlier: Report<'a>) -> ReportDiff<'a> {
        ReportDiff { pair: Pair { before: earlier, after: *self }, bureau: None }
    }
}

impl Dataset {
    /// The diff of each report from the one before it in the dataset, in order of years.
    ///
    /// If the dataset lacks a year, the diff across the gap [says so](ReportDiff::is_consecutive).
    ///
    /// ```
    /// # use tip_report::{Dataset, change::Direction};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.diffs().count(), data.reports().len() - 1);
    /// let leaps = data.diffs().flat_map(|diff| diff.changes()).filter(|change| change.steps() == Some(3)).count();
    /// assert_eq!(leaps, 0, "nobody ever went from Tier 1 to Tier 3 of the four-step scale within a year");
    /// ```
    pub fn diffs(&self) -> impl DoubleEndedIterator<Item = ReportDiff<'_>> + Clone + FusedIterator {
        self.reports().filter_map(|after| Some(after.changes_since(after.previous()?)))
    }
}

impl<'a> ReportDiff<'a> {
    /// The report to compare with.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().diffs().next().unwrap().before().year().get(), 2001);
    /// ```
    #[must_use]
    pub fn before(&self) -> Report<'a> {
        self.pair.before
    }

    /// The report whose changes these are.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().diffs().next().unwrap().after().year().get(), 2002);
    /// ```
    #[must_use]
    pub fn after(&self) -> Report<'a> {
        self.pair.after
    }

    /// The same diff, limited to the countries of one bureau.
    ///
    /// ```
    /// # use tip_report::{Bureau, Dataset};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2014)?.changes_since(data.report(2013)?).within(Bureau::Eap);
    /// assert!(diff.changes().all(|change| change.country().bureau() == Some(Bureau::Eap)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn within(self, bureau: Bureau) -> ReportDiff<'a> {
        ReportDiff { bureau: Some(bureau), ..self }
    }

    #[inline]
    fn covers(&self, country: Country<'_>) -> bool {
        self.bureau.is_none_or(|bureau| country.bureau() == Some(bureau))
    }

    /// Whether the two reports are of two consecutive years (in either order).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// assert!(!data.report(2012)?.changes_since(data.report(2009)?).is_consecutive());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn is_consecutive(&self) -> bool {
        self.pair.is_consecutive()
    }

    /// Whether one of the two reports is from before 2004, when there was no Watch List, and the other is not. Then
    /// some changes [may only come from the new class](TierChange::may_be_artefact).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2004)?.changes_since(data.report(2003)?);
    /// assert!(diff.across_new_class());
    /// assert!(diff.changes().filter(|change| change.may_be_artefact()).count() > 20);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn across_new_class(&self) -> bool {
        self.pair.across_new_class()
    }

    /// The changes, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2021)?.changes_since(data.report(2020)?);
    /// for change in diff.changes() {
    ///     println!("{change} [{}]", change.evidence());
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn changes(&self) -> impl DoubleEndedIterator<Item = TierChange<'a>> + Clone + FusedIterator + use<'a> {
        let pair = self.pair;
        self.rankings(|from, to| from != to)
            .filter_map(move |(country, from, to)| TierChange::new(pair, country, from, to))
    }

    /// The upgrades, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let mut upgrades = data.report(2013)?.changes_since(data.report(2012)?).upgrades();
    /// assert!(upgrades.any(|change| change.to_string() == "Azerbaijan: Tier 2 Watch List -> Tier 2 (upgrade)"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn upgrades(&self) -> impl DoubleEndedIterator<Item = TierChange<'a>> + Clone + FusedIterator + use<'a> {
        self.changes().filter(|change| change.direction() == Direction::Upgrade)
    }

    /// The downgrades, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let mut downgrades = data.report(2013)?.changes_since(data.report(2012)?).downgrades();
    /// assert!(downgrades.any(|change| change.to_string() == "China: Tier 2 Watch List -> Tier 3 (downgrade)"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn downgrades(&self) -> impl DoubleEndedIterator<Item = TierChange<'a>> + Clone + FusedIterator + use<'a> {
        self.changes().filter(|change| change.direction() == Direction::Downgrade)
    }

    /// The change of one country. `None` if it did not change, or if neither report places it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2010)?.changes_since(data.report(2009)?);
    /// assert!(diff.change_of(data.country("North Korea")?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn change_of(&self, country: Country<'a>) -> Option<TierChange<'a>> {
        let ranking = |report: Report<'a>| report.placement(country).map(|placement| placement.ranking());
        TierChange::new(self.pair, country, ranking(self.before()), ranking(self.after()))
            .filter(|_| self.covers(country))
    }

    /// The countries that both reports place with the same ranking, as their two placements, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2010)?.changes_since(data.report(2009)?);
    /// assert!(diff.unchanged().any(|(before, _)| before.country().name() == "North Korea"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn unchanged(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Placement<'a>, Placement<'a>)> + Clone + FusedIterator + use<'a> {
        let diff = *self;
        self.after().placements().filter_map(move |after| {
            let before = diff.before().placement(after.country())?;
            (before.ranking() == after.ranking() && diff.covers(after.country())).then_some((before, after))
        })
    }

    /// The unchanged countries that stood elsewhere in between: they fell and came back, or rose and came back, or a
    /// report in between does not place them. In order of codes. Empty for consecutive reports.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2016)?.changes_since(data.report(2013)?);
    /// let returned: Vec<_> = diff.returned().map(|(before, _)| before.country().name()).collect();
    /// assert!(returned.contains(&"Thailand"), "Watch List in 2013 and in 2016, Tier 3 between");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn returned(
        &self,
    ) -> impl DoubleEndedIterator<Item = (Placement<'a>, Placement<'a>)> + Clone + FusedIterator + use<'a> {
        let diff = *self;
        self.unchanged().filter(move |(_, after)| {
            let elsewhere = |standing: Standing<'_>| {
                standing.placement().is_none_or(|placement| placement.ranking() != after.ranking())
            };
            diff.path(after.country()).any(|(_, standing)| elsewhere(standing))
        })
    }

    /// Where a country stands in each report from the one before to the one after, both included.
    ///
    /// The reports are those in the dataset of the later report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2016)?.changes_since(data.report(2013)?);
    /// let path: Vec<_> = diff.path(data.country("Thailand")?).map(|(_, standing)| standing.to_string()).collect();
    /// assert_eq!(path, ["Tier 2 Watch List", "Tier 3", "Tier 3", "Tier 2 Watch List"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn path(
        &self,
        country: Country<'a>,
    ) -> impl ExactSizeIterator<Item = (Report<'a>, Standing<'a>)> + DoubleEndedIterator + Clone + FusedIterator + use<'a>
    {
        self.pair.path(country)
    }

    /// How many countries there are of each kind of change.
    ///
    /// ```
    /// # use tip_report::{Dataset, change::Direction};
    /// # let data = Dataset::bundled();
    /// let counts = data.report(2010)?.changes_since(data.report(2009)?).counts();
    /// println!("{} up, {} down", counts.of(Direction::Upgrade), counts.of(Direction::Downgrade));
    /// assert!(counts.unchanged() > counts.of(Direction::Upgrade) + counts.of(Direction::Downgrade));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> ChangeCounts {
        self.transitions().changes()
    }

    /// How many countries went from each ranking to each other one.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let matrix = data.report(2010)?.changes_since(data.report(2009)?).transitions();
    /// assert!(matrix.count(Tier::One.into(), Tier::One.into()).unwrap() > 20);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn transitions(&self) -> TransitionMatrix {
        let mut matrix = TransitionMatrix::default();
        self.rankings(|from, to| from.is_some() || to.is_some()).for_each(|(_, from, to)| matrix.add(from, to));
        matrix
    }
}

/// A country, its ranking in the report before, and its ranking in the report after.
type Rankings<'a> = (Country<'a>, Option<Ranking>, Option<Ranking>);

/// Selects countries by their rankings before and after. It is a closure, not a function pointer: calls through a
/// pointer take twice the time.
trait Wanted: Fn(Option<Ranking>, Option<Ranking>) -> bool + Copy {}

impl<W: Fn(Option<Ranking>, Option<Ranking>) -> bool + Copy> Wanted for W {}

impl<'a> ReportDiff<'a> {
    /// The countries whose two rankings `wanted` selects, in order of codes.
    fn rankings<W: Wanted>(
        &self,
        wanted: W,
    ) -> impl DoubleEndedIterator<Item = Rankings<'a>> + Clone + FusedIterator + use<'a, W> {
        let diff = *self;
        let of_one = std::ptr::eq(self.before().data(), self.after().data());
        let (rows, matched) = if of_one { (Some(self.rows(wanted)), Vec::new()) } else { (None, self.matched(wanted)) };
        rows.into_iter().flatten().chain(matched).filter(move |&(country, ..)| diff.covers(country))
    }

    /// For two reports of one dataset. Compares the rankings before it looks at the country, because few of them
    /// differ.
    fn rows<W: Wanted>(
        &self,
        wanted: W,
    ) -> impl DoubleEndedIterator<Item = Rankings<'a>> + Clone + FusedIterator + use<'a, W> {
        let data = self.after().data();
        let [before, after] =
            [self.before(), self.after()].map(|report| data.tables.placements().rankings_of(report.id()));
        before
            .iter()
            .zip(after)
            .enumerate()
            .filter(move |&(_, (&from, &to))| wanted(from, to))
            .map(move |(position, (&from, &to))| (Country::new(data, CountryId::at(position)), from, to))
    }

    /// For reports of two datasets: matched by code.
    fn matched(&self, wanted: impl Wanted) -> Vec<Rankings<'a>> {
        let countries = |report: Report<'a>| report.placements().map(|placement| placement.country());
        let left = countries(self.before()).filter(|&country| self.after().placement(country).is_none());
        let ranking = |report: Report<'a>, country| report.placement(country).map(|placement| placement.ranking());
        let mut matched: Vec<_> = countries(self.after())
            .chain(left)
            .map(|country| (country, ranking(self.before(), country), ranking(self.after(), country)))
            .filter(|&(_, from, to)| wanted(from, to))
            .collect();
        matched.sort_by_key(|(country, ..)| country.code());
        matched
    }
}

/// Prints the years, and the counts as a table.
impl fmt::Display for ReportDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.before().year(), self.after().year())?;
        if let Some(bureau) = self.bureau {
            write!(f, ", {bureau}")?;
        }
        writeln!(f)?;
        fmt::Display::fmt(&self.counts(), f)?;
        if self.across_new_class() {
            let artefacts = self.changes().filter(TierChange::may_be_artefact).count();
            write!(f, "\nof these, between Tier 2 and the Watch List, new in 2004: {artefacts}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for ReportDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReportDiff({} to {})", self.before().year(), self.after().year())
    }
}

/// How many countries there are of each kind of change between two reports.
///
/// ```
/// # use tip_report::{Dataset, change::Direction};
/// # let data = Dataset::bundled();
/// let counts = data.report(2007)?.changes_since(data.report(2006)?).counts();
/// assert_eq!(counts.of(Direction::Left), 1); // Serbia and Montenegro
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChangeCounts {
    changes: [u32; 6],
    unchanged: u32,
}

impl ChangeCounts {
    pub(crate) fn add(&mut self, direction: Option<Direction>, count: u32) {
        match direction {
            Some(direction) => self.changes[direction as usize] += count,
            None => self.unchanged += count,
        }
    }

    /// The number of changes of this kind.
    ///
    /// ```
    /// # use tip_report::{Dataset, change::Direction};
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2017)?.changes_since(data.report(2016)?);
    /// assert_eq!(diff.counts().of(Direction::Downgrade) as usize, diff.downgrades().count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn of(&self, direction: Direction) -> u32 {
        self.changes[direction as usize]
    }

    /// The number of countries that both reports place with the same ranking.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let report = Dataset::bundled().report(2010)?;
    /// assert_eq!(report.changes_since(report).counts().unchanged(), report.counts().total());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn unchanged(&self) -> u32 {
        self.unchanged
    }

    /// The number of countries that at least one of the reports places: changed and unchanged.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let diff = data.report(2010)?.changes_since(data.report(2009)?);
    /// assert_eq!(diff.counts().total() as usize, diff.changes().count() + diff.unchanged().count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn total(&self) -> u32 {
        self.changes.iter().sum::<u32>() + self.unchanged
    }
}

/// Prints a table with a line for each kind.
impl fmt::Display for ChangeCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (direction, count) in Direction::ALL.iter().copied().zip(self.changes) {
            writeln!(f, "{direction:<17} {count:>4}")?;
        }
        write!(f, "{:<17} {:>4}", "unchanged", self.unchanged)
    }
}
