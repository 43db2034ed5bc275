//! Placements: what one report says of one country, and the ways of not being in a report.

use std::{fmt, iter::Zip, slice::ChunksExact};

use super::{country::Country, report::Report, source::Source};
use crate::{
    dataset::Dataset,
    csv::list::{Lists, Span},
    words::{
        evidence::Evidence,
        tier::{Ranking, Tier},
    },
};

/// A row of `tiers.csv`.
#[derive(Clone, Debug)]
pub(crate) struct PlacementRow {
    pub(crate) country: u16,
    pub(crate) report: u16,
    pub(crate) ranking: Ranking,
    pub(crate) evidence: Evidence,
    pub(crate) sources: Span,
    /// The number of its note among the notes of the table, or [`NO_NOTE`]: few rows have one.
    pub(crate) note: u32,
}

/// A row without a note.
pub(crate) const NO_NOTE: u32 = u32::MAX;

/// In the dense table of rankings: the country is not in the report. The position after those in [`Ranking::ALL`].
const ABSENT: u8 = 5;
const _: () = assert!(Ranking::at(ABSENT - 1).is_some() && Ranking::at(ABSENT).is_none());

/// The placements in order of country and report, and two dense tables over all countries and reports:
/// the rankings answer questions about tiers, the row numbers lead to the evidence.
#[derive(Clone, Debug)]
pub(crate) struct Placements {
    rows: Vec<PlacementRow>,
    pub(crate) lists: Lists,
    notes: Vec<Box<str>>,
    /// By report, then country: reports are compared as a whole.
    rankings: Vec<u8>,
    /// By report, then country: the number of the row, if the ranking is not absent.
    numbers: Vec<u32>,
    /// The length of a report's part in both: the number of countries, rounded up to whole eights.
    width: usize,
}

impl Placements {
    pub(crate) fn new(countries: usize, reports: usize) -> Self {
        let width = countries.next_multiple_of(8);
        Placements {
            rows: Vec::new(),
            lists: Lists::default(),
            notes: Vec::new(),
            rankings: vec![ABSENT; width * reports],
            numbers: vec![0; width * reports],
            width,
        }
    }

    /// Makes room for about so many rows, or for all that there can be; says for how many.
    pub(crate) fn reserve(&mut self, rows: usize) -> usize {
        let rows = rows.min(self.rankings.len());
        self.rows.reserve_exact(rows);
        rows
    }

    #[inline]
    fn place(&self, country: u16, report: u16) -> usize {
        usize::from(report) * self.width + usize::from(country)
    }

    /// Adds a row; if the country is already in the report, gives the number of the row that says so.
    #[inline]
    pub(crate) fn push(&mut self, row: PlacementRow) -> Result<(), usize> {
        let place = self.place(row.country, row.report);
        if self.rankings[place] != ABSENT {
            return Err(self.numbers[place] as usize);
        }
        // Five rankings; and there can't be more rows than places, of which there are fewer than fit.
        self.rankings[place] = u8::try_from(row.ranking.index()).unwrap_or(ABSENT);
        self.numbers[place] = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.rows.push(row);
        Ok(())
    }

    /// Brings the rows into order, after the last was added.
    pub(crate) fn sort(&mut self) {
        let key = |row: &PlacementRow| (row.country, row.report);
        if self.rows.is_sorted_by_key(key) {
            return;
        }
        self.rows.sort_by_key(key);
        for number in 0..self.rows.len() {
            let place = self.place(self.rows[number].country, self.rows[number].report);
            self.numbers[place] = u32::try_from(number).unwrap_or(u32::MAX);
        }
    }

    /// Keeps a note; gives its number.
    pub(crate) fn add_note(&mut self, note: Box<str>) -> u32 {
        self.notes.push(note);
        u32::try_from(self.notes.len() - 1).unwrap_or(NO_NOTE)
    }

    pub(crate) fn note(&self, row: &PlacementRow) -> Option<&str> {
        self.notes.get(row.note as usize).map(|note| &**note)
    }

    pub(crate) fn rows(&self) -> &[PlacementRow] {
        &self.rows
    }

    #[inline]
    pub(crate) fn ranking(&self, country: u16, report: u16) -> Option<Ranking> {
        Ranking::at(self.rankings[self.place(country, report)])
    }

    #[inline]
    pub(crate) fn row_of(&self, country: u16, report: u16) -> Option<&PlacementRow> {
        let place = self.place(country, report);
        (self.rankings[place] != ABSENT).then(|| &self.rows[self.numbers[place] as usize])
    }

    /// The rankings of a report by position of country: a position in [`Ranking::ALL`], or the next one if absent. In
    /// whole eights, the last filled up with absence.
    pub(crate) fn rankings_of(&self, report: u16) -> &[u8] {
        let start = self.place(0, report);
        &self.rankings[start..start + self.width]
    }
}

