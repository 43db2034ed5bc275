//! The roles of a country, and what an entry says of one.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// What an entry calls its country. "Not said" is not "no", so this is asked for as [`Roles::mention`](crate::Roles::mention).
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
