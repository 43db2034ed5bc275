//! The records of a CSV text, and the positions of their cells.

use memchr::memchr2;

use crate::csv::scan::{BadQuote, Scanner, text};

/// The longest row of a table, in bytes. A longer one comes from a quote that was never closed.
pub(super) const LONGEST_ROW: usize = 64 * 1024;

/// The records of a CSV text, one after another.
///
/// Hardly any record contains a quote. A record without quotes is cut in place, eight bytes at a time and without
/// copying a byte. This takes a fifth of the instructions of a parser that must copy. The [`Scanner`] reads a record
/// with a quote. Both follow its rules: a record ends at `\n`, `\r` or both, and blank lines are not records.
///
/// If a record is longer than [`LONGEST_ROW`], its cells are not kept, so that it takes no memory. The caller must
/// refuse it.
pub(super) struct Records<'t> {
    text: &'t str,
    /// Where the current record begins.
    start: usize,
    /// Where to look for the next record.
    next: usize,
    /// Where each cell begins, and where another would begin after the last one. A position in the text, or in
    /// `unquoted`.
    bounds: Vec<usize>,
    count: usize,
    /// The distance between two cells: the comma in the text, nothing in `unquoted`.
    gap: usize,
    /// The cells of a record with quotes, after the quotes are removed.
    unquoted: Vec<u8>,
    scratch: Vec<u8>,
    bad_quote: Option<BadQuote>,
}

/// One in every byte.
const ONES: u64 = u64::MAX / 0xFF;

/// The high bit of every byte of `word` that is not above a comma. These are commas, line ends, quotes, and some
/// others.
#[inline]
const fn up_to_comma(word: u64) -> u64 {
    const HIGH: u64 = ONES * 0x80;
    // The high bit keeps each byte from borrowing from the next.
    let above = (word | HIGH).wrapping_sub(ONES * (b',' as u64 + 1));
    !above & !word & HIGH
}

impl<'t> Records<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Records {
            text,
            start: 0,
            next: 0,
            bounds: vec![0; 16],
            count: 0,
            gap: 1,
            unquoted: Vec::new(),
            scratch: Vec::new(),
            bad_quote: None,
        }
    }

    /// Goes to the next record. `false` at the end.
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
        self.bad_quote = None;
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
            // There are so many cells that the row is too long. They are only counted.
            None => {}
        }
    }

    #[inline]
    fn end_record(&mut self, count: usize, place: usize) -> bool {
        // Where the next cell would begin if there were one.
        self.begin_cell(count, place + 1);
        self.count = count;
        self.next = place;
        true
    }

    /// Reads the current record again, by all rules of quotes.
    #[cold]
    fn unquote(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.start..];
        let Records { bounds, unquoted, scratch, .. } = self;
        unquoted.clear();
        bounds.truncate(1);
        bounds[0] = 0;
        let mut count = 0;
        let record = Scanner::new(rest, b',', true).record(|number, place| {
            count = number + 1;
            // Of a row that is too long, only the end is needed.
            if unquoted.len() <= LONGEST_ROW && count <= LONGEST_ROW {
                unquoted.extend_from_slice(text(&rest[place], scratch));
                bounds.push(unquoted.len());
            }
        });
        self.gap = 0;
        self.count = count;
        let end = match record {
            Ok(record) => record.map_or(rest.len(), |record| record.place.end),
            Err(bad) => {
                self.bad_quote = Some(bad.moved(self.start));
                match bad {
                    BadQuote::Open { .. } => rest.len() - line_ends_after(rest),
                    BadQuote::TextAfter { text, .. } => {
                        memchr2(b'\n', b'\r', &rest[text..]).map_or(rest.len(), |length| text + length)
                    }
                }
            }
        };
        self.next = self.start + end;
        true
    }

    /// What is wrong with the quotes of the current record. If something is, some of its cells are missing.
    pub(super) fn bad_quote(&self) -> Option<BadQuote> {
        self.bad_quote
    }

    /// The text from a position on.
    pub(super) fn from(&self, place: usize) -> &'t str {
        self.text.get(place..).unwrap_or_default()
    }

    /// How many cells the current record has.
    pub(super) fn len(&self) -> usize {
        self.count
    }

    /// The current record as it is in the text, with its quotes and without its line end.
    #[inline]
    pub(super) fn row(&self) -> &'t str {
        self.text.get(self.start..self.next).unwrap_or_default()
    }

    /// A cell of the current record. Empty if the record has no cell at this position.
    #[inline]
    pub(super) fn cell(&self, position: usize) -> &[u8] {
        if position >= self.count {
            return &[];
        }
        let source = if self.gap == 1 { self.text.as_bytes() } else { &self.unquoted };
        &source[self.bounds[position]..self.bounds[position + 1] - self.gap]
    }

    /// A cell of the current record as it is in the text. `None` if the record contains quotes.
    #[inline]
    pub(super) fn plain_cell(&self, position: usize) -> Option<&'t str> {
        if self.gap == 0 || position >= self.count {
            return None;
        }
        // Cells end at commas and line ends, which are never part of another character, so this slice always exists.
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

