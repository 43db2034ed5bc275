//! Flows: movements of victims that a country's entry in a report describes.

mod absence;
mod condition;
pub(crate) mod coverage;
pub(crate) mod derived_roles;
pub(crate) mod entries;
pub(crate) mod flows;
pub(crate) mod place;
pub(crate) mod place_id;

use std::{fmt, iter::FusedIterator};

pub use self::place::Place;
use crate::{
    dataset::Dataset,
    table::flows::FlowRow,
    view::{country::Country, report::Report, source::Source},
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

/// One movement that the entry of one country in one report describes.
///
/// It says that the entry names the movement, never how many people were moved. Flows are a reading of the text by the
/// rules in `DATA.md`, not data of the Department. If an entry was not read, the data have no flows from it. This does
/// not mean that the entry names none.
///
/// ```
/// use tip_report::{Dataset, flow::FlowKind};
/// let report = Dataset::bundled().report(2009)?;
/// let flow = report.flows().find(|flow| flow.kind() == FlowKind::Demand).unwrap();
/// assert_eq!(flow.report().year().get(), 2009);
/// # Ok::<(), tip_report::error::NoReportError>(())
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

    /// The country whose entry describes the movement. The movement need not begin or end there.
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

    /// The kind: a movement across a border, exploitation inside one country, or a statement about buyers (demand).
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::FlowKind};
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.kind(), FlowKind::CrossBorder);
    /// ```
    #[must_use]
    pub fn kind(&self) -> FlowKind {
        self.row.kind
    }

    /// Where the victims come from. For [demand](crate::flow::FlowKind::Demand), where the buyers come from.
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
    pub fn transit(
        &self,
    ) -> impl ExactSizeIterator<Item = Country<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        let data = self.data;
        data.tables.flows().transit(self.row).iter().map(move |&country| Country::new(data, country))
    }

    /// Where the victims are exploited.
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
    /// # use tip_report::{Dataset, flow::Exploitation};
    /// let data = Dataset::bundled();
    /// let flow = data.report(2009)?.flows().reported_by(data.country("KOR")?).to(data.country("USA")?).next().unwrap();
    /// assert_eq!(flow.forms().collect::<Vec<_>>(), [Exploitation::SexTrafficking]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn forms(&self) -> impl DoubleEndedIterator<Item = Exploitation> + Clone + FusedIterator + use<> {
        self.row.forms.iter()
    }

    /// The groups of victims that the clause names, in the order of [`VictimGroup::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::VictimGroup};
    /// let data = Dataset::bundled();
    /// let flow = data.report(2009)?.flows().reported_by(data.country("KOR")?).to(data.country("USA")?).next().unwrap();
    /// assert_eq!(flow.victims().collect::<Vec<_>>(), [VictimGroup::Women, VictimGroup::Girls]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn victims(&self) -> impl DoubleEndedIterator<Item = VictimGroup> + Clone + FusedIterator + use<> {
        self.row.victims.iter()
    }

    /// How firmly the text states the movement.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Modality};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().any(|flow| flow.modality() == Modality::AtRisk));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn modality(&self) -> Modality {
        self.row.modality
    }

    /// Whether the text itself names both ends.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Basis};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().any(|flow| flow.basis() == Basis::Stated));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.row.basis
    }

    /// The texts in which the movement was read, in order of their ids. There is at least one. [`Flow::entries`] says
    /// how much of each was read, and gives an address.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let flow = Dataset::bundled().report(2018).unwrap().flows().next().unwrap();
    /// assert_eq!(flow.sources().next().unwrap().id(), "report-2018");
    /// ```
    #[must_use]
    pub fn sources(
        &self,
    ) -> impl ExactSizeIterator<Item = Source<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
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

/// Prints the movement in one line: kind (unless it crosses a border), ends, transit, victims, forms, modality.
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

/// Writes `before` and the list. Writes nothing if the list is empty.
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
