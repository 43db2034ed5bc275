//! The records of a CSV text, and where the cells of each are.

use std::{cell::RefCell, mem};

use csv_core::{ReadRecordResult, Reader};

/// No row of these tables is longer, in bytes; what is, comes from a quote that was never closed.
pub(super) const LONGEST_ROW: usize = 64 * 1024;

/// The records of a CSV text, one after another.
///
/// Hardly any record has a quote. Those without are cut where they lie, eight bytes at a time and with no byte copied,
/// in a fifth of the instructions of a parser that must copy. A record with a quote is left to `csv-core`,
/// whose rules these are: a record ends at `\n`, `\r` or both, and blank lines are no records.
///
/// The cells of a record that is longer than [`LONGEST_ROW`] are not kept, so that it needs no memory; it must be refused.
pub(super) struct Records<'t> {
    text: &'t str,
    /// Where the current record begins.
    start: usize,
    /// Where the one after it is looked for.
    next: usize,
    /// Where each cell begins, and where another would begin after the last: in the text, or in `unquoted`.
    bounds: Vec<usize>,
    count: usize,
    /// How far apart two cells are: by the comma in the text, by nothing in `unquoted`.
    gap: usize,
    /// The cells of a record with quotes, without them.
    unquoted: Vec<u8>,
    open: bool,
}

thread_local! {
    /// Costs as much to build as a thousand records to read, so the tables share one.
    static PARSER: RefCell<Reader> = RefCell::new({
        let mut parser = Reader::new();
        // Past the start of a text, where it would take a letter U+FEFF for a byte order mark.
        parser.read_record(b"\n", &mut [0], &mut [0]);
        parser
    });
}

/// One in every byte.
const ONES: u64 = u64::MAX / 0xFF;