/// The number of line ends at the end of a text.
fn line_ends_after(text: &[u8]) -> usize {
    text.iter().rev().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Cells = Vec<Vec<u8>>;

    /// The records of `text`, each with the byte at which it begins, up to the first bad quote.
    fn records(text: &str) -> (Vec<(usize, Cells)>, Option<BadQuote>) {
        let mut records = Records::new(text);
        let mut all = Vec::new();
        while records.next() {
            if let Some(bad) = records.bad_quote() {
                return (all, Some(bad));
            }
            all.push((records.offset(), records.cells().map(<[u8]>::to_vec).collect()));
        }
        (all, None)
    }

    fn by_csv(text: &str) -> Vec<Cells> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let cells = |record: csv::ByteRecord| record.iter().map(<[u8]>::to_vec).collect();
        reader.byte_records().map(|record| cells(record.unwrap())).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn records_that_both_accept_are_those_of_the_csv_crate(parts in prop::collection::vec(
            prop::sample::select(vec![",", ",", "\n", "\r\n", "\r", "\"", "\"\"", "a", "bcd", " ", ";", "12345678", "é", "\u{FEFF}", "+"]),
            0..60,
        )) {
            let text = format!("x{}", parts.concat());
            let (found, bad) = records(&text);
            let cells = found.iter().map(|(_, cells)| cells);
            // The csv crate reads spaces beside quotes differently.
            if !text.contains(" \"") && !text.contains("\" ") {
                let expected = by_csv(&text);
                // The records before a bad quote are the same, too.
                prop_assert!(cells.eq(expected.iter().take(found.len())));
                prop_assert!(bad.is_some() || found.len() == expected.len());
            }
            // If a text is cut at the start of a record, it has the remaining records.
            for (number, &(offset, _)) in found.iter().enumerate() {
                let (rest, rest_bad) = records(&text[offset..]);
                prop_assert!(rest.iter().map(|(_, cells)| cells).eq(found[number..].iter().map(|(_, cells)| cells)));
                prop_assert_eq!(rest_bad.is_some(), bad.is_some());
            }
        }
    }

    #[test]
    fn a_bad_quote_is_told_and_the_next_record_found() {
        let open = |quote| Some(BadQuote::Open { quote });
        let after = |quote, text| Some(BadQuote::TextAfter { quote, text });
        for (text, bad, rest) in [
            ("a,\"b", open(2), 0),
            ("a,\"b\n", open(2), 0),
            ("a,\"b\"\"", open(2), 0),
            ("a,\"b\"", None, 0),
            ("a,\"b\"\"\"", None, 0),
            ("a,\"b\"\r", None, 0),
            ("a,b\"", None, 0),
            ("a, \"b,c\" \n", None, 0),
            ("a,\"b\"c\n", after(2, 5), 0),
            ("a,\"b\"c\nd,e\nf,g", after(2, 5), 2),
            ("a,\"b\nc,\"d\ne,f", after(2, 8), 1),
            ("\"a\nb\",c\n\n", None, 0),
        ] {
            let mut records = Records::new(text);
            assert!(records.next(), "{text:?}");
            assert_eq!(records.bad_quote(), bad, "{text:?}");
            for _ in 0..rest {
                assert!(records.next() && records.bad_quote().is_none(), "{text:?}");
            }
            assert!(!records.next(), "{text:?}");
        }
    }
}
