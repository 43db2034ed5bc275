//! Tiers and rankings: what a report says of a country.

use std::{fmt, str::FromStr};

use super::word::{self, Word, WordError, serde_as_text, words};

words! {
    /// A tier of the TIP Report, as the statute defines it (22 USC 7107, section 110 of the Trafficking Victims
    /// Protection Act).
    ///
    /// A tier measures what a government does against trafficking, not how much trafficking there is.
    /// Tiers have no `Ord`: whether the Watch List is "2", "2.5" or "3" is the analyst's choice, so each coding has a
    /// name. The Watch List has existed since the 2004 report (TVPRA 2003).
    ///
    /// `FromStr` and serde also read the abbreviation `2WL`. They read no bare number: 3 is Tier 3 in one coding and the
    /// Watch List in another.
    ///
    /// ```
    /// use tip_report::Tier;
    /// assert_eq!("Tier 1".parse(), Ok(Tier::One));
    /// assert_eq!(Tier::One.to_string(), "Tier 1");
    /// assert_eq!("2WL".parse(), Ok(Tier::TwoWatchList));
    /// assert!("3".parse::<Tier>().is_err());
    /// ```
    pub enum Tier in tip_report: "tier" {
        /// The government fully meets the minimum standards of the statute (22 USC 7106).
        One = "Tier 1",
        /// The government does not fully meet them but makes significant efforts.
        Two = "Tier 2",
        /// Tier 2 under special scrutiny. Since the 2004 report.
        #[doc(alias = "watch list")]
        #[doc(alias = "T2WL")]
        TwoWatchList = "Tier 2 Watch List" | "2WL",
        /// The government does not meet them and does not make significant efforts.
        Three = "Tier 3",
    }
}

impl Tier {
    /// A number from 1 (Tier 1) to 4 (Tier 3). The Watch List is a step of its own, 3. Since 2004, steps between
    /// reports are counted on this scale. The literature also uses it as a coding.
    ///
    /// ```
    /// use tip_report::Tier;
    /// assert!(Tier::Three.severity() > Tier::TwoWatchList.severity());
    /// ```
    #[must_use]
    pub const fn severity(self) -> u8 {
        match self {
            Tier::One => 1,
            Tier::Two => 2,
            Tier::TwoWatchList => 3,
            Tier::Three => 4,
        }
    }

    /// The coding 1, 2, 2.5, 3 of Kelley's panel (*Scorecard Diplomacy*, Cambridge University Press 2017).
    ///
    /// ```
    /// assert_eq!(tip_report::Tier::TwoWatchList.kelley_code(), 2.5);
    /// ```
    #[must_use]
    pub const fn kelley_code(self) -> f64 {
        match self {
            Tier::One => 1.0,
            Tier::Two => 2.0,
            Tier::TwoWatchList => 2.5,
            Tier::Three => 3.0,
        }
    }

    /// The coding 1 to 3, with the Watch List folded into Tier 2, as in the Human Trafficking Indicators.
    ///
    /// ```
    /// use tip_report::Tier;
    /// assert_eq!(Tier::TwoWatchList.collapsed(), Tier::Two.collapsed());
    /// ```
    #[must_use]
    pub const fn collapsed(self) -> u8 {
        match self {
            Tier::One => 1,
            Tier::Two | Tier::TwoWatchList => 2,
            Tier::Three => 3,
        }
    }
}

