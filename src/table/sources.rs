//! `sources.csv`

use crate::{
    csv::{
        findings::Findings,
        problem::ProblemKind,
        table::{Column, Input, Table, optional, required},
    },
    view::source::{SourceRow, Sources},
};

pub(crate) const COLUMNS: &[Column] = &[
    required("id"),
    required("title"),
    optional("publisher"),
    optional("years"),
    optional("kind"),
    optional("licence"),
    optional("note"),
];

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Sources {
    let mut rows: Vec<(SourceRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Sources::default();
    };
    while table.next() && !table.is_too_long(rows.len()) {
        if let Some(row) = read(&mut table) {
            rows.push((row, table.offset()));
        }
    }
    Sources::new(table.unique(rows, |a, b| a.id.cmp(&b.id), |row| row.id.to_string()))
}

fn read(table: &mut Table<'_, '_>) -> Option<SourceRow> {
    let id = table.text(0);
    let title = table.text(1);
    let publisher = table.optional_text(2);
    let years = table.optional_text(3);
    let kind = table.optional_text(4);
    let licence = table.optional_text(5);
    let note = table.optional_text(6);
    let id = id?;
    // A semicolon joins ids in lists of sources.
    if id.contains([';', ' ']) {
        let expected = "an id without spaces and semicolons".into();
        table.problem(0, ProblemKind::BadCell { found: id, expected, near: None });
        return None;
    }
    // A row with a bad cell still counts, so that the rows that refer to it have no problem of their own.
    Some(SourceRow {
        id,
        title: title.unwrap_or_default(),
        publisher: publisher.flatten(),
        years: years.flatten(),
        kind: kind.flatten(),
        licence: licence.flatten(),
        note: note.flatten(),
    })
}
