//! Notes what is wrong with rows and cells, and on which line.

use std::cmp::Ordering;

use memchr::memchr2_iter;

use super::{
    cells::Cells,
    column::Column,
    problem::{Problem, ProblemKind},
};
use crate::words::table::Table;

/// A sign that a cell or row is wrong, and that the findings say so.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Noted;

/// The most rows of a table that others refer to. Positions have 16 bits, and a network numbers countries and regions
/// together.
const MOST_KEYS: usize = 30_000;

impl<'t> Cells<'t, '_> {
    /// Notes a problem with the row at `offset`.
    pub(crate) fn push(&mut self, column: Option<Column>, offset: usize, kind: ProblemKind) {
        // If the list of problems is full, counting lines would only take time.
        if self.findings.is_full() {
            return;
        }
        let (file, line) = self.place_of(offset);
        let column = column.map(|column| column.name.into());
        self.findings.push(self.table, Problem { file: file.into(), line, column, kind });
    }

    /// The file and the line, from 1, on which the row at `offset` begins.
    fn place_of(&self, offset: usize) -> (&'t str, u64) {
        let part = self.opened.iter().rfind(|part| part.start <= offset);
        part.map_or((self.table.as_str(), 0), |part| {
            (part.file, line_at(part.text.as_bytes(), (offset - part.start) as u64))
        })
    }

    /// Notes a problem with a cell of the current row.
    pub(crate) fn problem(&mut self, column: Column, kind: ProblemKind) -> Noted {
        self.push(Some(column), self.offset(), kind);
        Noted
    }

    /// Notes that a cell does not contain what its column must contain.
    #[cold]
    pub(super) fn bad_cell(&mut self, column: Column, expected: &str, near: Option<&str>) -> Noted {
        let expected = expected.into();
        let kind = if self.cell(column).is_empty() {
            ProblemKind::Empty { expected }
        } else {
            ProblemKind::BadCell { found: shown(self.cell(column)), expected, near: near.map(Into::into) }
        };
        self.problem(column, kind)
    }

    /// Notes that a cell of the current row must not be empty.
    pub(crate) fn empty(&mut self, column: Column, expected: &str) -> Noted {
        self.problem(column, ProblemKind::Empty { expected: expected.into() })
    }

    /// Notes that the current row contradicts itself.
    pub(crate) fn inconsistent(&mut self, column: Column, reason: impl Into<Box<str>>) -> Noted {
        self.contradicts(self.offset(), column, reason)
    }

    /// Notes that the row at `offset` contradicts another one.
    pub(crate) fn contradicts(&mut self, offset: usize, column: Column, reason: impl Into<Box<str>>) -> Noted {
        self.push(Some(column), offset, ProblemKind::Inconsistent { reason: reason.into() });
        Noted
    }

    /// Notes that the row at `offset` has the same key as the row at `first`.
    pub(crate) fn duplicate(&mut self, offset: usize, first: usize, key: impl Into<Box<str>>) {
        let (file, _) = self.place_of(offset);
        let (first_file, first_line) = self.place_of(first);
        let first_file = (first_file != file).then(|| first_file.into());
        self.push(None, offset, ProblemKind::Duplicate { key: key.into(), first_file, first_line });
    }

    /// Whether no problem of this table was noted so far.
    pub(crate) fn is_sound(&self) -> bool {
        !self.findings.is_broken(&[self.table])
    }

    pub(crate) fn is_full(&self) -> bool {
        self.findings.is_full()
    }

    /// Whether one of the tables has a problem of its own, which may cause others.
    pub(crate) fn is_broken(&self, tables: &[Table]) -> bool {
        self.findings.is_broken(tables)
    }

    /// All rows that `read` accepts, each with its [`Cells::offset`].
    pub(crate) fn rows<R>(&mut self, mut read: impl FnMut(&mut Self) -> Result<R, Noted>) -> Vec<(R, usize)> {
        let mut rows = Vec::new();
        while self.next() {
            if let Ok(row) = read(self) {
                rows.push((row, self.offset()));
            }
        }
        rows
    }

    /// Like [`Cells::rows`], for a table whose rows are identified by their positions. If there are more rows than
    /// positions, this is noted.
    pub(crate) fn key_rows<R>(&mut self, mut read: impl FnMut(&mut Self) -> Result<R, Noted>) -> Vec<(R, usize)> {
        let mut rows = Vec::new();
        while self.next() {
            if rows.len() >= MOST_KEYS {
                let reason = format!("more than {MOST_KEYS} rows").into();
                self.push(None, self.offset(), ProblemKind::Inconsistent { reason });
                break;
            }
            if let Ok(row) = read(self) {
                rows.push((row, self.offset()));
            }
        }
        rows
    }

    /// The rows in order, with each key once. Each row comes with its [`Cells::offset`], so that a duplicate can name
    /// both lines.
    pub(crate) fn unique<R>(
        &mut self,
        mut rows: Vec<(R, usize)>,
        compare: impl Fn(&R, &R) -> Ordering,
        key: impl Fn(&R) -> String,
    ) -> Vec<(R, usize)> {
        rows.sort_by(|a, b| compare(&a.0, &b.0).then(a.1.cmp(&b.1)));
        for pair in rows.windows(2) {
            let ((before, first), (after, second)) = (&pair[0], &pair[1]);
            if compare(before, after).is_eq() && !self.findings.is_full() {
                self.duplicate(*second, *first, key(after));
            }
        }
        rows.dedup_by(|a, b| compare(&a.0, &b.0).is_eq());
        rows
    }
}

/// Rows without the offsets at which they were read.
pub(crate) fn without_offsets<R>(rows: Vec<(R, usize)>) -> Vec<R> {
    rows.into_iter().map(|(row, _)| row).collect()
}

/// A cell as text. The file was checked to be UTF-8, and cells end at ASCII bytes, so nothing is replaced.
pub(super) fn shown(cell: &[u8]) -> Box<str> {
    String::from_utf8_lossy(cell).into()
}

/// The line of a byte, counted from 1. A line ends with LF, CRLF or a CR alone, as in csv-core.
pub(super) fn line_at(bytes: &[u8], offset: u64) -> u64 {
    let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    1 + memchr2_iter(b'\n', b'\r', &bytes[..offset]).filter(is_end).count() as u64
}