/// What a report says of a country that it has an entry for: a tier, or that it is a special case.
///
/// A special case has an entry but no tier, because of crisis or (in early reports) too little information. It is not a
/// number, not a zero and not an absence. See [`Standing`](crate::Standing) for the ways of being absent.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): those of [`Tier`], and `Special Case`. `FromStr` and serde
/// also read the abbreviations `2WL` and `SC`.
///
/// You can compare a ranking with a tier directly: `ranking == Tier::One`.
///
/// ```
/// use tip_report::{Ranking, Tier};
/// assert_eq!("Tier 3".parse(), Ok(Ranking::Tier(Tier::Three)));
/// assert_eq!(Ranking::SpecialCase.to_string(), "Special Case");
/// assert_eq!(Ranking::SpecialCase.tier(), None);
/// assert!(Ranking::Tier(Tier::One) == Tier::One && Ranking::SpecialCase != Tier::One);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ranking {
    /// The country is on this tier.
    Tier(Tier),
    /// The country has an entry but no tier.
    SpecialCase,
}

impl Ranking {
    /// Every value: the four tiers, then the special case.
    ///
    /// ```
    /// use tip_report::{Dataset, Ranking};
    /// let report = Dataset::bundled().report(2009)?;
    /// for &ranking in Ranking::ALL {
    ///     println!("{ranking}: {}", report.ranked(ranking).count());
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub const ALL: &'static [Ranking] = &[
        Ranking::Tier(Tier::One),
        Ranking::Tier(Tier::Two),
        Ranking::Tier(Tier::TwoWatchList),
        Ranking::Tier(Tier::Three),
        Ranking::SpecialCase,
    ];

    /// The tier, if there is one.
    ///
    /// ```
    /// use tip_report::{Ranking, Tier};
    /// assert_eq!(Ranking::Tier(Tier::One).tier(), Some(Tier::One));
    /// ```
    #[must_use]
    pub const fn tier(self) -> Option<Tier> {
        match self {
            Ranking::Tier(tier) => Some(tier),
            Ranking::SpecialCase => None,
        }
    }

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Ranking::SpecialCase.as_str(), "Special Case");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Ranking::Tier(tier) => tier.as_str(),
            Ranking::SpecialCase => "Special Case",
        }
    }

    /// The [Kelley coding](Tier::kelley_code) of the tier: 1, 2, 2.5 or 3; `None` for a special case.
    ///
    /// ```
    /// assert_eq!(tip_report::Ranking::SpecialCase.kelley_code(), None);
    /// ```
    #[must_use]
    pub fn kelley_code(self) -> Option<f64> {
        self.tier().map(Tier::kelley_code)
    }

    /// The [coding 1 to 3](Tier::collapsed) of the tier, with the Watch List folded into Tier 2. `None` for a special
    /// case.
    ///
    /// ```
    /// use tip_report::{Ranking, Tier};
    /// assert_eq!(Ranking::Tier(Tier::TwoWatchList).collapsed(), Some(2));
    /// ```
    #[must_use]
    pub fn collapsed(self) -> Option<u8> {
        self.tier().map(Tier::collapsed)
    }

    /// The index in [`Ranking::ALL`], which the dense tables use.
    pub(crate) const fn index(self) -> usize {
        match self {
            Ranking::Tier(tier) => tier.severity() as usize - 1,
            Ranking::SpecialCase => 4,
        }
    }
}

impl From<Tier> for Ranking {
    fn from(tier: Tier) -> Self {
        Ranking::Tier(tier)
    }
}

/// Whether the country is on this tier.
impl PartialEq<Tier> for Ranking {
    fn eq(&self, other: &Tier) -> bool {
        self.tier() == Some(*other)
    }
}

/// Whether the ranking is this tier.
impl PartialEq<Ranking> for Tier {
    fn eq(&self, other: &Ranking) -> bool {
        other == self
    }
}

impl Word for Ranking {
    const WHAT: &'static str = "ranking";
    const ALL: &'static [Self] = Ranking::ALL;
    const SHORT: &'static [(&'static str, Self)] =
        &[("2WL", Ranking::Tier(Tier::TwoWatchList)), ("SC", Ranking::SpecialCase)];

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Ranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

serde_as_text!(Ranking);

impl FromStr for Ranking {
    type Err = WordError;

    fn from_str(text: &str) -> Result<Self, WordError> {
        word::parse(text)
    }
}
