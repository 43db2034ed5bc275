//! `regions.csv` and `region_members.csv`

use super::countries::Countries;
use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, required},
    },
    text::quoted::quoted,
};

/// A row of `regions.csv`.
#[derive(Clone, Debug)]
pub(crate) struct RegionRow {
    pub(crate) id: Box<str>,
    pub(crate) label: Box<str>,
}

/// The regions in order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Regions(Vec<RegionRow>);

impl Regions {
    /// From rows in order of their ids, each id once.
    pub(crate) fn new(rows: Vec<RegionRow>) -> Self {
        Regions(rows)
    }

    #[inline]
    pub(crate) fn index_of(&self, id: &[u8]) -> Option<u16> {
        let found = self.0.binary_search_by(|row| row.id.as_bytes().cmp(id)).ok()?;
        u16::try_from(found).ok()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|row| &*row.id)
    }

    pub(crate) fn row(&self, index: u16) -> &RegionRow {
        &self.0[usize::from(index)]
    }

    pub(crate) fn rows(&self) -> &[RegionRow] {
        &self.0
    }
}

pub(crate) const COLUMNS: &[Column] = &[required("region"), required("label")];

pub(crate) fn load(input: Input<'_>, countries: &Countries, findings: &mut Findings) -> Regions {
    let mut rows: Vec<(RegionRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Regions::default();
    };
    while table.next() && !table.is_too_long(rows.len()) {
        let id = table.text(0);
        let label = table.text(1);
        let Some(id) = id else { continue };
        if id.contains(';') || countries.index_of(id.as_bytes()).is_some() {
            table.inconsistent(
                0,
                format!("{} can't be an id of a region: it is a list or a country's code", quoted(&id)),
            );
            continue;
        }
        rows.push((RegionRow { id, label: label.unwrap_or_default() }, table.offset()));
    }
    Regions::new(table.unique(rows, |a, b| a.id.cmp(&b.id), |row| row.id.to_string()))
}
