//! Roles: what an entry calls its country, even if it names no other place.

use std::{fmt, iter::FusedIterator};

use super::{country::Country, report::Report, source::Source};
use crate::{
    dataset::Dataset,
    table::roles::RoleRow,
    words::{
        role::{Mention, Role},
        statement::Basis,
    },
};

/// The roles of one country, as its entry in one report states them. They may also be stated in a section of another
/// country's entry ([`Roles::in_own_entry`]).
///
/// ```
/// use tip_report::{Dataset, flow::{Mention, Role}};
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
    /// let data = Dataset::bundled();
    /// let albania = data.country("ALB")?;
    /// assert_eq!(data.report(2001)?.roles(albania).unwrap().report().year().get(), 2001);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        Report::new(self.data, self.row.report)
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let albania = data.country("ALB")?;
    /// assert_eq!(data.report(2001)?.roles(albania).unwrap().country(), albania);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// What the entry says of a role. `None` if it does not speak of it.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::{Mention, Role}};
    /// let data = Dataset::bundled();
    /// let albania = data.report(2001)?.roles(data.country("ALB")?).unwrap();
    /// assert_eq!(albania.mention(Role::Transit), Some(Mention::Yes));
    /// assert_eq!(albania.mention(Role::Destination), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn mention(&self, role: Role) -> Option<Mention> {
        self.row.mentions[role as usize]
    }

    /// The roles that the country has, in the order of [`Role::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// let data = Dataset::bundled();
    /// let albania = data.report(2001)?.roles(data.country("ALB")?).unwrap();
    /// assert_eq!(albania.iter().collect::<Vec<_>>(), [Role::Source, Role::Transit]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Role> + Clone + FusedIterator + use<> {
        let mentions = self.row.mentions;
        Role::ALL.iter().copied().filter(move |&role| mentions[role as usize] == Some(Mention::Yes))
    }

    /// `Stated` if the entry uses the words source, transit or destination. `Inferred` if the role follows from its
    /// description.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Basis};
    /// assert_eq!(Dataset::bundled().roles().next().unwrap().basis(), Basis::Stated);
    /// ```
    #[must_use]
    pub fn basis(&self) -> Basis {
        self.row.basis
    }

    /// Whether the country's own entry states the roles. If the country has no entry, a section in the entry of another
    /// country does: northern Cyprus has one in the entry of Cyprus, and Bonaire in that of the Netherlands.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let report = data.report(2018)?;
    /// assert!(report.roles(data.country("Cyprus")?).unwrap().in_own_entry());
    /// assert!(!report.roles(data.country("Northern Cyprus")?).unwrap().in_own_entry());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn in_own_entry(&self) -> bool {
        self.report().entry_reading(self.country()).extent().is_some()
    }

    /// The texts in which the roles were read, in order of their ids. There is at least one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().roles().next().unwrap().sources().next().unwrap().id(), "state-narrative");
    /// ```
    #[must_use]
    pub fn sources(
        &self,
    ) -> impl ExactSizeIterator<Item = Source<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        Source::cited(self.data, self.data.tables.roles().sources.get(self.row.sources))
    }
}

/// The roles that the country has, as [`Roles::iter`] gives them.
///
/// ```
/// # use tip_report::{Dataset, flow::Mention};
/// let data = Dataset::bundled();
/// let roles = data.report(2001)?.roles(data.country("ALB")?).unwrap();
/// for role in roles {
///     assert_eq!(roles.mention(role), Some(Mention::Yes));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl IntoIterator for Roles<'_> {
    type Item = Role;
    type IntoIter = std::vec::IntoIter<Role>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// Works like the iteration by value: the items do not borrow from `self`.
impl IntoIterator for &Roles<'_> {
    type Item = Role;
    type IntoIter = std::vec::IntoIter<Role>;

    fn into_iter(self) -> Self::IntoIter {
        (*self).into_iter()
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

/// What the entry says of each role, with the basis. It also says if this is not in the country's own entry.
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let report = data.report(2018)?;
/// let roles = report.roles(data.country("Northern Cyprus")?).unwrap();
/// assert_eq!(roles.to_string(), "destination (stated, in a section of another country's entry)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl fmt::Display for Roles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = Role::ALL.iter().copied().filter_map(|role| match self.mention(role)? {
            Mention::Yes => Some(role.to_string()),
            Mention::No => Some(format!("not {role}")),
        });
        let place = if self.in_own_entry() { "" } else { ", in a section of another country's entry" };
        write!(f, "{} ({}{place})", said.collect::<Vec<_>>().join(", "), self.basis())
    }
}

impl<'a> Report<'a> {
    /// The roles of a country. `None` if its entry was not read or names no role.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// let data = Dataset::bundled();
    /// let roles = data.report(2018)?.roles(data.country("Thailand")?).unwrap();
    /// assert!(roles.iter().any(|role| role == Role::Transit));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn roles(&self, country: Country<'_>) -> Option<Roles<'a>> {
        let rows = &self.data().tables.roles().rows;
        let key = (self.id(), country.id_in(self.data())?);
        let found = rows.binary_search_by_key(&key, |row| (row.report, row.country)).ok()?;
        Some(Roles::new(self.data(), &rows[found]))
    }
}

impl Dataset {
    /// All roles, in order of years, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// assert!(data.roles().is_sorted_by_key(|roles| (roles.report().year(), roles.country().code())));
    /// ```
    pub fn roles(&self) -> impl ExactSizeIterator<Item = Roles<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.roles().rows.iter().map(|row| Roles::new(self, row))
    }
}
