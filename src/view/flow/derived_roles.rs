//! Roles derived from flows: the roles that the movements in an entry give to its country.

use std::{fmt, iter::FusedIterator};

use super::{Place, coverage::EntryReading, flows::Flows};
use crate::{
    view::{country::Country, report::Report},
    words::{role::Role, statement::FlowKind},
};

/// The roles that flows give to a country: how many flows make it a source, a transit country, a destination, or a
/// place of domestic trafficking.
///
/// These roles are derived. [`Roles`](crate::flow::Roles) are what the entry calls the country. The two differ in three
/// cases. The entry may say "a source country" without naming a destination. It may say "women from X are exploited in
/// Y" without the words source or destination. Or it may leave the other end unnamed, so that there is no flow. Zero
/// never means "no": see [`EntryReading`].
///
/// * source: a flow across a border begins in the country
/// * transit: a flow across a border passes through it
/// * destination: a flow across a border ends in it
/// * domestic: a flow stays inside it
///
/// [Demand](FlowKind::Demand) gives no role.
///
/// ```
/// use tip_report::{Dataset, flow::Role};
/// let data = Dataset::bundled();
/// let korea = data.country("KOR")?;
/// let derived = data.report(2009)?.roles_from_flows(korea);
/// assert!(derived.reading().extent().is_some());
/// assert_eq!(derived.iter().collect::<Vec<_>>(), [Role::Source, Role::Destination, Role::Domestic]);
/// assert_eq!(derived.flows(Role::Source), 7);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DerivedRoles<'a> {
    country: Country<'a>,
    report: Report<'a>,
    reading: EntryReading,
    flows: [usize; 4],
}

impl<'a> DerivedRoles<'a> {
    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let derived = data.report(2009)?.roles_from_flows(data.country("KOR")?);
    /// assert_eq!(derived.country().name(), "South Korea");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// # let derived = data.report(2009)?.roles_from_flows(data.country("KOR")?);
    /// assert_eq!(derived.report().year().get(), 2009);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        self.report
    }

    /// Whether the country's entry was read. If it was not read, a missing role means nothing.
    ///
    /// ```
    /// # use tip_report::{Dataset, entry::EntryReading};
    /// # let data = Dataset::bundled();
    /// let derived = data.report(2018)?.roles_from_flows(data.country("Northern Cyprus")?);
    /// assert_eq!(derived.reading(), EntryReading::NotRead);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reading(&self) -> EntryReading {
        self.reading
    }

    /// How many flows give the country this role.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// # let data = Dataset::bundled();
    /// let derived = data.report(2009)?.roles_from_flows(data.country("KOR")?);
    /// assert_eq!(derived.flows(Role::Transit), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn flows(&self, role: Role) -> usize {
        self.flows[role as usize]
    }

    /// The roles that at least one flow gives, in the order of [`Role::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// # let data = Dataset::bundled();
    /// let derived = data.report(2009)?.roles_from_flows(data.country("KOR")?);
    /// assert_eq!(derived.iter().collect::<Vec<_>>(), [Role::Source, Role::Destination, Role::Domestic]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Role> + Clone + FusedIterator + use<> {
        let flows = self.flows;
        Role::ALL.iter().copied().filter(move |&role| flows[role as usize] > 0)
    }
}

/// The roles that at least one flow gives, in the order of [`DerivedRoles::iter`].
///
/// ```
/// # use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let derived = data.report(2009)?.roles_from_flows(data.country("KOR")?);
/// for role in derived {
///     assert!(derived.flows(role) > 0);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
impl IntoIterator for DerivedRoles<'_> {
    type Item = Role;
    type IntoIter = std::vec::IntoIter<Role>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

/// Works like the iteration by value: the items do not borrow from `self`.
impl IntoIterator for &DerivedRoles<'_> {
    type Item = Role;
    type IntoIter = std::vec::IntoIter<Role>;

    fn into_iter(self) -> Self::IntoIter {
        (*self).into_iter()
    }
}

impl fmt::Debug for DerivedRoles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let roles: Vec<_> = self.iter().map(Role::as_str).collect();
        let (year, code) = (self.report.year(), self.country.code());
        write!(f, "DerivedRoles({year} {code}: {}; {})", roles.join(", "), self.reading)
    }
}

fn derive<'a>(country: Country<'a>, report: Report<'a>, flows: Flows<'a>) -> DerivedRoles<'a> {
    let here = Place::Country(country);
    let mut counts = [0; 4];
    for flow in flows {
        let crosses = flow.kind() == FlowKind::CrossBorder;
        let gives = |role| match role {
            Role::Source => crosses && flow.origin() == here,
            Role::Transit => crosses && flow.transit().any(|on_the_way| on_the_way == country),
            Role::Destination => crosses && flow.destination() == here,
            Role::Domestic => flow.kind() == FlowKind::Domestic && flow.origin() == here,
        };
        for &role in Role::ALL {
            counts[role as usize] += usize::from(gives(role));
        }
    }
    DerivedRoles { country, report, reading: report.entry_reading(country), flows: counts }
}

impl<'a> Report<'a> {
    /// The roles of a country that follow from the flows of its own entry.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// let data = Dataset::bundled();
    /// let derived = data.report(2018)?.roles_from_flows(data.country("Mexico")?);
    /// assert_eq!(derived.iter().count(), 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn roles_from_flows(&self, country: Country<'a>) -> DerivedRoles<'a> {
        derive(country, *self, self.flows().reported_by(country))
    }

    /// The roles of a country that follow from the flows of all entries: its own, and those of others that name it.
    ///
    /// ```
    /// # use tip_report::{Dataset, flow::Role};
    /// let data = Dataset::bundled();
    /// let (report, korea) = (data.report(2018)?, data.country("KOR")?);
    /// let (own, all) = (report.roles_from_flows(korea), report.roles_from_all_flows(korea));
    /// assert!(all.flows(Role::Source) > own.flows(Role::Source));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn roles_from_all_flows(&self, country: Country<'a>) -> DerivedRoles<'a> {
        derive(country, *self, self.flows().concerning(country))
    }
}
