//! Names of countries, as the table gives them.

use std::iter::FusedIterator;

use super::country::Country;
use crate::{
    table::names::NameRow,
    words::{name_kind::NameKind, year::ReportYear},
};

/// A name of a country, as a row of `names.csv` gives it.
///
/// ```
/// use tip_report::{Dataset, country::NameKind};
/// let burma = Dataset::bundled().country("Myanmar")?;
/// assert!(burma.names().any(|name| name.text() == "Burma" && name.kind() == NameKind::Printed));
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Name<'a> {
    row: &'a NameRow,
}

impl<'a> Name<'a> {
    pub(crate) fn new(row: &'a NameRow) -> Self {
        Name { row }
    }

    /// The name.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().country("PRK")?.names().any(|name| name.text() == "North Korea"));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.row.name
    }

    /// What kind of name it is.
    ///
    /// ```
    /// # use tip_report::{Dataset, country::NameKind};
    /// assert!(Dataset::bundled().country("COD")?.names().any(|name| name.kind() == NameKind::Former));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> NameKind {
        self.row.kind
    }

    /// The first and last report that prints the name, each if known.
    ///
    /// ```
    /// # use tip_report::{Dataset, country::NameKind};
    /// let antilles = Dataset::bundled().country("Netherlands Antilles")?;
    /// let printed = antilles.names().find(|name| name.kind() == NameKind::Printed).unwrap();
    /// assert_eq!(printed.years().0.map(u16::from), Some(2009));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn years(&self) -> (Option<ReportYear>, Option<ReportYear>) {
        (self.row.from, self.row.to)
    }
}

impl PartialEq for Name<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text() && self.kind() == other.kind() && self.years() == other.years()
    }
}

impl Eq for Name<'_> {}

impl std::hash::Hash for Name<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.text(), self.kind()).hash(state);
    }
}

impl<'a> Country<'a> {
    /// The names of the country, in order of the text.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let names: Vec<_> = Dataset::bundled().country("SWZ")?.names().map(|name| name.text()).collect();
    /// assert!(names.contains(&"Swaziland") && names.contains(&"Eswatini"));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn names(
        &self,
    ) -> impl ExactSizeIterator<Item = Name<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        self.data().tables.names().of(self.id()).iter().map(Name::new)
    }
}
