//! The State Department bureaus by which the reports draw their regional maps.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// The bureau of the U.S. State Department on whose regional map of the report a country is.
///
/// This is not a geographic region: Turkey and the Caucasus are `EUR`, Sudan and Somalia `AF`, Canada `WHA`.
/// The tables give today's map; until 2005 Central Asia was shown with Europe.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `AF`, `EAP`, `EUR`, `NEA`, `SCA`, `WHA`.
///
/// ```
/// use tip_report::Bureau;
/// assert_eq!("AF".parse(), Ok(Bureau::Af));
/// assert_eq!(Bureau::Af.to_string(), "AF");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bureau {
    /// African Affairs.
    Af,
    /// East Asian and Pacific Affairs.
    Eap,
    /// European and Eurasian Affairs.
    Eur,
    /// Near Eastern Affairs.
    Nea,
    /// South and Central Asian Affairs.
    Sca,
    /// Western Hemisphere Affairs.
    Wha,
}

impl Bureau {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Bureau::ALL.len(), 6);
    /// ```
    pub const ALL: [Bureau; 6] = [Bureau::Af, Bureau::Eap, Bureau::Eur, Bureau::Nea, Bureau::Sca, Bureau::Wha];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Bureau::Af.as_str(), "AF");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Bureau::Af => "AF",
            Bureau::Eap => "EAP",
            Bureau::Eur => "EUR",
            Bureau::Nea => "NEA",
            Bureau::Sca => "SCA",
            Bureau::Wha => "WHA",
        }
    }

    /// The name of the bureau.
    ///
    /// ```
    /// assert_eq!(tip_report::Bureau::Nea.name(), "Near Eastern Affairs");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Bureau::Af => "African Affairs",
            Bureau::Eap => "East Asian and Pacific Affairs",
            Bureau::Eur => "European and Eurasian Affairs",
            Bureau::Nea => "Near Eastern Affairs",
            Bureau::Sca => "South and Central Asian Affairs",
            Bureau::Wha => "Western Hemisphere Affairs",
        }
    }
}

impl Word for Bureau {
    const WHAT: &'static str = "bureau";
    const ALL: &'static [Self] = &Bureau::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Bureau {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Bureau {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
