//! The kinds of change between two reports.

use super::{tier::Ranking, word::words};

words! {
    /// What kind of change there is between two reports.
    ///
    /// A move between two tiers is an upgrade or a downgrade, and so is one between Tier 2 and the Watch List: only so do
    /// the Department's published numbers come out. A special case is on no tier, so moves to it and from it are neither;
    /// nor is entering the reports or leaving them, whatever the ranking.
    ///
    /// ```
    /// use tip_report::change::Direction;
    /// assert_eq!("to special case".parse(), Ok(Direction::ToSpecialCase));
    /// assert_eq!(Direction::Upgrade.to_string(), "upgrade");
    /// ```
    pub enum Direction in tip_report::change: "direction" {
        /// To a better tier.
        Upgrade = "upgrade",
        /// To a worse tier.
        Downgrade = "downgrade",
        /// Placed by the report after, not by the report before.
        Entered = "entered",
        /// Placed by the report before, not by the report after.
        Left = "left",
        /// From a tier to special case.
        ToSpecialCase = "to special case",
        /// From special case to a tier.
        FromSpecialCase = "from special case",
    }
}

impl Direction {
    /// The kind of change between two rankings, `None` standing for absence; `None` if nothing changed.
    ///
    /// ```
    /// use tip_report::{Ranking, Tier, change::Direction};
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

    /// The same change seen from the other report.
    ///
    /// ```
    /// use tip_report::change::Direction;
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
}
