//! The kinds of names.

use super::word::words;

words! {
    /// What kind of name a row of `names.csv` gives.
    ///
    /// ```
    /// use tip_report::country::NameKind;
    /// assert_eq!("printed".parse(), Ok(NameKind::Printed));
    /// assert_eq!(NameKind::Printed.to_string(), "printed");
    /// ```
    #[non_exhaustive]
    pub enum NameKind in tip_report::country: "kind of name" {
        /// A name that the reports themselves print. The row says in which reports it is the main form.
        Printed = "printed",
        /// Another spelling in the reports or in transcriptions of them.
        Variant = "variant",
        /// A name in common use.
        Common = "common",
        /// The official long name.
        Official = "official",
        /// A historic name of the same entity.
        Former = "former",
        /// A name in French, Spanish or a language of the country.
        Endonym = "endonym",
        /// An alphabetic code other than the current ISO codes.
        Code = "code",
        /// A name with several meanings, with one row for each. A lookup refuses it.
        Ambiguous = "ambiguous",
    }
}
