//! Vocabularies that describe a statement about a flow: its kind, modality and basis.

use super::word::words;

words! {
    /// How firmly the text states a flow.
    ///
    /// ```
    /// use tip_report::flow::Modality;
    /// assert_eq!("asserted".parse(), Ok(Modality::Asserted));
    /// assert_eq!(Modality::Asserted.to_string(), "asserted");
    /// ```
    pub enum Modality in tip_report::flow: "modality" {
        /// Stated as a fact.
        Asserted = "asserted",
        /// "May", "reportedly", "some reports".
        Reported = "reported",
        /// "Vulnerable to", "at risk of".
        AtRisk = "at_risk",
    }
}

words! {
    /// Whether the text itself names what was coded.
    ///
    /// ```
    /// use tip_report::flow::Basis;
    /// assert_eq!("stated".parse(), Ok(Basis::Stated));
    /// assert_eq!(Basis::Stated.to_string(), "stated");
    /// ```
    pub enum Basis in tip_report::flow: "basis" {
        /// The words of the clause name it.
        Stated = "stated",
        /// It follows only from the context.
        Inferred = "inferred",
    }
}

words! {
    /// What kind of movement a flow is.
    ///
    /// ```
    /// use tip_report::flow::FlowKind;
    /// assert_eq!("cross_border".parse(), Ok(FlowKind::CrossBorder));
    /// assert_eq!(FlowKind::CrossBorder.to_string(), "cross_border");
    /// ```
    pub enum FlowKind in tip_report::flow: "kind of flow" {
        /// Victims are moved from one place to another across a border.
        CrossBorder = "cross_border",
        /// Victims are exploited inside the reporting country. Origin and destination are that country.
        Domestic = "domestic",
        /// Buyers or perpetrators: origin is their country, destination the place of exploitation. Most of them travel.
        /// If the text speaks of buyers at home, origin and destination are the same country.
        Demand = "demand",
    }
}
