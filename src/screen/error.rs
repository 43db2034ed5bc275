//! Why a file could not be screened.

use std::io;

use super::{delimiter::Delimiter, summary::Summary};
use crate::text::quoted::{quoted, shown};

/// Why a file could not be screened. Output written before the error is incomplete: discard it.
///
/// Lines are counted from 1, including those within quotes. A line ends with LF, CRLF or a CR alone.
///
/// ```
/// use tip_report::{Dataset, Screening, error::ScreenError};
/// let error = Screening::new(Dataset::bundled(), "country").run(&b"Country,id\nKOR,1\n"[..], Vec::new()).unwrap_err();
/// assert!(matches!(error, ScreenError::NoColumn { .. }));
/// assert_eq!(error.to_string(), "the header has no column `country`; near: `Country`");
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScreenError {
    /// The input can't be read.
    #[error("the input can't be read: {}", shown(&.0.to_string()))]
    Read(io::Error),
    /// The output can't be written.
    #[error("the output can't be written: {}", shown(&.0.to_string()))]
    Write(io::Error),
    /// There is no header: the input is empty.
    #[error("the input is empty: expected a header")]
    NoHeader,
    /// The input is clearly not CSV.
    #[error("the input is {found}: expected CSV in UTF-8 or another encoding that keeps ASCII")]
    WrongFormat {
        /// What it seems to be.
        found: &'static str,
    },
    /// The header does not have a named column. Names of columns are compared exactly.
    #[error("the header has no column {}{}", quoted(.column), columns(.near, .header))]
    NoColumn {
        /// The column that was named.
        column: Box<str>,
        /// Columns whose names differ by a few letters, nearest first. At most three.
        near: Vec<Box<str>>,
        /// All columns of the header, but at most the first twenty.
        header: Vec<Box<str>>,
    },
    /// The header has a named column more than once.
    #[error("the header has the column {} more than once", quoted(.column))]
    DoubledColumn {
        /// The column.
        column: Box<str>,
    },
    /// The header has the named columns with more than one delimiter.
    #[error("the header can be read with the delimiters {}: say which one the file has", listed(.candidates))]
    AmbiguousDelimiter {
        /// The delimiters.
        candidates: Vec<Delimiter>,
    },
    /// The header already has one of the columns to be added: the file was screened before.
    #[error("the header already has a column `{column}`: was the file screened before?")]
    AlreadyScreened {
        /// The column.
        column: Box<str>,
    },
    /// A row has more or fewer fields than the header, so the added cells would be in other columns.
    #[error("line {line}: {found} fields, expected {expected} as in the header{}", runs_on(*.line, *.last_line))]
    FieldCount {
        /// The line on which the row begins.
        line: u64,
        /// The line on which the row ends. It differs if there are line ends within quotes.
        last_line: u64,
        /// How many fields the row has.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// The file ends within quotes.
    #[error("line {line}: a quote that opens here is never closed")]
    OpenQuote {
        /// The line on which the quote is.
        line: u64,
    },
    /// There is text between a closing quote and the next delimiter: a quote is missing or not doubled. Several rows or
    /// fields may have become one.
    #[error("line {line}: a quote that opens here closes{} before {}: expected a delimiter or a line end", closes(*.line, *.closed_on), quoted(.found))]
    TextAfterQuote {
        /// The line on which the field begins.
        line: u64,
        /// The line on which its quotes close.
        closed_on: u64,
        /// The start of the text.
        found: Box<str>,
    },
    /// A row is too long, usually because a quote in it is never closed.
    #[error("line {line}: the row is longer than {limit} bytes; is a quote never closed?")]
    RecordTooLong {
        /// The line on which the row begins.
        line: u64,
        /// The limit in bytes. Every row up to this length is accepted.
        limit: usize,
    },
    /// Some rows have a problem, and the screening is [strict](super::Screening::strict).
    #[error("{} of {} rows have a problem", .0.rows_with_problems(), .0.rows())]
    Unresolved(Box<Summary>),
}

fn listed(delimiters: &[Delimiter]) -> String {
    delimiters.iter().map(|delimiter| quoted(&delimiter.to_string())).collect::<Vec<_>>().join(" and ")
}

fn runs_on(line: u64, last_line: u64) -> String {
    if line == last_line {
        String::new()
    } else {
        format!("; it runs on to line {last_line} within quotes: is one of them never closed?")
    }
}

fn closes(line: u64, closed_on: u64) -> String {
    if line == closed_on { String::new() } else { format!(" on line {closed_on}") }
}

fn columns(near: &[Box<str>], header: &[Box<str>]) -> String {
    let list = |columns: &[Box<str>]| columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ");
    if near.is_empty() { format!("; it has {}", list(header)) } else { format!("; near: {}", list(near)) }
}
