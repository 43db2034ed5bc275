//! `designations.csv`: the side lists.

use super::{
    Tables,
    id::{CountryId, ReportId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::without_offsets,
        sheet::Line,
    },
    words::{designation::DesignationList, evidence::Evidence, table::Table},
};

/// A row of `designations.csv`.
#[derive(Clone, Debug)]
pub(crate) struct DesignationRow {
    pub(crate) list: DesignationList,
    pub(crate) report: ReportId,
    pub(crate) country: CountryId,
    pub(crate) evidence: Evidence,
    pub(crate) source: Box<str>,
    pub(crate) note: Option<Box<str>>,
}

columns! {
    LIST = required("list"),
    REPORT_YEAR = required("report_year"),
    CODE = required("code"),
    EVIDENCE = required("evidence"),
    SOURCE = required("source"),
    NOTE = optional("note"),
}

impl Row for DesignationRow {
    const TABLE: Table = Table::Designations;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 3;
    type Rows = Vec<DesignationRow>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/designations.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Vec<DesignationRow> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let list = cells.word(LIST);
            let report = cells.report(REPORT_YEAR, tables.reports());
            let country = cells.key(CODE, tables.countries());
            let evidence = cells.word(EVIDENCE);
            let source = cells.text(SOURCE);
            let note = cells.optional_text(NOTE);
            Ok(DesignationRow {
                list: list?,
                report: report?,
                country: country?,
                evidence: evidence?,
                source: source?,
                note: note?,
            })
        });
        let key = |row: &DesignationRow| (row.list.as_str(), row.report, row.country);
        without_offsets(cells.unique(
            rows,
            |a, b| key(a).cmp(&key(b)),
            |row| format!("{} {} {}", row.list, tables.year(row.report), tables.code(row.country)),
        ))
    }

    fn rows(kept: &Vec<DesignationRow>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.word(LIST, self.list);
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.text(CODE, tables.code(self.country));
        line.word(EVIDENCE, self.evidence);
        line.text(SOURCE, &*self.source);
        line.text(NOTE, self.note.as_deref());
    }
}
