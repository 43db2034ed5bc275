//! Countries: the entities that the reports rank, and a few that are only an end of flows.

use std::{fmt, iter::FusedIterator};

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    table::{countries::CountryRow, id::CountryId},
    words::{bureau::Bureau, code::CountryCode, existence::Existence},
};

/// A country of a dataset: a state, a territory or a dissolved state that the reports rank, or that is an end of flows.
///
/// A handle is small and `Copy`. Pass it to a [report](crate::Report) to ask about the country. Two handles are equal
/// if their codes are.
///
/// ```
/// use tip_report::{Bureau, Dataset};
/// let turkey = Dataset::bundled().country("Türkiye")?;
/// assert_eq!(turkey.code().as_str(), "TUR");
/// assert_eq!(turkey.bureau(), Some(Bureau::Eur));
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Country<'a> {
    data: &'a Dataset,
    id: CountryId,
}

impl<'a> Country<'a> {
    pub(crate) fn new(data: &'a Dataset, id: CountryId) -> Self {
        Country { data, id }
    }

    /// Whether the country began before the data do and has not ended.
    pub(crate) fn has_always_existed(&self) -> bool {
        self.exists_from().is_none() && self.exists_to().is_none()
    }

    /// Whether the entity exists on a date: from the day on which it began to the last day before it ended.
    pub(crate) fn existence_on(&self, date: NaiveDate) -> Existence {
        match (self.exists_from(), self.exists_to()) {
            (Some(from), _) if date < from => Existence::NotYet,
            (_, Some(to)) if to <= date => Existence::NoLonger,
            _ => Existence::Exists,
        }
    }

    pub(crate) fn data(&self) -> &'a Dataset {
        self.data
    }

    pub(crate) fn id(&self) -> CountryId {
        self.id
    }

    /// The position of this country in `data`. The handle may be from another dataset.
    #[inline]
    pub(crate) fn id_in(&self, data: &Dataset) -> Option<CountryId> {
        if std::ptr::eq(self.data, data) { Some(self.id) } else { data.tables.countries().id_of_code(self.code()) }
    }

    pub(crate) fn row(&self) -> &'a CountryRow {
        self.data.tables.countries().row(self.id)
    }

    /// The alpha-3 code.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("Kosovo")?.code().as_str(), "XKX");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[doc(alias = "iso3")]
    #[doc(alias = "alpha3")]
    #[must_use]
    pub fn code(&self) -> CountryCode {
        self.row().code
    }

    /// The ISO 3166-1 alpha-2 code, if there is one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("Namibia")?.alpha2(), Some("NA"));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[doc(alias = "iso2")]
    #[must_use]
    pub fn alpha2(&self) -> Option<&'a str> {
        self.row().alpha2()
    }

    /// The ISO 3166-1 numeric code (written with three digits), if there is one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("South Korea")?.numeric(), Some(410));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn numeric(&self) -> Option<u16> {
        self.row().numeric
    }

    /// The Correlates of War country number, if there is one. Territories such as Hong Kong have none.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("Kiribati")?.cow(), Some(946));
    /// assert_eq!(Dataset::bundled().country("Hong Kong")?.cow(), None);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn cow(&self) -> Option<u16> {
        self.row().cow
    }

    /// The Gleditsch-Ward country number, if there is one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("Kiribati")?.gw(), Some(970));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn gw(&self) -> Option<u16> {
        self.row().gw
    }

    /// The short name, in reading order.
    ///
    /// For the name that a report prints see [`Placement::name_as_printed`](crate::Placement::name_as_printed).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().country("Korea, South")?.name(), "South Korea");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn name(&self) -> &'a str {
        &self.row().name
    }

    /// The bureau whose map in the report shows the country. `None` for some countries that are never ranked.
    ///
    /// ```
    /// # use tip_report::{Bureau, Dataset};
    /// assert_eq!(Dataset::bundled().country("Canada")?.bureau(), Some(Bureau::Wha));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn bureau(&self) -> Option<Bureau> {
        self.row().bureau
    }

    /// The date since which the entity exists, if it began after 2000. `None` if it existed throughout.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let south_sudan = Dataset::bundled().country("South Sudan")?;
    /// assert_eq!(south_sudan.exists_from().unwrap().to_string(), "2011-07-09");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn exists_from(&self) -> Option<NaiveDate> {
        self.row().exists_from
    }

    /// The date on which the entity ended. `None` if it still exists.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let antilles = Dataset::bundled().country("Netherlands Antilles")?;
    /// assert_eq!(antilles.exists_to().unwrap().to_string(), "2010-10-10");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn exists_to(&self) -> Option<NaiveDate> {
        self.row().exists_to
    }

    /// The entities that succeeded a dissolved one. Histories never continue across this link.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let union = Dataset::bundled().country("Serbia and Montenegro")?;
    /// let names: Vec<_> = union.successors().map(|country| country.name()).collect();
    /// assert_eq!(names, ["Serbia", "Montenegro"]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn successors(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let data = self.data;
        self.row().succeeded_by.iter().filter_map(|&code| data.country_by_code(code))
    }

    /// The dissolved entities that this one succeeded, in order of codes. Histories never continue across this link.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let names: Vec<_> = Dataset::bundled().country("Serbia")?.predecessors().map(|country| country.name()).collect();
    /// assert_eq!(names, ["Serbia and Montenegro"]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn predecessors(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let code = self.code();
        self.data.countries().filter(move |country| country.row().succeeded_by.contains(&code))
    }

    /// A remark on the identity of the entity: splits, name changes, pitfalls of its codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().country("USA")?.note().unwrap().contains("only from the 2010 report"));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row().note.as_deref()
    }
}

impl PartialEq for Country<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.code() == other.code()
    }
}

impl Eq for Country<'_> {}

impl std::hash::Hash for Country<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

/// The name of the country.
impl fmt::Display for Country<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Debug for Country<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.code())
    }
}

impl Dataset {
    /// All countries, in order of codes. Includes those that are only an end of flows.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().countries().next().unwrap().name(), "Aruba");
    /// ```
    pub fn countries(
        &self,
    ) -> impl ExactSizeIterator<Item = Country<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.countries().ids().map(|id| Country::new(self, id))
    }
}
