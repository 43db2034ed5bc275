//! Text regimes: the three ways in which the reports word flows.

use super::{word::words, year::ReportYear};

words! {
    /// How the reports of a period word their entries. The wording changed about 2010 and about 2019.
    ///
    /// A flow or role may vanish between regimes only because the wording changed. If you compare reports of two
    /// regimes, say so. The following shares are of entries on the Watch List and Tier 3, as condensed in the World
    /// Factbook. *Trafficked* stood in 96 % of them for the 2008 report and in 43 % for 2011, *subjected to* in 15 %
    /// and 82 %. *Source, transit or destination country* stood in 97 % for 2015 and in 39 % for 2020, *traffickers
    /// exploit* in 1 % and 58 %.
    ///
    /// ```
    /// use tip_report::{ReportYear, entry::TextRegime};
    /// let regime = |year| ReportYear::new(year).unwrap().text_regime();
    /// assert_eq!(regime(2009), TextRegime::To2009);
    /// assert_eq!(regime(2010), TextRegime::From2010);
    /// assert_eq!(regime(2019).to_string(), "from 2019");
    /// ```
    #[non_exhaustive]
    pub enum TextRegime in tip_report::entry: "text regime" {
        /// To 2009: people "are trafficked", a country "is a source, transit and destination country".
        To2009 = "to 2009",
        /// 2010 to 2018: people "are subjected to" forced labor and sex trafficking.
        From2010 = "2010 to 2018",
        /// From 2019: "traffickers exploit domestic and foreign victims". The reader must mostly infer whether a
        /// country is a source, transit or destination country.
        From2019 = "from 2019",
    }
}

impl ReportYear {
    /// How the report of this year words its entries.
    ///
    /// ```
    /// use tip_report::{ReportYear, entry::TextRegime};
    /// assert_eq!(ReportYear::new(2018).unwrap().text_regime(), TextRegime::From2010);
    /// ```
    #[must_use]
    pub const fn text_regime(self) -> TextRegime {
        match self.get() {
            ..=2009 => TextRegime::To2009,
            2010..=2018 => TextRegime::From2010,
            2019.. => TextRegime::From2019,
        }
    }
}
