//! How a message shows a piece of input.

/// A cell as shown in messages: in back quotes, control characters escaped, long cells cut.
pub(crate) fn quoted(text: &str) -> String {
    format!("`{}`", plain(text))
}

/// As [`quoted`], without the quotes.
pub(crate) fn plain(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut shown = String::new();
    for (i, character) in text.chars().enumerate() {
        if i == SHOWN {
            shown.push('…');
            break;
        }
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}
