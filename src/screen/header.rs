//! The header: where it ends, its delimiter, and the positions of the columns.

use std::io::Read;

use super::{
    chunk::{CHUNK, LONGEST_RECORD, bad_quote, fill, line_at},
    delimiter::Delimiter,
    error::ScreenError,
};
use crate::{
    csv::{
        format::known_other,
        scan::{BadQuote, Scanner, text},
    },
    text::near::nearest,
};

/// The first record, whose fields are the names of the columns.
pub(crate) struct Header {
    pub(crate) delimiter: Delimiter,
    /// Where the last field ends.
    pub(crate) end: usize,
    /// The line on which the header ends.
    pub(crate) last_line: u64,
    names: Vec<Vec<u8>>,
}

impl Header {
    /// Reads the header into `bytes`, together with the start of what follows.
    ///
    /// If no delimiter is given, a first line `sep=;`, as spreadsheets write it, decides. Otherwise it is the delimiter
    /// with which the header has the columns that are asked for.
    pub(crate) fn read(
        reader: &mut impl Read,
        bytes: &mut Vec<u8>,
        delimiter: Option<Delimiter>,
        asked: &[&str],
    ) -> Result<Header, ScreenError> {
        loop {
            let at_end = fill(reader, bytes, bytes.len() + CHUNK)?;
            let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
            let said = delimiter_line(&bytes[mark..]);
            let start = said.map_or(mark, |(_, length)| mark + length);
            if bytes[start..].iter().all(|byte| matches!(byte, b'\n' | b'\r')) && at_end {
                return Err(ScreenError::NoHeader);
            }
            let given = delimiter.or(said.map(|(delimiter, _)| delimiter));
            let tried = given.as_ref().map_or(Delimiter::TRIED, std::slice::from_ref);
            let read = |&delimiter: &Delimiter| Header::parse(bytes, start, delimiter, at_end);
            let results: Vec<_> = tried.iter().map(read).collect();
            let bad = results.iter().find_map(|result| result.as_ref().err().copied());
            let bad = bad.filter(|_| at_end || results.iter().all(Result::is_err));
            let headers: Vec<Header> = results.into_iter().filter_map(Result::ok).flatten().collect();
            if let Some(header) = Header::choose(headers, asked)? {
                return Ok(header);
            }
            if let Some(bad) = bad {
                return Err(refused(bytes, bad_quote(bytes, 1, bad)));
            }
            if bytes.len() > LONGEST_RECORD {
                let line = line_at(bytes, 1, start);
                return Err(refused(bytes, ScreenError::RecordTooLong { line, limit: LONGEST_RECORD }));
            }
        }
    }

    /// The header with one delimiter. `None` if the bytes do not tell where it ends.
    fn parse(bytes: &[u8], start: usize, delimiter: Delimiter, at_end: bool) -> Result<Option<Header>, BadQuote> {
        let (mut names, mut scratch) = (Vec::new(), Vec::new());
        let rest = &bytes[start..];
        let record = Scanner::new(rest, delimiter.byte(), at_end)
            .record(|_, field| names.push(text(&rest[field], &mut scratch).to_vec()))
            .map_err(|bad| bad.moved(start))?;
        Ok(record.map(|record| {
            let end = start + record.place.end;
            Header { delimiter, end, last_line: line_at(bytes, 1, end), names }
        }))
    }

    /// Of the headers with different delimiters, the one that has the columns. If it is one column with all delimiters,
    /// or if no header has the columns, the first with the most columns.
    fn choose(headers: Vec<Header>, asked: &[&str]) -> Result<Option<Header>, ScreenError> {
        let fits = |header: &&Header| asked.iter().all(|name| header.has(name));
        let fitting: Vec<Delimiter> =
            headers.iter().filter(fits).filter(|header| header.len() > 1).map(|header| header.delimiter).collect();
        if fitting.len() > 1 {
            return Err(ScreenError::AmbiguousDelimiter { candidates: fitting });
        }
        // `max_by_key` takes the last of equals, so the order is reversed to get the first.
        Ok(headers.into_iter().rev().max_by_key(|header| (fits(&header), header.len())))
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.names.iter().map(Vec::as_slice)
    }

    pub(crate) fn has(&self, column: &str) -> bool {
        self.names.iter().any(|name| name == column.as_bytes())
    }

    /// The position of a column.
    pub(crate) fn position(&self, column: &str, bytes: &[u8]) -> Result<usize, ScreenError> {
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

    /// Refuses a header that already has one of the columns to be added.
    pub(crate) fn without(&self, columns: &[&str]) -> Result<(), ScreenError> {
        match columns.iter().find(|column| self.has(column)) {
            Some(&column) => Err(ScreenError::AlreadyScreened { column: column.into() }),
            None => Ok(()),
        }
    }
}

/// The delimiter that a first line `sep=;` gives, and the length of that line without its end.
fn delimiter_line(bytes: &[u8]) -> Option<(Delimiter, usize)> {
    let line = &bytes[..bytes.iter().take(16).position(|byte| matches!(byte, b'\n' | b'\r'))?];
    let inner = line.strip_prefix(b"\"").and_then(|inner| inner.strip_suffix(b"\"")).unwrap_or(line);
    match inner {
        [word @ .., b'=', byte] if word.eq_ignore_ascii_case(b"sep") => {
            Delimiter::new(char::from(*byte)).map(|delimiter| (delimiter, line.len()))
        }
        _ => None,
    }
}

/// The error, or that the file is not CSV at all, if that explains it.
fn refused(bytes: &[u8], error: ScreenError) -> ScreenError {
    known_other(bytes).map_or(error, |found| ScreenError::WrongFormat { found })
}
