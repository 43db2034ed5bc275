//! Folding: what two spellings of one name have in common.
//!
//! Letters are lower-cased and lose their accents; apostrophes vanish; all else that is no letter or digit divides
//! words; *the*, *of* and *and* are dropped; [abbreviations](super::abbreviation) are expanded; and the words are sorted,
//! so that "Korea, South", "South Korea" and "Korea (South)" are one name. Folded names are then compared exactly.

use super::{
    abbreviation::{alternatives, expanded},
    letters::{Letter, letter, plain},
};

/// The longest folded name, in bytes. What folds to more is no country's name.
pub(crate) const LONGEST: usize = 128;

const MOST_WORDS: usize = 24;

/// How the words of a name are divided, as a set: a cell with several names divides them in another way than one name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Divided(u8);

impl Divided {
    /// By a comma or a colon: *Korea, South*.
    pub(crate) const QUALIFIED: Divided = Divided(1);
    /// By *and* or `&`: *Trinidad & Tobago*.
    pub(crate) const JOINED: Divided = Divided(2);
    /// By a hyphen or a dash: *Guinea-Bissau*.
    pub(crate) const HYPHENATED: Divided = Divided(4);
    /// By what lists things: `;`, `/`, `|`, `+`, a line break.
    pub(crate) const LISTED: Divided = Divided(8);
    /// By spaces only.
    pub(crate) const SPACED: Divided = Divided(16);
    /// By brackets: *Korea (South)*.
    pub(crate) const BRACKETED: Divided = Divided(32);

    pub(crate) fn or(self, other: Divided) -> Divided {
        Divided(self.0 | other.0)
    }

    pub(crate) fn is_in(self, other: Divided) -> bool {
        self.0 & !other.0 == 0
    }
}

/// What becomes of an ASCII character: the letter or digit itself, in lower case, or one of these.
const ASCII: [u8; 128] = {
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
const SPACE: u8 = 0;
const PERIOD: u8 = 1;
const VANISHES: u8 = 2;
const QUALIFIES: u8 = 3;
const JOINS: u8 = 4;
const HYPHEN: u8 = 5;
const LISTS: u8 = 6;
const BRACKET: u8 = 7;

/// Whether a character divides two names, or a name and what qualifies it.
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

/// A folded name, without allocation.
pub(crate) struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
    /// How its words were divided.
    pub(crate) divided: Divided,
    /// How many readings its abbreviations have together; 0 if it has none that are read only so.
    pub(crate) readings: usize,
}

impl Folded {
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// Collects letters into words, in a buffer of fixed size.
struct Words {
    letters: [u8; LONGEST],
    len: usize,
    spans: [(u8, u8); MOST_WORDS],
    count: usize,
    start: usize,
    /// Where the word began, or went on after its last period: one letter before a period is an initial.
    piece: usize,
    overflow: bool,
    divided: Divided,
    /// Which reading of the abbreviations is asked for; none takes them as they stand.
    reading: Option<usize>,
    readings: usize,
    /// Whether a word is more than an abbreviation.
    has_full_word: bool,
}

impl Words {
    #[inline]
    fn letter(&mut self, letter: u8) {
        if let Some(place) = self.letters.get_mut(self.len) {
            *place = letter;
            self.len += 1;
        } else {
            self.overflow = true;
        }
    }

    fn put(&mut self, letters: &[u8]) {
        for &letter in letters {
            self.letter(letter);
        }
    }

    #[inline]
    fn end_word(&mut self) {
        // "N.Korea" is an initial and a word, "U.S." are two initials.
        if self.piece > self.start && self.len - self.piece > 1 {
            let mut rest = [0; LONGEST];
            let length = self.len - self.piece;
            rest[..length].copy_from_slice(&self.letters[self.piece..self.len]);
            self.len = self.piece;
            self.end_piece();
            self.put(&rest[..length]);
        }
        self.end_piece();
    }

