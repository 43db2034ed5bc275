//! `reports.csv`

use super::{
    problem::Problems,
    table::{Column, Input, Table, optional, required},
};
use crate::{
    report::{ReportRow, Reports},
    year::ReportYear,
};

pub(crate) const COLUMNS: &[Column] = &[
    required("report_year"),
    required("edition"),
    required("released"),
    optional("period_start"),
    optional("period_end"),
    optional("secretary"),
    optional("url"),
    optional("released_source"),
];

pub(crate) fn load(input: Input<'_>, problems: &mut Problems) -> Reports {
    let mut rows: Vec<(ReportRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, problems) else {
        return Reports::default();
    };
    while table.next() {
        if let Some(row) = read(&mut table) {
            rows.push((row, table.offset()));
        }
    }
    let rows = table.unique(rows, |a, b| a.year.cmp(&b.year), |row| row.year.to_string());
    for pair in rows.windows(2) {
        let (before, after) = (&pair[0], &pair[1]);
        if before.released >= after.released {
            table.file_problem(format!(
                "the {} report is released on {}, not after the {} report ({})",
                after.year, after.released, before.year, before.released
            ));
        }
    }
    Reports::new(rows)
}

fn read(table: &mut Table<'_, '_>) -> Option<ReportRow> {
    let year = table.parse(0, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let edition = table.parse(1, "the number of the edition", |cell| std::str::from_utf8(cell).ok()?.parse().ok());
    let released = table.optional_date(2);
    if released == Some(None) {
        table.empty(2, "a date, YYYY-MM-DD");
    }
    let period_start = table.optional_date(3);
    let period_end = table.optional_date(4);
    let secretary = table.optional_text(5);
    let url = table.optional_text(6);
    let released_source = table.optional_text(7);
    let row = ReportRow {
        year: year?,
        edition: edition?,
        released: released??,
        period_start: period_start?,
        period_end: period_end?,
        secretary: secretary?,
        url: url?,
        released_source: released_source?,
    };
    if let Some((start, end)) = row.period_start.zip(row.period_end).filter(|(start, end)| start > end) {
        table.inconsistent(4, format!("the period ends on {end}, before it begins on {start}"));
        return None;
    }
    Some(row)
}
