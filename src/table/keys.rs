//! The tables that others refer to, with their keys.

use super::{
    countries::Countries,
    flows::End,
    id::{CountryId, RegionId, ReportId, SourceId},
    regions::Regions,
    reports::Reports,
    sources::Sources,
};
use crate::{
    csv::{cells::Cells, column::Column, keys::Keys, notes::Noted},
    words::table::Table,
};

impl Keys for Countries {
    type Id = CountryId;
    const TABLES: &'static [Table] = &[Table::Countries];

    #[inline]
    fn find(&self, code: &[u8]) -> Option<CountryId> {
        self.id_of(code)
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.codes()
    }
}

impl Keys for Sources {
    type Id = SourceId;
    const TABLES: &'static [Table] = &[Table::Sources];

    #[inline]
    fn find(&self, id: &[u8]) -> Option<SourceId> {
        self.id_of(id)
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows().iter().map(|row| &*row.id)
    }
}

impl Keys for Regions {
    type Id = RegionId;
    const TABLES: &'static [Table] = &[Table::Regions];

    #[inline]
    fn find(&self, id: &[u8]) -> Option<RegionId> {
        self.id_of(id)
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.rows().iter().map(|row| &*row.id)
    }
}

/// The possible values of a named end of a flow.
pub(super) struct Ends<'d> {
    pub(super) countries: &'d Countries,
    pub(super) regions: &'d Regions,
}

impl Keys for Ends<'_> {
    type Id = End;
    const TABLES: &'static [Table] = &[Table::Countries, Table::Regions];

    #[inline]
    fn find(&self, key: &[u8]) -> Option<End> {
        self.countries.find(key).map(End::Country).or_else(|| self.regions.find(key).map(End::Region))
    }

    fn keys(&self) -> impl Iterator<Item = &str> {
        self.countries.keys().chain(self.regions.keys())
    }
}

impl Keys for Reports {
    type Id = ReportId;
    const TABLES: &'static [Table] = &[Table::Reports];

    fn find(&self, year: &[u8]) -> Option<ReportId> {
        std::str::from_utf8(year).ok()?.parse().ok().and_then(|year| self.id_of(year))
    }

    /// No keys, because a wrong year is not a spelling mistake and needs no suggestion.
    fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::empty()
    }
}

impl Cells<'_, '_> {
    /// The year, if the dataset has a report of it.
    #[inline]
    pub(super) fn report(&mut self, column: Column, reports: &Reports) -> Result<ReportId, Noted> {
        let year = self.year(column)?;
        reports.id_of(year).ok_or_else(|| self.unknown_key(column, &year.to_string(), reports))
    }
}
