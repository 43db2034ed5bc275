//! `designation_coverage.csv`: how much of each side list of a report is known.

use super::{Tables, id::ReportId, row::Row};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, required},
        findings::Findings,
        notes::without_offsets,
        sheet::Line,
    },
    words::{
        designation::{DesignationCoverage, DesignationList},
        table::Table,
    },
};

/// A row of `designation_coverage.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CoverageRow {
    pub(crate) list: DesignationList,
    pub(crate) report: ReportId,
    pub(crate) coverage: DesignationCoverage,
}

columns! {
    LIST = required("list"),
    REPORT_YEAR = required("report_year"),
    COVERAGE = required("coverage"),
}

impl Row for CoverageRow {
    const TABLE: Table = Table::DesignationCoverage;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 2;
    type Rows = Vec<CoverageRow>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/designation_coverage.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Vec<CoverageRow> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let list = cells.word(LIST);
            let report = cells.report(REPORT_YEAR, tables.reports());
            let coverage = cells.word(COVERAGE);
            Ok(CoverageRow { list: list?, report: report?, coverage: coverage? })
        });
        let key = |row: &CoverageRow| (row.list.as_str(), row.report);
        without_offsets(cells.unique(
            rows,
            |a, b| key(a).cmp(&key(b)),
            |row| format!("{} {}", row.list, tables.year(row.report)),
        ))
    }

    fn rows(kept: &Vec<CoverageRow>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.word(LIST, self.list);
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.word(COVERAGE, self.coverage);
    }
}