    #[inline]
    fn end_piece(&mut self) {
        let word = &self.letters[self.start..self.len];
        if word.is_empty() {
            return;
        }
        match word {
            b"the" | b"of" => self.len = self.start,
            b"and" => {
                self.len = self.start;
                self.divided = self.divided.or(Divided::JOINED);
            }
            _ if word.len() <= SHORT => self.short_word(),
            _ => self.has_full_word = true,
        }
        if self.len > self.start {
            if let Some(span) = self.spans.get_mut(self.count) {
                // Both are at most LONGEST, which fits.
                #[allow(clippy::cast_possible_truncation)]
                let place = (self.start as u8, self.len as u8);
                *span = place;
                self.count += 1;
            } else {
                self.overflow = true;
            }
        }
        self.start = self.len;
        self.piece = self.len;
    }

    /// A word short enough to be an abbreviation.
    fn short_word(&mut self) {
        let word = &self.letters[self.start..self.len];
        let several = alternatives(word);
        if !several.is_empty() {
            self.readings = self.readings.max(1).saturating_mul(several.len());
            if let Some(reading) = &mut self.reading {
                let chosen = several[*reading % several.len()];
                *reading /= several.len();
                self.len = self.start;
                self.put(chosen.as_bytes());
                return;
            }
        }
        if let Some(full) = expanded(word) {
            self.len = self.start;
            self.put(full);
        } else if several.is_empty() {
            self.has_full_word = true;
        }
    }

    /// A period ends a word, but not after an initial: "U.S.A." is one word, "St.Lucia" two.
    #[inline]
    fn period(&mut self) {
        if self.len - self.piece == 1 {
            self.piece = self.len;
        } else {
            self.end_word();
        }
    }

    #[inline]
    fn ascii(&mut self, code: u8) {
        match ASCII[usize::from(code)] {
            SPACE => self.end_word(),
            PERIOD => self.period(),
            VANISHES => {}
            QUALIFIES => self.divide(Divided::QUALIFIED),
            BRACKET => self.divide(Divided::BRACKETED),
            JOINS => self.divide(Divided::JOINED),
            HYPHEN => self.divide(Divided::HYPHENATED),
            LISTS => self.divide(Divided::LISTED),
            letter => self.letter(letter),
        }
    }

    fn divide(&mut self, by: Divided) {
        self.end_word();
        self.divided = self.divided.or(by);
    }

