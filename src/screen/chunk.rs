//! Chunks: the input, cut at the end of a record, with the positions of the cells that are asked for.

use std::{io::Read, mem, ops::Range};

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::error::ScreenError;
use crate::csv::scan::{BadQuote, Record, Scanner};

/// How much is read at a time: small enough for the caches of a processor, large enough that the calls cost little.
pub(crate) const CHUNK: usize = 128 * 1024;

/// The longest record, in bytes. A longer one comes from a quote that was never closed.
pub(crate) const LONGEST_RECORD: usize = 1024 * 1024;

/// The most rows of a chunk. With the added columns a row of one byte can grow to two hundred, and dozens of chunks are
/// in memory at once.
const MOST_ROWS: usize = 4096;

/// A piece of the input: complete records, and blank lines before them. The last piece may also have blank lines after
/// them.
#[derive(Default)]
pub(crate) struct Chunk {
    pub(crate) input: Vec<u8>,
    pub(crate) rows: Rows,
    /// The line on which the chunk begins.
    line: u64,
}

/// The positions of the records of a chunk, and of some of their cells.
#[derive(Default)]
pub(crate) struct Rows {
    /// How many numbers a row has: its end, then start and end of each cell.
    stride: usize,
    places: Vec<Place>,
}

/// The positions of one row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'c>(&'c [Place]);

/// The shape of the expected records, and which of their cells are asked for.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) delimiter: u8,
    /// The number of fields.
    pub(crate) width: usize,
    /// The positions of the columns that are asked for, in rising order.
    columns: Vec<usize>,
}

impl Shape {
    pub(crate) fn new(delimiter: u8, width: usize, columns: impl IntoIterator<Item = usize>) -> Self {
        let mut columns: Vec<usize> = columns.into_iter().collect();
        columns.sort_unstable();
        columns.dedup();
        Shape { delimiter, width, columns }
    }

    /// The number that [`Row::cell`] takes for a column that was asked for.
    pub(crate) fn cell_of(&self, column: usize) -> usize {
        self.columns.partition_point(|&asked| asked < column)
    }
}

impl Rows {
    pub(crate) fn len(&self) -> usize {
        self.places.len() / self.stride.max(1)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Row<'_>> {
        self.places.chunks_exact(self.stride.max(1)).map(Row)
    }
}

impl Row<'_> {
    /// Where the last field ends.
    #[inline]
    pub(crate) fn end(self) -> usize {
        self.0[0].get()
    }

    #[inline]
    pub(crate) fn cell(self, number: usize) -> Range<usize> {
        self.0[1 + 2 * number].get()..self.0[2 + 2 * number].get()
    }
}

/// Cuts an input into chunks.
pub(crate) struct Chunks<'s, R> {
    reader: R,
    shape: &'s Shape,
    /// How much is read at a time.
    size: usize,
    /// What was read after the last record end found so far.
    rest: Vec<u8>,
    at_end: bool,
    /// The line on which the rest begins.
    line: u64,
}

impl<'s, R: Read> Chunks<'s, R> {
    /// From a reader and the bytes that were already read from it. The bytes begin at a record, or at the end of a line
    /// before it.
    pub(crate) fn new(reader: R, shape: &'s Shape, rest: Vec<u8>, line: u64) -> Self {
        Chunks { reader, shape, size: CHUNK, rest, at_end: false, line }
    }

    /// Fills `chunk` with the next records. `false` at the end of the input.
    pub(crate) fn next(&mut self, chunk: &mut Chunk) -> Result<bool, ScreenError> {
        chunk.input.clear();
        mem::swap(&mut chunk.input, &mut self.rest);
        chunk.line = self.line;
        let mut wanted = self.size;
        let end = loop {
            if !self.at_end {
                self.at_end = fill(&mut self.reader, &mut chunk.input, wanted)?;
            }
            let end = match chunk.find_rows(self.shape, self.at_end) {
                Ok(end) => end,
                Err(bad) => {
                    // What the message shows must not depend on where the chunk was cut.
                    let wanted = chunk.input.len() + SHOWN;
                    fill(&mut self.reader, &mut chunk.input, wanted)?;
                    return Err(bad.of(&chunk.input, chunk.line, self.shape));
                }
            };
            if self.at_end && chunk.rows.len() < MOST_ROWS {
                break chunk.input.len();
            }
            if end > 0 {
                break end;
            }
            // Blank lines need not be kept together.
            if let Some(end) = before_last_line_end(&chunk.input) {
                break end;
            }
            if chunk.input.len() > LONGEST_RECORD {
                let start = chunk.input.iter().position(|byte| !is_line_end(*byte)).unwrap_or_default();
                return Err(ScreenError::RecordTooLong { line: chunk.line_at(start), limit: LONGEST_RECORD });
            }
            wanted = chunk.input.len() + self.size;
        };
        self.rest.extend_from_slice(&chunk.input[end..]);
        chunk.input.truncate(end);
        self.line += line_ends(&chunk.input);
        Ok(!chunk.input.is_empty())
    }
}

