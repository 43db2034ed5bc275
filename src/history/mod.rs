//! One country over all reports: where it stood in each, its spells on one ranking, and panels for statistics.
//!
//! [`Country::history`] gives a [`History`]. It shows every report, also those that do not place the country.
//! [`History::spells`] gives the runs of reports on one ranking, each a [`Spell`].
//! [`Dataset::panel`](crate::Dataset::panel) has a row for each country and report ([`Panel`]). [`Panel::survival`] has
//! a row for each year in which a country was at risk of a change, for survival analysis ([`SurvivalRow`]).

pub(crate) mod panel;
pub(crate) mod spell;
pub(crate) mod survival;

use std::{fmt, iter::FusedIterator};

pub use self::{
    panel::{Panel, PanelRow},
    spell::{Edge, Spell},
    survival::{SurvivalRow, TierEvent},
};
use crate::{
    view::{country::Country, placement::Placement, report::Report, standing::Standing},
    words::tier::Ranking,
};

/// Where a country stood in all reports of its dataset.
///
/// A history is of one entity: that of Serbia and Montenegro ends in 2006, and those of Serbia and of Montenegro begin
/// in 2007. [`Country::successors`] and [`Country::predecessors`] lead from one to the other.
///
/// `Display` prints the complete history in words:
///
/// ```
/// use tip_report::Dataset;
/// let history = Dataset::bundled().country("South Sudan")?.history();
/// assert_eq!(
///     history.to_string(),
///     "Tier 2 Watch List 2012-2014, Tier 3 2015-2025; not yet in existence 2001-2011"
/// );
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct History<'a> {
    country: Country<'a>,
}

impl<'a> Country<'a> {
    /// Where the country stood in all reports.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let thailand = Dataset::bundled().country("Thailand")?.history();
    /// assert_eq!(thailand.longest(Tier::TwoWatchList).unwrap().to_string(), "Tier 2 Watch List 2010-2013");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn history(&self) -> History<'a> {
        History { country: *self }
    }
}

