//! The State Department bureaus: each has a regional map in the reports.

use super::word::words;

words! {
    /// The bureau of the U.S. State Department whose regional map in the report shows a country.
    ///
    /// A bureau is not a geographic region: Turkey and the Caucasus are `EUR`, Sudan and Somalia `AF`, Canada `WHA`.
    /// The tables give today's map. Until 2005 the reports showed Central Asia with Europe.
    ///
    /// ```
    /// use tip_report::Bureau;
    /// assert_eq!("AF".parse(), Ok(Bureau::Af));
    /// assert_eq!(Bureau::Af.to_string(), "AF");
    /// ```
    #[non_exhaustive]
    pub enum Bureau in tip_report: "bureau" {
        /// African Affairs.
        Af = "AF",
        /// East Asian and Pacific Affairs.
        Eap = "EAP",
        /// European and Eurasian Affairs.
        Eur = "EUR",
        /// Near Eastern Affairs.
        Nea = "NEA",
        /// South and Central Asian Affairs.
        Sca = "SCA",
        /// Western Hemisphere Affairs.
        Wha = "WHA",
    }
}

impl Bureau {
    /// The name of the bureau.
    ///
    /// ```
    /// assert_eq!(tip_report::Bureau::Nea.name(), "Near Eastern Affairs");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Bureau::Af => "African Affairs",
            Bureau::Eap => "East Asian and Pacific Affairs",
            Bureau::Eur => "European and Eurasian Affairs",
            Bureau::Nea => "Near Eastern Affairs",
            Bureau::Sca => "South and Central Asian Affairs",
            Bureau::Wha => "Western Hemisphere Affairs",
        }
    }
}