impl Chunk {
    /// Notes the positions of the records, up to the first that is not complete. Returns where that one begins.
    fn find_rows(&mut self, shape: &Shape, at_end: bool) -> Result<usize, BadRow> {
        let Chunk { input, rows: Rows { stride, places }, .. } = self;
        *stride = 1 + 2 * shape.columns.len();
        places.clear();
        let mut scanner = Scanner::new(input, shape.delimiter, at_end);
        while places.len() < MOST_ROWS * *stride {
            let row = places.len();
            places.push(Place::at(0));
            let mut asked = shape.columns.iter();
            let mut next = asked.next();
            let record = scanner.record(|number, place| {
                if Some(&number) == next {
                    places.extend([Place::at(place.start), Place::at(place.end)]);
                    next = asked.next();
                }
            });
            let Some(record) = record.map_err(BadRow::Quote)? else {
                places.truncate(row);
                break;
            };
            if record.fields != shape.width {
                return Err(BadRow::Fields(record));
            }
            places[row] = Place::at(record.place.end);
        }
        Ok(scanner.end())
    }

    /// The line numbers of positions, for callers that ask for them in order.
    pub(crate) fn lines(&self) -> Lines<'_> {
        Lines { bytes: &self.input, place: 0, line: self.line, has_returns: memchr(b'\r', &self.input).is_some() }
    }

    /// The line of a position in this chunk.
    pub(crate) fn line_at(&self, place: usize) -> u64 {
        line_at(&self.input, self.line, place)
    }
}

/// Counts lines from one position to the next, so that no byte is looked at twice.
pub(crate) struct Lines<'c> {
    bytes: &'c [u8],
    place: usize,
    line: u64,
    /// Whether there are carriage returns, so that not every line end is a line feed.
    has_returns: bool,
}

impl Lines<'_> {
    /// The line of a position. It must not be before the last position, nor within a line end.
    #[inline]
    pub(crate) fn of(&mut self, place: usize) -> u64 {
        let bytes = &self.bytes[self.place..place];
        self.line += if self.has_returns { line_ends(bytes) } else { memchr_iter(b'\n', bytes).count() as u64 };
        self.place = place;
        self.line
    }
}

/// A position in a chunk, in half the size of a `usize`.
#[derive(Clone, Copy)]
struct Place(u32);

// No chunk grows beyond this before it is looked at.
const _: () = assert!(LONGEST_RECORD + 2 * CHUNK < u32::MAX as usize);

impl Place {
    #[inline]
    fn at(place: usize) -> Self {
        Place(u32::try_from(place).unwrap_or_else(|_| unreachable!("a chunk is shorter than that")))
    }

    #[inline]
    fn get(self) -> usize {
        self.0 as usize
    }
}

/// A record that is not a row of this file.
enum BadRow {
    Quote(BadQuote),
    /// It has a different number of fields.
    Fields(Record),
}

impl BadRow {
    /// The error, given the line on which the bytes begin.
    fn of(self, bytes: &[u8], line: u64, shape: &Shape) -> ScreenError {
        match self {
            BadRow::Quote(bad) => bad_quote(bytes, line, bad),
            BadRow::Fields(Record { place, fields }) => ScreenError::FieldCount {
                line: line_at(bytes, line, place.start),
                last_line: line_at(bytes, line, place.end),
                found: fields,
                expected: shape.width,
            },
        }
    }
}

/// How many bytes of a misplaced text are shown.
const SHOWN: usize = 20;

