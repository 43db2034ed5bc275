//! Codings: how a column writes rankings, and what a cell claims in each coding.

use std::fmt;

use crate::{
    text::blank::{trim, trim_bytes},
    view::standing::Standing,
    words::{
        tier::{Ranking, Tier},
        word::words,
    },
};

words! {
    /// How a column writes rankings. You need to know the coding of the complete column: `3` is Tier 3 in one coding
    /// and the Watch List in another.
    ///
    /// In every coding `0` claims that the report does not have the country, and `2.0` is `2`.
    ///
    /// ```
    /// use tip_report::{Tier, audit::Coding};
    /// assert_eq!(Coding::Kelley.read("3"), Some(Tier::Three.into()));
    /// assert_eq!(Coding::Ordinal.read("3"), Some(Tier::TwoWatchList.into()));
    /// assert_eq!(Coding::Words.read("T2 WL"), Some(Tier::TwoWatchList.into()));
    /// assert_eq!(Coding::Collapsed.read("2").unwrap().to_string(), "Tier 2 or Tier 2 Watch List");
    /// assert_eq!(Coding::Ordinal.read("2.5"), None);
    /// ```
    #[non_exhaustive]
    pub enum Coding in tip_report::audit: "coding" {
        /// The words that people use: `Tier 2 Watch List`, `2WL`, `2W`, `T2W`, `Watch List`, `3`, `special case`, `SC`,
        /// `not in report`. Letter case, spaces and signs do not count.
        Words = "words",
        /// The coding of Kelley's panel: 1, 2, 2.5 for the Watch List, 3, 555 for *not in the report*, 666 for a
        /// special case.
        Kelley = "kelley",
        /// 1 to 4, with 3 for the Watch List. It has no special case.
        Ordinal = "ordinal",
        /// 1 to 3, with the Watch List in 2. It has no special case.
        Collapsed = "collapsed",
        /// The coding of the Human Trafficking Indicators: 1 to 3, with the Watch List in 2, and special cases in
        /// words.
        Hti = "hti",
    }
}

impl Coding {
    /// What a cell claims. `None` if it can't be read in this coding.
    ///
    /// ```
    /// use tip_report::{Ranking, audit::Coding};
    /// assert_eq!(Coding::Kelley.read("666"), Some(Ranking::SpecialCase.into()));
    /// assert_eq!(Coding::Kelley.read("555").unwrap().to_string(), "not in report");
    /// assert_eq!(Coding::Words.read("Teir 3"), None);
    /// ```
    #[must_use]
    pub fn read(self, cell: &str) -> Option<Claimed> {
        let cell = trim(cell);
        let Some(number) = tenths(cell) else { return self.read_words(cell) };
        let tier = match (self, number) {
            (_, 0) | (Coding::Kelley, 5550) => return Some(Claimed::ABSENT),
            (Coding::Kelley, 6660) => return Some(Ranking::SpecialCase.into()),
            (_, 10) => Tier::One,
            (Coding::Collapsed | Coding::Hti, 20) => return Some(Claimed::TIER_2_OR_WATCH_LIST),
            (_, 20) => Tier::Two,
            (Coding::Kelley, 25) | (Coding::Ordinal, 30) => Tier::TwoWatchList,
            (Coding::Ordinal, 40) | (Coding::Words | Coding::Kelley | Coding::Collapsed | Coding::Hti, 30) => {
                Tier::Three
            }
            _ => return None,
        };
        Some(tier.into())
    }

    fn read_words(self, cell: &str) -> Option<Claimed> {
        match self {
            Coding::Words => in_words(cell).or_else(|| absence(cell)),
            Coding::Hti => in_words(cell).filter(|&claimed| claimed == Ranking::SpecialCase.into()),
            Coding::Kelley | Coding::Ordinal | Coding::Collapsed => None,
        }
    }

    /// What this coding does not distinguish, so that an audit does not judge it. `None` if it distinguishes
    /// everything.
    ///
    /// ```
    /// use tip_report::audit::Coding;
    /// assert!(Coding::Collapsed.not_judged().unwrap().contains("Watch List"));
    /// assert_eq!(Coding::Words.not_judged(), None);
    /// ```
    #[must_use]
    pub const fn not_judged(self) -> Option<&'static str> {
        match self {
            Coding::Words | Coding::Kelley => None,
            Coding::Ordinal => Some("this coding has no special case"),
            Coding::Collapsed => Some(
                "2 is Tier 2 or Tier 2 Watch List, and the audit does not judge which; this coding has no special case",
            ),
            Coding::Hti => Some("2 is Tier 2 or Tier 2 Watch List, and the audit does not judge which"),
        }
    }
}

/// What a cell claims: a ranking, several rankings that its coding does not distinguish, or that the report lacks the
/// country.
///
/// `Display` prints the rankings joined by `or`, or `not in report`.
///
/// ```
/// use tip_report::{Dataset, audit::Coding};
/// let report = Dataset::bundled().report(2009)?;
/// let malaysia = report.standing(Dataset::bundled().country("Malaysia")?);
/// assert!(Coding::Words.read("tier 3").unwrap().agrees_with(malaysia));
/// assert!(!Coding::Words.read("0").unwrap().agrees_with(malaysia));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Claimed(u8);

