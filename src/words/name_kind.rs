//! The kinds of names.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// What kind of name a row of `names.csv` gives.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `printed`, `variant`, `common`, `official`, `former`, `endonym`, `code`, `ambiguous`.
///
/// ```
/// use tip_report::NameKind;
/// assert_eq!("printed".parse(), Ok(NameKind::Printed));
/// assert_eq!(NameKind::Printed.to_string(), "printed");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameKind {
    /// A name that the reports themselves print, with the reports in which it is the main form.
    Printed,
    /// Another spelling in the reports or in transcriptions of them.
    Variant,
    /// A name in common use.
    Common,
    /// The official long name.
    Official,
    /// A historic name of the same entity.
    Former,
    /// A name in French, Spanish or a language of the country.
    Endonym,
    /// An alphabetic code other than the current ISO codes.
    Code,
    /// A name with several meanings, refused at lookup; one row for each meaning.
    Ambiguous,
}

impl NameKind {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::NameKind::ALL.len(), 8);
    /// ```
    pub const ALL: [NameKind; 8] = [
        NameKind::Printed,
        NameKind::Variant,
        NameKind::Common,
        NameKind::Official,
        NameKind::Former,
        NameKind::Endonym,
        NameKind::Code,
        NameKind::Ambiguous,
    ];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::NameKind::Printed.as_str(), "printed");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            NameKind::Printed => "printed",
            NameKind::Variant => "variant",
            NameKind::Common => "common",
            NameKind::Official => "official",
            NameKind::Former => "former",
            NameKind::Endonym => "endonym",
            NameKind::Code => "code",
            NameKind::Ambiguous => "ambiguous",
        }
    }
}

impl Word for NameKind {
    const WHAT: &'static str = "kind of name";
    const ALL: &'static [Self] = &NameKind::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for NameKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for NameKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
