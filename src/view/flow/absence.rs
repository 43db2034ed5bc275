//! Absence: when a report shows that it does not name a flow, and which entries can be compared.

use std::iter::FusedIterator;

use super::{Flow, coverage::Coverage};
use crate::{
    view::{country::Country, entry::Entry, report::Report},
    words::extent::Extent,
};

impl Report<'_> {
    /// Whether this report was read well enough to show that it does not name a flow of another report.
    ///
    /// The answer depends on the entry of the flow's [reporter](Flow::reporter), and on the text in which it was read
    /// in each of the two reports:
    ///
    /// * If this report's entry was read in full, it shows which flows are absent.
    /// * If it was read in a condensed text, it shows the absence only of flows that the other report's entry has in a
    ///   condensed text of the same source. What is left out depends on who condenses: the Factbook and Wikipedia leave
    ///   out different things.
    /// * An excerpt is cut off, so it shows nothing. Neither does an entry that was not read.
    ///
    /// If a report does not name a movement, this says nothing of the movement itself. If the wording of the reports
    /// changed, the movement may be missing for this reason alone: see [`TextRegime`](crate::entry::TextRegime).
    ///
    /// ```
    /// use tip_report::{Dataset, entry::Extent};
    /// let data = Dataset::bundled();
    /// let (before, after) = (data.report(2015)?, data.report(2018)?);
    /// for flow in before.flows() {
    ///     // The entries of 2018 were read in full.
    ///     let read_in_full = after.entry_reading(flow.reporter()).extent() == Some(Extent::Full);
    ///     assert_eq!(after.shows_absence_of(flow), read_in_full);
    /// }
    /// assert!(!data.report(2025)?.flows().any(|flow| after.shows_absence_of(flow)));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn shows_absence_of(&self, flow: Flow<'_>) -> bool {
        self.entries(flow.reporter()).any(|here| match here.extent() {
            Some(Extent::Full) => true,
            Some(Extent::Condensed) => flow.entries().any(|there| condensed_alike(here, there)),
            Some(Extent::Excerpt) | None => false,
        })
    }
}

impl<'a> Coverage<'a> {
    /// The countries whose entries can be compared with those of another report, in order of codes. These entries were
    /// read in full in both reports, or in condensed texts of the same source. So each report shows which flows of the
    /// other it does not name.
    ///
    /// To compare two reports by numbers, count only the flows of these entries.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let (before, after) = (data.report(2014)?, data.report(2015)?);
    /// let comparable: Vec<_> = after.coverage().comparable_with(before).collect();
    /// assert!(!comparable.is_empty());
    /// for report in [before, after] {
    ///     let flows = report.flows().filter(|flow| comparable.contains(&flow.reporter())).count();
    ///     println!("{report}: {flows} flows in {} entries", comparable.len());
    /// }
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn comparable_with(
        &self,
        other: Report<'_>,
    ) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator {
        let report = self.report();
        self.read().map(|(country, _)| country).filter(move |&country| {
            let (here, there) = (|| report.entries(country), || other.entries(country));
            let in_full = |entry: Entry<'_>| entry.extent() == Some(Extent::Full);
            (here().any(in_full) && there().any(in_full))
                || here().any(|here| there().any(|there| condensed_alike(here, there)))
        })
    }
}

/// Whether two entries were read in condensed texts of the same source.
fn condensed_alike(here: Entry<'_>, there: Entry<'_>) -> bool {
    let condensed = |entry: Entry<'_>| entry.extent() == Some(Extent::Condensed);
    condensed(here) && condensed(there) && here.source() == there.source()
}
