//! `reassessments.csv`: rankings that a presidential determination changed some months after the report.

use chrono::NaiveDate;

use super::{
    Tables,
    id::{CountryId, ReportId},
    row::Row,
    tiers::check_watch_list,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::{Noted, without_offsets},
        sheet::Line,
    },
    words::{evidence::Evidence, table::Table, tier::Ranking},
};

/// A row of `reassessments.csv`.
#[derive(Clone, Debug)]
pub(crate) struct ReassessmentRow {
    pub(crate) country: CountryId,
    pub(crate) report: ReportId,
    pub(crate) on: NaiveDate,
    pub(crate) ranking: Ranking,
    pub(crate) evidence: Evidence,
    pub(crate) source: Box<str>,
    pub(crate) note: Option<Box<str>>,
}

columns! {
    CODE = required("code"),
    REPORT_YEAR = required("report_year"),
    ON = required("on"),
    RANKING = required("ranking"),
    EVIDENCE = required("evidence"),
    SOURCE = required("source"),
    NOTE = optional("note"),
}

impl Row for ReassessmentRow {
    const TABLE: Table = Table::Reassessments;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 2;
    type Rows = Vec<ReassessmentRow>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/reassessments.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Vec<ReassessmentRow> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| read(cells, tables));
        without_offsets(cells.unique(
            rows,
            |a, b| a.key().cmp(&b.key()),
            |row| format!("{} {}", tables.code(row.country), tables.year(row.report)),
        ))
    }

    fn rows(kept: &Vec<ReassessmentRow>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.text(CODE, tables.code(self.country));
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.shown(ON, self.on);
        line.word(RANKING, self.ranking);
        line.word(EVIDENCE, self.evidence);
        line.text(SOURCE, &*self.source);
        line.text(NOTE, self.note.as_deref());
    }
}

fn read(cells: &mut Cells<'_, '_>, tables: &Tables) -> Result<ReassessmentRow, Noted> {
    let country = cells.key(CODE, tables.countries());
    let report = cells.report(REPORT_YEAR, tables.reports());
    let on = cells.date(ON);
    let ranking = cells.word(RANKING);
    let evidence = cells.word(EVIDENCE);
    let source = cells.text(SOURCE);
    let note = cells.optional_text(NOTE);
    let row = ReassessmentRow {
        country: country?,
        report: report?,
        on: on?,
        ranking: ranking?,
        evidence: evidence?,
        source: source?,
        note: note?,
    };
    let year = tables.year(row.report);
    check_watch_list(cells, RANKING, row.ranking, year)?;
    if row.evidence == Evidence::Inferred && row.note.is_none() {
        return Err(cells.inconsistent(NOTE, "an inferred ranking: the note must say how"));
    }
    // If a day of release can't be read, this cannot be checked.
    let reports = tables.reports();
    let is_between = reports.row(row.report).released < row.on && reports.in_force_on(row.on) == Some(row.report);
    if !is_between && !cells.is_broken(&[Table::Reports]) {
        return Err(cells.inconsistent(ON, format!("not between the {year} report and the next: {}", row.on)));
    }
    Ok(row)
}

impl ReassessmentRow {
    /// The sort key of the table.
    fn key(&self) -> (CountryId, ReportId) {
        (self.country, self.report)
    }

    /// The row of one placement, among all rows.
    pub(crate) fn of(rows: &[Self], country: CountryId, report: ReportId) -> Option<&Self> {
        rows.binary_search_by_key(&(country, report), Self::key).ok().map(|found| &rows[found])
    }
}
