//! The tables that others refer to.

use super::{countries::Countries, regions::Regions, reports::Reports, sources::Sources};
use crate::{
    csv::{
        list::{Lists, Span},
        table::Table,
    },
    words::year::ReportYear,
};

/// The tables that a row of flows refers to.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'d> {
    pub(crate) countries: &'d Countries,
    pub(crate) reports: &'d Reports,
    pub(crate) regions: &'d Regions,
    pub(crate) sources: &'d Sources,
}

impl Table<'_, '_> {
    /// The code of a country, as its position in the table of countries.
    #[inline]
    pub(crate) fn country(&mut self, column: usize, countries: &Countries) -> Option<u16> {
        self.key(column, |cell| countries.index_of(cell), "countries.csv", || countries.codes())
    }

    /// The year of a report, as its position in the table of reports.
    #[inline]
    pub(crate) fn report(&mut self, column: usize, reports: &Reports) -> Option<u16> {
        let year = self.parse(column, "a report year, 2001 to 2199", ReportYear::from_bytes)?;
        let found = reports.index_of(year);
        if found.is_none() {
            self.unknown_key(column, &year.to_string(), "reports.csv", std::iter::empty());
        }
        found
    }

    /// A `;`-joined list of the ids of sources, kept in `lists`.
    #[inline]
    pub(crate) fn sources(&mut self, column: usize, lists: &mut Lists, sources: &Sources) -> Option<Span> {
        self.keys(column, lists, true, |cell| sources.index_of(cell), "sources.csv", || sources.ids())
    }
}
