//! Queries on flows: you narrow a selection step by step and iterate over it at the end.

use std::{
    fmt,
    iter::FusedIterator,
    ops::{Range, RangeBounds},
};

use super::{Flow, Place, condition::Condition, coverage::Coverage};
use crate::{
    dataset::Dataset,
    table::{
        flows::FlowRow,
        reports::{ReportSpan, Reports},
    },
    view::{country::Country, report::Report},
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

/// A selection of flows: an iterator with methods that narrow it. Each method keeps the conditions of the methods
/// before it.
///
/// The flows are in order of years, then by code of the country whose entry describes the flow. Then they are ordered
/// by kind, origin (countries by code before regions by id), transit, destination, forms, victims, modality and basis.
///
/// The iterator runs in both directions and can be cloned. It is not an [`ExactSizeIterator`]: it must look at a row to know
/// whether the selection keeps it. `count()` looks at all of them.
///
/// A region can be an end of a flow, as a country can. It never stands for its countries: `from` a country does not find flows
/// from a region that contains it.
/// [`Region::countries_on_project_list`](crate::flow::Region::countries_on_project_list) tells you which countries a
/// region contains.
///
/// Flows come from the entries that were read. They never say how many people were moved. [`Flows::coverage`] says what was
/// read. If an entry was not read, the absence of flows means nothing. The wording of the reports changed about 2010
/// and 2019, see [`TextRegime`](crate::entry::TextRegime).
///
/// ```
/// use tip_report::{Dataset, Place};
/// let data = Dataset::bundled();
/// let korea = data.country("KOR")?;
/// let out: Vec<_> = data.report(2009)?.flows().cross_border().from(korea).map(|flow| flow.destination()).collect();
/// assert!(out.contains(&Place::Country(data.country("NZL")?)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Flows<'a> {
    data: &'a Dataset,
    reports: ReportSpan,
    /// The numbers of the rows that were not looked at yet.
    rows: Range<usize>,
    conditions: Vec<Condition>,
}

impl<'a> Flows<'a> {
    fn new(data: &'a Dataset, reports: ReportSpan) -> Self {
        let rows = data.tables.flows().of(&reports);
        Flows { data, reports, rows, conditions: Vec::new() }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    fn with(mut self, condition: Option<Condition>) -> Self {
        self.conditions.push(condition.unwrap_or(Condition::Never));
        self
    }

    /// Whether the row of this number belongs to the selection.
    #[inline]
    fn holds(data: &Dataset, conditions: &[Condition], row: usize) -> bool {
        let row = &data.tables.flows().rows[row];
        conditions.iter().all(|condition| condition.holds(data, row))
    }

    fn flow(&self, row: usize) -> Flow<'a> {
        Flow::new(self.data, &self.data.tables.flows().rows[row])
    }