    fn other(&mut self, character: char) {
        match letter(character) {
            Letter::Base(base) => self.letter(base),
            Letter::Ascii(letters) => self.put(letters),
            Letter::Own(own) => plain(own, |part| self.put(part.encode_utf8(&mut [0; 4]).as_bytes())),
            Letter::FullWidth(code) => self.ascii(code),
            Letter::Nothing => {}
            Letter::Dash => self.divide(Divided::HYPHENATED),
            Letter::List => self.divide(Divided::LISTED),
            Letter::Space => self.end_word(),
        }
    }
}

/// The longest word that is looked at as an abbreviation.
const SHORT: usize = 11;

/// Folds a name; `None` if it has no letters or is longer than any name.
pub(crate) fn fold(name: &str) -> Option<Folded> {
    folded(name, None).map(|(folded, _)| folded)
}

/// Folds a name by one of the [readings](Folded::readings) of its abbreviations. `None` also if all of its words are
/// abbreviations: then they say too little.
pub(crate) fn fold_reading(name: &str, reading: usize) -> Option<Folded> {
    folded(name, Some(reading)).filter(|&(_, has_full_word)| has_full_word).map(|(folded, _)| folded)
}

fn folded(name: &str, reading: Option<usize>) -> Option<(Folded, bool)> {
    // Even a name of two-byte letters is folded to half its length; a huge text is not worth a walk.
    if name.len() > 4 * LONGEST {
        return None;
    }
    let mut words = Words {
        letters: [0; LONGEST],
        len: 0,
        spans: [(0, 0); MOST_WORDS],
        count: 0,
        start: 0,
        piece: 0,
        overflow: false,
        divided: Divided::default(),
        reading,
        readings: 0,
        has_full_word: false,
    };
    for character in name.trim_matches(is_blank).chars() {
        if character.is_ascii() {
            #[allow(clippy::cast_possible_truncation)]
            words.ascii(character as u8);
        } else {
            words.other(character);
        }
    }
    words.end_word();
    if words.overflow || words.count == 0 {
        return None;
    }
    if words.divided == Divided::default() {
        words.divided = Divided::SPACED;
    }
    let (divided, readings, has_full_word) = (words.divided, words.readings, words.has_full_word);
    if words.count == 1 {
        return Some((Folded { bytes: words.letters, len: words.len, divided, readings }, has_full_word));
    }
    let letters = &words.letters;
    let spans = &mut words.spans[..words.count];
    let word = |&(start, end): &(u8, u8)| &letters[usize::from(start)..usize::from(end)];
    spans.sort_unstable_by(|a, b| word(a).cmp(word(b)));
    let mut folded = Folded { bytes: [0; LONGEST], len: 0, divided, readings };
    for span in &*spans {
        let word = word(span);
        let start = if folded.len == 0 { 0 } else { folded.len + 1 };
        let place = folded.bytes.get_mut(start..start + word.len())?;
        place.copy_from_slice(word);
        if start > 0 {
            folded.bytes[start - 1] = b' ';
        }
        folded.len = start + word.len();
    }
    Some((folded, has_full_word))
}

/// What surrounds a cell without being a part of it: white space of Unicode, and marks that are not seen.
pub(crate) fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(letter(character), Letter::Nothing) && !character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_reading};

    fn folded(name: &str) -> String {
        fold(name).map(|folded| String::from_utf8(folded.as_bytes().to_vec()).unwrap()).unwrap_or_default()
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for name in ["Korea, South", "SOUTH KOREA", "Korea (South)", "the  south\u{A0}Korea", "Ｓｏｕｔｈ　Ｋｏｒｅａ"]
        {
            assert_eq!(folded(name), "korea south");
        }
        for name in ["Côte d'Ivoire", "Cote d’Ivoire", "CO\u{302}TE DʼIVOIRE", "Côte dIvoire", "Côte d'Ivoire²"]
        {
            assert_eq!(folded(name), "cote divoire");
        }
        assert_eq!(folded("U.S.A."), "usa");
        assert_eq!(folded("St.Lucia"), "lucia saint");
        assert_eq!(folded("U.S.Virgin Is."), "islands us virgin");
        assert_eq!(folded("Türkiye"), folded("TÜRKİYE"));
        assert_eq!(folded("Việt Nam"), "nam viet");
        assert_eq!(folded("Antigua & Barbuda"), folded("Barbuda and Antigua"));
        assert_eq!(folded("Россия"), "россия");
        assert_eq!(folded("ΚΎΠΡΟΣ"), folded("Κύπρος"));
        assert_eq!(folded("ΕΛΛΑΔΑ"), folded("Ελλάδα"));
        assert_eq!(folded("Dem. Rep."), folded("Democratic Republic"));
    }

    #[test]
    fn an_abbreviation_with_several_meanings_is_read_in_each() {
        assert_eq!(folded("N. Korea"), "korea n");
        let readings: Vec<_> = (0..fold("N. Korea").unwrap().readings)
            .map(|reading| String::from_utf8(fold_reading("N. Korea", reading).unwrap().as_bytes().to_vec()).unwrap())
            .collect();
        assert_eq!(readings, ["korea north", "korea northern", "korea new"]);
        assert!(fold_reading("S. Isl.", 0).is_none(), "nothing but abbreviations");
    }

    #[test]
    fn nothing_and_too_much_fold_to_nothing() {
        assert!(fold("").is_none());
        assert!(fold("the of , and").is_none());
        assert!(fold(&"a".repeat(129)).is_none());
        assert!(fold(&"a ".repeat(40)).is_none());
        assert!(fold(&"x".repeat(1 << 20)).is_none());
    }
}