/// The high bit of every byte of `word` that is not above a comma: so of a comma, a line's end, a quote, and some others.
#[inline]
const fn up_to_comma(word: u64) -> u64 {
    const HIGH: u64 = ONES * 0x80;
    // With its high bit set no byte borrows from the next.
    let above = (word | HIGH).wrapping_sub(ONES * (b',' as u64 + 1));
    !above & !word & HIGH
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Records { text, start: 0, next: 0, bounds: vec![0; 16], count: 0, gap: 1, unquoted: Vec::new(), open: false }
    }

    /// Goes to the next record; `false` at the end.
    #[inline]
    pub(super) fn next(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        self.start = self.next;
        while let Some(b'\n' | b'\r') = bytes.get(self.start) {
            self.start += 1;
        }
        if self.start == bytes.len() {
            self.next = self.start;
            self.count = 0;
            return false;
        }
        self.gap = 1;
        self.bounds[0] = self.start;
        let mut count = 0;
        let mut at = self.start;
        while let Some(&chunk) = bytes[at..].first_chunk::<8>() {
            let mut marked = up_to_comma(u64::from_le_bytes(chunk));
            while marked != 0 {
                let place = at + (marked.trailing_zeros() / 8) as usize;
                marked &= marked - 1;
                let byte = bytes[place];
                if byte == b',' {
                    count += 1;
                    self.begin_cell(count, place + 1);
                } else if byte == b'\n' || byte == b'\r' {
                    return self.end_record(count + 1, place);
                } else if byte == b'"' {
                    return self.unquote();
                }
            }
            at += 8;
        }
        for (place, byte) in bytes.iter().enumerate().skip(at) {
            match byte {
                b',' => {
                    count += 1;
                    self.begin_cell(count, place + 1);
                }
                b'\n' | b'\r' => return self.end_record(count + 1, place),
                b'"' => return self.unquote(),
                _ => {}
            }
        }
        self.end_record(count + 1, bytes.len())
    }

    #[inline]
    fn begin_cell(&mut self, position: usize, place: usize) {
        match self.bounds.get_mut(position) {
            Some(bound) => *bound = place,
            None if position <= LONGEST_ROW => self.bounds.push(place),
            // So many cells that the row is too long: they are counted.
            None => {}
        }
    }

    #[inline]
    fn end_record(&mut self, count: usize, place: usize) -> bool {
        // Where the next cell would begin, were there one.
        self.begin_cell(count, place + 1);
        self.count = count;
        self.next = place;
        true
    }

    /// The current record once more, by all the rules of quotes.
    #[cold]
    fn unquote(&mut self) -> bool {
        PARSER.with_borrow_mut(|parser| {
            self.gap = 0;
            self.count = 0;
            self.bounds[0] = 0;
            let mut length = 0;
            let mut input = &self.text.as_bytes()[self.start..];
            // Given after the text: it ends the last record, unless an open quote takes it too.
            let mut after = b"\n".as_slice();
            loop {
                let kept = self.count.min(LONGEST_ROW);
                let (output, ends) = (&mut self.unquoted[length..], &mut self.bounds[kept + 1..]);
                let (result, read, written, ended) = parser.read_record(input, output, ends);
                input = &input[read..];
                length += written;
                self.count += ended;
                match result {
                    ReadRecordResult::InputEmpty => {
                        self.open = after.is_empty();
                        input = mem::take(&mut after);
                    }
                    // Of a row that is too long nothing is wanted but its end.
                    ReadRecordResult::OutputFull if length > LONGEST_ROW => length = 0,
                    ReadRecordResult::OutputFull => self.unquoted.resize(2 * self.unquoted.len() + 256, 0),
                    ReadRecordResult::OutputEndsFull if kept == LONGEST_ROW && self.bounds.len() > kept + 1 => {}
                    ReadRecordResult::OutputEndsFull => self.bounds.resize(2 * self.bounds.len(), 0),
                    ReadRecordResult::Record | ReadRecordResult::End => break,
                }
            }
            // Of a record that ends the text nothing is left, whether or not the line's end after it was needed.
            let end = if after.is_empty() { self.text.len() } else { self.text.len() - input.len() };
            let line_ends = self.text.as_bytes()[..end].iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r'));
            self.next = end - line_ends.count();
            true
        })
    }

    /// Whether a quote of the current record is still open where the text ends.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// How many cells the current record has.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The current record as it stands in the text, with its quotes and without its line's end.
    #[inline]
    pub(super) fn row(&self) -> &'t str {
        self.text.get(self.start..self.next).unwrap_or_default()
    }

    /// A cell of the current record; empty if the record has none at this position.
    #[inline]
    pub(super) fn cell(&self, position: usize) -> &[u8] {
        if position >= self.count {
            return &[];
        }
        let source = if self.gap == 1 { self.text.as_bytes() } else { &self.unquoted };
        &source[self.bounds[position]..self.bounds[position + 1] - self.gap]
    }

    /// A cell of the current record as it stands in the text; `None` if there are quotes in the record.
    #[inline]
    pub(super) fn plain_cell(&self, position: usize) -> Option<&'t str> {
        if self.gap == 0 || position >= self.count {
            return None;
        }
        // Cells end at commas and line ends, which are no parts of other letters, so there always is such a piece.
        self.text.get(self.bounds[position]..self.bounds[position + 1] - 1)
    }

    /// The cells of the current record.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.count).map(|position| self.cell(position))
    }

    /// The byte at which the current record begins.
    pub(super) fn offset(&self) -> usize {
        self.start
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Records;

    /// The records of `text` with the byte at which each begins.
    fn records(text: &str) -> Vec<(usize, Vec<Vec<u8>>)> {
        let mut records = Records::new(text);
        let mut all = Vec::new();
        while records.next() && !records.is_open() {
            all.push((records.offset(), records.cells().map(<[u8]>::to_vec).collect()));
        }
        all
    }

    fn by_csv(text: &str) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let cells = |record: csv::ByteRecord| record.iter().map(<[u8]>::to_vec).collect();
        reader.byte_records().map(|record| cells(record.unwrap())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn records_are_those_of_the_csv_crate(parts in prop::collection::vec(
            prop::sample::select(vec![",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "a", "bcd", " ", ";", "12345678", "é", "\u{FEFF}", "+"]),
            0..60,
        )) {
            let text = format!("x{}", parts.concat());
            let mut expected = by_csv(&text);
            let found = records(&text);
            // The csv crate takes an open quote for closed at the end of the text.
            let open = found.len() < expected.len();
            if open {
                expected.pop();
            }
            prop_assert_eq!(found.iter().map(|(_, cells)| cells.clone()).collect::<Vec<_>>(), expected);
            // A text cut where a record begins has the remaining records, and one with a quote more is open.
            for (number, &(offset, _)) in found.iter().enumerate() {
                let rest: Vec<_> = records(&text[offset..]).into_iter().map(|(_, cells)| cells).collect();
                let from: Vec<_> = found[number..].iter().map(|(_, cells)| cells.clone()).collect();
                prop_assert_eq!(rest, from);
            }
            let closed = text.bytes().filter(|&byte| byte == b'"').count() == 0;
            prop_assert!(!(open && closed));
        }
    }

    #[test]
    fn a_quote_is_open_if_nothing_closes_it() {
        for (text, open) in [
            ("a,\"b", true),
            ("a,\"b\n", true),
            ("a,\"b\"\"", true),
            ("a,\"b\"", false),
            ("a,\"b\"\"\"", false),
            ("a,\"b\"\r", false),
            ("a,b\"", false),
            ("a,\"b\"c\n", false),
            ("\"a\nb\",c\n\n", false),
        ] {
            let mut records = Records::new(text);
            assert!(records.next(), "{text:?}");
            assert_eq!(records.is_open(), open, "{text:?}");
            assert!(!records.next(), "{text:?}");
        }
    }
}
