//! `sources.csv`

use crate::csv::{
    findings::Findings,
    problem::ProblemKind,
    table::{Column, Input, Table, optional, required},
};

/// A row of `sources.csv`.
#[derive(Clone, Debug)]
pub(crate) struct SourceRow {
    pub(crate) id: Box<str>,
    pub(crate) title: Box<str>,
    pub(crate) publisher: Option<Box<str>>,
    pub(crate) years: Option<Box<str>>,
    pub(crate) kind: Option<Box<str>>,
    pub(crate) licence: Option<Box<str>>,
    pub(crate) note: Option<Box<str>>,
}

/// The sources in order of their ids.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sources(Vec<SourceRow>);

impl Sources {
    /// From rows in order of their ids, each id once.
    pub(crate) fn new(rows: Vec<SourceRow>) -> Self {
        Sources(rows)
    }

    #[inline]
    pub(crate) fn index_of(&self, id: &[u8]) -> Option<u16> {
        let found = self.0.binary_search_by(|row| row.id.as_bytes().cmp(id)).ok()?;
        u16::try_from(found).ok()
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|row| &*row.id)
    }

    pub(crate) fn row(&self, index: u16) -> &SourceRow {
        &self.0[usize::from(index)]
    }

    pub(crate) fn rows(&self) -> &[SourceRow] {
        &self.0
    }
}

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
