//! `designation_coverage.csv`

use super::reports::Reports;
use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, required},
    },
    words::designation::{DesignationCoverage, DesignationList},
};

/// A row of `designation_coverage.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CoverageRow {
    pub(crate) list: DesignationList,
    pub(crate) report: u16,
    pub(crate) coverage: DesignationCoverage,
}

pub(crate) const COLUMNS: &[Column] = &[required("list"), required("report_year"), required("coverage")];

pub(crate) fn load(input: Input<'_>, reports: &Reports, findings: &mut Findings) -> Vec<CoverageRow> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
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
