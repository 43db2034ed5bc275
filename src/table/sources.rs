//! `sources.csv`: the sources that rows cite.

use super::{Tables, id::SourceId, row::Row};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::{Noted, without_offsets},
        problem::ProblemKind,
        sheet::Line,
    },
    words::table::Table,
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

columns! {
    ID = required("id"),
    TITLE = required("title"),
    PUBLISHER = optional("publisher"),
    YEARS = optional("years"),
    KIND = optional("kind"),
    LICENCE = optional("licence"),
    NOTE = optional("note"),
}

impl Row for SourceRow {
    const TABLE: Table = Table::Sources;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 1;
    type Rows = Sources;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/sources.csv");
        TEXT
    }

    fn load(input: Input<'_>, _: &Tables, findings: &mut Findings) -> Sources {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.key_rows(read);
        let rows = cells.unique(rows, |a, b| a.id.cmp(&b.id), |row| row.id.to_string());
        Sources(without_offsets(rows))
    }

    fn rows(kept: &Sources) -> &[Self] {
        &kept.0
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.text(ID, &*self.id);
        line.text(TITLE, &*self.title);
        line.text(PUBLISHER, self.publisher.as_deref());
        line.text(YEARS, self.years.as_deref());
        line.text(KIND, self.kind.as_deref());
        line.text(LICENCE, self.licence.as_deref());
        line.text(NOTE, self.note.as_deref());
    }
}

fn read(cells: &mut Cells<'_, '_>) -> Result<SourceRow, Noted> {
    let id = cells.text(ID);
    let title = cells.text(TITLE);
    let publisher = cells.optional_text(PUBLISHER);
    let years = cells.optional_text(YEARS);
    let kind = cells.optional_text(KIND);
    let licence = cells.optional_text(LICENCE);
    let note = cells.optional_text(NOTE);
    let id = id?;
    // A semicolon separates the ids in a list of sources.
    if id.contains([';', ' ']) {
        let expected = "an id without spaces and semicolons".into();
        return Err(cells.problem(ID, ProblemKind::BadCell { found: id, expected, near: None }));
    }
    // A row with a bad cell still counts, so that rows that refer to it do not cause problems of their own.
    Ok(SourceRow {
        id,
        title: title.unwrap_or_default(),
        publisher: publisher.unwrap_or_default(),
        years: years.unwrap_or_default(),
        kind: kind.unwrap_or_default(),
        licence: licence.unwrap_or_default(),
        note: note.unwrap_or_default(),
    })
}

/// The sources in order of their ids.
#[derive(Clone, Debug)]
pub(crate) struct Sources(Vec<SourceRow>);

impl Sources {
    pub(crate) fn rows(&self) -> &[SourceRow] {
        &self.0
    }

    pub(crate) fn row(&self, id: SourceId) -> &SourceRow {
        &self.0[id.position()]
    }

    #[inline]
    pub(crate) fn id_of(&self, id: &[u8]) -> Option<SourceId> {
        self.0.binary_search_by(|row| row.id.as_bytes().cmp(id)).ok().map(SourceId::at)
    }
}
