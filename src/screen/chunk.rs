//! Chunks: the input cut where a record ends, so that each can be screened by itself.

use std::io::Read;

use memchr::{memchr, memchr_iter, memrchr2};

use super::{error::ScreenError, record::Delimiter};

/// How much is read at a time: small enough for the caches of a processor, large enough to make the calls not count.
///
/// Rows of one byte grow to twenty times their size with what is added and noted; a dozen such chunks still fit in 64 MiB.
pub(super) const CHUNK: usize = 128 * 1024;

/// The longest record, in bytes. What is longer comes from a quote that was never closed.
pub(super) const LONGEST_RECORD: usize = 1024 * 1024;

/// Cuts an input into chunks that each end where a record ends.
pub(super) struct Chunks<R> {
    reader: R,
    delimiter: u8,
    /// How much is read at a time.
    size: usize,
    /// Read, but after the last record end that was found.
    rest: Vec<u8>,
    at_end: bool,
    /// The line on which the rest begins.
    line: u64,
}

impl<R: Read> Chunks<R> {
    /// From a reader and what was already read of it, which begins at a record.
    pub(super) fn new(reader: R, delimiter: Delimiter, rest: Vec<u8>, line: u64) -> Self {
        Chunks { reader, delimiter: delimiter.byte(), size: CHUNK, rest, at_end: false, line }
    }

    /// Fills `chunk` with whole records and returns the line on which they begin; `None` at the end of the input.
    pub(super) fn next(&mut self, chunk: &mut Vec<u8>) -> Result<Option<u64>, ScreenError> {
        chunk.clear();
        std::mem::swap(chunk, &mut self.rest);
        let mut cut = Cut::default();
        let mut wanted = self.size;
        loop {
            if !self.at_end {
                self.at_end = fill(&mut self.reader, chunk, wanted)?;
            }
            cut.look(chunk, self.delimiter, self.at_end);
            if self.at_end || cut.end > 0 {
                break;
            }
            if chunk.len() > LONGEST_RECORD {
                return Err(ScreenError::RecordTooLong { line: self.line, limit: LONGEST_RECORD });
            }
            wanted = chunk.len() + self.size;
        }
        if !self.at_end {
            self.rest.extend_from_slice(&chunk[cut.end..]);
            chunk.truncate(cut.end);
        }
        let line = self.line;
        self.line += lines(chunk);
        Ok((!chunk.is_empty()).then_some(line))
    }
}

/// The number of line feeds.
pub(super) fn lines(bytes: &[u8]) -> u64 {
    memchr_iter(b'\n', bytes).count() as u64
}

/// Reads until there are `wanted` bytes; `true` if the input ends before that.
pub(super) fn fill(reader: &mut impl Read, bytes: &mut Vec<u8>, wanted: usize) -> Result<bool, ScreenError> {
    let missing = wanted.saturating_sub(bytes.len()) as u64;
    let read = reader.take(missing).read_to_end(bytes).map_err(ScreenError::Read)?;
    Ok((read as u64) < missing)
}

/// The last record end in bytes that grow. Only quotes are looked at, and the last line end between two.
#[derive(Default)]
struct Cut {
    /// After the last record end that is known to be one.
    end: usize,
    looked: usize,
    within_quotes: bool,
}

impl Cut {
    fn look(&mut self, bytes: &[u8], delimiter: u8, at_end: bool) {
        while self.looked < bytes.len() {
            let quote = memchr(b'"', &bytes[self.looked..]).map(|length| self.looked + length);
            if self.within_quotes {
                let Some(quote) = quote else {
                    self.looked = bytes.len();
                    return;
                };
                match bytes.get(quote + 1) {
                    Some(b'"') => self.looked = quote + 2,
                    // Whether it closes is seen with the next byte.
                    None if !at_end => {
                        self.looked = quote;
                        return;
                    }
                    _ => (self.looked, self.within_quotes) = (quote + 1, false),
                }
            } else {
                let end = quote.unwrap_or(bytes.len());
                // A line end of two bytes may be cut in two: what comes second is then a blank line.
                if let Some(last) = memrchr2(b'\n', b'\r', &bytes[self.looked..end]) {
                    self.end = self.looked + last + 1;
                }
                self.looked = end;
                if let Some(quote) = quote {
                    let before = quote.checked_sub(1).map(|before| bytes[before]);
                    self.within_quotes = before.is_none_or(|byte| byte == delimiter || matches!(byte, b'\n' | b'\r'));
                    self.looked = quote + 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn records(bytes: &[u8]) -> Vec<csv::ByteRecord> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        reader.byte_records().map(Result::unwrap).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn chunks_of_any_size_have_the_records_of_the_whole(
            bytes in prop::collection::vec(prop::sample::select(b"\",\n\ra".to_vec()), 0..40),
            size in 1_usize..20,
        ) {
            let mut chunks = Chunks::new(&bytes[..], Delimiter::Comma, Vec::new(), 1);
            chunks.size = size;
            let (mut joined, mut found, mut chunk) = (Vec::new(), Vec::new(), Vec::new());
            while let Some(line) = chunks.next(&mut chunk).unwrap() {
                prop_assert_eq!(line, 1 + lines(&joined));
                found.extend(records(&chunk));
                joined.extend_from_slice(&chunk);
            }
            prop_assert_eq!(&joined, &bytes);
            prop_assert_eq!(found, records(&bytes));
        }
    }
}
