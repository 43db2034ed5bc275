//! How the words of a name are divided, and by which signs.

use super::letters::{Letter, letter};

/// How the words of a name are divided. A cell with several names divides them in a different way than one name does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Divided {
    ways: u8,
    /// How often *and* or `&` divides them: *Bonaire, Saint Eustatius & Saba & Netherlands* are two places.
    joins: u8,
}

impl Divided {
    const fn by(way: u8) -> Divided {
        Divided { ways: way, joins: 0 }
    }

    /// By a comma or a colon: *Korea, South*.
    pub(crate) const QUALIFIED: Divided = Divided::by(1);
    /// By *and* or `&`: *Trinidad & Tobago*.
    pub(crate) const JOINED: Divided = Divided::by(2);
    /// By a hyphen or a dash: *Guinea-Bissau*.
    pub(crate) const HYPHENATED: Divided = Divided::by(4);
    /// By signs of a list: `;`, `/`, `|`, `+`, a line break.
    pub(crate) const LISTED: Divided = Divided::by(8);
    /// By spaces only.
    pub(crate) const SPACED: Divided = Divided::by(16);
    /// By brackets: *Korea (South)*.
    pub(crate) const BRACKETED: Divided = Divided::by(32);

    pub(crate) fn or(self, other: Divided) -> Divided {
        Divided { ways: self.ways | other.ways, joins: self.joins.max(other.joins) }
    }

    pub(crate) fn is_in(self, other: Divided) -> bool {
        self.ways & !other.ways == 0 && self.joins <= other.joins
    }

    pub(super) fn join(&mut self) {
        self.ways |= Divided::JOINED.ways;
        self.joins = self.joins.saturating_add(1);
    }

    pub(super) fn or_spaced(self) -> Divided {
        if self.ways == 0 { Divided::SPACED } else { self }
    }
}

/// What happens to an ASCII character: it stays the letter or digit, in lower case, or it becomes one of these.
pub(super) const ASCII: [u8; 128] = {
    let mut table = [SPACE; 128];
    let mut code: u8 = 0;
    while code < 128 {
        table[code as usize] = match code {
            b'.' => PERIOD,
            b'\'' | b'`' => VANISHES,
            b',' | b':' => QUALIFIES,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' => BRACKET,
            b'&' => JOINS,
            b'-' => HYPHEN,
            b';' | b'/' | b'\\' | b'|' | b'+' | b'\n' | b'\r' | b'\t' => LISTS,
            _ if code.is_ascii_alphanumeric() => code.to_ascii_lowercase(),
            _ => SPACE,
        };
        code += 1;
    }
    table
};
pub(super) const SPACE: u8 = 0;
pub(super) const PERIOD: u8 = 1;
pub(super) const VANISHES: u8 = 2;
pub(super) const QUALIFIES: u8 = 3;
pub(super) const JOINS: u8 = 4;
pub(super) const HYPHEN: u8 = 5;
pub(super) const LISTS: u8 = 6;
pub(super) const BRACKET: u8 = 7;
pub(super) const LAST_SIGN: u8 = BRACKET;

/// Whether a character between two words means no more than a space: `_`, `%`, a no-break space, a period.
pub(super) fn is_between_words(character: char) -> bool {
    match ASCII.get(character as usize) {
        Some(&code) => code == SPACE || code == PERIOD,
        None => match letter(character) {
            Letter::Space => true,
            Letter::FullWidth(ascii) => is_between_words(char::from(ascii)),
            _ => false,
        },
    }
}

/// Whether a character divides two names, or a name from its qualifier.
pub(super) fn divides(character: char) -> bool {
    match ASCII.get(character as usize) {
        Some(code) => (QUALIFIES..=BRACKET).contains(code),
        None => match letter(character) {
            Letter::Dash | Letter::List => true,
            Letter::FullWidth(ascii) => divides(char::from(ascii)),
            _ => false,
        },
    }
}
