//! How well a row is known.

use super::word::words;

words! {
    /// How well a row is known. The order is from weak to strong, so `a.min(b)` is the weaker of two.
    ///
    /// ```
    /// use tip_report::Evidence;
    /// assert_eq!("inferred".parse(), Ok(Evidence::Inferred));
    /// assert_eq!(Evidence::Inferred.to_string(), "inferred");
    /// ```
    #[derive(PartialOrd, Ord)]
    pub enum Evidence in tip_report: "evidence class" {
        /// Deduced from other rows; the note of the row says how.
        Inferred = "inferred",
        /// One transcription or news report.
        Transcribed = "transcribed",
        /// Two or more independent transcriptions agree.
        Corroborated = "corroborated",
        /// The report's own text, or a republication by the U.S. Government.
        Official = "official",
    }
}
