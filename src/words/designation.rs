//! The side lists, how far each is known, and what it says of a country.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

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

/// Whether a designation list names a country: the answer of [`DesignationSet::names`](crate::DesignationSet::names).
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