impl<'a> History<'a> {
    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("THA")?.history().country().name(), "Thailand");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// Every report of the dataset with the country's standing in it, in order of years. Reports that do not place the
    /// country are included.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing};
    /// let brunei = Dataset::bundled().country("Brunei")?.history();
    /// let (report, standing) = brunei.standings().nth(4).unwrap();
    /// assert_eq!((report.year().get(), standing), (2005, Standing::NotInReport));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn standings(
        &self,
    ) -> impl ExactSizeIterator<Item = (Report<'a>, Standing<'a>)> + DoubleEndedIterator + Clone + FusedIterator + use<'a>
    {
        let country = self.country;
        reports(country).map(move |report| (report, report.standing(country)))
    }

    /// The placements, in order of years. Reports that do not place the country are left out.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let brunei = Dataset::bundled().country("Brunei")?.history();
    /// assert!(brunei.placements().count() < brunei.standings().count());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn placements(
        &self,
    ) -> impl ExactSizeIterator<Item = Placement<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        let data = self.country.data();
        data.tables.placements().of(self.country.id()).iter().map(move |row| Placement::new(data, row))
    }

    /// The first placement. `None` if no report places the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let first = Dataset::bundled().country("United States")?.history().first().unwrap();
    /// assert_eq!(first.report().year().get(), 2010);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn first(&self) -> Option<Placement<'a>> {
        self.placements().next()
    }

    /// The last placement. `None` if no report places the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let last = Dataset::bundled().country("Netherlands Antilles")?.history().last().unwrap();
    /// assert_eq!(last.report().year().get(), 2010);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn last(&self) -> Option<Placement<'a>> {
        self.placements().next_back()
    }

    /// Whether a report ever gave the country this ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// assert!(data.country("South Korea")?.history().ever(Tier::Three)); // in 2001
    /// assert!(!data.country("United States")?.history().ever(Tier::Two));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn ever(&self, ranking: impl Into<Ranking>) -> bool {
        let ranking = ranking.into();
        self.placements().any(|placement| placement.ranking() == ranking)
    }

    /// Whether at least one report placed the country and none gave it this ranking. It is not the reverse of
    /// [`History::ever`]: if no report places the country, both are `false`.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// assert!(data.country("United States")?.history().never(Tier::Two));
    /// assert!(!data.country("Monaco")?.history().never(Tier::Two), "no report places Monaco");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn never(&self, ranking: impl Into<Ranking>) -> bool {
        self.first().is_some() && !self.ever(ranking)
    }

    /// Whether at least one report placed the country and all that did gave it this ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// assert!(data.country("Australia")?.history().always(Tier::One));
    /// assert!(!data.country("Monaco")?.history().always(Tier::One), "no report places Monaco");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn always(&self, ranking: impl Into<Ranking>) -> bool {
        let ranking = ranking.into();
        self.first().is_some() && self.placements().all(|placement| placement.ranking() == ranking)
    }

    /// The placement in the report of the year before `report`.
    ///
    /// `None` if that report does not place the country, or if the dataset has no report of that year: a lag never
    /// crosses a gap. It also stays within one entity: the 2006 ranking of Serbia and Montenegro is not the lag of
    /// Serbia in 2007.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let data = Dataset::bundled();
    /// let lag = |name, year| -> Result<_, Box<dyn std::error::Error>> {
    ///     let lag = data.country(name)?.history().lag(data.report(year)?);
    ///     Ok(lag.map(|placement| placement.ranking()))
    /// };
    /// assert_eq!(lag("Thailand", 2014)?, Some(Tier::TwoWatchList.into()));
    /// assert_eq!(lag("Brunei", 2006)?, None); // not in the report of 2005
    /// assert_eq!(lag("Serbia", 2007)?, None);
    /// assert_eq!(lag("Thailand", 2001)?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lag(&self, report: Report<'a>) -> Option<Placement<'a>> {
        report.year_before()?.placement(self.country)
    }

    /// The spells, in order of years. A spell is a maximal run of reports, year after year, with one ranking.
    ///
    /// A year without a placement ends a spell, even if the ranking after it is the same.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let singapore = Dataset::bundled().country("Singapore")?.history();
    /// let spells: Vec<_> = singapore.spells().map(|spell| spell.to_string()).collect();
    /// assert_eq!(spells[..2], ["Tier 2 2001-2002", "Tier 2 2004-2005"]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn spells(
        &self,
    ) -> impl ExactSizeIterator<Item = Spell<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        let mut spells: Vec<Spell<'a>> = Vec::new();
        for next in self.placements() {
            match spells.last_mut() {
                Some(spell) if spell.goes_on_with(next) => spell.last = next,
                _ => spells.push(Spell { first: next, last: next }),
            }
        }
        spells.into_iter()
    }

    /// The spell that contains a report. `None` if the report does not place the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let spell = data.country("Thailand")?.history().spell_in(data.report(2012)?).unwrap();
    /// assert_eq!(spell.to_string(), "Tier 2 Watch List 2010-2013");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn spell_in(&self, report: Report<'_>) -> Option<Spell<'a>> {
        self.spells().find(|spell| (spell.first_year()..=spell.last_year()).contains(&report.year()))
    }

    /// The longest spell with this ranking. If several are equally long, it is the first of them. `None` if no report gave the
    /// ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let longest = Dataset::bundled().country("India")?.history().longest(Tier::TwoWatchList).unwrap();
    /// assert_eq!((longest.first().report().year().get(), longest.last().report().year().get(), longest.length()), (2004, 2010, 7));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn longest(&self, ranking: impl Into<Ranking>) -> Option<Spell<'a>> {
        let ranking = ranking.into();
        let of_ranking = self.spells().filter(|spell| spell.ranking() == ranking);
        of_ranking.reduce(|longest, spell| if spell.length() > longest.length() { spell } else { longest })
    }
}

fn reports(
    country: Country<'_>,
) -> impl ExactSizeIterator<Item = Report<'_>> + DoubleEndedIterator + Clone + FusedIterator {
    country.data().reports()
}

impl<'a> History<'a> {
    /// The maximal runs of reports, year after year, that do not place the country for one reason. Each comes with its
    /// first and its last year.
    pub(crate) fn absences(&self) -> impl Iterator<Item = (Standing<'a>, u16, u16)> + use<'a> {
        let mut standings = self.standings().map(|(report, standing)| (report.year().get(), standing)).peekable();
        std::iter::from_fn(move || {
            let (first, standing) = standings.find(|(_, standing)| standing.placement().is_none())?;
            let mut last = first;
            while let Some((year, _)) = standings.next_if(|(year, next)| *year == last + 1 && *next == standing) {
                last = year;
            }
            Some((standing, first, last))
        })
    }
}

/// Writes `2004`, or `2004-2010`.
fn write_years(f: &mut fmt::Formatter<'_>, first: u16, last: u16) -> fmt::Result {
    if first == last { write!(f, "{first}") } else { write!(f, "{first}-{last}") }
}

/// Prints the history in words: the spells, then the years of absence.
impl fmt::Display for History<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for spell in self.spells() {
            write!(f, "{separator}{spell}")?;
            separator = ", ";
        }
        separator = if separator.is_empty() { "" } else { "; " };
        let mut said = None;
        for (standing, first, last) in self.absences() {
            f.write_str(separator)?;
            if said.replace(standing) != Some(standing) {
                write!(f, "{standing} ")?;
            }
            write_years(f, first, last)?;
            separator = ", ";
        }
        Ok(())
    }
}

impl fmt::Debug for History<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "History({}: {self})", self.country.code())
    }
}
