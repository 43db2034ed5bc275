//! Other vocabularies, and how well one of their words matches one of ours.

use super::word::words;

words! {
    /// A scheme that the words of flows are mapped to.
    ///
    /// ```
    /// use tip_report::vocabulary::Scheme;
    /// assert_eq!("htcds".parse(), Ok(Scheme::Htcds));
    /// assert_eq!(Scheme::Iccs.name(), "International Classification of Crime for Statistical Purposes, 0204");
    /// ```
    #[non_exhaustive]
    pub enum Scheme in tip_report::vocabulary: "scheme" {
        /// The Human Trafficking Case Data Standard 2.0 of the IOM: `variable:value`, as `vic_TypeOfExploitation:ForcedLabour`.
        Htcds = "htcds",
        /// The variables of the Counter-Trafficking Data Collaborative: `isForcedLabour`, or `variable:value`.
        Ctdc = "ctdc",
        /// The purposes of exploitation in article 3 of the Palermo Protocol, as worded there.
        Palermo = "palermo",
        /// The codes of the International Classification of Crime for Statistical Purposes under `0204`, trafficking in persons.
        Iccs = "iccs",
        /// The types of the Human Trafficking Indicators 2000-2011 of Richard Frank: `p`, `l`, `d`, `ds`, `cp`, `cl`, `cs`.
        Hti = "hti",
    }
}

impl Scheme {
    /// The full name of the scheme.
    ///
    /// ```
    /// assert_eq!(tip_report::vocabulary::Scheme::Htcds.name(), "Human Trafficking Case Data Standard 2.0");
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

words! {
    /// How much of a term its target in another scheme covers.
    ///
    /// The word describes the target: a `broader` target covers all of the term and more, a `narrower` one covers only
    /// a part of it.
    ///
    /// ```
    /// use tip_report::vocabulary::MatchQuality;
    /// assert_eq!("broader".parse(), Ok(MatchQuality::Broader));
    /// assert!(MatchQuality::Broader.covers_the_term());
    /// assert!(!MatchQuality::Narrower.covers_the_term());
    /// ```
    pub enum MatchQuality in tip_report::vocabulary: "match quality" {
        /// The target covers the term, and nothing else.
        Exact = "exact",
        /// The target covers all of the term and more. Mapping a term to it is sound but loses detail; mapping back is
        /// not sound.
        Broader = "broader",
        /// The target covers only a part of the term, and perhaps other things. Mapping a term to it is not sound.
        Narrower = "narrower",
        /// There is no target; the note says why.
        NoMatch = "none",
    }
}

impl MatchQuality {
    /// Whether the target covers everything that the term means. If so, you may give a record the code of the target.
    ///
    /// ```
    /// assert!(tip_report::vocabulary::MatchQuality::Exact.covers_the_term());
    /// ```
    #[must_use]
    pub const fn covers_the_term(self) -> bool {
        matches!(self, MatchQuality::Exact | MatchQuality::Broader)
    }
}
