//! Tiers beside flows: counts of corridors by the standing of their ends.

use std::{fmt, str::FromStr};

use super::Network;
use crate::{
    view::{
        flow::{Place, coverage::Coverage},
        report::Report,
    },
    words::{
        tier::{Ranking, Tier},
        word::{self, Word, WordError, serde_as_text},
    },
};

/// Where an end of a corridor stands in the report that names the corridor.
///
/// ```
/// use tip_report::{Dataset, Ranking, Tier, network::EndStanding};
/// let data = Dataset::bundled();
/// let end = EndStanding::of(data.country("KOR")?.into(), data.report(2009)?);
/// assert_eq!(end, EndStanding::Ranked(Ranking::Tier(Tier::One)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EndStanding {
    /// A country that the report ranks.
    Ranked(Ranking),
    /// A country that the report does not place.
    NotPlaced,
    /// A region, which has no tier, or an unnamed place.
    NoCountry,
}

impl EndStanding {
    /// Every value: the rankings in order, then the values without a ranking.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, network::EndStanding};
    /// let table = Dataset::bundled().report(2018)?.flows().network().tier_table();
    /// for &origin in EndStanding::ALL {
    ///     println!("{origin}: {} corridors to Tier 1", table.corridors(origin, EndStanding::Ranked(Tier::One.into())));
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub const ALL: &'static [EndStanding] = &[
        EndStanding::Ranked(Ranking::Tier(Tier::One)),
        EndStanding::Ranked(Ranking::Tier(Tier::Two)),
        EndStanding::Ranked(Ranking::Tier(Tier::TwoWatchList)),
        EndStanding::Ranked(Ranking::Tier(Tier::Three)),
        EndStanding::Ranked(Ranking::SpecialCase),
        EndStanding::NotPlaced,
        EndStanding::NoCountry,
    ];

    /// Where a place stands in a report.
    ///
    /// ```
    /// # use tip_report::{Dataset, Place, network::EndStanding};
    /// let report = Dataset::bundled().report(2009)?;
    /// assert_eq!(EndStanding::of(Place::Unnamed, report), EndStanding::NoCountry);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn of(place: Place<'_>, report: Report<'_>) -> Self {
        match place.country() {
            None => EndStanding::NoCountry,
            Some(country) => report
                .placement(country)
                .map_or(EndStanding::NotPlaced, |placement| EndStanding::Ranked(placement.ranking())),
        }
    }

    fn index(self) -> usize {
        match self {
            EndStanding::Ranked(ranking) => ranking.index(),
            EndStanding::NotPlaced => 5,
            EndStanding::NoCountry => 6,
        }
    }

    /// The text: a ranking, `not placed` or `region`.
    ///
    /// ```
    /// assert_eq!(tip_report::network::EndStanding::NotPlaced.as_str(), "not placed");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            EndStanding::Ranked(ranking) => ranking.as_str(),
            EndStanding::NotPlaced => "not placed",
            EndStanding::NoCountry => "region",
        }
    }
}

impl Word for EndStanding {
    const WHAT: &'static str = "standing of an end";
    const ALL: &'static [Self] = EndStanding::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl FromStr for EndStanding {
    type Err = WordError;

    fn from_str(text: &str) -> Result<Self, WordError> {
        word::parse(text)
    }
}

serde_as_text!(EndStanding);

impl fmt::Display for EndStanding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The corridors of a network by the tiers of their origins and destinations.
///
/// The tiers come from the report that names the corridor. If several reports name a corridor, it counts once for each
/// of them. A tier measures the effort of a government, not how much trafficking there is: corridors lead to Tier 1
/// countries from countries on every other tier. The numbers depend on which entries were read: see
/// [`TierTable::coverage`].
///
/// ```
/// use tip_report::{Dataset, Ranking, Tier, network::EndStanding};
/// let network = Dataset::bundled().report(2018)?.flows().network();
/// let table = network.tier_table();
/// let tier = |tier| EndStanding::Ranked(Ranking::Tier(tier));
/// assert!(table.corridors(tier(Tier::Three), tier(Tier::One)) > 0);
///
/// // In a network of one report each corridor is counted once.
/// let ends = EndStanding::ALL.iter().flat_map(|&from| EndStanding::ALL.iter().map(move |&to| (from, to)));
/// assert_eq!(ends.map(|(from, to)| table.corridors(from, to)).sum::<usize>(), network.corridors().len());
/// assert_eq!(table.coverage().len(), 1);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TierTable<'a> {
    coverage: Vec<Coverage<'a>>,
    corridors: [[usize; 7]; 7],
}

impl<'a> TierTable<'a> {
    /// How many corridors lead from countries of one standing to countries of another.
    ///
    /// ```
    /// # use tip_report::{Dataset, network::EndStanding};
    /// let network = Dataset::bundled().report(2018)?.flows().network();
    /// let table = network.tier_table();
    /// let every = EndStanding::ALL.iter().flat_map(|&from| EndStanding::ALL.iter().map(move |&to| (from, to)));
    /// assert_eq!(every.map(|(from, to)| table.corridors(from, to)).sum::<usize>(), network.corridors().len());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn corridors(&self, origin: EndStanding, destination: EndStanding) -> usize {
        self.corridors[origin.index()][destination.index()]
    }

    /// How much was read of each report, in order of years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let table = data.flows().network().tier_table();
    /// assert_eq!(table.coverage().len(), data.reports().count());
    /// ```
    #[must_use]
    pub fn coverage(&self) -> &[Coverage<'a>] {
        &self.coverage
    }
}

/// Prints a table: origins down, destinations across. Standings without a corridor are left out.
impl fmt::Display for TierTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let any = |counts: [usize; 7]| counts.iter().any(|count| *count > 0);
        let from = |end: EndStanding| any(self.corridors[end.index()]);
        let to = |end: EndStanding| any(self.corridors.map(|row| row[end.index()]));
        let all = || EndStanding::ALL.iter().copied();
        write!(f, "{:<17}", "from \\ to")?;
        for destination in all().filter(|&end| to(end)) {
            write!(f, "  {destination:>10}")?;
        }
        for origin in all().filter(|&end| from(end)) {
            write!(f, "\n{origin:<17}")?;
            for destination in all().filter(|&end| to(end)) {
                let width = destination.as_str().len().max(10);
                write!(f, "  {:>width$}", self.corridors(origin, destination))?;
            }
        }
        Ok(())
    }
}

impl<'a> Network<'a> {
    /// Counts of the corridors by the tiers of their ends, in each report that names them.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let table = data.report(2009)?.flows().reported_by(korea).from(korea).network().tier_table();
    /// assert_eq!(table.to_string(), "\
    /// from \\ to              Tier 1      Tier 2  not placed
    /// Tier 1                      3           2           2");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn tier_table(&self) -> TierTable<'a> {
        let mut corridors = [[0; 7]; 7];
        for corridor in self.corridors() {
            for report in corridor.reports() {
                let of = |place| EndStanding::of(place, report).index();
                corridors[of(corridor.origin())][of(corridor.destination())] += 1;
            }
        }
        TierTable { coverage: self.coverage().to_vec(), corridors }
    }
}
