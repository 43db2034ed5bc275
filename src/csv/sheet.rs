//! Rows as texts, to write them and to compare two datasets.

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, Write},
};

use super::column::Column;
use crate::words::{table::Table, word::Word};

/// The text of a cell. Empty if there is no value.
pub(crate) type Cell<'d> = Cow<'d, str>;

/// A row as texts, in the order of the columns.
pub(crate) struct Line<'d>(Vec<Cell<'d>>);

impl<'d> Line<'d> {
    /// Writes a text.
    pub(crate) fn text(&mut self, column: Column, text: impl Into<Option<&'d str>>) {
        self.0[column.position] = text.into().unwrap_or_default().into();
    }

    pub(crate) fn word<W: Word>(&mut self, column: Column, word: W) {
        self.text(column, word.text());
    }

    pub(crate) fn optional_word<W: Word>(&mut self, column: Column, word: Option<W>) {
        self.text(column, word.map(Word::text));
    }

    /// Writes the text that `Display` gives.
    pub(crate) fn shown<T: Display>(&mut self, column: Column, value: T) {
        self.0[column.position] = value.to_string().into();
    }

    /// Like [`Line::shown`], but an empty cell for `None`.
    pub(crate) fn optional<T: Display>(&mut self, column: Column, value: Option<T>) {
        self.0[column.position] = value.map(|value| value.to_string().into()).unwrap_or_default();
    }

    /// Writes a list, joined by `;`.
    pub(crate) fn list<'t>(&mut self, column: Column, items: impl Iterator<Item = &'t str>) {
        self.0[column.position] = items.collect::<Vec<_>>().join(";").into();
    }
}

/// A table as texts. Its rows are in order of their cells, as in the bundled files.
pub(crate) struct Sheet<'d> {
    pub(crate) table: Table,
    pub(crate) columns: &'static [Column],
    /// The number of columns, from the first on, that identify a row.
    pub(crate) key: usize,
    pub(crate) rows: Vec<Vec<Cell<'d>>>,
}

impl<'d> Sheet<'d> {
    pub(crate) fn new<R>(
        table: Table,
        columns: &'static [Column],
        key: usize,
        rows: impl Iterator<Item = R>,
        write: impl Fn(R, &mut Line<'d>),
    ) -> Self {
        let line = |row: R| {
            let mut line = Line(vec![Cell::default(); columns.len()]);
            write(row, &mut line);
            line.0
        };
        let mut rows: Vec<_> = rows.map(line).collect();
        rows.sort_unstable();
        Sheet { table, columns, key, rows }
    }

    pub(crate) fn write(&self, writer: impl Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(writer);
        csv.write_record(self.columns.iter().map(|column| column.name)).map_err(io_error)?;
        for row in &self.rows {
            csv.write_record(row.iter().map(|cell| cell.as_bytes())).map_err(io_error)?;
        }
        csv.flush()
    }
}

pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
