//! Flows: movements of victims that one country's entry in one report describes.

mod absence;
mod condition;
pub(crate) mod coverage;
pub(crate) mod derived_roles;
pub(crate) mod entries;
pub(crate) mod flows;

use std::fmt;

use crate::{
    dataset::Dataset,
    table::flows::{End, FlowRow},
    view::{country::Country, region::Region, report::Report, source::Source, standing::Standing},
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

/// A place that a flow begins or ends in: a country, a region, or no place that the text names.
///
/// ```
/// use tip_report::{Dataset, Place};
/// let data = Dataset::bundled();
/// let korea = data.country("KOR")?;
/// let flow = data.report(2009)?.flows().find(|flow| flow.origin() == Place::Country(korea)).unwrap();
/// assert_eq!(flow.origin().to_string(), "South Korea");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Place<'a> {
    /// A country.
    Country(Country<'a>),
    /// A region, which never stands for its countries.
    Region(Region<'a>),
    /// The text does not say where.
    Unnamed,
}

impl<'a> Place<'a> {
    pub(crate) fn new(data: &'a Dataset, end: End) -> Self {
        match end {
            End::Country(country) => Place::Country(Country::new(data, country)),
            End::Region(region) => Place::Region(Region::new(data, region)),
            End::Unnamed => Place::Unnamed,
        }
    }

    /// The country, if it is one.
    ///
    /// ```
    /// assert!(tip_report::Place::Unnamed.country().is_none());
    /// ```
    #[must_use]
    pub fn country(self) -> Option<Country<'a>> {
        match self {
            Place::Country(country) => Some(country),
            _ => None,
        }
    }

    /// The region, if it is one.
    ///
    /// ```
    /// assert!(tip_report::Place::Unnamed.region().is_none());
    /// ```
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        match self {
            Place::Region(region) => Some(region),
            _ => None,
        }
    }

    /// Whether the text names it: a country, or a region that [has a name](Region::is_named).
    ///
    /// ```
    /// # use tip_report::{Dataset, Place};
    /// let data = Dataset::bundled();
    /// assert!(Place::from(data.region("sahel").unwrap()).is_named());
    /// assert!(!Place::from(data.region("other-countries").unwrap()).is_named());
    /// assert!(!Place::Unnamed.is_named());
    /// ```
    #[must_use]
    pub fn is_named(self) -> bool {
        match self {
            Place::Country(_) => true,
            Place::Region(region) => region.is_named(),
            Place::Unnamed => false,
        }
    }

    /// Where it stands in a report, if it is a country: its tier there, or why it has none. A region has no standing.
    ///
    /// This is the tier to set beside a flow: that of the report which describes it.
    ///
    /// ```
    /// # use tip_report::{Dataset, Place};
    /// let data = Dataset::bundled();
    /// let korea = Place::from(data.country("KOR")?);
    /// assert_eq!(korea.standing_in(data.report(2009)?).unwrap().to_string(), "Tier 1");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn standing_in(self, report: Report<'_>) -> Option<Standing<'_>> {
        self.country().map(|country| report.standing(country))
    }

    /// The number of the end in this dataset; `None` if the dataset has no such country or region.
    pub(crate) fn end_in(self, data: &Dataset) -> Option<End> {
        match self {
            Place::Country(country) => country.id_in(data).map(End::Country),
            Place::Region(region) => region.position_in(data).map(End::Region),
            Place::Unnamed => Some(End::Unnamed),
        }
    }

    /// Countries by code, then regions by id, then unnamed.
    pub(crate) fn order(self) -> (u8, &'a str) {
        match self {
            Place::Country(country) => (0, country.row().code.as_str()),
            Place::Region(region) => (1, region.id()),
            Place::Unnamed => (2, ""),
        }
    }

    /// The code of a country, the label of a region; `None` if unnamed. This is what the JSON of the examples has.
    ///
    /// ```
    /// # use tip_report::{Dataset, Place};
    /// let region = Dataset::bundled().region("sahel").unwrap();
    /// assert_eq!(Place::Region(region).code_or_label(), Some("Sahel"));
    /// ```
    #[must_use]
    pub fn code_or_label(self) -> Option<&'a str> {
        match self {
            Place::Country(country) => Some(country.row().code.as_str()),
            Place::Region(region) => Some(region.label()),
            Place::Unnamed => None,
        }
    }
}

impl<'a> From<Country<'a>> for Place<'a> {
    fn from(country: Country<'a>) -> Self {
        Place::Country(country)
    }
}

impl<'a> From<Region<'a>> for Place<'a> {
    fn from(region: Region<'a>) -> Self {
        Place::Region(region)
    }
}

/// The name of the country, the label of the region, or `an unnamed place`.
impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Country(country) => country.fmt(f),
            Place::Region(region) => region.fmt(f),
            Place::Unnamed => f.pad("an unnamed place"),
        }
    }
}

/// One movement that the entry of one country in one report describes.
///
/// It says that the entry names the movement, never how many people were moved. Flows are a reading of the text by
/// the rules in `DATA.md`, not data of the Department. Where an entry was not read there are no flows, which then
/// means nothing.
///
/// ```
/// use tip_report::{Dataset, FlowKind};
/// let report = Dataset::bundled().report(2009)?;
/// let flow = report.flows().find(|flow| flow.kind() == FlowKind::Demand).unwrap();
/// assert_eq!(flow.report().year().get(), 2009);
/// # Ok::<(), tip_report::NoReport>(())
/// ```
#[derive(Clone, Copy)]
pub struct Flow<'a> {
    data: &'a Dataset,
    row: &'a FlowRow,
}

