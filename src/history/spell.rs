//! Spells: maximal runs of reports with one ranking, and what comes before and after them.

use std::{fmt, iter::FusedIterator};

use super::write_years;
use crate::{
    view::{country::Country, placement::Placement, report::Report, standing::Standing},
    words::{evidence::Evidence, tier::Ranking, year::ReportYear},
};

/// A maximal run of reports, year after year, in which a country had one ranking.
///
/// ```
/// use tip_report::{Dataset, Tier, history::Edge};
/// let malaysia = Dataset::bundled().country("Malaysia")?.history();
/// let spell = malaysia.longest(Tier::TwoWatchList).unwrap();
/// assert_eq!(spell.to_string(), "Tier 2 Watch List 2010-2013");
/// let Edge::Placed(next) = spell.after() else { panic!("Malaysia fell in 2014") };
/// assert_eq!(next.tier(), Some(Tier::Three));
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spell<'a> {
    pub(super) first: Placement<'a>,
    pub(super) last: Placement<'a>,
}

/// What comes before or after a spell.
///
/// ```
/// use tip_report::{Dataset, history::Edge};
/// let libya = Dataset::bundled().country("Libya")?.history();
/// let last = libya.spells().last().unwrap();
/// assert_eq!(last.after(), Edge::Open, "a special case until further notice");
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge<'a> {
    /// The dataset has no report on that side. The spell may go on.
    Open,
    /// The dataset has reports on that side, but not of the next year. The spell may have gone on.
    Gap,
    /// The report of the next year does not place the country.
    Absent(Standing<'a>),
    /// The report of the next year gives it another ranking.
    Placed(Placement<'a>),
}

impl<'a> Spell<'a> {
    pub(super) fn goes_on_with(&self, next: Placement<'a>) -> bool {
        next.ranking() == self.ranking() && next.report().year().get() == self.last_year().get() + 1
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().next().unwrap();
    /// assert_eq!(spell.country().name(), "South Korea");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.first.country()
    }

    /// The ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().next().unwrap();
    /// assert_eq!(spell.ranking(), Tier::Three);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn ranking(&self) -> Ranking {
        self.first.ranking()
    }

    /// The first placement.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().nth(1).unwrap();
    /// assert_eq!(spell.first().report().released().to_string(), "2002-06-05");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn first(&self) -> Placement<'a> {
        self.first
    }

    /// The last placement.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().nth(1).unwrap();
    /// assert_eq!(spell.last().report().year().get(), 2021);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn last(&self) -> Placement<'a> {
        self.last
    }

    /// The year of the first report.
    pub(crate) fn first_year(&self) -> ReportYear {
        self.first.report().year()
    }

    /// The year of the last report.
    pub(crate) fn last_year(&self) -> ReportYear {
        self.last.report().year()
    }

    /// The number of reports, at least 1.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().nth(1).unwrap();
    /// assert_eq!(spell.length(), 20);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn length(&self) -> u16 {
        self.last_year().get() - self.first_year().get() + 1
    }

    /// The placements, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let spell = Dataset::bundled().country("KOR")?.history().spells().nth(1).unwrap();
    /// assert_eq!(spell.placements().count(), usize::from(spell.length()));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn placements(&self) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        let years = self.first.report().year()..=self.last.report().year();
        self.country().history().placements().filter(move |placement| years.contains(&placement.report().year()))
    }

    /// How well the spell is known: the weakest evidence of its placements.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// # let spell = Dataset::bundled().country("PRK")?.history().spells().last().unwrap();
    /// assert!(spell.placements().all(|placement| placement.evidence() >= spell.evidence()));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.placements().map(|placement| placement.evidence()).fold(Evidence::Official, Ord::min)
    }

    /// What was before the spell.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing, history::Edge};
    /// let first = Dataset::bundled().country("USA")?.history().spells().next().unwrap();
    /// assert_eq!(first.before(), Edge::Absent(Standing::NotInReport));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn before(&self) -> Edge<'a> {
        self.edge(self.first.report().previous(), self.first_year().get() - 1)
    }

    /// What came after the spell.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing, history::Edge};
    /// let last = Dataset::bundled().country("Netherlands Antilles")?.history().spells().last().unwrap();
    /// assert_eq!(last.after(), Edge::Absent(Standing::NoLongerInExistence));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn after(&self) -> Edge<'a> {
        self.edge(self.last.report().next(), self.last_year().get() + 1)
    }

    fn edge(&self, beside: Option<Report<'a>>, year: u16) -> Edge<'a> {
        match beside {
            None => Edge::Open,
            Some(report) if report.year().get() != year => Edge::Gap,
            Some(report) => match report.standing(self.country()) {
                Standing::Placed(placement) => Edge::Placed(placement),
                absent => Edge::Absent(absent),
            },
        }
    }

    /// Whether the spell reaches the last report of the dataset. Its end is then not known.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let korea = Dataset::bundled().country("KOR")?.history();
    /// let open: Vec<_> = korea.spells().map(|spell| spell.is_open()).collect();
    /// assert_eq!(open, [false, false, false, true]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.after() == Edge::Open
    }
}

/// Prints the ranking and the years.
impl fmt::Display for Spell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ", self.ranking())?;
        write_years(f, self.first_year().get(), self.last_year().get())
    }
}
