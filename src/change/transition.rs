//! How many countries went from each ranking to each other one.

use std::{fmt, iter::Sum, ops::AddAssign};

use super::diff::{ChangeCounts, ReportDiff};
use crate::{
    dataset::Dataset,
    words::{direction::Direction, tier::Ranking},
};

const RANKINGS: &[Ranking] = Ranking::ALL;
const TIERS: &[Ranking] = RANKINGS.split_at(Ranking::SpecialCase.index()).0;
/// The index for absence, after all rankings.
const ABSENT: usize = RANKINGS.len();

/// How many countries went from each ranking to each other one, over one pair of reports or several.
///
/// The matrix counts entering and leaving the reports separately, never as a ranking. To add up the pairs that belong
/// to a question, choose among the [diffs](Dataset::diffs) of a dataset:
///
/// ```
/// use tip_report::{Bureau, Dataset, Ranking, Tier, change::TransitionMatrix};
/// let data = Dataset::bundled();
/// let africa_since_2010: TransitionMatrix = data
///     .diffs()
///     .filter(|diff| diff.is_consecutive() && diff.before().year().get() >= 2010)
///     .map(|diff| diff.within(Bureau::Af).transitions())
///     .sum();
/// let (watch_list, three) = (Ranking::from(Tier::TwoWatchList), Ranking::from(Tier::Three));
/// assert!(africa_since_2010.count(watch_list, three) < data.transitions().count(watch_list, three));
/// println!("of the Watch List, {:?} to Tier 3", africa_since_2010.share(watch_list, three));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TransitionMatrix {
    /// From the ranking of the row to that of the column. Absence is the last of both.
    counts: [[u32; ABSENT + 1]; ABSENT + 1],
    has_special_case: bool,
}

impl Default for TransitionMatrix {
    fn default() -> Self {
        TransitionMatrix { counts: Default::default(), has_special_case: true }
    }
}

impl Dataset {
    /// The transitions between all pairs of consecutive reports. If a year is missing between two reports, the pair is
    /// left out.
    ///
    /// The pair 2003 to 2004 is included, although the Watch List [was new](crate::ReportDiff::across_new_class) then.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let matrix = Dataset::bundled().transitions();
    /// let (one, two, three) = (Tier::One.into(), Tier::Two.into(), Tier::Three.into());
    /// assert!(matrix.share(one, one) > matrix.share(two, two));
    /// assert!(matrix.count(two, one) > matrix.count(three, one));
    /// ```
    #[must_use]
    pub fn transitions(&self) -> TransitionMatrix {
        self.diffs().filter(ReportDiff::is_consecutive).map(|diff| diff.transitions()).sum()
    }
}

impl TransitionMatrix {
    #[inline]
    pub(crate) fn add(&mut self, from: Option<Ranking>, to: Option<Ranking>) {
        let place = |ranking: Option<Ranking>| ranking.map_or(ABSENT, Ranking::index);
        self.counts[place(from)][place(to)] += 1;
    }

    /// The changes by their kinds.
    pub(crate) fn changes(&self) -> ChangeCounts {
        let mut changes = ChangeCounts::default();
        let rankings = || RANKINGS.iter().copied().map(Some).chain([None]);
        for (from, counts) in rankings().zip(self.counts) {
            for (to, count) in rankings().zip(counts) {
                changes.add(Direction::between(from, to), count);
            }
        }
        changes
    }

    /// The matrix of the tiers alone. Transitions from and to special case are left out, also in the shares.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let matrix = Dataset::bundled().transitions().without_special_case();
    /// assert_eq!(matrix.count(Ranking::SpecialCase, Tier::Two.into()), None);
    /// ```
    #[must_use]
    pub fn without_special_case(self) -> TransitionMatrix {
        TransitionMatrix { has_special_case: false, ..self }
    }

