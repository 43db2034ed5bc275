//! Schemes of codes for countries.

use super::word::words;

words! {
    /// A scheme of codes for countries.
    ///
    /// The same letters mean different countries in different schemes: `CH` is Switzerland in ISO 3166-1 and China in FIPS,
    /// `BUR` was Burma in ISO 3166-1 and is Burkina Faso at the Olympic Games. So a code is read by a scheme that is said:
    /// see [`Dataset::country_by`](crate::Dataset::country_by) and [`Screening::scheme`](crate::Screening::scheme).
    ///
    /// ```
    /// use tip_report::{Dataset, country::CodeScheme};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.country_by(CodeScheme::Iso, "CH")?.name(), "Switzerland");
    /// assert_eq!(data.country_by(CodeScheme::Fips, "CH")?.name(), "China");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[non_exhaustive]
    pub enum CodeScheme in tip_report::country: "scheme of codes" {
        /// ISO 3166-1, alpha-2 and alpha-3, with the withdrawn `AN` and `ANT`, `CS` and `SCG`, and the user-assigned `XK` and
        /// `XKX` (Kosovo); and this project's own `XNC` (northern Cyprus).
        Iso = "iso",
        /// FIPS 10-4 of the U.S. Government, two letters, as the World Factbook and GDELT have them. Withdrawn in 2008, and
        /// followed by GENC, which is close to ISO 3166-1.
        Fips = "fips",
        /// The International Olympic Committee's, three letters.
        Ioc = "ioc",
        /// The letters of the Correlates of War project, three of them.
        Cowc = "cowc",
        /// The numbers of the Correlates of War project.
        Cown = "cown",
        /// The numbers of Gleditsch and Ward's list of independent states, which differ from the Correlates of War in a few.
        Gwn = "gwn",
        /// The letters of the UN Refugee Agency, three of them, as in its columns `coo` and `coa`.
        Unhcr = "unhcr",
        /// ISO 3166-1 numeric, with or without leading zeros; but for a few it is M49 of the United Nations.
        Numeric = "numeric",
    }
}

impl CodeScheme {
    /// Those whose codes stand in `codes.csv`. The others are columns of `countries.csv`.
    pub(crate) const LISTED: [CodeScheme; 4] = [CodeScheme::Fips, CodeScheme::Ioc, CodeScheme::Cowc, CodeScheme::Unhcr];

    /// Its name, as it stands before `code`.
    ///
    /// ```
    /// assert_eq!(tip_report::country::CodeScheme::Fips.name(), "FIPS 10-4");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            CodeScheme::Iso => "ISO 3166-1",
            CodeScheme::Fips => "FIPS 10-4",
            CodeScheme::Ioc => "IOC",
            CodeScheme::Cowc => "Correlates of War letter",
            CodeScheme::Cown => "Correlates of War number",
            CodeScheme::Gwn => "Gleditsch-Ward number",
            CodeScheme::Unhcr => "UNHCR",
            CodeScheme::Numeric => "ISO 3166-1 numeric",
        }
    }
}
