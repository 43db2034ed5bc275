//! Corridors: pairs of places that flows connect.

use std::{fmt, iter::FusedIterator};

use super::{Network, graph::CorridorId};
use crate::view::{
    country::Country,
    entry::Entry,
    flow::{Flow, Place, entries::readings},
    report::Report,
};

/// A corridor of a [`Network`]: an origin and a destination that at least one flow connects.
///
/// A corridor has the statements behind it, and no weight. How often entries name it depends on which were read, and
/// says nothing about how many people were moved.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let report = data.report(2009)?;
/// let network = report.flows().network();
/// let corridor = network.corridor(data.country("THA")?, data.country("KOR")?).unwrap();
/// assert_eq!(corridor.to_string(), "Thailand -> South Korea");
/// assert_eq!(corridor.destination().standing_in(report).unwrap().to_string(), "Tier 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Corridor<'n, 'a> {
    network: &'n Network<'a>,
    id: CorridorId,
}

impl<'n, 'a> Corridor<'n, 'a> {
    pub(crate) fn new(network: &'n Network<'a>, id: CorridorId) -> Self {
        Corridor { network, id }
    }

    /// Where the corridor begins: a country or a named region.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let network = data.report(2009)?.flows().network();
    /// let (korea, us) = (data.country("KOR")?, data.country("USA")?);
    /// assert_eq!(network.corridor(korea, us).unwrap().origin().country(), Some(korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn origin(&self) -> Place<'a> {
        self.network.place(self.network.graph.ends(self.id).origin)
    }

    /// Where the corridor ends: a country or a named region.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let network = data.report(2009)?.flows().network();
    /// let (korea, us) = (data.country("KOR")?, data.country("USA")?);
    /// assert_eq!(network.corridor(korea, us).unwrap().destination().country(), Some(us));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn destination(&self) -> Place<'a> {
        self.network.place(self.network.graph.ends(self.id).destination)
    }

    /// The flows that make the corridor, in the order of [`Flows`](crate::Flows). There is at least one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let network = data.report(2009)?.flows().network();
    /// let corridor = network.corridor(data.country("KOR")?, data.country("USA")?).unwrap();
    /// let reporters: Vec<_> = corridor.statements().map(|statement| statement.reporter().name()).collect();
    /// assert!(reporters.contains(&"South Korea"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn statements(
        &self,
    ) -> impl ExactSizeIterator<Item = Flow<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'n, 'a> {
        let network = self.network;
        network.statements_of(self.id).iter().map(move |row| Flow::new(network.data(), row))
    }

    /// The reports that name the corridor, in order of years, each once.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.flows().network();
    /// let corridor = network.corridor(data.country("PRK")?, data.country("CHN")?).unwrap();
    /// assert!(corridor.reports().count() >= 10);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn reports(
        &self,
    ) -> impl ExactSizeIterator<Item = Report<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'n, 'a> {
        let network = self.network;
        let mut reports: Vec<_> = network.statements_of(self.id).iter().map(|row| row.report).collect();
        reports.dedup();
        reports.into_iter().map(move |report| Report::new(network.data(), report))
    }

    /// The countries whose entries name the corridor, by code, each once.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2009)?.flows().network();
    /// let corridor = network.corridor(data.country("KOR")?, data.country("JPN")?).unwrap();
    /// assert_eq!(corridor.reporters(), [data.country("KOR")?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reporters(&self) -> Vec<Country<'a>> {
        let mut reporters: Vec<_> = self.network.statements_of(self.id).iter().map(|row| row.reporter).collect();
        reporters.sort_unstable();
        reporters.dedup();
        reporters.into_iter().map(|country| Country::new(self.network.data(), country)).collect()
    }

    /// The readings of entries that the statements are from, in the order of [`Flows::entries`](crate::Flows::entries).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let network = data.report(2018)?.flows().network();
    /// let corridor = network.corridor(data.country("PRK")?, data.country("CHN")?).unwrap();
    /// assert!(corridor.entries().map(|entry| entry.country()).eq(corridor.reporters()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entries(
        &self,
    ) -> impl ExactSizeIterator<Item = Entry<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        readings(self.network.data(), self.network.statements_of(self.id).iter().copied())
    }
}

/// Prints `Thailand -> South Korea`.
impl fmt::Display for Corridor<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.origin(), self.destination())
    }
}

impl fmt::Debug for Corridor<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Corridor({self}, {} statements)", self.statements().len())
    }
}
