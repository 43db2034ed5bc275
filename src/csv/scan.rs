//! Scanning: where the records of a CSV text end, and where their fields are. Nothing is copied or changed.
//!
//! A record ends at a line feed or a carriage return outside quotes. Line ends before a record are blank lines. A field
//! is quoted if it begins with a quote, perhaps after spaces. Within quotes a doubled quote means one quote. After the
//! closing quote there may be spaces, and then a delimiter or the end of the record. Any other text means that a quote
//! is missing or not doubled, so the fields are not where they seem to be. A quote in the middle of an unquoted field
//! is text, as in `5" pipe`.

use std::ops::Range;

use memchr::{memchr, memchr_iter};

/// The records of some bytes, one after another.
pub(crate) struct Scanner<'b> {
    bytes: &'b [u8],
    delimiter: u8,
    /// Whether the text ends with the bytes. If so, the last record needs no line end.
    complete: bool,
    /// Where the last record ends.
    end: usize,
    /// Where to look for the next record: after the line end.
    next: usize,
    /// Where the block of `marks` begins.
    block: usize,
    /// A bit for each delimiter, quote or line end of the block that was not looked at yet.
    marks: u64,
}

/// The position of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) place: Range<usize>,
    /// The number of its fields.
    pub(crate) fields: usize,
}

/// Why the next record can't be read. `quote` is the position of the quote that opens the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadQuote {
    /// The text ends within the quotes.
    Open { quote: usize },
    /// Other text comes after the closing quote, from `text` on.
    TextAfter { quote: usize, text: usize },
}

