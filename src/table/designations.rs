//! `designations.csv` and `designation_coverage.csv`

use super::{countries::Countries, reports::Reports};
use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    words::{designation::DesignationList, evidence::Evidence},
};

/// A row of `designations.csv`.
#[derive(Clone, Debug)]
pub(crate) struct DesignationRow {
    pub(crate) list: DesignationList,
    pub(crate) report: u16,
    pub(crate) country: u16,
    pub(crate) evidence: Evidence,
    pub(crate) source: Box<str>,
    pub(crate) note: Option<Box<str>>,
}

pub(crate) const COLUMNS: &[Column] = &[
    required("list"),
    required("report_year"),
    required("code"),
    required("evidence"),
    required("source"),
    optional("note"),
];

pub(crate) fn load(
    input: Input<'_>,
    countries: &Countries,
    reports: &Reports,
    findings: &mut Findings,
) -> Vec<DesignationRow> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(DesignationRow, usize)> = Vec::new();
    while table.next() {
        let list = table.word(0);
        let report = table.report(1, reports);
        let country = table.country(2, countries);
        let evidence = table.word(3);
        let source = table.text(4);
        let note = table.optional_text(5);
        let (Some(list), Some(report), Some(country), Some(evidence), Some(source), Some(note)) =
            (list, report, country, evidence, source, note)
        else {
            continue;
        };
        rows.push((DesignationRow { list, report, country, evidence, source, note }, table.offset()));
    }
    let key = |row: &DesignationRow| (row.list.as_str(), row.report, row.country);
    table.unique(
        rows,
        |a, b| key(a).cmp(&key(b)),
        |row| format!("{} {} {}", row.list, reports.row(row.report).year, countries.row(row.country).code),
    )
}