/// The positions at which the rankings of two reports differ. Most do not: eight are compared at once.
pub(crate) struct Differences<'a> {
    eights: Zip<ChunksExact<'a, u8>, ChunksExact<'a, u8>>,
    /// Where the next eight are.
    next: u16,
    /// The last eight of both; the first of them is the lowest byte.
    before: u64,
    after: u64,
    /// The bytes of these that differ and were not given yet.
    rest: u64,
}

impl<'a> Differences<'a> {
    /// Of rankings in whole eights.
    pub(crate) fn between(before: &'a [u8], after: &'a [u8]) -> Self {
        Differences { eights: before.chunks_exact(8).zip(after.chunks_exact(8)), next: 0, before: 0, after: 0, rest: 0 }
    }
}

impl Iterator for Differences<'_> {
    /// A position, and what the two reports have there.
    type Item = (u16, u8, u8);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        while self.rest == 0 {
            let (before, after) = self.eights.next()?;
            self.before = u64::from_le_bytes(*before.first_chunk()?);
            self.after = u64::from_le_bytes(*after.first_chunk()?);
            self.rest = self.before ^ self.after;
            self.next += 8;
        }
        // Whole bytes: a multiple of eight below 64.
        let bits = (self.rest.trailing_zeros() & 0x38) as u16;
        self.rest &= !(0xff << bits);
        let lowest = |word: u64| (word >> bits).to_le_bytes()[0];
        Some((self.next - 8 + bits / 8, lowest(self.before), lowest(self.after)))
    }
}

/// One country in one report: its ranking, and how that is known. A tier never stands without its report.
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

    /// The tier, or that the country is a special case.
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

    /// The tier; `None` for a special case.
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

    /// The [Kelley coding](Tier::kelley_code) of the tier: 1, 2, 2.5 or 3; `None` for a special case.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2013)?.placement(data.country("THA")?).unwrap();
    /// assert_eq!(placement.kelley_code(), Some(2.5));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn kelley_code(&self) -> Option<f64> {
        self.row.ranking.kelley_code()
    }

    /// The [coding 1 to 4](Tier::ordinal) of the tier; `None` for a special case.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2013)?.placement(data.country("THA")?).unwrap();
    /// assert_eq!(placement.ordinal(), Some(3));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn ordinal(&self) -> Option<u8> {
        self.row.ranking.ordinal()
    }

    /// The [coding 1 to 3](Tier::collapsed) of the tier, the Watch List folded into Tier 2; `None` for a special case.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2013)?.placement(data.country("THA")?).unwrap();
    /// assert_eq!(placement.collapsed(), Some(2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn collapsed(&self) -> Option<u8> {
        self.row.ranking.collapsed()
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

    /// The sources of the placement, in order of their ids; none if it is [inferred](Evidence::Inferred).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let placement = data.report(2018)?.placement(data.country("KOR")?).unwrap();
    /// assert!(placement.sources().any(|source| source.id() == "report-2018"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'a>> + use<'a> {
        Source::cited(self.data, self.data.placements_table().lists.get(self.row.sources))
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
        self.data.placements_table().note(self.row)
    }

    /// The name under which this report prints the country; `None` where it is not known.
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
        self.data.names().printed(self.row.country, self.report().year())
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

/// The country, the year of the report and the ranking, as in `Thailand 2014: Tier 3`.
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

/// Where a country stands in a report: placed, or absent in one of three ways.
///
/// The fourth way, that there is no such country at all, is a [`LookupError`](crate::LookupError).
/// Absence is never a tier and never zero. Before about 2009 it mostly meant "not assessed", not "good".
///
/// ```
/// use tip_report::{Dataset, Standing};
/// let data = Dataset::bundled();
/// let report = data.report(2010)?;
/// assert_eq!(report.standing(data.country("South Sudan")?), Standing::NotYetInExistence);
/// assert_eq!(report.standing(data.country("Bhutan")?), Standing::NotInReport);
/// assert_eq!(report.standing(data.country("Serbia and Montenegro")?), Standing::NoLongerInExistence);
/// assert_eq!(report.standing(data.country("USA")?).to_string(), "Tier 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Standing<'a> {
    /// The report places the country.
    Placed(Placement<'a>),
    /// The country exists, but this report does not place it.
    NotInReport,
    /// The entity began after the report was released.
    NotYetInExistence,
    /// The entity had ended when the report was released.
    NoLongerInExistence,
}

impl<'a> Standing<'a> {
    /// The placement, if there is one.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing};
    /// assert!(Standing::NotInReport.placement().is_none());
    /// ```
    #[must_use]
    pub fn placement(self) -> Option<Placement<'a>> {
        match self {
            Standing::Placed(placement) => Some(placement),
            _ => None,
        }
    }

    /// The text: a ranking, `not in report`, `not yet in existence` or `no longer in existence`.
    ///
    /// ```
    /// assert_eq!(tip_report::Standing::NotInReport.as_str(), "not in report");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Placed(placement) => placement.ranking().as_str(),
            Standing::NotInReport => "not in report",
            Standing::NotYetInExistence => "not yet in existence",
            Standing::NoLongerInExistence => "no longer in existence",
        }
    }
}

impl fmt::Display for Standing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