    /// The rankings of the rows and columns, in the order of [`Ranking::ALL`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let matrix = Dataset::bundled().transitions();
    /// assert_eq!(matrix.rankings().len(), 5);
    /// assert_eq!(matrix.without_special_case().rankings().len(), 4);
    /// ```
    #[must_use]
    pub fn rankings(&self) -> &'static [Ranking] {
        if self.has_special_case { RANKINGS } else { TIERS }
    }

    fn place(&self, ranking: Ranking) -> Option<usize> {
        (self.has_special_case || ranking != Ranking::SpecialCase).then_some(ranking.index())
    }

    /// The number of transitions from one ranking to another, or to itself. `None` if the matrix is without special
    /// case and one of the two is a special case.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let matrix = data.report(2014)?.changes_since(data.report(2013)?).transitions();
    /// let fallen = matrix.count(Tier::TwoWatchList.into(), Tier::Three.into());
    /// assert!(fallen >= Some(2), "Malaysia, Thailand");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn count(&self, from: Ranking, to: Ranking) -> Option<u32> {
        Some(self.counts[self.place(from)?][self.place(to)?])
    }

    /// The number of countries that entered the reports with this ranking. `None` as in [`TransitionMatrix::count`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let matrix = data.report(2010)?.changes_since(data.report(2009)?).transitions();
    /// assert_eq!(matrix.entered(Tier::One.into()), Some(1)); // the United States
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn entered(&self, to: Ranking) -> Option<u32> {
        Some(self.counts[ABSENT][self.place(to)?])
    }

    /// The number of countries that left the reports with this ranking. `None` as in [`TransitionMatrix::count`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// let matrix = data.report(2007)?.changes_since(data.report(2006)?).transitions();
    /// assert_eq!(matrix.left(Tier::Two.into()), Some(1)); // Serbia and Montenegro
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn left(&self, from: Ranking) -> Option<u32> {
        Some(self.counts[self.place(from)?][ABSENT])
    }

    /// The share of the countries on one ranking that the next report places on another, or on the same.
    ///
    /// The base is the countries that the next report places with a ranking of the matrix. Countries that left the
    /// reports do not count. `None` if the base is empty, or as in [`TransitionMatrix::count`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let matrix = Dataset::bundled().transitions();
    /// let shares = matrix.rankings().iter().filter_map(|&to| matrix.share(Tier::Three.into(), to));
    /// assert!((shares.sum::<f64>() - 1.0).abs() < 1e-9);
    /// # let data = Dataset::bundled();
    /// let first = data.report(2002)?.changes_since(data.report(2001)?).transitions();
    /// assert_eq!(first.share(Tier::TwoWatchList.into(), Tier::Two.into()), None, "nobody was on the Watch List");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn share(&self, from: Ranking, to: Ranking) -> Option<f64> {
        let count = self.count(from, to)?;
        let all: u32 = self.rankings().iter().filter_map(|&to| self.count(from, to)).sum();
        (all > 0).then(|| f64::from(count) / f64::from(all))
    }
}

/// The sum is without special case if one of the two is.
impl AddAssign for TransitionMatrix {
    fn add_assign(&mut self, other: TransitionMatrix) {
        for (row, others) in self.counts.iter_mut().zip(other.counts) {
            for (count, other) in row.iter_mut().zip(others) {
                *count += other;
            }
        }
        self.has_special_case &= other.has_special_case;
    }
}

impl Sum for TransitionMatrix {
    fn sum<I: Iterator<Item = TransitionMatrix>>(matrices: I) -> Self {
        matrices.fold(TransitionMatrix::default(), |mut sum, matrix| {
            sum += matrix;
            sum
        })
    }
}

/// Prints a table, from the ranking of the row to that of the column.
impl fmt::Display for TransitionMatrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = |count: Option<u32>| count.map(|count| count.to_string()).unwrap_or_default();
        write!(f, "{:<17}", "from")?;
        for to in self.rankings() {
            write!(f, "  {to:>6}")?;
        }
        write!(f, "  {:>6}", "left")?;
        for from in self.rankings() {
            write!(f, "\n{from:<17}")?;
            for to in self.rankings() {
                write!(f, "  {:>width$}", number(self.count(*from, *to)), width = to.as_str().len())?;
            }
            write!(f, "  {:>6}", number(self.left(*from)))?;
        }
        write!(f, "\n{:<17}", "entered")?;
        for to in self.rankings() {
            write!(f, "  {:>width$}", number(self.entered(*to)), width = to.as_str().len())?;
        }
        Ok(())
    }
}
