//! Other vocabularies, and how well a word of theirs matches one of ours.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// A scheme that the words of flows are mapped to.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `htcds`, `ctdc`, `palermo`, `iccs`, `hti`.
///
/// ```
/// use tip_report::Scheme;
/// assert_eq!("htcds".parse(), Ok(Scheme::Htcds));
/// assert_eq!(Scheme::Iccs.name(), "International Classification of Crime for Statistical Purposes, 0204");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// The Human Trafficking Case Data Standard 2.0 of the IOM: `variable:value`, as `vic_TypeOfExploitation:ForcedLabour`.
    Htcds,
    /// The variables of the Counter-Trafficking Data Collaborative: `isForcedLabour`, or `variable:value`.
    Ctdc,
    /// The purposes of exploitation in article 3 of the Palermo Protocol, in its words.
    Palermo,
    /// The codes of the International Classification of Crime for Statistical Purposes under `0204`, trafficking in persons.
    Iccs,
    /// The types of the Human Trafficking Indicators 2000-2011 of Richard Frank: `p`, `l`, `d`, `ds`, `cp`, `cl`, `cs`.
    Hti,
}

impl Scheme {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::ALL.len(), 5);
    /// ```
    pub const ALL: [Scheme; 5] = [Scheme::Htcds, Scheme::Ctdc, Scheme::Palermo, Scheme::Iccs, Scheme::Hti];

    /// Its text.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::Palermo.as_str(), "palermo");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Scheme::Htcds => "htcds",
            Scheme::Ctdc => "ctdc",
            Scheme::Palermo => "palermo",
            Scheme::Iccs => "iccs",
            Scheme::Hti => "hti",
        }
    }

    /// Its name in full.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::Htcds.name(), "Human Trafficking Case Data Standard 2.0");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Htcds => "Human Trafficking Case Data Standard 2.0",
            Scheme::Ctdc => "Counter-Trafficking Data Collaborative",
            Scheme::Palermo => "Palermo Protocol, article 3, purposes",
            Scheme::Iccs => "International Classification of Crime for Statistical Purposes, 0204",
            Scheme::Hti => "Human Trafficking Indicators",
        }
    }
}

impl Word for Scheme {
    const WHAT: &'static str = "scheme";
    const ALL: &'static [Self] = &Scheme::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Scheme {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// How much of a term its target in another scheme covers.
///
/// It is said of the target: a `broader` target covers all of the term and more, a `narrower` one only a part of the
/// term.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `exact`, `broader`, `narrower`, `none`.
///
/// ```
/// use tip_report::MatchQuality;
/// assert_eq!("broader".parse(), Ok(MatchQuality::Broader));
/// assert!(MatchQuality::Broader.covers_the_term());
/// assert!(!MatchQuality::Narrower.covers_the_term());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchQuality {
    /// The target covers the term, and nothing else.
    Exact,
    /// The target covers all of the term and more: going there is sound and loses detail, coming back is not sound.
    Broader,
    /// The target covers only a part of the term, whatever else it covers: going there is not sound.
    Narrower,
    /// There is no target; the note says why.
    NoMatch,
}

impl MatchQuality {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::MatchQuality::ALL.len(), 4);
    /// ```
    pub const ALL: [MatchQuality; 4] =
        [MatchQuality::Exact, MatchQuality::Broader, MatchQuality::Narrower, MatchQuality::NoMatch];

    /// Its text.
    ///
    /// ```
    /// assert_eq!(tip_report::MatchQuality::NoMatch.as_str(), "none");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MatchQuality::Exact => "exact",
            MatchQuality::Broader => "broader",
            MatchQuality::Narrower => "narrower",
            MatchQuality::NoMatch => "none",
        }
    }

    /// Whether everything that the term means is also meant by the target, so that a record may be given its code.
    ///
    /// ```
    /// assert!(tip_report::MatchQuality::Exact.covers_the_term());
    /// ```
    #[must_use]
    pub const fn covers_the_term(self) -> bool {
        matches!(self, MatchQuality::Exact | MatchQuality::Broader)
    }
}

impl Word for MatchQuality {
    const WHAT: &'static str = "match quality";
    const ALL: &'static [Self] = &MatchQuality::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for MatchQuality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MatchQuality {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
