//! Designations: the side lists that belong to a report or follow from it.

use std::{fmt, iter::FusedIterator};

use super::{country::Country, report::Report};
use crate::{
    dataset::Dataset,
    table::{designation_coverage::CoverageRow, designations::DesignationRow},
    words::{
        designation::{DesignationCoverage, DesignationList, Named},
        evidence::Evidence,
    },
};

/// One country on one side list of one report.
///
/// ```
/// use tip_report::{Dataset, designation::DesignationList};
/// let data = Dataset::bundled();
/// let report = data.report(2021)?;
/// let lists: Vec<_> = report.designations(data.country("Turkey")?).map(|designation| designation.list()).collect();
/// assert_eq!(lists, [DesignationList::ChildSoldiers]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Designation<'a> {
    data: &'a Dataset,
    row: &'a DesignationRow,
}

impl<'a> Designation<'a> {
    pub(crate) fn new(data: &'a Dataset, row: &'a DesignationRow) -> Self {
        Designation { data, row }
    }

    /// The list.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// assert_eq!(Dataset::bundled().designations().next().unwrap().list(), DesignationList::ChildSoldiers);
    /// ```
    #[must_use]
    pub fn list(&self) -> DesignationList {
        self.row.list
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().designations().next().unwrap().report().year().get(), 2010);
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().designations().next().unwrap().country().code().as_str(), "COD");
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// How well the designation is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence, designation::DesignationList};
    /// let set = Dataset::bundled().report(2018)?.designation_set(DesignationList::WatchListWaiver).unwrap();
    /// assert!(set.iter().all(|waiver| waiver.evidence() == Evidence::Official));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.row.evidence
    }

    /// The source of the designation, as a citation.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let turkey = data.report(2021)?.designations(data.country("Turkey")?).next().unwrap();
    /// println!("{} in the {} report, according to {}", turkey.list(), turkey.report().year(), turkey.source());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn source(&self) -> &'a str {
        &self.row.source
    }

    /// A remark.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().designations().any(|designation| designation.note().is_some()));
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row.note.as_deref()
    }
}

impl PartialEq for Designation<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.list() == other.list()
            && self.report() == other.report()
            && self.country() == other.country()
            && self.evidence() == other.evidence()
            && self.source() == other.source()
            && self.note() == other.note()
    }
}

impl Eq for Designation<'_> {}

impl std::hash::Hash for Designation<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.list(), self.report(), self.country()).hash(state);
    }
}

impl fmt::Debug for Designation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Designation({} {} {})", self.list(), self.report().year(), self.country().code())
    }
}

/// One side list of one report: the countries that it names, and how much of it is known.
///
/// Absence from a list says something only if the complete list is known, so [`names`](DesignationSet::names) has three
/// answers.
///
/// ```
/// use tip_report::{Dataset, designation::{DesignationCoverage, DesignationList, Named}};
/// let data = Dataset::bundled();
/// let (turkey, norway) = (data.country("Turkey")?, data.country("Norway")?);
/// let of_2021 = data.report(2021)?.designation_set(DesignationList::ChildSoldiers).unwrap();
/// assert_eq!([turkey, norway].map(|country| of_2021.names(country)), [Named::Yes, Named::No]);
/// let of_2023 = data.report(2023)?.designation_set(DesignationList::ChildSoldiers).unwrap();
/// assert_eq!(of_2023.coverage(), DesignationCoverage::NotKnown);
/// assert_eq!([turkey, norway].map(|country| of_2023.names(country)), [Named::NotKnownHere; 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct DesignationSet<'a> {
    data: &'a Dataset,
    row: CoverageRow,
}

impl<'a> DesignationSet<'a> {
    /// The list.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert_eq!(set.list(), DesignationList::StateSponsored);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn list(&self) -> DesignationList {
        self.row.list
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert_eq!(set.report().year().get(), 2024);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// How much of the list is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::{DesignationCoverage, DesignationList}};
    /// let set = Dataset::bundled().report(2021)?.designation_set(DesignationList::WatchListWaiver).unwrap();
    /// assert_eq!(set.coverage(), DesignationCoverage::Partial);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> DesignationCoverage {
        self.row.coverage
    }

    /// The countries that the list is known to name, in order of codes.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert!(set.iter().any(|designation| designation.country().name() == "North Korea"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Designation<'a>> + Clone + FusedIterator + use<'a> {
        let DesignationSet { data, row: CoverageRow { list, report, .. } } = *self;
        let on_list = move |row: &&DesignationRow| row.report == report && row.list == list;
        data.tables.designations().iter().filter(on_list).map(move |row| Designation::new(data, row))
    }

    /// The row that names the country. `None` if no such row is known, which is not a no: ask
    /// [`names`](DesignationSet::names).
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let data = Dataset::bundled();
    /// let set = data.report(2018)?.designation_set(DesignationList::WatchListWaiver).unwrap();
    /// let hong_kong = set.designation(data.country("Hong Kong")?).unwrap();
    /// assert!(hong_kong.note().unwrap().starts_with("contingent"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn designation(&self, country: Country<'_>) -> Option<Designation<'a>> {
        self.iter().find(|designation| designation.country() == country)
    }

    /// Whether the list names the country, as far as the data know the list.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::{DesignationList, Named}};
    /// let data = Dataset::bundled();
    /// let set = data.report(2021)?.designation_set(DesignationList::WatchListWaiver).unwrap();
    /// assert_eq!(set.names(data.country("Vietnam")?), Named::NotKnownHere);
    /// assert_eq!(set.names(data.country("Vietnam")?).to_string(), "not known here");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn names(&self, country: Country<'_>) -> Named {
        match (self.designation(country), self.coverage()) {
            (Some(_), _) => Named::Yes,
            (None, DesignationCoverage::Complete) => Named::No,
            (None, DesignationCoverage::Partial | DesignationCoverage::NotKnown) => Named::NotKnownHere,
        }
    }
}

