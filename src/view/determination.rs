//! The presidential determination that follows a report: what it decides on aid to the Tier 3 countries.

use std::{fmt, iter::FusedIterator};

use super::{country::Country, designation::DesignationSet, placement::Placement, report::Report};
use crate::words::{
    designation::{DesignationCoverage, DesignationList},
    tier::Tier,
};

/// The lists of a determination, in order of their texts.
const GROUPS: [DesignationList; 4] = [
    DesignationList::Reassessed,
    DesignationList::RestrictedAssistance,
    DesignationList::RestrictedAssistanceAndExchange,
    DesignationList::RestrictionWaived,
];

/// The last report for which the data have reassessments.
const LAST_REASSESSED: u16 = 2009;

/// The presidential determination on the Tier 3 countries of one report (22 USC 7107(d)), with all its groups.
///
/// It comes 45 to 90 days after the report and holds for the [fiscal year](crate::ReportYear::fiscal_year) after it.
/// Each Tier 3 country is in one of the groups, so together they are that report's Tier 3 list. A few countries are
/// named in two. A partial waiver is not a group: the country stays under its restriction.
///
/// ```
/// use tip_report::{Dataset, designation::DesignationCoverage};
/// let determination = Dataset::bundled().report(2012)?.determination().unwrap();
/// assert_eq!(determination.coverage(), DesignationCoverage::Complete);
/// assert_eq!(determination.adds_up(), Some(true));
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Determination<'a> {
    report: Report<'a>,
}

impl<'a> Determination<'a> {
    /// The report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let determination = Dataset::bundled().report(2011)?.determination().unwrap();
    /// assert_eq!(determination.report().year().fiscal_year(), 2012);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        self.report
    }

    /// The groups, in order of their texts. Until 2009 the reassessed countries are one of them.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let determination = Dataset::bundled().report(2012)?.determination().unwrap();
    /// let groups: Vec<_> = determination.groups().map(|group| (group.list().as_str(), group.iter().count())).collect();
    /// let expected =
    ///     [("restricted-assistance", 4), ("restricted-assistance-and-exchange", 6), ("restriction-waived", 7)];
    /// assert_eq!(groups, expected);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = DesignationSet<'a>> + Clone + FusedIterator + use<'a> {
        let reassessed = self.report.year().get() <= LAST_REASSESSED;
        self.report.designation_sets().filter(move |set| {
            GROUPS.contains(&set.list()) && (reassessed || set.list() != DesignationList::Reassessed)
        })
    }

    /// How much of the determination is known. It is complete if every group is.
    ///
    /// ```
    /// # use tip_report::{Dataset, designation::DesignationCoverage};
    /// let determination = Dataset::bundled().report(2016)?.determination().unwrap();
    /// assert_eq!(determination.coverage(), DesignationCoverage::Partial);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn coverage(&self) -> DesignationCoverage {
        let all = |coverage| self.groups().all(|group| group.coverage() == coverage);
        if all(DesignationCoverage::Complete) {
            DesignationCoverage::Complete
        } else if all(DesignationCoverage::NotKnown) {
            DesignationCoverage::NotKnown
        } else {
            DesignationCoverage::Partial
        }
    }

    /// The countries that any group is known to name, each once, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let determination = Dataset::bundled().report(2018)?.determination().unwrap();
    /// assert!(determination.countries().iter().any(|country| country.name() == "North Korea"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn countries(&self) -> Vec<Country<'a>> {
        let mut countries: Vec<_> =
            self.groups().flat_map(|group| group.iter()).map(|designation| designation.country()).collect();
        countries.sort_by_key(Country::code);
        countries.dedup();
        countries
    }

    /// The Tier 3 placements of the report that are in no known group, in order of codes.
    ///
    /// If the determination is incomplete in the data, these countries must be in the missing part.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let determination = Dataset::bundled().report(2012)?.determination().unwrap();
    /// assert_eq!(determination.tier_3_not_named().count(), 0);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn tier_3_not_named(&self) -> impl DoubleEndedIterator<Item = Placement<'a>> + Clone + FusedIterator + use<'a> {
        let named = self.countries();
        self.report.tier(Tier::Three).filter(move |placement| !named.contains(&placement.country()))
    }

    /// Whether the groups together are exactly the Tier 3 list of the report. This is an official check of the list.
    ///
    /// `None` if the data cannot tell: no group names a country outside Tier 3, but some Tier 3 countries are in no
    /// group, and part of the determination is not known.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let adds_up = |year| Dataset::bundled().report(year).map(|report| report.determination().unwrap().adds_up());
    /// assert_eq!(adds_up(2018)?, Some(true));
    /// assert_eq!(adds_up(2016)?, None);
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn adds_up(&self) -> Option<bool> {
        let on_tier_3 =
            |country: &Country<'_>| self.report.placement(*country).and_then(|p| p.tier()) == Some(Tier::Three);
        if !self.countries().iter().all(on_tier_3) {
            return Some(false);
        }
        let all_named = self.tier_3_not_named().next().is_none();
        (all_named || self.coverage() == DesignationCoverage::Complete).then_some(all_named)
    }
}

impl fmt::Debug for Determination<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Determination({}, {})", self.report.year(), self.coverage())
    }
}

impl<'a> Report<'a> {
    /// The presidential determination that followed this report. `None` if the data have no list of one: in 2001 and
    /// 2002 the restrictions of the law did not apply yet.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().report(2002)?.determination().is_none());
    /// assert!(Dataset::bundled().report(2025)?.determination().is_some());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn determination(&self) -> Option<Determination<'a>> {
        let determination = Determination { report: *self };
        determination.groups().next().map(|_| determination)
    }
}
