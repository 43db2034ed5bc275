//! Roles: what an entry calls its country, even where no other place is named.

use std::{fmt, str::FromStr};

use super::{country::Country, report::Report, source::Source};
use crate::{
    dataset::Dataset,
    csv::list::{Lists, Span},
    words::{
        statement::Basis,
        word::{self, UnknownWord, Word},
    },
};

/// What an entry calls its country. "Not said" is not "no", so this is asked for as [`Roles::mention`].
///
/// Texts (`Display`, `FromStr`, serde): `source`, `transit`, `destination`, `domestic`.
///
/// ```
/// use tip_report::Role;
/// assert_eq!("transit".parse(), Ok(Role::Transit));
/// assert_eq!(Role::Source.to_string(), "source");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Victims come from the country.
    Source,
    /// Victims are moved through the country.
    Transit,
    /// Victims are brought to the country.
    Destination,
    /// Victims are exploited inside their own country.
    Domestic,
}

impl Role {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Role::ALL.len(), 4);
    /// ```
    pub const ALL: [Role; 4] = [Role::Source, Role::Transit, Role::Destination, Role::Domestic];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Role::Domestic.as_str(), "domestic");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Source => "source",
            Role::Transit => "transit",
            Role::Destination => "destination",
            Role::Domestic => "domestic",
        }
    }
}

impl Word for Role {
    const WHAT: &'static str = "role";
    const ALL: &'static [Self] = &Role::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Role {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// What an entry says of a role. A role that it does not speak of has no mention.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `yes`, `no`.
///
/// ```
/// use tip_report::Mention;
/// assert_eq!("yes".parse(), Ok(Mention::Yes));
/// assert_eq!(Mention::No.to_string(), "no");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mention {
    /// The entry says that the country has the role.
    Yes,
    /// The entry says that the country does not have the role.
    No,
}

impl Mention {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Mention::ALL.len(), 2);
    /// ```
    pub const ALL: [Mention; 2] = [Mention::Yes, Mention::No];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Mention::Yes.as_str(), "yes");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Mention::Yes => "yes",
            Mention::No => "no",
        }
    }
}

impl Word for Mention {
    const WHAT: &'static str = "mention";
    const ALL: &'static [Self] = &Mention::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Mention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Mention {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// A row of `roles.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleRow {
    pub(crate) report: u16,
    pub(crate) country: u16,
    pub(crate) mentions: [Option<Mention>; 4],
    pub(crate) basis: Basis,
    pub(crate) sources: Span,
}

/// The roles in order of report and country.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleTable {
    pub(crate) rows: Vec<RoleRow>,
    pub(crate) lists: Lists,
}

/// The roles of one country, as its entry in one report states them.
///
/// ```
/// use tip_report::{Dataset, Mention, Role};
/// let data = Dataset::bundled();
/// let roles = data.report(2009)?.roles(data.country("South Korea")?).unwrap();
/// assert_eq!(roles.mention(Role::Source), Some(Mention::Yes));
/// assert_eq!(roles.mention(Role::Destination), Some(Mention::Yes));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Roles<'a> {
    data: &'a Dataset,
    row: &'a RoleRow,
}

impl<'a> Roles<'a> {
    pub(crate) fn new(data: &'a Dataset, row: &'a RoleRow) -> Self {
        Roles { data, row }
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().roles().all(|roles| roles.report().year().get() >= 2001));
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().roles().next().unwrap().country().name(), "Albania");
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// What the entry says of a role; `None` if it does not speak of it.
    ///
    /// ```
    /// # use tip_report::{Dataset, Mention, Role};
    /// let albania = Dataset::bundled().roles().next().unwrap();
    /// assert_eq!(albania.mention(Role::Transit), Some(Mention::Yes));
    /// assert_eq!(albania.mention(Role::Destination), None);
    /// ```
    #[must_use]
    pub fn mention(&self, role: Role) -> Option<Mention> {
        self.row.mentions[role as usize]
    }

    /// The roles that the country has, in the order of [`Role::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Role};
    /// let albania = Dataset::bundled().roles().next().unwrap();
    /// assert_eq!(albania.iter().collect::<Vec<_>>(), [Role::Source, Role::Transit]);
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Role> + use<> {
        let mentions = self.row.mentions;
        Role::ALL.into_iter().filter(move |&role| mentions[role as usize] == Some(Mention::Yes))
    }

    /// Stated if the entry uses the words source, transit, destination; inferred if read from its description.
    ///
    /// ```
    /// # use tip_report::{Basis, Dataset};
    /// assert_eq!(Dataset::bundled().roles().next().unwrap().basis(), Basis::Stated);
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.row.basis
    }

    /// The texts in which the roles were read, in order of their ids. There is at least one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().roles().next().unwrap().sources().next().unwrap().id(), "state-narrative");
    /// ```
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'a>> + use<'a> {
        Source::cited(self.data, self.data.roles_table().lists.get(self.row.sources))
    }
}

impl PartialEq for Roles<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.report() == other.report()
            && self.country() == other.country()
            && self.row.mentions == other.row.mentions
            && self.basis() == other.basis()
            && self.sources().eq(other.sources())
    }
}

impl Eq for Roles<'_> {}

impl std::hash::Hash for Roles<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.report(), self.country()).hash(state);
    }
}

impl fmt::Debug for Roles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roles: Vec<_> = self.iter().map(Role::as_str).collect();
        write!(f, "Roles({} {}: {})", self.report().year(), self.country().code(), roles.join(", "))
    }
}

impl<'a> Report<'a> {
    /// The roles of a country; `None` if its entry was not read or names none.
    ///
    /// ```
    /// # use tip_report::{Dataset, Role};
    /// let data = Dataset::bundled();
    /// let roles = data.report(2018)?.roles(data.country("Thailand")?).unwrap();
    /// assert!(roles.iter().any(|role| role == Role::Transit));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn roles(&self, country: Country<'_>) -> Option<Roles<'a>> {
        let rows = &self.data().roles_table().rows;
        let key = (self.index(), country.index_in(self.data())?);
        let found = rows.binary_search_by_key(&key, |row| (row.report, row.country)).ok()?;
        Some(Roles::new(self.data(), &rows[found]))
    }
}
