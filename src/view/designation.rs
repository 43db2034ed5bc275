//! Designations: the side lists that belong to a report or follow from it.

use std::{fmt, str::FromStr};

use super::{country::Country, report::Report};
use crate::{
    dataset::Dataset,
    words::{
        evidence::Evidence,
        word::{self, UnknownWord, Word},
    },
};

/// A side list that belongs to a report or follows from it. Lists are independent of tiers unless said otherwise.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `child-soldiers`, `reassessed`, `restricted-assistance`, `restricted-assistance-and-exchange`, `restriction-waived`, `state-sponsored`, `watch-list-waiver`.
///
/// ```
/// use tip_report::DesignationList;
/// assert_eq!("child-soldiers".parse(), Ok(DesignationList::ChildSoldiers));
/// assert_eq!(DesignationList::ChildSoldiers.to_string(), "child-soldiers");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DesignationList {
    /// Governments named under the Child Soldiers Prevention Act of 2008 (22 USC 2370c-1); in the report since 2010.
    ChildSoldiers,
    /// Tier 3 countries lifted within 90 days of the report, by a presidential determination; until 2009. The tier of the report stays.
    Reassessed,
    /// Restriction of nonhumanitarian, nontrade-related assistance (22 USC 7107(d)(1)(A)(i)).
    RestrictedAssistance,
    /// No such assistance was given: none, and no funding of exchange programs for officials (22 USC 7107(d)(1)(A)(ii)).
    RestrictedAssistanceAndExchange,
    /// Restriction waived in full by presidential determination (22 USC 7107(d)(4)).
    RestrictionWaived,
    /// Governments with a policy or pattern of trafficking; in the report since 2020; all on Tier 3.
    StateSponsored,
    /// Watch List countries whose automatic downgrade to Tier 3 was waived (22 USC 7107(b)(2)(D)).
    WatchListWaiver,
}

impl DesignationList {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::DesignationList::ALL.len(), 7);
    /// ```
    pub const ALL: [DesignationList; 7] = [
        DesignationList::ChildSoldiers,
        DesignationList::Reassessed,
        DesignationList::RestrictedAssistance,
        DesignationList::RestrictedAssistanceAndExchange,
        DesignationList::RestrictionWaived,
        DesignationList::StateSponsored,
        DesignationList::WatchListWaiver,
    ];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::DesignationList::ChildSoldiers.as_str(), "child-soldiers");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DesignationList::ChildSoldiers => "child-soldiers",
            DesignationList::Reassessed => "reassessed",
            DesignationList::RestrictedAssistance => "restricted-assistance",
            DesignationList::RestrictedAssistanceAndExchange => "restricted-assistance-and-exchange",
            DesignationList::RestrictionWaived => "restriction-waived",
            DesignationList::StateSponsored => "state-sponsored",
            DesignationList::WatchListWaiver => "watch-list-waiver",
        }
    }
}

impl Word for DesignationList {
    const WHAT: &'static str = "designation list";
    const ALL: &'static [Self] = &DesignationList::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for DesignationList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for DesignationList {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// How far a designation list of one report is known here.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `complete`, `partial`, `not known here`.
///
/// ```
/// use tip_report::DesignationCoverage;
/// assert_eq!("complete".parse(), Ok(DesignationCoverage::Complete));
/// assert_eq!(DesignationCoverage::Complete.to_string(), "complete");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DesignationCoverage {
    /// The whole list is known: a country that is not on it was not named.
    Complete,
    /// Part of the list is known: absence means nothing.
    Partial,
    /// Nothing is known here: absence means nothing.
    NotKnown,
}

impl DesignationCoverage {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::DesignationCoverage::ALL.len(), 3);
    /// ```
    pub const ALL: [DesignationCoverage; 3] =
        [DesignationCoverage::Complete, DesignationCoverage::Partial, DesignationCoverage::NotKnown];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::DesignationCoverage::Complete.as_str(), "complete");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            DesignationCoverage::Complete => "complete",
            DesignationCoverage::Partial => "partial",
            DesignationCoverage::NotKnown => "not known here",
        }
    }
}

impl Word for DesignationCoverage {
    const WHAT: &'static str = "coverage";
    const ALL: &'static [Self] = &DesignationCoverage::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for DesignationCoverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for DesignationCoverage {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// Whether a designation list names a country: the answer of [`DesignationSet::names`].
///
/// Texts (`Display`, `FromStr` and serde): `named`, `not named`, `not known here`.
///
/// ```
/// use tip_report::Named;
/// assert_eq!("named".parse(), Ok(Named::Yes));
/// assert_eq!(Named::Yes.to_string(), "named");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Named {
    /// The list names the country.
    Yes,
    /// The list does not name it: the whole list is known here.
    No,
    /// No row names it here, but the list is not known whole. It may be named.
    NotKnownHere,
}

impl Named {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Named::ALL.len(), 3);
    /// ```
    pub const ALL: [Named; 3] = [Named::Yes, Named::No, Named::NotKnownHere];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Named::Yes.as_str(), "named");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Named::Yes => "named",
            Named::No => "not named",
            Named::NotKnownHere => "not known here",
        }
    }
}

