//! How well a row is known.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// How well a row is known. The order is from weak to strong, so `a.min(b)` is the weaker of two.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `inferred`, `transcribed`, `corroborated`, `official`.
///
/// ```
/// use tip_report::Evidence;
/// assert_eq!("inferred".parse(), Ok(Evidence::Inferred));
/// assert_eq!(Evidence::Inferred.to_string(), "inferred");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// Deduced from other rows; the note of the row says how.
    Inferred,
    /// One transcription or news report.
    Transcribed,
    /// Two or more independent transcriptions agree.
    Corroborated,
    /// The report's own text, or a republication by the U.S. Government.
    Official,
}

impl Evidence {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Evidence::ALL.len(), 4);
    /// ```
    pub const ALL: [Evidence; 4] =
        [Evidence::Inferred, Evidence::Transcribed, Evidence::Corroborated, Evidence::Official];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Evidence::Inferred.as_str(), "inferred");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Evidence::Inferred => "inferred",
            Evidence::Transcribed => "transcribed",
            Evidence::Corroborated => "corroborated",
            Evidence::Official => "official",
        }
    }
}

impl Word for Evidence {
    const WHAT: &'static str = "evidence class";
    const ALL: &'static [Self] = &Evidence::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Evidence {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
