//! `regions.csv`: ends of flows that are not countries.

use std::iter::FusedIterator;

use super::{Tables, id::RegionId, row::Row};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, required},
        findings::Findings,
        notes::without_offsets,
        sheet::Line,
    },
    text::quoted::quoted,
    words::table::Table,
};

/// A row of `regions.csv`.
#[derive(Clone, Debug)]
pub(crate) struct RegionRow {
    pub(crate) id: Box<str>,
    pub(crate) label: Box<str>,
}

columns! {
    REGION = required("region"),
    LABEL = required("label"),
}

impl Row for RegionRow {
    const TABLE: Table = Table::Regions;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 1;
    type Rows = Regions;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/regions.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Regions {
        let countries = tables.countries();
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.key_rows(|cells| {
            let id = cells.text(REGION);
            let label = cells.text(LABEL);
            let id = id?;
            if id.contains(';') || countries.id_of(id.as_bytes()).is_some() {
                let reason = format!("{} can't be an id of a region: it is a list or a country's code", quoted(&id));
                return Err(cells.inconsistent(REGION, reason));
            }
            Ok(RegionRow { id, label: label.unwrap_or_default() })
        });
        let rows = cells.unique(rows, |a, b| a.id.cmp(&b.id), |row| row.id.to_string());
        Regions(without_offsets(rows))
    }

    fn rows(kept: &Regions) -> &[Self] {
        &kept.0
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.text(REGION, &*self.id);
        line.text(LABEL, &*self.label);
    }
}

/// The regions in order of their ids.
#[derive(Clone, Debug)]
pub(crate) struct Regions(Vec<RegionRow>);

impl Regions {
    pub(crate) fn rows(&self) -> &[RegionRow] {
        &self.0
    }

    pub(crate) fn row(&self, id: RegionId) -> &RegionRow {
        &self.0[id.position()]
    }

    pub(crate) fn ids(
        &self,
    ) -> impl ExactSizeIterator<Item = RegionId> + DoubleEndedIterator + Clone + FusedIterator + use<> {
        RegionId::first(self.0.len())
    }

    #[inline]
    pub(crate) fn id_of(&self, id: &[u8]) -> Option<RegionId> {
        self.0.binary_search_by(|row| row.id.as_bytes().cmp(id)).ok().map(RegionId::at)
    }
}
