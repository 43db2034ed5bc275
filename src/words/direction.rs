//! The kinds of change between two reports.

use super::{tier::Ranking, word::words};

words! {
    /// The kind of change between two reports.
    ///
    /// A move between two tiers is an upgrade or a downgrade. A move between Tier 2 and the Watch List is one too: only
    /// this count agrees with the Department's published numbers. A special case is on no tier, so moves to it and from
    /// it are neither. Nor is entering or leaving the reports, whatever the ranking.
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
        /// The later report places the country, the earlier one does not.
        Entered = "entered",
        /// The earlier report places the country, the later one does not.
        Left = "left",
        /// From a tier to special case.
        ToSpecialCase = "to special case",
        /// From special case to a tier.
        FromSpecialCase = "from special case",
    }
}

impl Direction {
    /// The kind of change between two rankings. A ranking of `None` stands for absence. The answer is `None` if nothing
    /// changed.
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

    /// The same change in the opposite direction, from the later report to the earlier one.
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