    pub(crate) fn rows(self) -> impl Iterator<Item = &'a FlowRow> {
        let (data, conditions) = (self.data, self.conditions);
        let holds = move |row: &&FlowRow| conditions.iter().all(|condition| condition.holds(data, row));
        data.tables.flows().rows[self.rows].iter().filter(holds)
    }

    /// Keeps flows that begin in this country or region, of every kind. A [domestic](FlowKind::Domestic) flow begins in
    /// the country in which it ends. For [demand](FlowKind::Demand), these are flows whose buyers come from the place.
    /// [`Flows::cross_border`] leaves out both.
    ///
    /// Flows from a region that contains a country do not count as flows from the country.
    /// [`Country::regions_on_project_list`] says which regions may contain it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let asia = data.region("southeast-asia").unwrap();
    /// assert!(data.report(2009)?.flows().from(asia).all(|flow| flow.origin().region() == Some(asia)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn from<'p>(self, place: impl Into<Place<'p>>) -> Self {
        let end = place.into().end_in(self.data);
        self.with(end.map(Condition::From))
    }

    /// Keeps flows that end in this country or region, of every kind. A [domestic](FlowKind::Domestic) flow ends in the
    /// country in which it begins. [Demand](FlowKind::Demand) ends where people are exploited, though no victim is moved
    /// there. [`Flows::cross_border`] leaves out both.
    ///
    /// Flows to a region that contains a country do not count as flows to the country.
    /// [`Country::regions_on_project_list`] says which regions may contain it.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let zealand = data.country("NZL")?;
    /// assert!(data.report(2009)?.flows().to(zealand).all(|flow| flow.destination().country() == Some(zealand)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to<'p>(self, place: impl Into<Place<'p>>) -> Self {
        let end = place.into().end_in(self.data);
        self.with(end.map(Condition::To))
    }

    /// Keeps flows that pass through this country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let through = data.report(2009)?.flows().through(data.country("MEX")?).from(data.country("KOR")?);
    /// assert_eq!(through.count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn through(self, country: Country<'_>) -> Self {
        let country = country.id_in(self.data);
        self.with(country.map(Condition::Through))
    }

    /// Keeps flows from one place to the other, in either direction.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (korea, japan) = (data.country("KOR")?, data.country("JPN")?);
    /// let flows = data.flows();
    /// let there = flows.clone().from(korea).to(japan).count();
    /// let back = flows.clone().from(japan).to(korea).count();
    /// assert_eq!(flows.between(korea, japan).count(), there + back);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn between<'p>(self, one: impl Into<Place<'p>>, other: impl Into<Place<'p>>) -> Self {
        let ends = one.into().end_in(self.data).zip(other.into().end_in(self.data));
        self.with(ends.map(|(one, other)| Condition::Between(one, other)))
    }

    /// Keeps flows that the entry of this country describes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// assert!(data.report(2009)?.flows().reported_by(korea).all(|flow| flow.reporter() == korea));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reported_by(self, country: Country<'_>) -> Self {
        let country = country.id_in(self.data);
        self.with(country.map(Condition::ReportedBy))
    }

    /// Keeps flows that begin in this country, end in it or pass through it, whichever entry describes them. Also keeps
    /// all flows of its own entry.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let flows = data.report(2018)?.flows().concerning(korea);
    /// assert!(flows.clone().count() > flows.reported_by(korea).count(), "other entries name Korea too");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn concerning(self, country: Country<'_>) -> Self {
        let country = country.id_in(self.data);
        self.with(country.map(Condition::Concerning))
    }

    /// Keeps flows for which the clause names this form of exploitation, alone or with others.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Exploitation};
    /// let data = Dataset::bundled();
    /// let thailand = data.country("Thailand")?;
    /// for flow in data.report(2018)?.flows().to(thailand).with_form(Exploitation::ForcedLabor) {
    ///     assert!(flow.forms().any(|form| form == Exploitation::ForcedLabor));
    ///     println!("{flow}");
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_form(self, form: Exploitation) -> Self {
        self.with(Some(Condition::Form(form)))
    }

    /// Keeps flows for which the clause names this group of victims, alone or with others.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::VictimGroup};
    /// let data = Dataset::bundled();
    /// let (report, korea) = (data.report(2009)?, data.country("KOR")?);
    /// let women = report.flows().reported_by(korea).with_victims(VictimGroup::Women);
    /// assert!(women.clone().any(|flow| flow.destination() == data.country("USA").unwrap()));
    /// assert!(women.count() < report.flows().reported_by(korea).count());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_victims(self, group: VictimGroup) -> Self {
        self.with(Some(Condition::Victims(group)))
    }

    /// Keeps flows that the text asserts. Leaves out flows that are only reported, and flows that people are only at risk of.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Modality};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().asserted().all(|flow| flow.modality() == Modality::Asserted));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn asserted(self) -> Self {
        self.with(Some(Condition::Modality(Modality::Asserted)))
    }

    /// Keeps flows if the text itself names both ends. Leaves out inferred ends.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Basis};
    /// let report = Dataset::bundled().report(2018)?;
    /// assert!(report.flows().stated().all(|flow| flow.basis() == Basis::Stated));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn stated(self) -> Self {
        self.with(Some(Condition::Basis(Basis::Stated)))
    }

    /// Keeps flows whose origin and destination the text names. A text can leave a place open in two ways: it says
    /// nothing of it, or it says "other countries" or "neighboring countries". This leaves out both. See
    /// [`Place::is_named`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let flows = Dataset::bundled().report(2018)?.flows();
    /// assert!(flows.clone().any(|flow| !flow.origin().is_named()));
    /// assert!(flows.named().all(|flow| flow.origin().is_named() && flow.destination().is_named()));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn named(self) -> Self {
        self.with(Some(Condition::Named))
    }

    /// Keeps flows across a border.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let flow = Dataset::bundled().flows().cross_border().next().unwrap();
    /// assert_ne!(flow.origin(), flow.destination());
    /// ```
    pub fn cross_border(self) -> Self {
        self.of_kind(FlowKind::CrossBorder)
    }

    /// Keeps flows inside one country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().flows().domestic().all(|flow| flow.origin() == flow.destination()));
    /// ```
    pub fn domestic(self) -> Self {
        self.of_kind(FlowKind::Domestic)
    }

    /// Keeps statements of demand: buyers from the origin exploit people at the destination. No victim is moved.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let flows = Dataset::bundled().flows();
    /// // Buyers are not victims: their journeys make no corridor.
    /// assert_eq!(flows.clone().demand().network().corridors().len(), 0);
    /// assert_eq!(flows.clone().demand().count(), flows.network().left_out().demand);
    /// ```
    pub fn demand(self) -> Self {
        self.of_kind(FlowKind::Demand)
    }

    /// Keeps flows of one kind.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::FlowKind};
    /// let flows = Dataset::bundled().flows();
    /// let counts = FlowKind::ALL.iter().map(|&kind| flows.clone().of_kind(kind).count());
    /// assert_eq!(counts.sum::<usize>(), flows.clone().count());
    /// ```
    pub fn of_kind(self, kind: FlowKind) -> Self {
        self.with(Some(Condition::Kind(kind)))
    }

    /// Keeps flows of one report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let korea = data.country("KOR")?;
    /// let of_2009 = data.report(2009)?;
    /// assert!(korea.flows().in_report(of_2009).all(|flow| flow.report() == of_2009));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn in_report(self, report: Report<'_>) -> Self {
        let year = report.year().get();
        self.in_years(year..=year)
    }

    /// Keeps flows of the reports of these years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let flows = Dataset::bundled().flows();
    /// assert!(flows.clone().in_years(2010..2019).all(|flow| (2010..2019).contains(&flow.report().year().get())));
    /// assert_eq!(flows.clone().in_years(..).count(), flows.count());
    /// ```
    pub fn in_years(mut self, years: impl RangeBounds<u16>) -> Self {
        self.reports = self.data.tables.reports().in_years(self.reports, &years);
        let allowed = self.data.tables.flows().of(&self.reports);
        self.rows = self.rows.start.max(allowed.start)..self.rows.end.min(allowed.end);
        self
    }

    /// How much was read of the reports that the flows are from: one [`Coverage`] for each report, in order of years.
    /// Includes reports of which no entry was read.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let flows = data.country("KOR")?.flows().in_years(2016..=2018);
    /// let read: Vec<_> = flows.coverage().map(|coverage| coverage.read().count()).collect();
    /// assert_eq!(read.len(), 3);
    /// // Few entries of 2017 were read, nearly all of 2018.
    /// assert!(read[1] < read[2]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn coverage(
        &self,
    ) -> impl ExactSizeIterator<Item = Coverage<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        let data = self.data;
        self.reports.ids().map(move |report| Coverage::new(Report::new(data, report)))
    }
}

