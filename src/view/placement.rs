//! Placements: what one report says of one country.

use std::{fmt, iter::FusedIterator};

use super::{country::Country, report::Report, source::Source};
use crate::{
    dataset::Dataset,
    table::tiers::PlacementRow,
    words::{
        bureau::Bureau,
        evidence::Evidence,
        tier::{Ranking, Tier},
    },
};

/// One country in one report: its ranking, and how it is known. A tier always comes with its report.
///
/// ```
/// use tip_report::{Dataset, Ranking, Tier};
/// let data = Dataset::bundled();
/// let placement = data.report(2009)?.placement(data.country("North Korea")?).unwrap();
/// assert_eq!(placement.ranking(), Ranking::Tier(Tier::Three));
/// assert_eq!(placement.report().year().get(), 2009);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Placement<'a> {
    data: &'a Dataset,
    row: &'a PlacementRow,
}

impl<'a> Placement<'a> {
    pub(crate) fn new(data: &'a Dataset, row: &'a PlacementRow) -> Self {
        Placement { data, row }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    pub(crate) fn row(&self) -> &'a PlacementRow {
        self.row
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2009)?.placement(data.country("KOR")?).unwrap();
    /// assert_eq!(placement.country().name(), "South Korea");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2009)?.placement(data.country("KOR")?).unwrap();
    /// assert_eq!(placement.report().released().to_string(), "2009-06-16");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The tier, or that the country is a special case. A [`Ranking`] has the codings of the literature as numbers.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking};
    /// # let data = Dataset::bundled();
    /// let somalia = data.report(2013)?.placement(data.country("Somalia")?).unwrap();
    /// assert_eq!(somalia.ranking(), Ranking::SpecialCase);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn ranking(&self) -> Ranking {
        self.row.ranking
    }

    /// The tier. `None` for a special case.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2009)?.placement(data.country("KOR")?).unwrap();
    /// assert_eq!(placement.tier(), Some(Tier::One));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn tier(&self) -> Option<Tier> {
        self.row.ranking.tier()
    }

    /// How well the placement is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2018)?.placement(data.country("KOR")?).unwrap();
    /// assert_eq!(placement.evidence(), Evidence::Official);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.row.evidence
    }

    /// The sources of the placement, in order of their ids. An [inferred](Evidence::Inferred) placement has none.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2018)?.placement(data.country("KOR")?).unwrap();
    /// assert!(placement.sources().any(|source| source.id() == "report-2018"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn sources(
        &self,
    ) -> impl ExactSizeIterator<Item = Source<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        Source::cited(self.data, self.data.tables.placements().sources(self.row))
    }

    /// Which source dissents, or how the placement was inferred.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2011)?.placement(data.country("Luxembourg")?).unwrap();
    /// assert_eq!(placement.note(), Some("dissent: Tier 2 in kelley-panel"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row.note.as_deref()
    }

    /// The name that this report prints for the country. `None` if it is not known.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2009)?.placement(data.country("Myanmar")?).unwrap();
    /// assert_eq!(placement.name_as_printed(), Some("Burma"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn name_as_printed(&self) -> Option<&'a str> {
        self.data.tables.names().printed(self.row.country, self.report().year())
    }

    /// A citation of the report that made the placement.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2009)?.placement(data.country("KOR")?).unwrap();
    /// assert!(placement.citation().starts_with(
    ///     "South Korea: Tier 1. U.S. Department of State, Trafficking in Persons Report, 9th edition, 16 June 2009"
    /// ));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn citation(&self) -> String {
        let sources: Vec<&str> = self.sources().map(|source| source.id()).collect();
        let via = if sources.is_empty() { String::new() } else { format!("; via {}", sources.join(", ")) };
        format!(
            "{}: {}. {} (placement {}{via})",
            self.country().name(),
            self.ranking(),
            self.report().citation(),
            self.evidence()
        )
    }
}

impl PartialEq for Placement<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.country() == other.country()
            && self.report() == other.report()
            && self.row.ranking == other.row.ranking
            && self.row.evidence == other.row.evidence
            && self.note() == other.note()
            && self.sources().eq(other.sources())
    }
}

impl Eq for Placement<'_> {}

impl std::hash::Hash for Placement<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.country(), self.report()).hash(state);
    }
}

/// The country, the year of the report and the ranking: `Thailand 2014: Tier 3`.
impl fmt::Display for Placement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.country(), self.report().year(), self.ranking())
    }
}

impl fmt::Debug for Placement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, year) = (self.country().code(), self.report().year());
        write!(f, "Placement({code} {year} {}, {})", self.ranking(), self.evidence())
    }
}

impl Dataset {
    /// All placements, in order of codes, then years.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence};
    /// let data = Dataset::bundled();
    /// let by_report: usize = data.reports().map(|report| report.placements().count()).sum();
    /// assert_eq!(data.placements().len(), by_report);
    /// assert!(data.placements().any(|placement| placement.evidence() == Evidence::Official));
    /// ```
    pub fn placements(
        &self,
    ) -> impl ExactSizeIterator<Item = Placement<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.placements().rows().iter().map(|row| Placement::new(self, row))
    }
}

impl<'a> Report<'a> {
    /// The placement of a country. `None` if it is not in the report; [`Report::standing`] says why.
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
        let country = country.id_in(self.data())?;
        self.data().tables.placements().row_of(country, self.id()).map(|row| Placement::new(self.data(), row))
    }

    /// All placements of the report, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2009)?;
    /// for placement in report.placements() {
    ///     println!("{}: {}", placement.country(), placement.ranking());
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn placements(&self) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        let (data, report) = (self.data(), self.id());
        let table = data.tables.placements();
        let countries = data.tables.countries().ids();
        countries.filter_map(move |country| table.row_of(country, report)).map(move |row| Placement::new(data, row))
    }

    /// The placements with this ranking or on this tier, in order of codes.
    ///
    /// ```
    /// # use tip_report::{Dataset, Ranking, Tier};
    /// let special: Vec<_> =
    ///     Dataset::bundled().report(2016)?.ranked(Ranking::SpecialCase).map(|p| p.country().name()).collect();
    /// assert_eq!(special, ["Libya", "Somalia", "Yemen"]);
    /// assert!(Dataset::bundled().report(2016)?.ranked(Tier::Three).any(|p| p.country().name() == "North Korea"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn ranked<R: Into<Ranking>>(
        &self,
        ranking: R,
    ) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a, R> {
        let ranking = ranking.into();
        self.placements().filter(move |placement| placement.ranking() == ranking)
    }

    /// The placements on this tier, in order of codes. Tier 2 does not include the Watch List.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let report = Dataset::bundled().report(2010)?;
    /// assert!(report.tier(Tier::Two).all(|placement| placement.tier() != Some(Tier::TwoWatchList)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn tier(&self, tier: Tier) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        self.ranked(Ranking::Tier(tier))
    }

    /// The placements of the countries of this bureau, in order of codes.
    ///
    /// It uses [today's map](Bureau) for every report. The reports before 2006 showed Central Asia with Europe.
    ///
    /// ```
    /// # use tip_report::{Bureau, Dataset};
    /// let mut asia = Dataset::bundled().report(2025)?.bureau(Bureau::Sca);
    /// assert!(asia.any(|placement| placement.country().name() == "Nepal"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn bureau(
        &self,
        bureau: Bureau,
    ) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        self.placements().filter(move |placement| placement.country().bureau() == Some(bureau))
    }
}
