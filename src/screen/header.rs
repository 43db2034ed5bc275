//! The header: where it ends, which delimiter it has, and where the columns are.

use std::io::Read;

use super::{
    answer::COLUMNS,
    chunk::{CHUNK, LONGEST_RECORD, fill},
    error::ScreenError,
    record::{self, Delimiter, OpenQuote},
};
use crate::{csv::format::known_other, text::near::nearest};

/// The first record, whose fields are the names of the columns.
pub(super) struct Header {
    pub(super) delimiter: Delimiter,
    /// Where its last field ends.
    pub(super) end: usize,
    names: Vec<Vec<u8>>,
}

impl Header {
    /// Reads the header into `bytes`, and with it the start of what follows.
    ///
    /// If no delimiter is given, it is the one with which the header has the columns that are asked for; if there are
    /// several or none such, of them the one that parts the most columns.
    pub(super) fn read(
        reader: &mut impl Read,
        bytes: &mut Vec<u8>,
        delimiter: Option<Delimiter>,
        asked: &[&str],
    ) -> Result<Header, ScreenError> {
        let candidates = match &delimiter {
            Some(given) => std::slice::from_ref(given),
            None => &Delimiter::ALL[..],
        };
        loop {
            let at_end = fill(reader, bytes, bytes.len() + CHUNK)?;
            let start = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
            let start = record::skip_blank_lines(bytes, start);
            if start == bytes.len() && at_end {
                return Err(ScreenError::NoHeader);
            }
            let headers =
                candidates.iter().filter_map(|&delimiter| Header::parse(bytes, start, delimiter, at_end).ok());
            // The first of equals: `max_by_key` would take the last.
            let best =
                headers.rev().max_by_key(|header| (asked.iter().all(|name| header.has(name)), header.names.len()));
            match best {
                Some(header) => return Ok(header),
                None if at_end => return Err(refused(bytes, ScreenError::OpenQuote { line: 1 })),
                None if bytes.len() > LONGEST_RECORD => {
                    return Err(refused(bytes, ScreenError::RecordTooLong { line: 1, limit: LONGEST_RECORD }));
                }
                None => {}
            }
        }
    }

    fn parse(bytes: &[u8], start: usize, delimiter: Delimiter, at_end: bool) -> Result<Header, OpenQuote> {
        let (mut names, mut scratch) = (Vec::new(), Vec::new());
        let end = record::fields(bytes, start, delimiter.byte(), |_, field| {
            names.push(record::text(&bytes[field], &mut scratch).to_vec());
        })?;
        if end == bytes.len() && !at_end { Err(OpenQuote) } else { Ok(Header { delimiter, end, names }) }
    }

    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    fn has(&self, column: &str) -> bool {
        self.names.iter().any(|name| name == column.as_bytes())
    }

    /// The position of a column.
    pub(super) fn position(&self, column: &str, bytes: &[u8]) -> Result<usize, ScreenError> {
        let mut found = self.names.iter().enumerate().filter(|(_, name)| *name == column.as_bytes());
        match (found.next(), found.next()) {
            (Some((position, _)), None) => Ok(position),
            (Some(_), Some(_)) => Err(ScreenError::DoubledColumn { column: column.into() }),
            (None, _) => Err(refused(bytes, self.no_column(column))),
        }
    }

    fn no_column(&self, column: &str) -> ScreenError {
        const SHOWN: usize = 20;
        let shown = |name: &[u8]| String::from_utf8_lossy(name).chars().take(60).collect::<String>();
        let names: Vec<String> = self.names.iter().map(|name| shown(name)).collect();
        ScreenError::NoColumn {
            column: column.into(),
            near: nearest(column, names.iter().map(String::as_str), 3).into_iter().map(Into::into).collect(),
            header: names.iter().take(SHOWN).map(|name| name.as_str().into()).collect(),
        }
    }

    /// Refuses a header that already has a column which is to be added.
    pub(super) fn without_answers(&self) -> Result<(), ScreenError> {
        match COLUMNS.iter().find(|column| self.has(column)) {
            Some(&column) => Err(ScreenError::AlreadyScreened { column: column.into() }),
            None => Ok(()),
        }
    }
}

/// The error, or that the file is no CSV at all, where that explains it.
fn refused(bytes: &[u8], error: ScreenError) -> ScreenError {
    known_other(bytes).map_or(error, |found| ScreenError::WrongFormat { found })
}