impl<'a> Iterator for Flows<'a> {
    type Item = Flow<'a>;

    #[inline]
    fn next(&mut self) -> Option<Flow<'a>> {
        let (data, conditions) = (self.data, &self.conditions);
        self.rows.find(|&row| Self::holds(data, conditions, row)).map(|row| self.flow(row))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.rows.len();
        (if self.conditions.is_empty() { most } else { 0 }, Some(most))
    }
}

/// From the last flow to the first.
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let korea = data.country("KOR")?;
/// let last = data.flows().from(korea).next_back().unwrap();
/// assert_eq!(Some(last), data.flows().from(korea).last());
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
impl<'a> DoubleEndedIterator for Flows<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<Flow<'a>> {
        let (data, conditions) = (self.data, &self.conditions);
        self.rows.rfind(|&row| Self::holds(data, conditions, row)).map(|row| self.flow(row))
    }
}

impl FusedIterator for Flows<'_> {}

impl fmt::Debug for Flows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl Dataset {
    /// All flows of all reports.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// assert_eq!(data.flows().count(), data.reports().map(|report| report.flows().count()).sum::<usize>());
    /// ```
    pub fn flows(&self) -> Flows<'_> {
        Flows::new(self, self.tables.reports().all())
    }
}

impl<'a> Report<'a> {
    /// The flows that the entries of the report describe.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// for flow in data.report(2009)?.flows().to(data.country("KOR")?) {
    ///     println!("{}: {flow}", flow.reporter());
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn flows(&self) -> Flows<'a> {
        Flows::new(self.data(), Reports::between(self.id(), self.id()))
    }
}

impl<'a> Country<'a> {
    /// The flows that concern the country: those of its own entries, and those of other countries' entries that name
    /// it. [`Flow::reporter`] tells whose entry it is.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let korea = Dataset::bundled().country("KOR")?;
    /// assert!(korea.flows().count() > korea.flows().reported_by(korea).count());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn flows(&self) -> Flows<'a> {
        self.data().flows().concerning(*self)
    }
}
