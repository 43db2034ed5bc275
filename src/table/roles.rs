//! `roles.csv`

use super::keys::Keys;
use crate::{
    csv::{
        findings::Findings,
        list::{Lists, Span},
        table::{Column, Input, Table, required},
    },
    words::{role::Mention, statement::Basis},
};

/// A row of `roles.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleRow {
    pub(crate) report: u16,
    pub(crate) country: u16,
    pub(crate) mentions: [Option<Mention>; 4],
    pub(crate) basis: Basis,
    pub(crate) sources: Span,
}

/// The roles in order of report and country.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleTable {
    pub(crate) rows: Vec<RoleRow>,
    pub(crate) lists: Lists,
}

pub(crate) const COLUMNS: &[Column] = &[
    required("report_year"),
    required("code"),
    required("source"),
    required("transit"),
    required("destination"),
    required("domestic"),
    required("basis"),
    required("sources"),
];

pub(crate) fn load(input: Input<'_>, keys: Keys<'_>, findings: &mut Findings) -> RoleTable {
    let mut roles = RoleTable::default();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return roles;
    };
    let mut rows: Vec<(RoleRow, usize)> = Vec::new();
    while table.next() {
        let report = table.report(0, keys.reports);
        let country = table.country(1, keys.countries);
        let mentions = [2, 3, 4, 5].map(|column| table.optional_word::<Mention>(column));
        let basis = table.word(6);
        let sources = table.sources(7, &mut roles.lists, keys.sources);
        let (
            Some(report),
            Some(country),
            [Some(source), Some(transit), Some(destination), Some(domestic)],
            Some(basis),
            Some(sources),
        ) = (report, country, mentions, basis, sources)
        else {
            continue;
        };
        if roles.lists.get(sources).is_empty() {
            table.empty(7, "the source of the statement");
            continue;
        }
        let mentions = [source, transit, destination, domestic];
        rows.push((RoleRow { report, country, mentions, basis, sources }, table.offset()));
    }
    let key = |row: &RoleRow| (row.report, row.country);
    roles.rows = table.unique(
        rows,
        |a, b| key(a).cmp(&key(b)),
        |row| format!("{} {}", keys.reports.row(row.report).year, keys.countries.row(row.country).code),
    );
    roles
}
