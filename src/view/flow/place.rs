//! Places: where flows begin and end, and how a place is named outside a dataset.

use std::fmt;

use super::place_id::PlaceId;
use crate::{
    dataset::Dataset,
    table::flows::End,
    view::{country::Country, region::Region, report::Report, standing::Standing},
};

/// A place where a flow begins or ends: a country, a region, or a place that the text does not name.
///
/// A text can leave a place unnamed in two ways. It says nothing of the place ([`Place::Unnamed`]), or it says "other
/// countries" or "neighboring countries", which are [regions](Region::is_named). [`Place::is_named`] is `false` for
/// both, and [`Flows::named`](crate::Flows::named) leaves out the flows of both.
///
/// In serde a place is `{"kind", "id", "label"}`. The kind is `country` with the country's code as id, `region` with
/// the region's id, or `unnamed` with `null`. The label is the name for readers. [`PlaceId`] can be read from this
/// form.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let korea = data.country("KOR")?;
/// let flow = data.report(2009)?.flows().find(|flow| flow.origin() == korea).unwrap();
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
    /// The text does not say where. If a text says "other countries", the place is a [region](Region::is_named)
    /// instead. [`Place::is_named`] is `false` for both.
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

    /// The country, if the place is one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let to_japan = data.report(2009)?.flows().to(data.country("JPN")?);
    /// let origins: Vec<_> = to_japan.filter_map(|flow| flow.origin().country()).collect();
    /// assert!(origins.contains(&data.country("KOR")?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(self) -> Option<Country<'a>> {
        match self {
            Place::Country(country) => Some(country),
            _ => None,
        }
    }

    /// The region, if the place is one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let from_korea = data.report(2009)?.flows().from(data.country("KOR")?);
    /// let regions: Vec<_> = from_korea.filter_map(|flow| flow.destination().region()).collect();
    /// assert!(regions.contains(&data.region("southeast-asia").unwrap()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn region(self) -> Option<Region<'a>> {
        match self {
            Place::Region(region) => Some(region),
            _ => None,
        }
    }

    /// Whether the text names the place: a country, or a region that [has a name](Region::is_named). It is `false` both
    /// for [`Place::Unnamed`] and for the regions "other countries" and "neighboring countries".
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

    /// Where the country stands in a report: its tier there, or why it has none. `None` if the place is not a country.
    ///
    /// To show a tier beside a flow, use the report that describes the flow.
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

    /// The number of the end in this dataset. `None` if the dataset has no such country or region.
    pub(crate) fn end_in(self, data: &Dataset) -> Option<End> {
        match self {
            Place::Country(country) => country.id_in(data).map(End::Country),
            Place::Region(region) => region.position_in(data).map(End::Region),
            Place::Unnamed => Some(End::Unnamed),
        }
    }

    /// The sort key: countries by code, then regions by id, then unnamed.
    pub(crate) fn order(self) -> (u8, &'a str) {
        match self {
            Place::Country(country) => (0, country.row().code.as_str()),
            Place::Region(region) => (1, region.id()),
            Place::Unnamed => (2, ""),
        }
    }

    /// The place as a value of its own, without the dataset. Programs can store it and send it.
    ///
    /// [`Dataset::place`] finds the place again.
    ///
    /// ```
    /// # use tip_report::{Dataset, Place, flow::PlaceId};
    /// let data = Dataset::bundled();
    /// assert_eq!(Place::from(data.country("South Korea")?).id(), PlaceId::Country("KOR".parse()?));
    /// assert_eq!(Place::from(data.region("sahel").unwrap()).id(), PlaceId::Region("sahel".into()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn id(self) -> PlaceId {
        match self {
            Place::Country(country) => PlaceId::Country(country.code()),
            Place::Region(region) => PlaceId::Region(region.id().into()),
            Place::Unnamed => PlaceId::Unnamed,
        }
    }
}

impl Dataset {
    /// The place with this id. `None` if the dataset has no such country or region.
    ///
    /// ```
    /// use tip_report::{Dataset, flow::PlaceId};
    /// let data = Dataset::bundled();
    /// let flow = data.report(2009)?.flows().to(data.country("USA")?).next().unwrap();
    /// let stored: PlaceId = flow.origin().id();
    /// assert_eq!(data.place(&stored), Some(flow.origin()));
    /// assert_eq!(data.place(&PlaceId::Region("atlantis".into())), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn place(&self, id: &PlaceId) -> Option<Place<'_>> {
        match id {
            PlaceId::Country(code) => self.country_by_code(*code).map(Place::Country),
            PlaceId::Region(id) => self.region(id).map(Place::Region),
            PlaceId::Unnamed => Some(Place::Unnamed),
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

/// Whether the place is this country.
impl PartialEq<Country<'_>> for Place<'_> {
    fn eq(&self, other: &Country<'_>) -> bool {
        self.country() == Some(*other)
    }
}

/// Whether the place is this country.
impl PartialEq<Place<'_>> for Country<'_> {
    fn eq(&self, other: &Place<'_>) -> bool {
        other == self
    }
}

/// Whether the place is this region.
impl PartialEq<Region<'_>> for Place<'_> {
    fn eq(&self, other: &Region<'_>) -> bool {
        self.region() == Some(*other)
    }
}

/// Whether the place is this region.
impl PartialEq<Place<'_>> for Region<'_> {
    fn eq(&self, other: &Place<'_>) -> bool {
        other == self
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
