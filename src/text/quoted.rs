//! How a message shows text from others: on one line, cut, and without characters that a terminal would obey or not
//! show.

use super::blank::is_seen;

/// Prepares a cell or a name for a message: like [`shown`], in back quotes, and cut after 80 characters.
///
/// ```
/// use tip_report::text::quoted;
/// assert_eq!(quoted("Tier\u{A0}1"), r"`Tier\u{a0}1`");
/// assert_eq!(quoted(&"x".repeat(1_000)).chars().count(), 83);
/// ```
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// Like [`quoted`], without the quotes.
pub(crate) fn plain(text: &str) -> String {
    escaped(text, 80)
}

/// Prepares a path, a name or another text of unknown origin for a message. Control characters, line and paragraph
/// separators, direction marks, characters without width and special spaces are written as escapes. After 1,000
/// characters the text is cut.
///
/// The errors and problems of this crate show everything that they quote in this way; cells of tables are cut even
/// shorter. A program that adds a path or a name to a message can do the same:
///
/// ```
/// use tip_report::text::shown;
/// assert_eq!(shown("lists/Côte d’Ivoire.csv"), "lists/Côte d’Ivoire.csv");
/// assert_eq!(shown("a\nb"), r"a\nb");
/// assert_eq!(shown("\u{1b}[2J"), r"\u{1b}[2J");
/// assert_eq!(shown("x\u{202E}vsc.exe"), r"x\u{202e}vsc.exe");
/// ```
#[must_use]
pub fn shown(text: &str) -> String {
    escaped(text, 1_000)
}

fn escaped(text: &str, limit: usize) -> String {
    // Most texts are short and plain, and there may be many.
    if text.len() <= limit && text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return text.into();
    }
    let mut shown = String::new();
    for (i, character) in text.chars().enumerate() {
        if i == limit {
            shown.push('…');
            break;
        }
        if is_seen(character) {
            shown.push(character);
        } else {
            shown.extend(character.escape_default());
        }
    }
    shown
}
