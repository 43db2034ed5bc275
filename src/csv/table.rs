//! One CSV table, read row by row: the header, the cells, and where each problem is.
#![allow(clippy::option_option, reason = "outer None: a bad cell, its problem noted; inner None: an empty cell")]

use std::{cmp::Ordering, collections::HashSet};

use chrono::NaiveDate;
use memchr::memchr2_iter;

use super::{
    findings::{Findings, IgnoredColumn},
    format,
    list::{Lists, Span},
    memo::Memo,
    problem::{Problem, ProblemKind},
    records::{LONGEST_ROW, Records},
    scan::BadQuote,
};
use crate::{
    text::{date, near::nearest},
    words::word::{self, Word},
};

/// A table: its name, and the files that it is made of, one after the other. Most are one file of the same name.
#[derive(Clone, Copy)]
pub(crate) struct Input<'t> {
    pub(crate) table: &'static str,
    pub(crate) parts: &'t [Part<'t>],
}

/// The bytes of a file, and the name under which problems with it are reported.
#[derive(Clone, Copy)]
pub(crate) struct Part<'t> {
    pub(crate) file: &'t str,
    pub(crate) bytes: &'t [u8],
}

/// A part whose header was read.
struct Opened<'t> {
    file: &'t str,
    text: &'t str,
    /// The offset of its first byte, where the texts of all opened parts are counted on.
    start: usize,
}

/// A column of a table.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
}

/// A column that every table of its kind must have.
pub(crate) const fn required(name: &'static str) -> Column {
    Column { name, required: true }
}

/// A column that may be missing; its cells are then empty.
pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, required: false }
}

/// A position in the header that no record has.
const ABSENT: usize = usize::MAX;

/// The rows of a table. A cell is named by the position of its column in the list given to [`Table::open`].
pub(crate) struct Table<'t, 'p> {
    name: &'static str,
    /// The parts that are still to be read.
    parts: std::slice::Iter<'t, Part<'t>>,
    /// The parts that were, the current one last.
    opened: Vec<Opened<'t>>,
    columns: &'static [Column],
    at: Vec<usize>,
    records: Records<'t>,
    fields: usize,
    lists: Memo<'t, Span>,
    sets: Memo<'t, u16>,
    /// Keys that were found missing from a table which has problems itself: naming each once is enough.
    unknown: Vec<(usize, Box<str>)>,
    pub(crate) findings: &'p mut Findings,
}

impl<'t, 'p> Table<'t, 'p> {
    /// Reads the header. `None`, with the problems noted, if no file can be read as this table at all.
    pub(crate) fn open(input: Input<'t>, columns: &'static [Column], findings: &'p mut Findings) -> Option<Self> {
        let mut table = Table {
            name: input.table,
            parts: input.parts.iter(),
            opened: Vec::new(),
            columns,
            at: Vec::new(),
            records: Records::new(""),
            fields: 0,
            lists: Memo::new(),
            sets: Memo::new(),
            unknown: Vec::new(),
            findings,
        };
        table.open_next_part().then_some(table)
    }

