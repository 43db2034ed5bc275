//! The kinds of change between two reports.

use std::{fmt, str::FromStr};

use super::{
    tier::Ranking,
    word::{self, UnknownWord, Word},
};

/// What kind of change there is between two reports.
///
/// A move between two tiers is an upgrade or a downgrade, and so is one between Tier 2 and the Watch List: only so do
/// the Department's published numbers come out. A special case is on no tier, so moves to it and from it are neither;
/// nor is entering the reports or leaving them, whatever the ranking.
///
/// Texts (`Display`, `FromStr`, serde): `upgrade`, `downgrade`, `entered`, `left`, `to special case`,
/// `from special case`.
///
/// ```
/// use tip_report::Direction;
/// assert_eq!("to special case".parse(), Ok(Direction::ToSpecialCase));
/// assert_eq!(Direction::Upgrade.to_string(), "upgrade");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To a better tier.
    Upgrade,
    /// To a worse tier.
    Downgrade,
    /// Placed by the report after, not by the report before.
    Entered,
    /// Placed by the report before, not by the report after.
    Left,
    /// From a tier to special case.
    ToSpecialCase,
    /// From special case to a tier.
    FromSpecialCase,
}

impl Direction {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Direction::ALL.len(), 6);
    /// ```
    pub const ALL: [Direction; 6] = [
        Direction::Upgrade,
        Direction::Downgrade,
        Direction::Entered,
        Direction::Left,
        Direction::ToSpecialCase,
        Direction::FromSpecialCase,
    ];

    /// The kind of change between two rankings, `None` standing for absence; `None` if nothing changed.
    ///
    /// ```
    /// use tip_report::{Direction, Ranking, Tier};
    /// let (two, special) = (Some(Ranking::Tier(Tier::Two)), Some(Ranking::SpecialCase));
    /// assert_eq!(Direction::between(two, Some(Tier::TwoWatchList.into())), Some(Direction::Downgrade));
    /// assert_eq!(Direction::between(two, special), Some(Direction::ToSpecialCase));
    /// assert_eq!(Direction::between(None, special), Some(Direction::Entered));
    /// assert_eq!(Direction::between(two, two), None);
    /// assert_eq!(Direction::between(None, None), None);
    /// ```
    #[must_use]
    pub const fn between(before: Option<Ranking>, after: Option<Ranking>) -> Option<Direction> {
        match (before, after) {
            (None, None) | (Some(Ranking::SpecialCase), Some(Ranking::SpecialCase)) => None,
            (None, Some(_)) => Some(Direction::Entered),
            (Some(_), None) => Some(Direction::Left),
            (Some(Ranking::Tier(_)), Some(Ranking::SpecialCase)) => Some(Direction::ToSpecialCase),
            (Some(Ranking::SpecialCase), Some(Ranking::Tier(_))) => Some(Direction::FromSpecialCase),
            (Some(Ranking::Tier(before)), Some(Ranking::Tier(after))) => {
                if before.severity() > after.severity() {
                    Some(Direction::Upgrade)
                } else if before.severity() < after.severity() {
                    Some(Direction::Downgrade)
                } else {
                    None
                }
            }
        }
    }

    /// The kind of change between two entries of the dense table of rankings: positions in [`Ranking::ALL`], or more if
    /// absent. Looked up, for the kinds come in no order that a processor could guess.
    #[inline]
    pub(crate) fn between_positions(before: u8, after: u8) -> Option<Direction> {
        // Six by six would do; of eight by eight no position is outside.
        const TABLE: [[Option<Direction>; 8]; 8] = {
            let mut table = [[None; 8]; 8];
            let mut place = 0;
            while place < 64 {
                let (before, after) = (place / 8, place % 8);
                table[before as usize][after as usize] = Direction::between(Ranking::at(before), Ranking::at(after));
                place += 1;
            }
            table
        };
        TABLE[usize::from(before % 8)][usize::from(after % 8)]
    }

    /// The same change seen from the other report.
    ///
    /// ```
    /// use tip_report::Direction;
    /// assert_eq!(Direction::Upgrade.mirrored(), Direction::Downgrade);
    /// assert_eq!(Direction::Left.mirrored(), Direction::Entered);
    /// ```
    #[must_use]
    pub const fn mirrored(self) -> Direction {
        match self {
            Direction::Upgrade => Direction::Downgrade,
            Direction::Downgrade => Direction::Upgrade,
            Direction::Entered => Direction::Left,
            Direction::Left => Direction::Entered,
            Direction::ToSpecialCase => Direction::FromSpecialCase,
            Direction::FromSpecialCase => Direction::ToSpecialCase,
        }
    }

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Direction::FromSpecialCase.as_str(), "from special case");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Direction::Upgrade => "upgrade",
            Direction::Downgrade => "downgrade",
            Direction::Entered => "entered",
            Direction::Left => "left",
            Direction::ToSpecialCase => "to special case",
            Direction::FromSpecialCase => "from special case",
        }
    }
}

impl Word for Direction {
    const WHAT: &'static str = "direction";
    const ALL: &'static [Self] = &Direction::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Direction {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
