//! How a message shows what others wrote.

use std::path::Path;

/// A path as it was given, without what a terminal would obey or not show.
pub fn shown(path: &Path) -> String {
    plain(&path.display().to_string())
}

/// A text on one line, without what a terminal would obey or not show.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '\'' | '\\' => plain.push(letter),
            _ => plain.extend(letter.escape_debug()),
        }
    }
    plain
}
