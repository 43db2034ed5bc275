//! What other schemes call the words of flows.

use crate::{
    dataset::Dataset,
    table::vocabulary::Mapping,
    words::{scheme::Scheme, term::Term},
};

impl Dataset {
    /// What other schemes call the words of flows: by terms in the order of [`Term::ALL`], then by schemes, then by
    /// targets.
    ///
    /// The bundled table has a row for every term and every scheme.
    ///
    /// ```
    /// # use tip_report::{Dataset, vocabulary::MatchQuality};
    /// for row in Dataset::bundled().vocabulary().iter().filter(|row| row.quality == MatchQuality::Exact) {
    ///     println!("{} is {} in {}", row.term, row.target.as_deref().unwrap(), row.scheme.name());
    /// }
    /// ```
    #[must_use]
    pub fn vocabulary(&self) -> &[Mapping] {
        self.tables.vocabulary()
    }

    /// What a scheme calls a term: one row, or several if only several targets together cover it.
    ///
    /// Empty only if the dataset's own table says nothing of the term. If a scheme has no word for the term, there is a
    /// row with [`MatchQuality::NoMatch`](crate::vocabulary::MatchQuality::NoMatch).
    ///
    /// Debt bondage is a form of exploitation in the statute (22 USC 7102), but a means of control in HTCDS and CTDC:
    ///
    /// ```
    /// use tip_report::{Dataset, flow::Exploitation, vocabulary::{MatchQuality, Scheme}};
    /// let [row] = Dataset::bundled().mappings(Exploitation::DebtBondage, Scheme::Htcds) else { panic!() };
    /// assert_eq!(row.quality, MatchQuality::NoMatch);
    /// assert!(row.note.as_deref().unwrap().starts_with("a means of control there"));
    /// ```
    #[must_use]
    pub fn mappings(&self, term: impl Into<Term>, scheme: Scheme) -> &[Mapping] {
        let (rows, wanted) = (self.vocabulary(), (term.into().order(), scheme as u8));
        let key = |row: &Mapping| (row.term.order(), row.scheme as u8);
        &rows[rows.partition_point(|row| key(row) < wanted)..rows.partition_point(|row| key(row) <= wanted)]
    }
}
