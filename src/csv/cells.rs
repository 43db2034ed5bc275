//! The rows of a table, one after another: its files, their headers, and the rows with the right number of fields.

use std::slice;

use super::{
    column::Column,
    findings::{Findings, IgnoredColumn},
    format,
    notes::{line_at, shown},
    problem::{Problem, ProblemKind},
    records::{LONGEST_ROW, Records},
    scan::BadQuote,
};
use crate::words::table::Table;

/// A table, and its files, one after the other. Most tables have one file, with the name of the table.
#[derive(Clone, Copy)]
pub(crate) struct Input<'t> {
    pub(crate) table: Table,
    pub(crate) parts: &'t [Part<'t>],
}

/// The bytes of a file, and the name under which problems with it are reported.
#[derive(Clone, Copy)]
pub(crate) struct Part<'t> {
    pub(crate) file: &'t str,
    pub(crate) bytes: &'t [u8],
}

/// A part whose header has been read.
pub(super) struct Opened<'t> {
    pub(super) file: &'t str,
    pub(super) text: &'t str,
    /// The offset of its first byte, counted over the texts of all opened parts.
    pub(super) start: usize,
}

/// A position that no header has.
const ABSENT: usize = usize::MAX;

/// The cells of a table, row by row.
///
/// The files `values.rs`, `keys.rs` and `lists.rs` say what a cell must be, where they read it; `notes.rs` notes what
/// is wrong with one. All cells of a row are read before the row is given up, so that one run names every bad cell.
pub(crate) struct Cells<'t, 'p> {
    pub(super) table: Table,
    /// The parts that were not read yet.
    parts: slice::Iter<'t, Part<'t>>,
    /// The parts that were opened, the current one last.
    pub(super) opened: Vec<Opened<'t>>,
    columns: &'static [Column],
    /// The position of each column in the current part.
    at: Vec<usize>,
    records: Records<'t>,
    fields: usize,
    /// Keys that a table lacks, if the table has problems of its own. Each is named only once.
    pub(super) unknown: Vec<(usize, Box<str>)>,
    pub(super) findings: &'p mut Findings,
}

impl<'t, 'p> Cells<'t, 'p> {
    /// Reads the first header. If no file can be read as this table, this is noted, and there are no rows.
    pub(crate) fn open(input: Input<'t>, columns: &'static [Column], findings: &'p mut Findings) -> Self {
        let mut cells = Cells {
            table: input.table,
            parts: input.parts.iter(),
            opened: Vec::new(),
            columns,
            at: Vec::new(),
            records: Records::new(""),
            fields: 0,
            unknown: Vec::new(),
            findings,
        };
        cells.open_next_part();
        cells
    }

    /// Goes to the next part that has a header of this table. `false` if there is none.
    #[cold]
    fn open_next_part(&mut self) -> bool {
        let start = self.opened.last().map_or(0, |part| part.start + part.text.len());
        while let Some(part) = self.parts.next() {
            let text = match format::text(part.bytes) {
                Ok(text) => text,
                Err(kind) => {
                    let line = match kind {
                        ProblemKind::NotUtf8 { byte, .. } => line_at(part.bytes, byte),
                        _ => 0,
                    };
                    self.refuse_part(part.file, line, kind);
                    continue;
                }
            };
            self.records = Records::new(text);
            if let Some(kind) = self.read_header() {
                let line = match kind {
                    ProblemKind::EmptyFile { .. } => u64::from(!text.is_empty()),
                    _ => line_at(text.as_bytes(), self.records.offset() as u64),
                };
                self.refuse_part(part.file, line, kind);
                // No row of a refused file is read.
                self.records = Records::new("");
                continue;
            }
            self.opened.push(Opened { file: part.file, text, start });
            for column in self.unknown_columns() {
                self.findings.ignored.push(IgnoredColumn { file: part.file.into(), column });
            }
            return true;
        }
        false
    }

