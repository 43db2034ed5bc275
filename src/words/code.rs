//! The key of a country: its alpha-3 code.

use std::{fmt, str::FromStr};

use super::word::serde_as_text;
use crate::text::quoted::quoted;

/// The alpha-3 code of a country: the key of every table.
///
/// The codes are those of ISO 3166-1, with the withdrawn `ANT` and `SCG`, the user-assigned `XKX` (Kosovo), and this
/// project's own `XNC` (northern Cyprus). Any three capital letters are a code.
/// [`Dataset::country_by_code`](crate::Dataset::country_by_code) tells whether a dataset has such a country.
///
/// ```
/// use tip_report::CountryCode;
/// let code: CountryCode = "KOR".parse()?;
/// assert_eq!(code.as_str(), "KOR");
/// assert!(code == "KOR");
/// assert!("kor".parse::<CountryCode>().is_err());
/// # Ok::<(), tip_report::error::CodeError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 3]);

impl CountryCode {
    /// How many codes there can be: the size of a table with a slot for each.
    pub(crate) const SPACE: usize = 26 * 26 * 26;

    #[inline]
    pub(crate) fn from_bytes(text: &[u8]) -> Option<Self> {
        let code: [u8; 3] = text.try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(CountryCode(code))
    }

    /// A number below [`CountryCode::SPACE`], in the order of the codes.
    #[inline]
    pub(crate) fn dense(self) -> usize {
        self.0.iter().fold(0, |sum, &letter| sum * 26 + usize::from(letter - b'A'))
    }

    /// The code as text.
    ///
    /// ```
    /// # let code: tip_report::CountryCode = "PRK".parse().unwrap();
    /// assert_eq!(code.as_str(), "PRK");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The three bytes are always ASCII letters, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Whether the text is this code.
impl PartialEq<str> for CountryCode {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

/// Whether the text is this code.
impl PartialEq<&str> for CountryCode {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

/// Whether the text is this code.
impl PartialEq<CountryCode> for str {
    fn eq(&self, other: &CountryCode) -> bool {
        self == other.as_str()
    }
}

/// Whether the text is this code.
impl PartialEq<CountryCode> for &str {
    fn eq(&self, other: &CountryCode) -> bool {
        *self == other.as_str()
    }
}

serde_as_text!(CountryCode);

impl FromStr for CountryCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        CountryCode::from_bytes(text.as_bytes()).ok_or_else(|| CodeError(text.into()))
    }
}

/// A text that is not an alpha-3 code.
///
/// ```
/// let error = "Korea".parse::<tip_report::CountryCode>().unwrap_err();
/// assert_eq!(error.to_string(), "`Korea` is not a country code: expected three capital letters");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a country code: expected three capital letters", quoted(.0))]
pub struct CodeError(Box<str>);
