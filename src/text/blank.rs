//! What is invisible: white space, and characters without a form. Names, codes, dates, aliases and the cells of tables
//! all use this definition.

/// Whether a character is visible and does nothing else. A letter without width between two others, or a mark that
/// changes the direction of the text, makes one text look like another.
pub(crate) fn is_seen(character: char) -> bool {
    // White space includes the separators of lines and paragraphs.
    character == ' ' || !(character.is_control() || character.is_whitespace() || has_no_form(character))
}

/// `Default_Ignorable_Code_Point` of Unicode 17, and the marks of interlinear annotation.
pub(super) fn has_no_form(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Whether a character is blank: around a text, it is not part of the text.
#[inline]
pub(crate) fn is_blank(character: char) -> bool {
    if character.is_ascii() { !character.is_ascii_graphic() } else { !is_seen(character) }
}

/// A text without the blank characters around it.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    if is_bare(text.as_bytes()) { text } else { text.trim_matches(is_blank) }
}

/// Like [`trim`]. If the bytes are not UTF-8, only ASCII blanks are removed.
#[inline]
pub(crate) fn trim_bytes(text: &[u8]) -> &[u8] {
    if is_bare(text) {
        return text;
    }
    std::str::from_utf8(text).map_or_else(|_| trim_ascii(text), |text| trim(text).as_bytes())
}

/// Whether a text begins and ends with visible ASCII, as most do.
#[inline]
fn is_bare(text: &[u8]) -> bool {
    matches!(text, [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic())
}

#[cold]
fn trim_ascii(text: &[u8]) -> &[u8] {
    let is_seen = |byte: &u8| !byte.is_ascii() || byte.is_ascii_graphic();
    let start = text.iter().position(is_seen).unwrap_or(text.len());
    let end = text.iter().rposition(is_seen).map_or(start, |last| last + 1);
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::{is_blank, trim, trim_bytes};

    #[test]
    fn what_unicode_calls_white_space_is_blank_and_letters_are_not() {
        for character in '\0'..=char::MAX {
            let is_nothing = character.is_whitespace() || character.is_control();
            assert!(is_blank(character) || !is_nothing, "{character:?}");
            // Some scripts have letters without a form that stand for no letter.
            let is_letter =
                character.is_alphanumeric() && !"\u{115F}\u{1160}\u{17B4}\u{17B5}\u{3164}\u{FFA0}".contains(character);
            assert!(!is_blank(character) || !is_letter, "{character:?}");
        }
    }

    #[test]
    fn text_and_bytes_are_trimmed_alike() {
        for character in '\0'..=char::MAX {
            for text in [format!("{character}"), format!("{character}a b{character}")] {
                let expected = if is_blank(character) { ["", "a b"][usize::from(text.len() > 4)] } else { &text };
                assert_eq!(trim(&text), expected, "{character:?}");
                assert_eq!(trim_bytes(text.as_bytes()), expected.as_bytes(), "{character:?}");
            }
        }
        assert_eq!(trim_bytes(b" \t\xFF \x0B"), b"\xFF");
        assert_eq!(trim_bytes(b"\xC2"), b"\xC2");
    }
}
