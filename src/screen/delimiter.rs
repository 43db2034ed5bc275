//! The byte between two fields.

use std::{fmt, str::FromStr};

use crate::text::quoted::quoted;

/// The character that separates the fields of a CSV file.
///
/// It may be any ASCII character except a letter, digit, space, quote or line end.
///
/// As text (`Display`, `FromStr`) it is the character itself, `tab`, or another control character such as `\x1f`.
///
/// ```
/// use tip_report::screen::Delimiter;
/// assert_eq!(Delimiter::new('|'), Some(Delimiter::PIPE));
/// assert_eq!("tab".parse(), Ok(Delimiter::TAB));
/// assert!("a".parse::<Delimiter>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Delimiter(u8);

impl Delimiter {
    /// `,`
    ///
    /// ```
    /// assert_eq!(tip_report::screen::Delimiter::COMMA.byte(), b',');
    /// ```
    pub const COMMA: Delimiter = Delimiter(b',');
    /// `;`
    ///
    /// ```
    /// assert_eq!(tip_report::screen::Delimiter::SEMICOLON.byte(), b';');
    /// ```
    pub const SEMICOLON: Delimiter = Delimiter(b';');
    /// A tab.
    ///
    /// ```
    /// assert_eq!(tip_report::screen::Delimiter::TAB.to_string(), "tab");
    /// ```
    pub const TAB: Delimiter = Delimiter(b'\t');
    /// `|`
    ///
    /// ```
    /// assert_eq!("|".parse(), Ok(tip_report::screen::Delimiter::PIPE));
    /// ```
    pub const PIPE: Delimiter = Delimiter(b'|');

    /// The delimiters that are tried on a header if none is given.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, screen::Delimiter};
    /// for delimiter in Delimiter::TRIED {
    ///     let csv = format!("id{0}country\n1{0}KOR\n", delimiter.byte() as char);
    ///     let summary = Screening::new(Dataset::bundled(), "country").run(csv.as_bytes(), Vec::new())?;
    ///     assert_eq!(summary.rows_with_problems(), 0);
    /// }
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    pub const TRIED: &'static [Delimiter] = &[Delimiter::COMMA, Delimiter::SEMICOLON, Delimiter::TAB, Delimiter::PIPE];

    /// The delimiter for this character. `None` if the character cannot be one.
    ///
    /// ```
    /// use tip_report::screen::Delimiter;
    /// assert_eq!(Delimiter::new('^').map(|delimiter| delimiter.byte()), Some(b'^'));
    /// assert!(['"', ' ', '\n', 'x', '7', '¦'].into_iter().all(|character| Delimiter::new(character).is_none()));
    /// ```
    #[must_use]
    pub const fn new(character: char) -> Option<Delimiter> {
        match character {
            '"' | ' ' | '\n' | '\r' => None,
            _ if character.is_ascii() && !character.is_ascii_alphanumeric() => Some(Delimiter(character as u8)),
            _ => None,
        }
    }

    /// The byte.
    ///
    /// ```
    /// assert_eq!(tip_report::screen::Delimiter::TAB.byte(), b'\t');
    /// ```
    #[must_use]
    pub const fn byte(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Delimiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            b'\t' => f.pad("tab"),
            byte if byte.is_ascii_control() => f.pad(&format!("\\x{byte:02x}")),
            byte => f.pad(char::from(byte).encode_utf8(&mut [0; 4])),
        }
    }
}

impl FromStr for Delimiter {
    type Err = DelimiterError;

    fn from_str(text: &str) -> Result<Self, DelimiterError> {
        let mut characters = text.chars();
        let character = match (characters.next(), characters.next()) {
            (Some(character), None) => Some(character),
            _ if matches!(text, "tab" | "\\t") => Some('\t'),
            _ => {
                let code = text.strip_prefix("\\x").filter(|digits| digits.len() == 2 && !digits.starts_with('+'));
                code.and_then(|digits| u8::from_str_radix(digits, 16).ok()).map(char::from)
            }
        };
        character.and_then(Delimiter::new).ok_or_else(|| DelimiterError(text.into()))
    }
}

/// A text that is not a delimiter.
///
/// ```
/// let error = "::".parse::<tip_report::screen::Delimiter>().unwrap_err();
/// assert!(error.to_string().starts_with("`::` is not a delimiter: expected one ASCII character"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} is not a delimiter: expected {EXPECTED}", quoted(.0))]
pub struct DelimiterError(Box<str>);

const EXPECTED: &str = "one ASCII character that is not a letter, digit, space, quote or line end; or `tab`";
