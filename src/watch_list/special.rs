//! The *Special Watch List* of the law, which is wider than the report's Tier 2 Watch List.

use crate::{
    view::placement::Placement,
    words::{tier::Tier, word::words},
};

/// A country on the *Special Watch List* of a report, and why it is there.
///
/// The Special Watch List of the law (22 USC 7107(b)(2)(A)) is wider than the report's Tier 2 Watch List. It also holds
/// countries that were upgraded to Tier 1, or from Tier 3 to Tier 2, since the report before. All of them are assessed
/// again in an interim assessment. The wording is that of 2003 (117 Stat. 2883); this project knows the current text
/// only from secondary sources. The sizes agree with those in the Department's interim assessments, which are known for
/// the reports of 2017 to 2023.
///
/// ```
/// use tip_report::{Dataset, watch_list::SpecialWatchReason};
/// let report = Dataset::bundled().report(2023)?;
/// let seychelles = report.special_watch_list().find(|entry| entry.placement().country().name() == "Seychelles").unwrap();
/// assert_eq!(seychelles.reason(), SpecialWatchReason::UpgradedToTier1);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SpecialWatch<'a> {
    placement: Placement<'a>,
    reason: SpecialWatchReason,
}

impl<'a> SpecialWatch<'a> {
    pub(super) fn new(placement: Placement<'a>, reason: SpecialWatchReason) -> Self {
        SpecialWatch { placement, reason }
    }

    /// The country's placement in the report of the list.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// # let report = Dataset::bundled().report(2023)?;
    /// assert!(report.special_watch_list().all(|entry| entry.placement().tier() != Some(Tier::Three)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn placement(&self) -> Placement<'a> {
        self.placement
    }

    /// Why the country is on the list.
    ///
    /// ```
    /// # use tip_report::{Dataset, watch_list::SpecialWatchReason};
    /// # let report = Dataset::bundled().report(2009)?;
    /// let oman = report.special_watch_list().find(|entry| entry.placement().country().code().as_str() == "OMN");
    /// assert_eq!(oman.unwrap().reason(), SpecialWatchReason::UpgradedFromTier3);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn reason(&self) -> SpecialWatchReason {
        self.reason
    }
}

words! {
    /// Why a country is on the Special Watch List.
    ///
    /// ```
    /// use tip_report::watch_list::SpecialWatchReason;
    /// assert_eq!("upgraded to Tier 1".parse(), Ok(SpecialWatchReason::UpgradedToTier1));
    /// assert_eq!(SpecialWatchReason::UpgradedToTier1.to_string(), "upgraded to Tier 1");
    /// ```
    #[non_exhaustive]
    pub enum SpecialWatchReason in tip_report::watch_list: "reason" {
        /// It is on the Tier 2 Watch List (whatever it was before).
        WatchList = "Tier 2 Watch List",
        /// It is on Tier 1 and was on Tier 2, or on its Watch List, in the report before.
        UpgradedToTier1 = "upgraded to Tier 1",
        /// It is on Tier 2 and was on Tier 3 in the report before.
        UpgradedFromTier3 = "upgraded from Tier 3",
    }
}

impl SpecialWatchReason {
    pub(super) fn of(now: Tier, before: Option<Tier>) -> Option<Self> {
        match (now, before) {
            (Tier::TwoWatchList, _) => Some(SpecialWatchReason::WatchList),
            (Tier::One, Some(Tier::Two | Tier::TwoWatchList)) => Some(SpecialWatchReason::UpgradedToTier1),
            (Tier::Two, Some(Tier::Three)) => Some(SpecialWatchReason::UpgradedFromTier3),
            _ => None,
        }
    }
}
