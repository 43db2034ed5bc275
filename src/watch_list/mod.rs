//! The Tier 2 Watch List and its limits: how long a country may still stay, the waivers, and the wider list of the law.
//!
//! [`Report::watch_list_clocks`] gives a [`WatchListClock`] for each country on the list. A clock applies the
//! [rule](WatchListRule) of the statute for the next report. It says how many reports the country has been on the list,
//! how many are left ([`WatchListClock::reports_left`]) and what may come next ([`WatchListOutlook`]).
//! [`Report::watch_list_waivers`] lists the countries that a [`Waiver`] kept on the list,
//! [`Report::special_watch_list`] the wider list ([`SpecialWatch`]).

pub(crate) mod clock;
pub(crate) mod rule;
pub(crate) mod special;
pub(crate) mod waiver;

use std::{cmp::Reverse, iter::FusedIterator};

pub use self::{
    clock::{WatchListClock, WatchListOutlook},
    rule::{WatchListCriterion, WatchListRule},
    special::{SpecialWatch, SpecialWatchReason},
    waiver::{Waiver, WaiverBasis},
};
use crate::{
    view::{country::Country, report::Report},
    words::tier::Tier,
};

impl<'a> Report<'a> {
    /// The clock of a country. `None` if the country is not on the Tier 2 Watch List of this report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// # let data = Dataset::bundled();
    /// let report = data.report(2025)?;
    /// assert_eq!(report.watch_list_clock(data.country("Vanuatu")?).unwrap().years_in_a_row(), 3);
    /// assert!(report.watch_list_clock(data.country("Norway")?).is_none());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn watch_list_clock(&self, country: Country<'_>) -> Option<WatchListClock<'a>> {
        WatchListClock::new(self.data(), country.id_in(self.data())?, self.id())
    }

    /// The clocks of all countries on the Watch List of this report, the most urgent first. They are in order of the
    /// reports left, then the longest run, then codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let report = Dataset::bundled().report(2025)?;
    /// let clocks = report.watch_list_clocks();
    /// assert_eq!(clocks.len(), report.tier(tip_report::Tier::TwoWatchList).count());
    /// assert!(clocks.is_sorted_by_key(|clock| clock.reports_left()));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn watch_list_clocks(&self) -> Vec<WatchListClock<'a>> {
        let on_the_list = self.tier(Tier::TwoWatchList);
        let mut clocks: Vec<_> = on_the_list.filter_map(|p| self.watch_list_clock(p.country())).collect();
        // Either all countries of a report have a limit or none has. The sort keeps the order of codes.
        clocks.sort_by_key(|clock| (clock.reports_left(), Reverse(clock.years_in_a_row())));
        clocks
    }

    /// The waivers that kept countries on the Watch List of this report, known and derived, in order of codes.
    ///
    /// For the known list of waivers alone, see [`Report::designation_set`].
    ///
    /// ```
    /// # use tip_report::{Dataset, watch_list::WaiverBasis};
    /// let mut waivers = Dataset::bundled().report(2013)?.watch_list_waivers();
    /// assert!(waivers.all(|waiver| waiver.basis() == WaiverBasis::Known), "the list of 2013 is complete");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn watch_list_waivers(&self) -> impl DoubleEndedIterator<Item = Waiver<'a>> + Clone + FusedIterator + use<'a> {
        let report = *self;
        let on_the_list = self.tier(Tier::TwoWatchList);
        on_the_list.filter_map(move |placement| report.watch_list_clock(placement.country())?.waiver())
    }

    /// The *Special Watch List* of this report, in order of codes. See [`SpecialWatch`] for how it differs from the
    /// Tier 2 Watch List.
    ///
    /// It is empty before 2004, when the law made it.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let report = Dataset::bundled().report(2017)?;
    /// assert!(report.special_watch_list().count() > report.tier(Tier::TwoWatchList).count());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn special_watch_list(
        &self,
    ) -> impl DoubleEndedIterator<Item = SpecialWatch<'a>> + Clone + FusedIterator + use<'a> {
        let previous = self.year_before();
        let known_to_the_law = WatchListRule::of(self.year()).is_some();
        self.placements().filter(move |_| known_to_the_law).filter_map(move |placement| {
            let before = previous.and_then(|previous| previous.placement(placement.country())?.tier());
            let reason = SpecialWatchReason::of(placement.tier()?, before)?;
            Some(SpecialWatch::new(placement, reason))
        })
    }
}
