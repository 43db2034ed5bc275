//! How a message shows what others wrote: on one line, cut, and without what a terminal would obey or not show.

/// A cell or a name as a message shows it: as [`shown`], in back quotes, and cut after 80 characters.
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

/// As [`quoted`], without the quotes.
pub(crate) fn plain(text: &str) -> String {
    escaped(text, 80)
}

/// A path, a name or another text of unknown origin, as a message can show it: control characters, line and paragraph
/// separators, marks of direction, characters without width and spaces of other kinds than ` ` are written as escapes, and
/// after 1,000 characters the text is cut.
///
/// The errors and problems of this crate show all that they quote in this way, and cells of tables still shorter. A program
/// that adds a path or a name to them can do the same:
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

/// Whether a character is seen as what it is, and does nothing else. A letter without width between two others, or a mark
/// that turns the direction of what follows, makes one text look like another.
pub(crate) fn is_seen(character: char) -> bool {
    match character {
        ' ' => true,
        // Default_Ignorable_Code_Point of Unicode 17, and the marks of interlinear annotation.
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
        | '\u{E0000}'..='\u{E0FFF}' => false,
        // White space includes the separators of lines and paragraphs.
        _ => !character.is_control() && !character.is_whitespace(),
    }
}