    fn refuse_part(&mut self, file: &str, line: u64, kind: ProblemKind) {
        if self.opened.is_empty() {
            self.findings.unreadable(self.table);
        }
        self.findings.push(self.table, Problem { file: file.into(), line, column: None, kind });
    }

    fn read_header(&mut self) -> Option<ProblemKind> {
        let required = || self.columns.iter().filter(|column| column.required).map(|column| column.name);
        if !self.records.next() {
            return Some(ProblemKind::EmptyFile { expected: required().collect() });
        }
        if let Some(kind) = self.refusal() {
            return Some(kind);
        }
        let position = |name: &str| self.records.cells().position(|cell| cell == name.as_bytes());
        self.at = self.columns.iter().map(|column| position(column.name).unwrap_or(ABSENT)).collect();
        self.fields = self.records.len();
        let missing: Vec<_> = required().filter(|name| position(name).is_none()).collect();
        if !missing.is_empty() {
            let header = self.records.row();
            return Some(format::other_delimiter(header).unwrap_or_else(|| ProblemKind::MissingColumns {
                missing,
                header: header.chars().take(200).collect::<String>().into(),
            }));
        }
        let doubled = |(i, name): (usize, &[u8])| {
            let known = self.columns.iter().any(|column| column.name.as_bytes() == name);
            (known && self.records.cells().skip(i + 1).any(|other| other == name)).then(|| shown(name))
        };
        self.records.cells().enumerate().find_map(doubled).map(|name| ProblemKind::DoubledColumn { name })
    }

    /// The columns of the header that this kind of table does not have. They are ignored.
    fn unknown_columns(&self) -> Vec<Box<str>> {
        let known = |name: &[u8]| self.columns.iter().any(|column| column.name.as_bytes() == name);
        self.records.cells().filter(|name| !known(name)).map(shown).collect()
    }

    /// Goes to the next row with the right number of fields. `false` at the end, or if the list of problems is full.
    #[inline]
    pub(crate) fn next(&mut self) -> bool {
        loop {
            if self.findings.is_full() {
                return false;
            }
            if !self.records.next() {
                if self.open_next_part() {
                    continue;
                }
                return false;
            }
            if self.records.len() == self.fields
                && self.records.bad_quote().is_none()
                && self.records.row().len() <= LONGEST_ROW
            {
                return true;
            }
            self.refuse_row();
        }
    }

    /// The reason why the current record can't be read, if there is one.
    fn refusal(&self) -> Option<ProblemKind> {
        let bytes = self.records.row().len();
        match self.records.bad_quote() {
            Some(BadQuote::Open { .. }) => Some(ProblemKind::UnterminatedQuote),
            Some(BadQuote::TextAfter { text, .. }) => {
                let line = self.records.from(text).lines().next().unwrap_or_default();
                Some(ProblemKind::TextAfterQuote { found: line.chars().take(20).collect::<String>().into() })
            }
            None if bytes > LONGEST_ROW => {
                Some(ProblemKind::TooLarge { bytes: bytes as u64, limit: LONGEST_ROW as u64 })
            }
            None => None,
        }
    }

    /// Notes what is wrong with the number of fields of the current row.
    fn refuse_row(&mut self) {
        let kind = self
            .refusal()
            .unwrap_or_else(|| ProblemKind::FieldCount { found: self.records.len(), expected: self.fields });
        self.push(None, self.offset(), kind);
    }

    /// Where the current record begins. This identifies the row over all parts.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.opened.last().map_or(0, |part| part.start) + self.records.offset()
    }

    /// The bytes of a cell. Empty if the file has no such column.
    #[inline]
    pub(crate) fn cell(&self, column: Column) -> &[u8] {
        self.records.cell(self.at[column.position])
    }

    /// A cell as it is in the text. `None` if its row contains quotes.
    #[inline]
    pub(super) fn plain_cell(&self, column: Column) -> Option<&'t str> {
        self.records.plain_cell(self.at[column.position])
    }
}
