//! Schemes of codes for countries.

use super::word::words;

words! {
    /// A scheme of codes for countries.
    ///
    /// The same letters mean different countries in different schemes: `CH` is Switzerland in ISO 3166-1 and China in
    /// FIPS, `BUR` was Burma in ISO 3166-1 and is Burkina Faso at the Olympic Games. So you always say which scheme a
    /// code is from: see [`Dataset::country_by`](crate::Dataset::country_by) and
    /// [`Screening::scheme`](crate::Screening::scheme).
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
        /// ISO 3166-1, alpha-2 and alpha-3. Includes the withdrawn `AN` and `ANT`, `CS` and `SCG`, the user-assigned
        /// `XK` and `XKX` (Kosovo), and this project's own `XNC` (northern Cyprus).
        Iso = "iso",
        /// FIPS 10-4 of the U.S. Government: two letters, as in the World Factbook and GDELT. It was withdrawn in 2008.
        /// Its successor GENC is close to ISO 3166-1.
        Fips = "fips",
        /// The codes of the International Olympic Committee: three letters.
        Ioc = "ioc",
        /// The letter codes of the Correlates of War project: three letters.
        Cowc = "cowc",
        /// The numeric codes of the Correlates of War project.
        Cown = "cown",
        /// The numbers of Gleditsch and Ward's list of independent states. A few differ from those of the Correlates of
        /// War.
        Gwn = "gwn",
        /// The codes of the UN Refugee Agency: three letters, as in its columns `coo` and `coa`.
        Unhcr = "unhcr",
        /// ISO 3166-1 numeric, with or without leading zeros. All but a few are also the M49 codes of the United
        /// Nations.
        Numeric = "numeric",
    }
}

impl CodeScheme {
    /// The schemes whose codes are in `codes.csv`. The others are columns of `countries.csv`.
    pub(crate) const LISTED: [CodeScheme; 4] = [CodeScheme::Fips, CodeScheme::Ioc, CodeScheme::Cowc, CodeScheme::Unhcr];

    /// The name of the scheme, to be put before a code.
    ///
    /// ```
    /// use tip_report::country::CodeScheme;
    /// assert_eq!(format!("{} CH", CodeScheme::Fips.name()), "FIPS 10-4 CH");
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
