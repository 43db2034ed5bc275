//! How much of an entry was read.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// How much of a country's entry was read for flows and roles.
///
/// An entry can be read in several texts: then it was read to the best of their extents, which is the least in the order
/// of [`Extent::ALL`].
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `full`, `condensed`, `excerpt`.
///
/// ```
/// use tip_report::Extent;
/// assert_eq!("full".parse(), Ok(Extent::Full));
/// assert_eq!(Extent::Full.to_string(), "full");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// The passage on movements of victims, from its beginning to its end. Until the report of 2016 it opens the entry,
    /// from 2017 on it closes it.
    Full,
    /// A text that others have shortened or adapted: the Factbook's summary of the entry, or Wikipedia's copy of it.
    Condensed,
    /// A text that is cut off inside the passage. What stands after the cut is not known.
    Excerpt,
}

impl Extent {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Extent::ALL.len(), 3);
    /// ```
    pub const ALL: [Extent; 3] = [Extent::Full, Extent::Condensed, Extent::Excerpt];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Extent::Full.as_str(), "full");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Extent::Full => "full",
            Extent::Condensed => "condensed",
            Extent::Excerpt => "excerpt",
        }
    }
}

impl Word for Extent {
    const WHAT: &'static str = "extent";
    const ALL: &'static [Self] = &Extent::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Extent {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
