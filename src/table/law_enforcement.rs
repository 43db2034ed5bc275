//! `law_enforcement.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    view::law_enforcement::LawEnforcement,
    words::year::ReportYear,
};

pub(crate) const COLUMNS: &[Column] = &[
    required("calendar_year"),
    required("prosecutions"),
    required("convictions"),
    required("victims_identified"),
    required("new_laws"),
    required("printed_in_report"),
    required("source"),
    optional("note"),
];

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Vec<LawEnforcement> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(LawEnforcement, usize)> = Vec::new();
    while table.next() && !table.is_too_long(rows.len()) {
        let calendar_year = table.optional_number(0);
        if calendar_year == Some(None) {
            table.empty(0, "a calendar year");
        }
        let figures = [1, 2, 3, 4].map(|column| table.optional_number(column));
        let printed_in = table.parse(5, "a report year, 2001 to 2199", ReportYear::from_bytes);
        let source = table.text(6);
        let note = table.optional_text(7);
        let (
            Some(Some(calendar_year)),
            [Some(prosecutions), Some(convictions), Some(victims_identified), Some(new_laws)],
            Some(printed_in),
            Some(source),
            Some(note),
        ) = (calendar_year, figures, printed_in, source, note)
        else {
            continue;
        };
        let row = LawEnforcement {
            calendar_year,
            prosecutions,
            convictions,
            victims_identified,
            new_laws,
            printed_in,
            source,
            note,
        };
        rows.push((row, table.offset()));
    }
    table.unique(rows, |a, b| a.calendar_year.cmp(&b.calendar_year), |row| row.calendar_year.to_string())
}
