//! The entries that flows were read from, so that anyone can check a flow.

use std::{collections::BTreeSet, iter::FusedIterator};

use super::{Flow, flows::Flows};
use crate::{
    dataset::Dataset,
    table::{
        entries::EntryRow,
        flows::FlowRow,
        id::{CountryId, ReportId, SourceId},
    },
    view::entry::Entry,
};

impl<'a> Flow<'a> {
    /// The readings of the entry that the flow is from, one for each of its [sources](Flow::sources). A reading has the
    /// text, the extent and, if known, an address. With these anyone can check the flow.
    ///
    /// All readings are of the [reporter](Flow::reporter)'s entry in the flow's report. A source without a row in
    /// `entries.csv` is left out; the bundled data have no such source.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let thailand = data.country("Thailand")?;
    /// for flow in data.report(2018)?.flows().reported_by(thailand) {
    ///     let read: Vec<_> = flow.entries().filter_map(|entry| entry.source()).collect();
    ///     assert!(read.iter().copied().eq(flow.sources()));
    ///     assert!(flow.entries().all(|entry| entry.country() == thailand));
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'a>> + Clone + FusedIterator + use<'a> {
        let (data, row) = (self.data, self.row);
        let rows = data.tables.entries();
        let sources = data.tables.flows().sources(row);
        let read_in = move |&source: &SourceId| EntryRow::read_in(rows, row.report, row.reporter, source);
        sources.iter().filter_map(read_in).map(move |row| Entry::new(data, row))
    }
}

impl<'a> Flows<'a> {
    /// The readings of entries that the flows are from, each once, in order of years, then codes, then ids of sources.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let flows = data.report(2009)?.flows().to(data.country("Thailand")?);
    /// for entry in flows.entries() {
    ///     assert!(flows.clone().any(|flow| flow.reporter() == entry.country()));
    ///     println!("{entry}");
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'a>> + Clone + FusedIterator + use<'a> {
        readings(self.data(), self.clone().rows())
    }
}

/// The readings of entries that the flows of some rows are from, each once.
pub(crate) fn readings<'a>(
    data: &'a Dataset,
    rows: impl Iterator<Item = &'a FlowRow>,
) -> std::vec::IntoIter<Entry<'a>> {
    let (flows, entries) = (data.tables.flows(), data.tables.entries());
    let of_row = |row: &FlowRow| {
        let (report, reporter) = (row.report, row.reporter);
        flows.sources(row).iter().map(move |&source| (report, reporter, source))
    };
    let read: BTreeSet<(ReportId, CountryId, SourceId)> = rows.flat_map(of_row).collect();
    let read =
        read.into_iter().filter_map(|(report, reporter, source)| EntryRow::read_in(entries, report, reporter, source));
    read.map(|row| Entry::new(data, row)).collect::<Vec<_>>().into_iter()
}