impl<'a> Flow<'a> {
    pub(crate) fn new(data: &'a Dataset, row: &'a FlowRow) -> Self {
        Flow { data, row }
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.report().year().get(), 2018);
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The country whose entry describes the movement. It need not be an end of it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.reporter().name(), "Aruba");
    /// ```
    #[must_use]
    pub fn reporter(&self) -> Country<'a> {
        Country::new(self.data, self.row.reporter)
    }

    /// Across a border, domestic, or demand.
    ///
    /// ```
    /// # use tip_report::{Dataset, FlowKind};
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.kind(), FlowKind::CrossBorder);
    /// ```
    #[must_use]
    pub fn kind(&self) -> FlowKind {
        self.row.kind
    }

    /// Where victims come from; for [demand](crate::FlowKind::Demand) where the buyers come from.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// assert!(data.report(2009)?.flows().any(|flow| flow.origin().country() == Some(korea)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn origin(&self) -> Place<'a> {
        Place::new(self.data, self.row.origin)
    }

    /// The countries on the way, in order.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (korea, us) = (data.country("KOR")?, data.country("USA")?);
    /// let way = data.report(2009)?.flows().reported_by(korea).to(us).next().unwrap();
    /// assert_eq!(way.transit().map(|country| country.name()).collect::<Vec<_>>(), ["Canada", "Mexico"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn transit(&self) -> impl ExactSizeIterator<Item = Country<'a>> + use<'a> {
        let data = self.data;
        data.tables.flows().transit(self.row).iter().map(move |&country| Country::new(data, country))
    }

    /// Where victims are exploited.
    ///
    /// ```
    /// # use tip_report::{Dataset, Place};
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_ne!(flow.destination(), Place::Unnamed);
    /// ```
    #[must_use]
    pub fn destination(&self) -> Place<'a> {
        Place::new(self.data, self.row.destination)
    }

    /// The forms of exploitation that the clause names, in the order of [`Exploitation::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Exploitation};
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert!(flow.forms().all(|form| Exploitation::ALL.contains(&form)));
    /// ```
    pub fn forms(&self) -> impl Iterator<Item = Exploitation> + use<> {
        self.row.forms.iter()
    }

    /// The groups of victims that the clause names, in the order of [`VictimGroup::ALL`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert!(flow.victims().count() > 0);
    /// ```
    pub fn victims(&self) -> impl Iterator<Item = VictimGroup> + use<> {
        self.row.victims.iter()
    }

    /// How firmly the text states it.
    ///
    /// ```
    /// # use tip_report::{Dataset, Modality};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().any(|flow| flow.modality() == Modality::AtRisk));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn modality(&self) -> Modality {
        self.row.modality
    }

    /// Whether the text itself names both ends.
    ///
    /// ```
    /// # use tip_report::{Basis, Dataset};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().any(|flow| flow.basis() == Basis::Stated));
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.row.basis
    }

    /// The texts in which the movement was read, in order of their ids. There is at least one. [`Flow::entries`] says
    /// how much of each was read, and where it is.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.sources().next().unwrap().id(), "report-2018");
    /// ```
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'a>> + use<'a> {
        Source::cited(self.data, self.data.tables.flows().sources(self.row))
    }
}

impl PartialEq for Flow<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.report() == other.report()
            && self.reporter() == other.reporter()
            && self.kind() == other.kind()
            && self.origin() == other.origin()
            && self.transit().eq(other.transit())
            && self.destination() == other.destination()
            && self.row.forms == other.row.forms
            && self.row.victims == other.row.victims
            && self.modality() == other.modality()
            && self.basis() == other.basis()
            && self.sources().eq(other.sources())
    }
}

impl Eq for Flow<'_> {}

impl std::hash::Hash for Flow<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.report(), self.reporter(), self.origin(), self.destination()).hash(state);
    }
}

/// The movement in one line: kind (unless it crosses a border), ends, way, victims, forms, modality.
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let flows = data.report(2009)?.flows().reported_by(data.country("KOR")?).to(data.country("USA")?);
/// let texts: Vec<_> = flows.map(|flow| flow.to_string()).collect();
/// assert_eq!(
///     texts,
///     ["South Korea -> United States, through Canada, Mexico: women, girls; sex_trafficking; asserted"]
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl fmt::Display for Flow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind() != FlowKind::CrossBorder {
            write!(f, "{}: ", self.kind())?;
        }
        write!(f, "{} -> {}", self.origin(), self.destination())?;
        write_list(f, ", through ", self.transit())?;
        write_list(f, ": ", self.victims())?;
        write_list(f, "; ", self.forms())?;
        write!(f, "; {}", self.modality())
    }
}

/// What comes before the list, and the list; nothing if it is empty.
fn write_list(f: &mut fmt::Formatter<'_>, before: &str, items: impl Iterator<Item: fmt::Display>) -> fmt::Result {
    for (separator, item) in std::iter::once(before).chain(std::iter::repeat(", ")).zip(items) {
        write!(f, "{separator}{item}")?;
    }
    Ok(())
}

impl fmt::Debug for Flow<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, reporter) = (self.report().year(), self.reporter().code());
        write!(f, "Flow({year} {reporter} {}: {} -> {})", self.kind(), self.origin(), self.destination())
    }
}
