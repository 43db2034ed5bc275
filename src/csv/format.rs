//! What kind of file the bytes are: UTF-8 text, or another kind that users take for it.

use super::problem::ProblemKind;

/// The bytes as text, without a byte order mark.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, ProblemKind> {
    if let Some(found) = known_other(bytes) {
        return Err(ProblemKind::WrongFormat { found });
    }
    let bytes_without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes_without_mark).map_err(|error| {
        let mark = bytes.len() - bytes_without_mark.len();
        let at = error.valid_up_to();
        ProblemKind::NotUtf8 {
            byte: (mark + at) as u64,
            value: bytes_without_mark[at],
            hint: match error.error_len() {
                Some(_) => "save the file as UTF-8 (it may be Latin-1 or Windows-1252)",
                None => "the file ends within a character",
            },
        }
    })
}

/// What the bytes are, if they are clearly not CSV.
pub(crate) fn known_other(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.trim_ascii_start();
    let begins = |prefix: &[u8]| start.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    match bytes {
        // The last two are ASCII letters in UTF-16 without a mark: every other byte of the header is zero.
        [0xFF, 0xFE, ..]
        | [0xFE, 0xFF, ..]
        | [0, b'a'..=b'z', 0, b'a'..=b'z', ..]
        | [b'a'..=b'z', 0, b'a'..=b'z', 0, ..] => Some("UTF-16 text"),
        [b'P', b'K', 3, 4, ..] => Some("a spreadsheet or another zip archive"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("a spreadsheet of an old office program"),
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF document"),
        [0x1F, 0x8B, ..] => Some("a gzip archive"),
        _ if begins(b"<!doctype") || begins(b"<html") => Some("an HTML page"),
        _ if begins(b"<?xml") => Some("an XML document"),
        _ if begins(b"{") || begins(b"[") => Some("JSON"),
        _ => None,
    }
}

/// The problem with a header whose columns are not separated by commas.
pub(crate) fn other_delimiter(header: &str) -> Option<ProblemKind> {
    let found = match header {
        _ if header.contains(',') => return None,
        _ if header.contains(';') => "text separated by semicolons",
        _ if header.contains('\t') => "text separated by tabs",
        _ => return None,
    };
    Some(ProblemKind::WrongFormat { found })
}