/// The error for quotes in bytes that begin on a line.
pub(crate) fn bad_quote(bytes: &[u8], line: u64, bad: BadQuote) -> ScreenError {
    match bad {
        BadQuote::Open { quote } => ScreenError::OpenQuote { line: line_at(bytes, line, quote) },
        BadQuote::TextAfter { quote, text } => {
            let after = &bytes[text..bytes.len().min(text + SHOWN)];
            let line_end = after.iter().position(|byte| is_line_end(*byte)).unwrap_or(after.len());
            ScreenError::TextAfterQuote {
                line: line_at(bytes, line, quote),
                closed_on: line_at(bytes, line, text),
                found: String::from_utf8_lossy(&after[..line_end]).into(),
            }
        }
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}

/// Where the last line end begins, in bytes that are only line ends. `None` if there is none before it. The last may be
/// half a line end, so it has to wait for the next bytes.
fn before_last_line_end(bytes: &[u8]) -> Option<usize> {
    let end = match bytes {
        [before @ .., b'\r', b'\n'] | [before @ .., _] => before.len(),
        [] => 0,
    };
    (end > 0 && bytes.iter().copied().all(is_line_end)).then_some(end)
}

/// The line of a position, in bytes that begin on a line.
pub(crate) fn line_at(bytes: &[u8], line: u64, place: usize) -> u64 {
    line + line_ends(&bytes[..place])
}

/// The number of line ends: line feeds, and carriage returns that no line feed follows.
pub(crate) fn line_ends(bytes: &[u8]) -> u64 {
    let ends = if memchr(b'\r', bytes).is_none() {
        memchr_iter(b'\n', bytes).count()
    } else {
        let ends = memchr2_iter(b'\n', b'\r', bytes);
        ends.filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')).count()
    };
    ends as u64
}

/// Reads until there are `wanted` bytes. `true` if the input ends before that.
pub(crate) fn fill(reader: &mut impl Read, bytes: &mut Vec<u8>, wanted: usize) -> Result<bool, ScreenError> {
    let missing = wanted.saturating_sub(bytes.len()) as u64;
    let read = reader.take(missing).read_to_end(bytes).map_err(ScreenError::Read)?;
    Ok((read as u64) < missing)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The first cells of all rows, the lines of the chunks, and the bytes of all chunks joined.
    fn read(bytes: &[u8], size: usize) -> Result<(Vec<Vec<u8>>, Vec<u8>), String> {
        let shape = Shape::new(b',', 1, [0]);
        let mut chunks = Chunks::new(bytes, &shape, Vec::new(), 1);
        chunks.size = size;
        let (mut cells, mut joined, mut chunk) = (Vec::new(), Vec::new(), Chunk::default());
        while chunks.next(&mut chunk).map_err(|error| error.to_string())? {
            assert_eq!(chunk.line, line_at(bytes, 1, joined.len()));
            cells.extend(chunk.rows.iter().map(|row| chunk.input[row.cell(0)].to_vec()));
            joined.extend_from_slice(&chunk.input);
        }
        Ok((cells, joined))
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn chunks_of_any_size_have_the_records_of_the_whole(
            bytes in prop::collection::vec(prop::sample::select(b"\"\"\n\rab ".to_vec()), 0..40),
            size in 1_usize..20,
        ) {
            let whole = read(&bytes, 1000);
            prop_assert_eq!(&read(&bytes, size), &whole);
            if let Ok((_, joined)) = whole {
                prop_assert_eq!(joined, bytes);
            }
        }
    }

    #[test]
    fn many_rows_are_several_chunks() {
        let bytes = b"a\n".repeat(3 * MOST_ROWS);
        let (cells, joined) = read(&bytes, CHUNK).unwrap();
        assert_eq!(cells.len(), 3 * MOST_ROWS);
        assert!(joined == bytes);
    }

    #[test]
    fn lines_end_as_users_count_them() {
        for (text, ends) in [("", 0), ("a\nb\n", 2), ("a\r\nb\r\n", 2), ("a\rb\rc", 2), ("\r\n\r", 2), ("\n\r\n", 2)] {
            assert_eq!(line_ends(text.as_bytes()), ends, "{text:?}");
        }
    }
}