impl Word for Named {
    const WHAT: &'static str = "answer of a designation list";
    const ALL: &'static [Self] = &Named::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Named {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// A row of `designations.csv`.
#[derive(Clone, Debug)]
pub(crate) struct DesignationRow {
    pub(crate) list: DesignationList,
    pub(crate) report: u16,
    pub(crate) country: u16,
    pub(crate) evidence: Evidence,
    pub(crate) source: Box<str>,
    pub(crate) note: Option<Box<str>>,
}

/// A row of `designation_coverage.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CoverageRow {
    pub(crate) list: DesignationList,
    pub(crate) report: u16,
    pub(crate) coverage: DesignationCoverage,
}

/// One country on one side list of one report.
///
/// ```
/// use tip_report::{Dataset, DesignationList};
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
    /// # use tip_report::{Dataset, DesignationList};
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
    /// # use tip_report::{Dataset, Evidence};
    /// assert_eq!(Dataset::bundled().designations().next().unwrap().evidence(), Evidence::Transcribed);
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.row.evidence
    }

    /// Where it is known from, as a citation.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().designations().all(|designation| !designation.source().is_empty()));
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

/// One side list of one report: whom it names, and how far it is known here.
///
/// Absence from a list says something only if the whole list is known, so the answer of
/// [`names`](DesignationSet::names) is one of three.
///
/// ```
/// use tip_report::{Dataset, DesignationCoverage, DesignationList, Named};
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
    /// # use tip_report::{Dataset, DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert_eq!(set.list(), DesignationList::StateSponsored);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn list(&self) -> DesignationList {
        self.row.list
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert_eq!(set.report().year().get(), 2024);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// How far the list is known here.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationCoverage, DesignationList};
    /// let set = Dataset::bundled().report(2021)?.designation_set(DesignationList::WatchListWaiver).unwrap();
    /// assert_eq!(set.coverage(), DesignationCoverage::Partial);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> DesignationCoverage {
        self.row.coverage
    }

    /// Whom the list is known to name, in order of codes.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList};
    /// let set = Dataset::bundled().report(2024)?.designation_set(DesignationList::StateSponsored).unwrap();
    /// assert_eq!(set.iter().count(), 13);
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Designation<'a>> + use<'a> {
        let DesignationSet { data, row: CoverageRow { list, report, .. } } = *self;
        let on_list = move |row: &&DesignationRow| row.report == report && row.list == list;
        data.designations_table().iter().filter(on_list).map(move |row| Designation::new(data, row))
    }

    /// The row that names the country; `None` if none is known here, which is not a no: ask
    /// [`names`](DesignationSet::names).
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList};
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

    /// Whether the list names the country, as far as that is known here.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList, Named};
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

impl fmt::Debug for DesignationSet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DesignationSet({} {}, {})", self.list(), self.report().year(), self.coverage())
    }
}

impl<'a> Report<'a> {
    /// An empty answer is not a no: these are the lists of this report that are *known* to name the country, in order
    /// of the lists' texts. A list that is not among them may still name it: ask [`Report::designation_sets`], or
    /// [`DesignationSet::names`] of one list.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList, Named};
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
    pub fn designations(&self, country: Country<'_>) -> impl Iterator<Item = Designation<'a>> + use<'a> {
        let (data, report) = (self.data(), self.index());
        let country = country.index_in(data);
        let names = move |row: &&DesignationRow| row.report == report && Some(row.country) == country;
        data.designations_table().iter().filter(names).map(move |row| Designation::new(data, row))
    }

    /// The side lists that belong to this report or follow from it, in order of their texts, those too of which nothing
    /// is known here.
    ///
    /// ```
    /// # use tip_report::{Dataset, Named};
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
    pub fn designation_sets(&self) -> impl Iterator<Item = DesignationSet<'a>> + use<'a> {
        let report = *self;
        DesignationList::ALL.into_iter().filter_map(move |list| report.designation_set(list))
    }

    /// A side list of this report; `None` if the report has no such list.
    ///
    /// In a dataset of one's own the coverage may be left out: of a list that then has rows a part is known, and a list
    /// without rows is `None` too.
    ///
    /// ```
    /// # use tip_report::{Dataset, DesignationList};
    /// let data = Dataset::bundled();
    /// assert!(data.report(2010)?.designation_set(DesignationList::ChildSoldiers).is_some());
    /// assert!(data.report(2005)?.designation_set(DesignationList::ChildSoldiers).is_none());
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn designation_set(&self, list: DesignationList) -> Option<DesignationSet<'a>> {
        let (data, report) = (self.data(), self.index());
        let stored = data.designation_coverage_table().iter().find(|row| row.report == report && row.list == list);
        let row = stored.copied().or_else(|| {
            let named = data.designations_table().iter().any(|row| row.report == report && row.list == list);
            named.then_some(CoverageRow { list, report, coverage: DesignationCoverage::Partial })
        });
        row.map(|row| DesignationSet { data, row })
    }
}