impl Claimed {
    /// The bit after those of the rankings.
    pub(super) const ABSENT: Claimed = Claimed(1 << Ranking::ALL.len());
    const TIER_2_OR_WATCH_LIST: Claimed = Claimed(0b110);

    /// Whether the claim agrees with what a report says of the country. The kinds of absence count as one here.
    ///
    /// ```
    /// use tip_report::{Standing, audit::Coding};
    /// assert!(Coding::Ordinal.read("0").unwrap().agrees_with(Standing::NotYetInExistence));
    /// ```
    #[must_use]
    pub fn agrees_with(self, standing: Standing<'_>) -> bool {
        self.is_right(Claimed::of(standing))
    }

    /// Whether the claim is that the report does not have the country.
    ///
    /// ```
    /// use tip_report::audit::Coding;
    /// assert!(Coding::Words.read("not ranked").unwrap().is_absence());
    /// ```
    #[must_use]
    pub fn is_absence(self) -> bool {
        self == Claimed::ABSENT
    }

    /// Whether the claim includes what is right.
    pub(super) fn is_right(self, right: Claimed) -> bool {
        self.0 & right.0 != 0
    }

    pub(super) fn of(standing: Standing<'_>) -> Claimed {
        standing.placement().map_or(Claimed::ABSENT, |placement| placement.ranking().into())
    }

    /// Whether the claim includes everything that another claims.
    pub(super) fn includes(self, other: Claimed) -> bool {
        self.0 & other.0 == other.0
    }
}

impl From<Ranking> for Claimed {
    fn from(ranking: Ranking) -> Self {
        Claimed(1 << ranking.index())
    }
}

impl From<Tier> for Claimed {
    fn from(tier: Tier) -> Self {
        Ranking::from(tier).into()
    }
}

impl fmt::Display for Claimed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rankings = Ranking::ALL.iter().copied().filter(|&ranking| self.includes(ranking.into()));
        let mut texts: Vec<&str> = rankings.map(Ranking::as_str).collect();
        if self.includes(Claimed::ABSENT) {
            texts.push(Standing::NotInReport.as_str());
        }
        f.pad(&texts.join(" or "))
    }
}

impl fmt::Debug for Claimed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Claimed({self})")
    }
}

/// Whether a cell claims nothing: it is empty, or contains what programs write for a missing value.
pub(super) fn is_blank(cell: &[u8]) -> bool {
    const MISSING: [&str; 10] = ["na", "n/a", "#n/a", "nan", "null", "none", ".", "..", "-", "–"];
    let cell = trim_bytes(cell);
    // Most cells are longer than all of these.
    cell.is_empty() || cell.len() <= 4 && MISSING.iter().any(|missing| cell.eq_ignore_ascii_case(missing.as_bytes()))
}

/// Whether a cell is the number zero.
pub(super) fn is_zero(cell: &str) -> bool {
    tenths(trim(cell)) == Some(0)
}

/// A number in tenths: digits, and perhaps more digits after a point or a comma. Of these only the first may be other
/// than zero.
fn tenths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, rest) = fraction.split_at_checked(1)?;
    let is_number = is_digits(whole) && whole.len() <= 3 && is_digits(first) && rest.bytes().all(|byte| byte == b'0');
    if is_number { Some(10 * whole.parse::<u32>().ok()? + first.parse::<u32>().ok()?) } else { None }
}

/// The letters and digits of a text, in lower case.
fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).take(40).collect()
}

fn in_words(cell: &str) -> Option<Claimed> {
    // `-1` is not a tier.
    if !cell.starts_with(char::is_alphanumeric) {
        return None;
    }
    let text = squeezed(cell);
    let ranking = match text.strip_prefix("tier").or_else(|| text.strip_prefix('t')).unwrap_or(&text) {
        "1" => Tier::One.into(),
        "2" => Tier::Two.into(),
        "2w" | "2wl" | "2watch" | "2watchlist" | "wl" | "watchlist" => Tier::TwoWatchList.into(),
        "3" => Tier::Three.into(),
        _ => match text.as_str() {
            "tieri" | "tierone" => Tier::One.into(),
            "tierii" | "tiertwo" => Tier::Two.into(),
            "tieriiwl" | "tieriiwatchlist" | "tiertwowatchlist" | "watchlisttier2" => Tier::TwoWatchList.into(),
            // The last is the name on a map of the report of 2013.
            "tieriii" | "tierthree" | "tier3autodowngrade" => Tier::Three.into(),
            "sc" | "special" | "specialcase" | "specialcases" => Ranking::SpecialCase,
            _ => return None,
        },
    };
    Some(ranking.into())
}

fn absence(cell: &str) -> Option<Claimed> {
    const WORDS: [&str; 18] = [
        "absent",
        "nolongerinexistence",
        "noranking",
        "notier",
        "notinexistence",
        "notinreport",
        "notinthereport",
        "notincluded",
        "notipranking",
        "notlisted",
        "notplaced",
        "notranked",
        "notrated",
        "notyetinexistence",
        "nr",
        "unplaced",
        "unranked",
        "unrated",
    ];
    let text = squeezed(cell);
    WORDS.contains(&text.as_str()).then_some(Claimed::ABSENT)
}