impl BadQuote {
    /// The same error, for bytes that `before` other bytes come before.
    pub(crate) fn moved(self, before: usize) -> Self {
        match self {
            BadQuote::Open { quote } => BadQuote::Open { quote: quote + before },
            BadQuote::TextAfter { quote, text } => BadQuote::TextAfter { quote: quote + before, text: text + before },
        }
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

impl<'b> Scanner<'b> {
    /// Begins at a record. If the bytes are not `complete`, a record that may go on after them is not read.
    pub(crate) fn new(bytes: &'b [u8], delimiter: u8, complete: bool) -> Self {
        let mut scanner = Scanner { bytes, delimiter, complete, end: 0, next: 0, block: 0, marks: 0 };
        scanner.marks = scanner.marks_of_block();
        scanner
    }

    /// Where the records found so far end. What follows is not a complete record yet.
    pub(crate) fn end(&self) -> usize {
        self.end
    }

    /// Finds the next record. Calls `field` with each of its fields, as it is in the bytes, and the number of the
    /// field.
    ///
    /// `None` if there is no other complete record. `field` may still have been called for some of its fields.
    #[inline]
    pub(crate) fn record(&mut self, mut field: impl FnMut(usize, Range<usize>)) -> Result<Option<Record>, BadQuote> {
        let (mut first, mut fields, mut start) = (self.next, 0, self.next);
        loop {
            let at = self.next_mark();
            match self.bytes.get(at) {
                Some(&byte) if byte == self.delimiter => {
                    field(fields, start..at);
                    fields += 1;
                    start = at + 1;
                }
                Some(b'"') if self.bytes[start..at].iter().all(|&byte| byte == b' ') => {
                    if !self.pass_quotes(at)? {
                        return Ok(None);
                    }
                }
                Some(b'"') => {}
                Some(_) if at == first => {
                    first = at + 1;
                    start = first;
                }
                None if first == at || !self.complete => return Ok(None),
                // A line end, or the end of the text.
                _ => {
                    field(fields, start..at);
                    self.end = at;
                    self.next = self.bytes.len().min(at + 1);
                    return Ok(Some(Record { place: first..at, fields: fields + 1 }));
                }
            }
        }
    }

    /// Goes on after the quotes that open at a position. `false` if the bytes do not tell where they close.
    fn pass_quotes(&mut self, quote: usize) -> Result<bool, BadQuote> {
        loop {
            let at = self.next_mark();
            match self.bytes.get(at) {
                Some(b'"') => {}
                Some(_) => continue,
                None if self.complete => return Err(BadQuote::Open { quote }),
                None => return Ok(false),
            }
            if self.bytes.get(at + 1) == Some(&b'"') {
                self.next_mark();
                continue;
            }
            let after = &self.bytes[at + 1..];
            let text = at + 1 + after.iter().take_while(|&&byte| byte == b' ').count();
            return match self.bytes.get(text) {
                Some(&byte) if byte == self.delimiter || matches!(byte, b'\n' | b'\r') => Ok(true),
                Some(_) => Err(BadQuote::TextAfter { quote, text }),
                None => Ok(self.complete),
            };
        }
    }

    /// The position of the next delimiter, quote or line end, or the end of the bytes.
    #[inline]
    fn next_mark(&mut self) -> usize {
        while self.marks == 0 {
            if self.bytes.len() - self.block <= BLOCK {
                return self.bytes.len();
            }
            self.block += BLOCK;
            self.marks = self.marks_of_block();
        }
        let at = self.block + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        at
    }

    #[inline]
    fn marks_of_block(&self) -> u64 {
        let rest = &self.bytes[self.block..];
        if let Some(block) = rest.first_chunk() {
            return marks(block, self.delimiter);
        }
        let mut block = [b' '; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        marks(&block, self.delimiter)
    }
}

/// A bit for each byte that is a delimiter, a quote or a line end.
///
/// Compilers turn the first loop into comparisons of 16 or 32 bytes at once. With a plain search for the next such byte
/// instead, screening a file of a million suppliers takes a quarter more processor time; with `memchr3`, a third.
#[inline]
fn marks(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let mut flags = [0; BLOCK];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = u8::from(byte == delimiter || matches!(byte, b'"' | b'\n' | b'\r'));
    }
    let mut marks = 0;
    for (number, flags) in flags.chunks_exact(8).enumerate() {
        let flags = u64::from_le_bytes(flags.try_into().unwrap_or_default());
        // Moves the lowest bit of byte `i` to bit `56 + i`.
        marks |= (flags.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * number);
    }
    marks
}

/// The text of a field, without quotes and the spaces around them. `scratch` is used only if there is a quote inside.
#[inline]
pub(crate) fn text<'b>(field: &'b [u8], scratch: &'b mut Vec<u8>) -> &'b [u8] {
    match field.first() {
        Some(b'"' | b' ') => quoted_text(field, scratch),
        _ => field,
    }
}

fn quoted_text<'b>(field: &'b [u8], scratch: &'b mut Vec<u8>) -> &'b [u8] {
    let is_text = |&byte: &u8| byte != b' ';
    let (Some(start), Some(end)) = (field.iter().position(is_text), field.iter().rposition(is_text)) else {
        return field;
    };
    if field[start] != b'"' {
        return field;
    }
    let inner = &field[start + 1..end.max(start + 1)];
    if memchr(b'"', inner).is_none() {
        return inner;
    }
    scratch.clear();
    let mut from = 0;
    // Quotes inside are doubled. The first of two ends a piece, the second is left out.
    for quote in memchr_iter(b'"', inner).step_by(2) {
        scratch.extend_from_slice(&inner[from..=quote]);
        from = quote + 2;
    }
    scratch.extend_from_slice(inner.get(from..).unwrap_or_default());
    scratch
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Records = Vec<Vec<String>>;

    /// The records of bytes that may be cut, and where the rest begins.
    fn scan(bytes: &[u8], delimiter: u8, complete: bool) -> Result<(Records, usize), BadQuote> {
        let mut scanner = Scanner::new(bytes, delimiter, complete);
        let mut records = Vec::new();
        loop {
            let (mut fields, mut scratch) = (Vec::new(), Vec::new());
            let record = scanner.record(|number, place| {
                assert_eq!(number, fields.len());
                fields.push(String::from_utf8_lossy(text(&bytes[place], &mut scratch)).into_owned());
            })?;
            let Some(record) = record else { return Ok((records, scanner.end())) };
            assert_eq!(record.fields, fields.len());
            assert_eq!(record.place.end, scanner.end());
            records.push(fields);
        }
    }

    fn read(bytes: &str) -> Result<Records, BadQuote> {
        scan(bytes.as_bytes(), b',', true).map(|(records, _)| records)
    }

    fn by_csv(bytes: &[u8], delimiter: u8) -> Records {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).delimiter(delimiter);
        let text = |cell: &[u8]| String::from_utf8_lossy(cell).into_owned();
        reader.from_reader(bytes).byte_records().map(|record| record.unwrap().iter().map(text).collect()).collect()
    }

    #[allow(clippy::unnecessary_wraps, reason = "compared with what may be an error")]
    fn fields(cells: &[&str]) -> Result<Records, BadQuote> {
        Ok(vec![cells.iter().map(|&cell| cell.to_owned()).collect()])
    }

    #[test]
    fn quotes() {
        assert_eq!(read("\"a,b\",c"), fields(&["a,b", "c"]));
        assert_eq!(read("\"a \"\"b\"\"\",c"), fields(&["a \"b\"", "c"]));
        assert_eq!(read("\"\",\"\"\"\""), fields(&["", "\""]));
        assert_eq!(read("5\" pipe,\"5\"\" pipe\""), fields(&["5\" pipe", "5\" pipe"]));
        assert_eq!(read("\"a\nb\",c\r\n"), fields(&["a\nb", "c"]));
        assert_eq!(read("a,  \"b, c\" , d "), fields(&["a", "b, c", " d "]));
        assert_eq!(read(" \" a \" "), fields(&[" a "]));
        assert_eq!(read("\t\"a\",b"), fields(&["\t\"a\"", "b"]));
        assert_eq!(read(" \t\"a\",b"), fields(&[" \t\"a\"", "b"]));
        assert_eq!(read("1,\"pallet,Peru\n2,crate,Chile\n3,\"box\n"), Err(BadQuote::TextAfter { quote: 2, text: 32 }));
        assert_eq!(read("\"a\" b"), Err(BadQuote::TextAfter { quote: 0, text: 4 }));
        assert_eq!(read("a,\"b"), Err(BadQuote::Open { quote: 2 }));
        assert_eq!(read("a,\"b\"\""), Err(BadQuote::Open { quote: 2 }));
        assert_eq!(read("a,\""), Err(BadQuote::Open { quote: 2 }));
    }

    /// Whether the rules are stricter than those of the csv crate, or different. Only then may the records differ.
    fn is_strict(bytes: &[u8], delimiter: u8) -> bool {
        let space_before_quote = bytes.windows(2).any(|pair| pair == b" \"");
        let space_after_quote = bytes.windows(2).any(|pair| pair == b"\" ");
        space_before_quote || space_after_quote || scan(bytes, delimiter, true).is_err()
    }

    fn pieces() -> impl Strategy<Value = Vec<u8>> {
        let pieces = vec![
            ",",
            ",",
            ";",
            "\n",
            "\r\n",
            "\r",
            "\"",
            "\"",
            "\"\"",
            "a",
            "bc",
            " ",
            "\0",
            "é",
            "\t",
            "|",
            "0123456789012345678901234567890123456789012345678901234567890123",
        ];
        prop::collection::vec(prop::sample::select(pieces), 0..60).prop_map(|pieces| pieces.concat().into_bytes())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn records_that_both_accept_are_those_of_the_csv_crate(
            bytes in pieces(), delimiter in prop::sample::select(b",;\t|\0".to_vec()),
        ) {
            // The csv crate removes a byte order mark. Here the header does this.
            if !is_strict(&bytes, delimiter) {
                prop_assert_eq!(scan(&bytes, delimiter, true).unwrap().0, by_csv(&bytes, delimiter));
            }
        }

        #[test]
        fn bytes_that_are_cut_have_the_first_records_and_the_rest_the_others(
            bytes in pieces(), cut in any::<prop::sample::Index>(),
        ) {
            let cut = cut.index(bytes.len() + 1);
            let all = scan(&bytes, b',', true);
            match (scan(&bytes[..cut], b',', false), all) {
                (Ok((mut found, end)), Ok((all, _))) => {
                    let (rest, _) = scan(&bytes[end..], b',', true).unwrap();
                    found.extend(rest);
                    prop_assert_eq!(found, all);
                }
                (Ok((_, end)), Err(_)) => prop_assert!(scan(&bytes[end..], b',', true).is_err()),
                (Err(found), all) => prop_assert_eq!(Err(found), all),
            }
        }
    }
}
