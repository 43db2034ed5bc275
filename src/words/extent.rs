//! How much of an entry was read.

use super::word::words;

words! {
    /// How much of a country's entry was read for flows and roles.
    ///
    /// An entry can be read in several texts: then it was read to the best of their extents, which is the least in the order
    /// of [`Extent::ALL`].
    ///
    /// ```
    /// use tip_report::entry::Extent;
    /// assert_eq!("full".parse(), Ok(Extent::Full));
    /// assert_eq!(Extent::Full.to_string(), "full");
    /// ```
    pub enum Extent in tip_report::entry: "extent" {
        /// The passage on movements of victims, from its beginning to its end. Until the report of 2016 it opens the entry,
        /// from 2017 on it closes it.
        Full = "full",
        /// A text that others have shortened or adapted: the Factbook's summary of the entry, or Wikipedia's copy of it.
        Condensed = "condensed",
        /// A text that is cut off inside the passage. What stands after the cut is not known.
        Excerpt = "excerpt",
    }
}
