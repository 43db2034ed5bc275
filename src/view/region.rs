//! Regions: what a report names instead of a country.

use std::{fmt, iter::FusedIterator};

use super::country::Country;
use crate::{
    dataset::Dataset,
    table::{id::RegionId, region_members::Member},
    words::year::ReportYear,
};

/// The ids of the regions that stand for unnamed places abroad.
const UNNAMED: [&str; 2] = ["neighboring-countries", "other-countries"];

/// A region that a report names as the origin or destination of a flow, such as "Southeast Asia".
///
/// A region is an end of a flow and never stands for its countries: a report that says "Eastern Europe" has not named
/// Ukraine. Two regions are equal if their ids are.
///
/// ```
/// use tip_report::Dataset;
/// let region = Dataset::bundled().region("southeast-asia").unwrap();
/// assert_eq!(region.label(), "Southeast Asia");
/// ```
#[derive(Clone, Copy)]
pub struct Region<'a> {
    data: &'a Dataset,
    position: RegionId,
}

impl<'a> Region<'a> {
    pub(crate) fn new(data: &'a Dataset, position: RegionId) -> Self {
        Region { data, position }
    }

    /// The position of the region in `data`. The handle may be from another dataset.
    pub(crate) fn position_in(&self, data: &Dataset) -> Option<RegionId> {
        if std::ptr::eq(self.data, data) {
            Some(self.position)
        } else {
            data.tables.regions().id_of(self.id().as_bytes())
        }
    }

    /// The id by which flows name the region.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().region("gulf-states").unwrap().id(), "gulf-states");
    /// ```
    #[must_use]
    pub fn id(&self) -> &'a str {
        &self.data.tables.regions().row(self.position).id
    }

    /// The label of the region, for readers.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().region("gulf-states").unwrap().label(), "Gulf states");
    /// ```
    #[must_use]
    pub fn label(&self) -> &'a str {
        &self.data.tables.regions().row(self.position).label
    }

    /// Whether the text names the region. Two ids stand for places abroad that the text leaves unnamed:
    /// `neighboring-countries` and `other-countries`. If the text says nothing about a place, the place is
    /// [`Place::Unnamed`](crate::Place::Unnamed). [`Place::is_named`](crate::Place::is_named) is `false` for both
    /// cases, and [`Flows::named`](crate::Flows::named) leaves out the flows of both.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().region("sahel").unwrap().is_named());
    /// let unnamed: Vec<_> = Dataset::bundled().regions().filter(|region| !region.is_named()).collect();
    /// assert_eq!(unnamed.iter().map(|region| region.id()).collect::<Vec<_>>(), ["neighboring-countries", "other-countries"]);
    /// ```
    #[must_use]
    pub fn is_named(&self) -> bool {
        !UNNAMED.contains(&self.id())
    }

    /// The countries that this project's own list counts as part of the region in the year of a report, in order of
    /// codes.
    ///
    /// The list (`region_members.csv`) follows usual definitions; no report states it. Use it to group. Never use it to
    /// turn a flow to a region into flows to countries. "Neighboring" and "other" countries have no members.
    /// ```
    /// use tip_report::{Dataset, ReportYear};
    /// let gulf = Dataset::bundled().region("gulf-states").unwrap();
    /// let year = ReportYear::new(2018).unwrap();
    /// assert!(gulf.countries_on_project_list(year).any(|country| country.name() == "Qatar"));
    /// ```
    #[must_use]
    pub fn countries_on_project_list(
        &self,
        year: ReportYear,
    ) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let (data, position) = (self.data, self.position);
        let counts = move |member: &&Member| member.region == position && member.counts_in(year);
        data.tables.region_members().iter().filter(counts).map(move |member| Country::new(data, member.country))
    }
}

impl<'a> Country<'a> {
    /// The regions that contain the country on this project's own list in the year of a report, in order of ids. It is
    /// the inverse of [`Region::countries_on_project_list`], and no report states it.
    ///
    /// A flow to such a region is not a flow to the country. Ask for both, and keep them apart:
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (report, emirates) = (data.report(2018)?, data.country("UAE")?);
    /// let regions: Vec<_> = emirates.regions_on_project_list(report.year()).collect();
    /// assert!(regions.iter().any(|region| region.id() == "gulf-states"));
    /// let to_it = report.flows().to(emirates).count();
    /// let to_its_regions: usize = regions.iter().map(|&region| report.flows().to(region).count()).sum();
    /// assert!(to_it > 0 && to_its_regions > 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn regions_on_project_list(
        &self,
        year: ReportYear,
    ) -> impl DoubleEndedIterator<Item = Region<'a>> + Clone + FusedIterator + use<'a> {
        let (data, country) = (self.data(), self.id());
        let counts = move |member: &&Member| member.country == country && member.counts_in(year);
        data.tables.region_members().iter().filter(counts).map(move |member| Region::new(data, member.region))
    }
}

impl PartialEq for Region<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Region<'_> {}

impl std::hash::Hash for Region<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

/// The label of the region.
impl fmt::Display for Region<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.label())
    }
}

impl fmt::Debug for Region<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Region({})", self.id())
    }
}

impl Dataset {
    /// All regions, in order of ids.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().regions().is_sorted_by_key(|region| region.id()));
    /// ```
    pub fn regions(&self) -> impl ExactSizeIterator<Item = Region<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.regions().ids().map(|position| Region::new(self, position))
    }

    /// The region with this id.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().region("pacific").unwrap().label(), "Pacific");
    /// ```
    #[must_use]
    pub fn region(&self, id: &str) -> Option<Region<'_>> {
        self.tables.regions().id_of(id.as_bytes()).map(|position| Region::new(self, position))
    }
}
