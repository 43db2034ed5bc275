//! `designations.csv` and `designation_coverage.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    view::{
        country::Countries,
        designation::{CoverageRow, DesignationRow},
        report::Reports,
    },
};

pub(crate) const COLUMNS: &[Column] = &[
    required("list"),
    required("report_year"),
    required("code"),
    required("evidence"),
    required("source"),
    optional("note"),
];

pub(crate) const COVERAGE_COLUMNS: &[Column] = &[required("list"), required("report_year"), required("coverage")];

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

pub(crate) fn load_coverage(input: Input<'_>, reports: &Reports, findings: &mut Findings) -> Vec<CoverageRow> {
    let Some(mut table) = Table::open(input, COVERAGE_COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(CoverageRow, usize)> = Vec::new();
    while table.next() {
        let list = table.word(0);
        let report = table.report(1, reports);
        let coverage = table.word(2);
        let (Some(list), Some(report), Some(coverage)) = (list, report, coverage) else { continue };
        rows.push((CoverageRow { list, report, coverage }, table.offset()));
    }
    let key = |row: &CoverageRow| (row.list.as_str(), row.report);
    table.unique(rows, |a, b| key(a).cmp(&key(b)), |row| format!("{} {}", row.list, reports.row(row.report).year))
}
