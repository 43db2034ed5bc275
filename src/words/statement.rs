//! The words for how an entry speaks: of which kind of movement, how firmly, and whether in its own words.

use std::{fmt, str::FromStr};

use super::word::{self, UnknownWord, Word};

/// How firmly the text states a flow.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `asserted`, `reported`, `at_risk`.
///
/// ```
/// use tip_report::Modality;
/// assert_eq!("asserted".parse(), Ok(Modality::Asserted));
/// assert_eq!(Modality::Asserted.to_string(), "asserted");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Modality {
    /// Stated as a fact.
    Asserted,
    /// "May", "reportedly", "some reports".
    Reported,
    /// "Vulnerable to", "at risk of".
    AtRisk,
}

impl Modality {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Modality::ALL.len(), 3);
    /// ```
    pub const ALL: [Modality; 3] = [Modality::Asserted, Modality::Reported, Modality::AtRisk];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Modality::Asserted.as_str(), "asserted");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Reported => "reported",
            Modality::AtRisk => "at_risk",
        }
    }
}

impl Word for Modality {
    const WHAT: &'static str = "modality";
    const ALL: &'static [Self] = &Modality::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Modality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Modality {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// Whether the text itself names what was coded.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `stated`, `inferred`.
///
/// ```
/// use tip_report::Basis;
/// assert_eq!("stated".parse(), Ok(Basis::Stated));
/// assert_eq!(Basis::Stated.to_string(), "stated");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Basis {
    /// In the words of the clause.
    Stated,
    /// Follows only from the context.
    Inferred,
}

impl Basis {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Basis::ALL.len(), 2);
    /// ```
    pub const ALL: [Basis; 2] = [Basis::Stated, Basis::Inferred];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::Basis::Stated.as_str(), "stated");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Stated => "stated",
            Basis::Inferred => "inferred",
        }
    }
}

impl Word for Basis {
    const WHAT: &'static str = "basis";
    const ALL: &'static [Self] = &Basis::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Basis {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// What kind of movement a flow is.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `cross_border`, `domestic`, `demand`.
///
/// ```
/// use tip_report::FlowKind;
/// assert_eq!("cross_border".parse(), Ok(FlowKind::CrossBorder));
/// assert_eq!(FlowKind::CrossBorder.to_string(), "cross_border");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlowKind {
    /// Victims are moved from one place to another across a border.
    CrossBorder,
    /// Victims are exploited inside the reporting country; origin and destination are that country.
    Domestic,
    /// Buyers or perpetrators: origin is their country, destination the place of exploitation. Most travel; where the
    /// text tells of buyers at home, both are one country.
    Demand,
}

impl FlowKind {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::FlowKind::ALL.len(), 3);
    /// ```
    pub const ALL: [FlowKind; 3] = [FlowKind::CrossBorder, FlowKind::Domestic, FlowKind::Demand];

    /// The text of this value.
    ///
    /// ```
    /// assert_eq!(tip_report::FlowKind::CrossBorder.as_str(), "cross_border");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            FlowKind::CrossBorder => "cross_border",
            FlowKind::Domestic => "domestic",
            FlowKind::Demand => "demand",
        }
    }
}

impl Word for FlowKind {
    const WHAT: &'static str = "kind of flow";
    const ALL: &'static [Self] = &FlowKind::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for FlowKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for FlowKind {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}
