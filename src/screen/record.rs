//! Records: where they end and where their fields are, with every byte left in its place.
//!
//! The rules are those of the csv crate, which the tests hold it against: a quote opens only at the start of a field,
//! a doubled quote within quotes is one, what follows the closing quote is text, a line feed or carriage return ends
//! the record outside quotes, and line ends before a record are blank lines.

use std::ops::Range;

use memchr::{memchr, memchr3};

/// The byte that parts fields.
///
/// ```
/// use tip_report::Delimiter;
/// assert_eq!(Delimiter::Semicolon.byte(), b';');
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Delimiter {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Delimiter::ALL.len(), 3);
    /// ```
    pub const ALL: [Delimiter; 3] = [Delimiter::Comma, Delimiter::Semicolon, Delimiter::Tab];

    /// The byte.
    ///
    /// ```
    /// assert_eq!(tip_report::Delimiter::Tab.byte(), b'\t');
    /// ```
    #[must_use]
    pub const fn byte(self) -> u8 {
        match self {
            Delimiter::Comma => b',',
            Delimiter::Semicolon => b';',
            Delimiter::Tab => b'\t',
        }
    }
}

/// The bytes end within quotes.
#[derive(Debug)]
pub(super) struct OpenQuote;

/// The first byte at or after `at` that is no line end: where the next record starts.
#[inline]
pub(super) fn skip_blank_lines(bytes: &[u8], at: usize) -> usize {
    let blank = bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    at + blank
}

/// The fields of the record that starts at `at`, as they stand in the bytes: each is given to `field`, with its
/// number. Returns where the last one ends, which is at a line end or the end of the bytes.
#[inline]
pub(super) fn fields(
    bytes: &[u8],
    at: usize,
    delimiter: u8,
    mut field: impl FnMut(usize, Range<usize>),
) -> Result<usize, OpenQuote> {
    let mut start = at;
    for number in 0.. {
        let end = field_end(bytes, start, delimiter)?;
        field(number, start..end);
        if bytes.get(end) != Some(&delimiter) {
            return Ok(end);
        }
        start = end + 1;
    }
    Ok(start)
}

#[inline]
fn field_end(bytes: &[u8], start: usize, delimiter: u8) -> Result<usize, OpenQuote> {
    let mut at = start;
    if bytes.get(start) == Some(&b'"') {
        at = after_quotes(bytes, start + 1).ok_or(OpenQuote)?;
    }
    Ok(memchr3(delimiter, b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |length| at + length))
}

/// The place after the closing quote, from a place within the quotes.
fn after_quotes(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', &bytes[at..])? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

/// The text of a field, without its quotes. `scratch` is used only if a quote stands within it.
#[inline]
pub(super) fn text<'b>(field: &'b [u8], scratch: &'b mut Vec<u8>) -> &'b [u8] {
    let Some(inner) = field.strip_prefix(b"\"") else { return field };
    match memchr(b'"', inner) {
        None => inner,
        Some(end) if end + 1 == inner.len() => &inner[..end],
        Some(_) => {
            let (quoted, after) = inner.split_at(after_quotes(inner, 0).unwrap_or(inner.len()));
            scratch.clear();
            let mut seen = 0;
            // Of two quotes the first stays. The last one is alone: it closes.
            scratch.extend(quoted.iter().filter(|&&byte| {
                seen += usize::from(byte == b'"');
                byte != b'"' || seen % 2 == 1
            }));
            scratch.pop();
            scratch.extend_from_slice(after);
            scratch
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<String> {
        let (mut found, mut scratch) = (Vec::new(), Vec::new());
        let end = fields(line.as_bytes(), 0, b',', |_, field| {
            let text = text(&line.as_bytes()[field], &mut scratch);
            found.push(String::from_utf8(text.to_vec()).unwrap());
        });
        end.map_or_else(|OpenQuote| vec!["open".into()], |_| found)
    }

    #[test]
    fn quotes_are_read_as_the_csv_crate_reads_them() {
        for line in [
            "a,b",
            "",
            ",",
            "\"a,b\",c",
            "\"a \"\"b\"\"\",c",
            "\"\"",
            "\"\"\"\"",
            "\"a\"b\"c\",d",
            "\"a\"\"b\"c\"\"d,e",
            "5\" pipe,\"5\"\" pipe\"",
            " \"a,b\"",
            "\"a\nb\"\nc,d",
            "a\rb",
            "\"\"a,\"\"",
        ] {
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(line.as_bytes());
            let expected = reader
                .records()
                .next()
                .map_or(vec![String::new()], |record| record.unwrap().iter().map(str::to_owned).collect());
            assert_eq!(read(line), expected, "{line:?}");
        }
        assert_eq!(read("a,\"b"), ["open"]);
        assert_eq!(read("a,\"b\"\""), ["open"]);
    }
}