    /// Goes to the next part that has a header of this table; `false` if there is none.
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
            self.findings.unreadable(self.name);
        }
        self.findings.push(self.name, Problem { file: file.into(), line, column: None, kind });
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

    /// The header's columns that this kind of table does not have: kept out of the way.
    fn unknown_columns(&self) -> Vec<Box<str>> {
        let known = |name: &[u8]| self.columns.iter().any(|column| column.name.as_bytes() == name);
        self.records.cells().filter(|name| !known(name)).map(shown).collect()
    }

    /// Goes to the next row with the right number of fields; `false` at the end, or when no more problems are noted.
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

    /// What makes the current record unreadable.
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

    /// Says what is wrong with the shape of the current row.
    fn refuse_row(&mut self) {
        let kind = self
            .refusal()
            .unwrap_or_else(|| ProblemKind::FieldCount { found: self.records.len(), expected: self.fields });
        self.push(None, self.offset(), kind);
    }

    /// Where the current record begins, which tells rows apart over all parts.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.opened.last().map_or(0, |part| part.start) + self.records.offset()
    }

    /// The file and the line, from 1, on which the row at `offset` begins.
    fn place_of(&self, offset: usize) -> (&'t str, u64) {
        let part = self.opened.iter().rfind(|part| part.start <= offset);
        part.map_or((self.name, 0), |part| (part.file, line_at(part.text.as_bytes(), (offset - part.start) as u64)))
    }

    /// Notes a problem with the row at `offset`.
    pub(crate) fn push(&mut self, column: Option<usize>, offset: usize, kind: ProblemKind) {
        // Of a full list nothing would be left but the time that it takes to count lines.
        if self.findings.is_full() {
            return;
        }
        let (file, line) = self.place_of(offset);
        let column = column.map(|column| self.columns[column].name.into());
        self.findings.push(self.name, Problem { file: file.into(), line, column, kind });
    }

    /// Notes a problem with a cell of the current row.
    pub(crate) fn problem(&mut self, column: usize, kind: ProblemKind) {
        self.push(Some(column), self.offset(), kind);
    }

    /// Notes that the current row contradicts itself.
    pub(crate) fn inconsistent(&mut self, column: usize, reason: impl Into<Box<str>>) {
        self.problem(column, ProblemKind::Inconsistent { reason: reason.into() });
    }

    /// Notes that the row at `offset` has the key of the row at `first`.
    pub(crate) fn duplicate(&mut self, offset: usize, first: usize, key: impl Into<Box<str>>) {
        let (file, _) = self.place_of(offset);
        let (first_file, first_line) = self.place_of(first);
        let first_file = (first_file != file).then(|| first_file.into());
        self.push(None, offset, ProblemKind::Duplicate { key: key.into(), first_file, first_line });
    }

    /// Notes that the row at `offset` contradicts another one.
    pub(crate) fn contradicts(&mut self, offset: usize, column: usize, reason: impl Into<Box<str>>) {
        self.push(Some(column), offset, ProblemKind::Inconsistent { reason: reason.into() });
    }

    /// Whether the table has more rows than can be told apart, which is then noted.
    pub(crate) fn is_too_long(&mut self, rows: usize) -> bool {
        // Positions in a table of keys are u16, and flows use one bit of them.
        const MOST_KEYS: usize = 30_000;
        let too_long = rows >= MOST_KEYS;
        if too_long {
            let reason = format!("more than {MOST_KEYS} rows").into();
            self.push(None, self.offset(), ProblemKind::Inconsistent { reason });
        }
        too_long
    }

    /// Notes that a cell of the current row must not be empty.
    pub(crate) fn empty(&mut self, column: usize, expected: &str) {
        self.problem(column, ProblemKind::Empty { expected: expected.into() });
    }

    /// The rows in order, each key once. A row is given with its [`Table::offset`], so that a duplicate can name
    /// both lines.
    pub(crate) fn unique<R>(
        &mut self,
        rows: Vec<(R, usize)>,
        compare: impl Fn(&R, &R) -> Ordering,
        key: impl Fn(&R) -> String,
    ) -> Vec<R> {
        self.unique_with_offsets(rows, compare, key).into_iter().map(|(row, _)| row).collect()
    }

    /// As [`Table::unique`], the rows with their offsets.
    pub(crate) fn unique_with_offsets<R>(
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

    /// The bytes of a cell; empty if the file has no such column.
    #[inline]
    pub(crate) fn cell(&self, column: usize) -> &[u8] {
        self.records.cell(self.at[column])
    }

    /// A cell that `parse` understands; else a problem that says what was expected.
    #[inline]
    pub(crate) fn parse<T>(
        &mut self,
        column: usize,
        expected: &str,
        parse: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<T> {
        let value = parse(self.cell(column));
        if value.is_none() {
            self.bad_cell(column, expected, None);
        }
        value
    }

    /// As [`Table::parse`], and `Some(None)` for an empty cell.
    #[inline]
    pub(crate) fn parse_optional<T>(
        &mut self,
        column: usize,
        expected: &str,
        parse: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.cell(column).is_empty() { Some(None) } else { self.parse(column, expected, parse).map(Some) }
    }

    #[cold]
    fn bad_cell(&mut self, column: usize, expected: &str, near: Option<&str>) {
        let expected = expected.into();
        let kind = if self.cell(column).is_empty() {
            ProblemKind::Empty { expected }
        } else {
            ProblemKind::BadCell { found: shown(self.cell(column)), expected, near: near.map(Into::into) }
        };
        self.problem(column, kind);
    }

    /// A cell of a closed vocabulary.
    #[inline]
    pub(crate) fn word<W: Word>(&mut self, column: usize) -> Option<W> {
        let cell = self.cell(column);
        let value = W::ALL.iter().copied().find(|word| word.text().as_bytes() == cell);
        if value.is_none() {
            self.bad_word::<W>(column);
        }
        value
    }

    /// As [`Table::word`], and `Some(None)` for an empty cell.
    #[inline]
    pub(crate) fn optional_word<W: Word>(&mut self, column: usize) -> Option<Option<W>> {
        if self.cell(column).is_empty() { Some(None) } else { self.word(column).map(Some) }
    }

    #[cold]
    fn bad_word<W: Word>(&mut self, column: usize) {
        let found = shown(self.cell(column));
        let near = nearest(found.trim(), W::ALL.iter().map(|word| word.text()), 1);
        self.bad_cell(column, &words::<W>(), near.first().copied());
    }

    /// A `;`-joined list of words, as a set of their positions in the vocabulary.
    #[inline]
    pub(crate) fn word_set<W: Word>(&mut self, column: usize) -> Option<u16> {
        if let Some(set) = self.sets.get(column, self.cell(column)) {
            return Some(set);
        }
        let mut set = 0;
        let mut bad = false;
        for item in self.cell(column).split(|&byte| byte == b';') {
            match W::ALL.iter().position(|word| word.text().as_bytes() == item) {
                Some(position) if set & (1 << position) == 0 => set |= 1 << position,
                _ => bad = true,
            }
        }
        if bad {
            self.bad_words::<W>(column);
            return None;
        }
        if let Some(cell) = self.records.plain_cell(self.at[column]) {
            self.sets.keep(column, cell.as_bytes(), set);
        }
        Some(set)
    }

    #[cold]
    fn bad_words<W: Word>(&mut self, column: usize) {
        if self.cell(column).is_empty() {
            self.bad_cell(column, &words::<W>(), None);
            return;
        }
        let cell = shown(self.cell(column));
        let mut seen = HashSet::new();
        for item in cell.split(';') {
            if self.findings.is_full() {
                break;
            }
            let first = seen.insert(item);
            if word::find::<W>(item).is_none() {
                let near = nearest(item, W::ALL.iter().map(|word| word.text()), 1);
                let (found, expected) = (item.into(), words::<W>().into());
                self.problem(column, ProblemKind::BadItem { found, expected, near: near.first().map(|&n| n.into()) });
            } else if !first {
                let expected = "each item once".into();
                self.problem(column, ProblemKind::BadItem { found: item.into(), expected, near: None });
            }
        }
    }

    /// A key of another table: `find` gives its position there.
    #[inline]
    pub(crate) fn key<'k, I: Iterator<Item = &'k str>>(
        &mut self,
        column: usize,
        find: impl FnOnce(&[u8]) -> Option<u16>,
        table: &str,
        keys: impl FnOnce() -> I,
    ) -> Option<u16> {
        let found = find(self.cell(column));
        if found.is_none() {
            let cell = shown(self.cell(column));
            self.unknown_key(column, &cell, table, keys());
        }
        found
    }

    #[cold]
    pub(crate) fn unknown_key<'k>(
        &mut self,
        column: usize,
        found: &str,
        table: &str,
        keys: impl Iterator<Item = &'k str>,
    ) {
        let kind = if found.is_empty() {
            ProblemKind::Empty { expected: format!("a key of {table}").into() }
        } else if self.findings.is_unreadable(table) {
            return;
        } else {
            if self.findings.is_broken(table) {
                if self.unknown.iter().any(|(at, key)| (*at, &**key) == (column, found)) {
                    return;
                }
                self.unknown.push((column, found.into()));
            }
            let near = nearest(found.trim(), keys, 1);
            ProblemKind::UnknownKey {
                found: found.into(),
                table: table.into(),
                near: near.first().map(|&near| near.into()),
            }
        };
        self.problem(column, kind);
    }

    /// A `;`-joined list of keys of another table, kept in `lists`, mostly once for all rows with the same list:
    /// `sorted` if its order means nothing.
    #[inline]
    pub(crate) fn keys<'k, I: Iterator<Item = &'k str>>(
        &mut self,
        column: usize,
        lists: &mut Lists,
        sorted: bool,
        find: impl Fn(&[u8]) -> Option<u16>,
        table: &str,
        keys: impl Fn() -> I,
    ) -> Option<Span> {
        let cell = self.records.cell(self.at[column]);
        if cell.is_empty() {
            return Some(Span::EMPTY);
        }
        if let Some(span) = self.lists.get(column, cell) {
            return Some(span);
        }
        let start = lists.len();
        for item in cell.split(|&byte| byte == b';') {
            match find(item) {
                Some(key) if !lists.since(start).contains(&key) => lists.push(key),
                _ => {
                    lists.truncate(start);
                    self.bad_keys(column, find, table, keys);
                    return None;
                }
            }
        }
        if sorted {
            lists.sort_since(start);
        }
        let span = lists.span(start);
        if let Some(cell) = self.records.plain_cell(self.at[column]) {
            self.lists.keep(column, cell.as_bytes(), span);
        }
        Some(span)
    }

    #[cold]
    fn bad_keys<'k, I: Iterator<Item = &'k str>>(
        &mut self,
        column: usize,
        find: impl Fn(&[u8]) -> Option<u16>,
        table: &str,
        keys: impl Fn() -> I,
    ) {
        let cell = shown(self.cell(column));
        let mut seen = HashSet::new();
        for item in cell.split(';') {
            if self.findings.is_full() {
                break;
            }
            let first = seen.insert(item);
            if find(item.as_bytes()).is_none() {
                self.unknown_key(column, item, table, keys());
            } else if !first {
                let expected = "each key once".into();
                self.problem(column, ProblemKind::BadItem { found: item.into(), expected, near: None });
            }
        }
    }

    /// Free text; `Some(None)` for an empty cell.
    #[inline]
    pub(crate) fn optional_text(&mut self, column: usize) -> Option<Option<Box<str>>> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Some(None);
        }
        if cell[0].is_ascii_whitespace() || cell[cell.len() - 1].is_ascii_whitespace() {
            let found = shown(cell);
            self.problem(column, ProblemKind::OuterSpace { found });
            return None;
        }
        // An absent text is an empty cell; these stand for "absent" in files of other tools.
        if matches!(cell, b"NA" | b"N/A" | b"NaN" | b"NULL" | b"null" | b"-") {
            self.bad_cell(column, "text, or an empty cell if there is none", None);
            return None;
        }
        // A plain cell needs no second check that it is UTF-8.
        Some(Some(self.records.plain_cell(self.at[column]).map_or_else(|| shown(cell), Into::into)))
    }

    /// Free text that must be there.
    #[inline]
    pub(crate) fn text(&mut self, column: usize) -> Option<Box<str>> {
        let text = self.optional_text(column)?;
        if text.is_none() {
            self.bad_cell(column, "text", None);
        }
        text
    }

    /// A date `YYYY-MM-DD`; `Some(None)` for an empty cell.
    pub(crate) fn optional_date(&mut self, column: usize) -> Option<Option<NaiveDate>> {
        self.parse_optional(column, "a date, YYYY-MM-DD", date::from_bytes)
    }

    /// A number without sign; `Some(None)` for an empty cell.
    pub(crate) fn optional_number<N: std::str::FromStr>(&mut self, column: usize) -> Option<Option<N>> {
        self.parse_optional(column, "a whole number", |cell| {
            let text = std::str::from_utf8(cell).ok()?;
            text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
        })
    }
}

/// A cell as text. The whole file was checked to be UTF-8, and cells end at ASCII bytes, so nothing is replaced.
fn shown(cell: &[u8]) -> Box<str> {
    String::from_utf8_lossy(cell).into()
}

fn words<W: Word>() -> String {
    let texts: Vec<&str> = W::ALL.iter().map(|word| word.text()).collect();
    let mut listed = String::new();
    // Writing to a String can't fail.
    let _ = word::list(&mut listed, &texts);
    listed
}

/// The line, from 1, on which a byte is. A line ends with LF, CRLF or a CR alone, as for csv-core.
fn line_at(bytes: &[u8], offset: u64) -> u64 {
    let offset = usize::try_from(offset).unwrap_or(usize::MAX).min(bytes.len());
    let is_end = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    1 + memchr2_iter(b'\n', b'\r', &bytes[..offset]).filter(is_end).count() as u64
}
