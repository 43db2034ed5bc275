//! The side lists, how much of each is known, and what a list says of a country.

use super::word::words;

words! {
    /// A side list that belongs to a report or follows from it. Lists are independent of tiers unless said otherwise.
    ///
    /// ```
    /// use tip_report::designation::DesignationList;
    /// assert_eq!("child-soldiers".parse(), Ok(DesignationList::ChildSoldiers));
    /// assert_eq!(DesignationList::ChildSoldiers.to_string(), "child-soldiers");
    /// ```
    #[non_exhaustive]
    pub enum DesignationList in tip_report::designation: "designation list" {
        /// Governments named under the Child Soldiers Prevention Act of 2008 (22 USC 2370c-1). In the report since
        /// 2010.
        ChildSoldiers = "child-soldiers",
        /// Tier 3 countries that a presidential determination moved up within 90 days of the report; until 2009. The
        /// tier in the report stays.
        Reassessed = "reassessed",
        /// Restriction of nonhumanitarian, nontrade-related assistance (22 USC 7107(d)(1)(A)(i)).
        RestrictedAssistance = "restricted-assistance",
        /// As [`RestrictedAssistance`](DesignationList::RestrictedAssistance), if no such assistance was given: none,
        /// and no funding of exchange programs for officials (22 USC 7107(d)(1)(A)(ii)).
        RestrictedAssistanceAndExchange = "restricted-assistance-and-exchange",
        /// Restriction waived in full by presidential determination (22 USC 7107(d)(4)).
        RestrictionWaived = "restriction-waived",
        /// Governments with a policy or pattern of trafficking. In the report since 2020. All are on Tier 3.
        StateSponsored = "state-sponsored",
        /// Watch List countries whose automatic downgrade to Tier 3 was waived (22 USC 7107(b)(2)(D)).
        WatchListWaiver = "watch-list-waiver",
    }
}

words! {
    /// How much of a designation list of one report is known.
    ///
    /// ```
    /// use tip_report::designation::DesignationCoverage;
    /// assert_eq!("complete".parse(), Ok(DesignationCoverage::Complete));
    /// assert_eq!(DesignationCoverage::Complete.to_string(), "complete");
    /// ```
    pub enum DesignationCoverage in tip_report::designation: "coverage" {
        /// The complete list is known. A country that is not on it was not named.
        Complete = "complete",
        /// Only part of the list is known. Absence means nothing.
        Partial = "partial",
        /// Nothing of the list is known. Absence means nothing.
        NotKnown = "not known here",
    }
}

words! {
    /// Whether a designation list names a country: the answer of [`DesignationSet::names`](crate::designation::DesignationSet::names).
    ///
    /// ```
    /// use tip_report::designation::Named;
    /// assert_eq!("named".parse(), Ok(Named::Yes));
    /// assert_eq!(Named::Yes.to_string(), "named");
    /// ```
    pub enum Named in tip_report::designation: "answer of a designation list" {
        /// The list names the country.
        Yes = "named",
        /// The complete list is known and does not name the country.
        No = "not named",
        /// No row names the country, but the list is incomplete. It may be named.
        NotKnownHere = "not known here",
    }
}
