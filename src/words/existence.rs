//! Whether a country existed.

use super::word::words;

words! {
    /// Whether a country existed on a date. Only countries that began or ended since 2000 have dates.
    ///
    /// ```
    /// use tip_report::country::Existence;
    /// assert_eq!("exists".parse(), Ok(Existence::Exists));
    /// ```
    pub enum Existence in tip_report::country: "kind of existence" {
        /// It existed.
        Exists = "exists",
        /// It began later.
        NotYet = "not yet in existence",
        /// It had ended.
        NoLonger = "no longer in existence",
    }
}
