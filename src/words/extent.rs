//! How much of an entry was read.

use super::word::words;

words! {
    /// How much of a country's entry was read for flows and roles.
    ///
    /// An entry may have been read in several texts. Its extent is then the best of theirs, the first in the order of
    /// [`Extent::ALL`].
    ///
    /// ```
    /// use tip_report::entry::Extent;
    /// assert_eq!("full".parse(), Ok(Extent::Full));
    /// assert_eq!(Extent::Full.to_string(), "full");
    /// ```
    pub enum Extent in tip_report::entry: "extent" {
        /// The complete passage on movements of victims. The passage opens the entry until the report of 2016 and
        /// closes it from 2017 on.
        Full = "full",
        /// A text that others shortened or adapted: the Factbook's summary of the entry, or Wikipedia's copy of it.
        Condensed = "condensed",
        /// A text that is cut off inside the passage. What comes after the cut is not known.
        Excerpt = "excerpt",
    }
}
