//! The roles of a country, and what an entry says of one.

use super::word::words;

words! {
    /// What an entry calls its country. "Not said" is not "no": [`Roles::mention`](crate::flow::Roles::mention) tells
    /// them apart.
    ///
    /// ```
    /// use tip_report::flow::Role;
    /// assert_eq!("transit".parse(), Ok(Role::Transit));
    /// assert_eq!(Role::Source.to_string(), "source");
    /// ```
    pub enum Role in tip_report::flow: "role" {
        /// Victims come from the country.
        Source = "source",
        /// Victims are moved through the country.
        Transit = "transit",
        /// Victims are brought to the country.
        Destination = "destination",
        /// Victims are exploited inside their own country.
        Domestic = "domestic",
    }
}

words! {
    /// What an entry says of a role. If the entry does not speak of the role, there is no mention.
    ///
    /// ```
    /// use tip_report::flow::Mention;
    /// assert_eq!("yes".parse(), Ok(Mention::Yes));
    /// assert_eq!(Mention::No.to_string(), "no");
    /// ```
    pub enum Mention in tip_report::flow: "mention" {
        /// The entry says that the country has the role.
        Yes = "yes",
        /// The entry says that the country does not have the role.
        No = "no",
    }
}