/// The countries that the list is known to name, as [`DesignationSet::iter`] gives them.
///
/// ```
/// # use tip_report::{Dataset, designation::DesignationList};
/// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
/// for designation in set {
///     assert_eq!(designation.list(), DesignationList::StateSponsored);
/// }
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
impl<'a> IntoIterator for DesignationSet<'a> {
    type Item = Designation<'a>;
    type IntoIter = std::vec::IntoIter<Designation<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// Works like the iteration by value: the items do not borrow from `self`.
impl<'a> IntoIterator for &DesignationSet<'a> {
    type Item = Designation<'a>;
    type IntoIter = std::vec::IntoIter<Designation<'a>>;

    fn into_iter(self) -> Self::IntoIter {
        (*self).into_iter()
    }
}

impl fmt::Debug for DesignationSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DesignationSet({} {}, {})", self.list(), self.report().year(), self.coverage())
    }
}

impl<'a> Report<'a> {
    /// The lists of this report that are *known* to name the country, in order of the lists' texts. An empty result
    /// does not mean that no list names it. For that, ask [`Report::designation_sets`], or [`DesignationSet::names`] of
    /// one list.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::{DesignationList, Named}};
    /// let data = Dataset::bundled();
    /// // The child soldiers list of 2012 is not known here, so no row of it names anyone.
    /// let (report, congo) = (data.report(2012)?, data.country("COD")?);
    /// assert!(!report.designations(congo).any(|row| row.list() == DesignationList::ChildSoldiers));
    /// let list = report.designation_set(DesignationList::ChildSoldiers).unwrap();
    /// assert_eq!(list.names(congo), Named::NotKnownHere);
    ///
    /// assert_eq!(data.report(2021)?.designations(data.country("China")?).count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn designations(
        &self,
        country: Country<'_>,
    ) -> impl DoubleEndedIterator<Item = Designation<'a>> + Clone + FusedIterator + use<'a> {
        let (data, report) = (self.data(), self.id());
        let country = country.id_in(data);
        let names = move |row: &&DesignationRow| row.report == report && Some(row.country) == country;
        data.tables.designations().iter().filter(names).map(move |row| Designation::new(data, row))
    }

    /// The side lists that belong to this report or follow from it, in order of their texts. Includes lists of which
    /// nothing is known.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::Named};
    /// let data = Dataset::bundled();
    /// let china = data.country("China")?;
    /// let answers: Vec<_> =
    ///     data.report(2013)?.designation_sets().map(|set| (set.list().as_str(), set.names(china))).collect();
    /// assert_eq!(answers[0], ("child-soldiers", Named::No));
    /// assert_eq!(answers[1], ("reassessed", Named::NotKnownHere));
    /// assert!(answers.contains(&("restriction-waived", Named::Yes)));
    /// assert!(answers.contains(&("watch-list-waiver", Named::No)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn designation_sets(
        &self,
    ) -> impl DoubleEndedIterator<Item = DesignationSet<'a>> + Clone + FusedIterator + use<'a> {
        let report = *self;
        DesignationList::ALL.iter().copied().filter_map(move |list| report.designation_set(list))
    }

    /// A side list of this report. `None` if the report has no such list.
    ///
    /// A dataset of your own may leave out the coverage. Then a list that has rows counts as partly known, and a list
    /// without rows is also `None`.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let data = Dataset::bundled();
    /// assert!(data.report(2010)?.designation_set(DesignationList::ChildSoldiers).is_some());
    /// assert!(data.report(2005)?.designation_set(DesignationList::ChildSoldiers).is_none());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn designation_set(&self, list: DesignationList) -> Option<DesignationSet<'a>> {
        let (data, report) = (self.data(), self.id());
        let stored = data.tables.designation_coverage().iter().find(|row| row.report == report && row.list == list);
        let row = stored.copied().or_else(|| {
            let named = data.tables.designations().iter().any(|row| row.report == report && row.list == list);
            named.then_some(CoverageRow { list, report, coverage: DesignationCoverage::Partial })
        });
        row.map(|row| DesignationSet { data, row })
    }
}

impl<'a> Country<'a> {
    /// The rows of the side lists that name the country, in order of lists, then years.
    ///
    /// If the list of a year is not completely known, the absence of a row says nothing. [`DesignationSet::names`] says
    /// which case it is.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationList};
    /// let congo = Dataset::bundled().country("COD")?;
    /// let soldiers = congo.designations().filter(|row| row.list() == DesignationList::ChildSoldiers);
    /// assert!(soldiers.count() > 5);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn designations(&self) -> impl DoubleEndedIterator<Item = Designation<'a>> + Clone + FusedIterator + use<'a> {
        let country = *self;
        self.data()
            .tables
            .designations()
            .iter()
            .map(move |row| Designation::new(country.data(), row))
            .filter(move |designation| designation.country() == country)
    }
}

impl Dataset {
    /// All designations, in order of the lists' texts, then years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let sets = data.reports().flat_map(|report| report.designation_sets());
    /// assert_eq!(data.designations().len(), sets.map(|set| set.iter().count()).sum::<usize>());
    /// ```
    pub fn designations(
        &self,
    ) -> impl ExactSizeIterator<Item = Designation<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.designations().iter().map(|row| Designation::new(self, row))
    }
}
