//! Folding: the common form of all spellings of a name.
//!
//! Letters become lower case and lose their accents. Apostrophes vanish. Everything else that is not a letter or digit
//! divides words. *The*, *of* and *and* are dropped. [Abbreviations](super::abbreviation) are expanded. Then the words
//! are sorted, so that "Korea, South", "South Korea" and "Korea (South)" are one name. Folded names are compared
//! exactly.

use super::{
    abbreviation::{Abbreviation, abbreviation},
    divided::{ASCII, BRACKET, Divided, HYPHEN, JOINS, LAST_SIGN, PERIOD, QUALIFIES, SPACE, VANISHES},
    letters::{Letter, letter, plain},
};

/// The longest folded name, in bytes. If a text folds to more, it is not a country's name.
pub(crate) const LONGEST: usize = 128;

/// The longest text that is folded, in bytes. Even a name whose letters have many bytes folds to half its length.
pub(crate) const LONGEST_TEXT: usize = 4 * LONGEST;

const MOST_WORDS: usize = 24;

/// A folded name, without allocation.
pub(crate) struct Folded {
    bytes: Buffer,
    len: usize,
    /// How its words were divided.
    pub(crate) divided: Divided,
    /// How many readings its abbreviations have together. 0 if all of them are always expanded in the same way.
    pub(crate) readings: usize,
    /// Whether a word is not an abbreviation.
    has_full_word: bool,
}

impl Folded {
    /// Room for a name.
    #[inline]
    pub(crate) fn empty() -> Folded {
        let divided = Divided::default();
        Folded { bytes: [0; LONGEST + 8], len: 0, divided, readings: 0, has_full_word: false }
    }

    /// Folds a name into this room. Returns whether it has letters or digits and is short enough. Moving less saves 15
    /// ns.
    #[inline]
    pub(crate) fn set(&mut self, name: &str, reading: Option<usize>) -> bool {
        // It is not worth walking through a huge text.
        if name.len() > LONGEST_TEXT {
            return false;
        }
        let mut words = Words::new(reading);
        words.read(name);
        let Some(len) = words.put_in_order(&mut self.bytes) else { return false };
        self.len = len;
        self.divided = words.divided.or_spaced();
        self.readings = words.readings;
        self.has_full_word = words.has_full_word;
        !words.overflow && len > 0
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

/// The letters of a name, with room behind them, so that words can be copied eight letters at a time.
type Buffer = [u8; LONGEST + 8];

/// The position of a word among the letters.
type Span = (u8, u8);

/// Collects letters into words, in a buffer of fixed size.
struct Words {
    letters: Buffer,
    len: usize,
    spans: [Span; MOST_WORDS],
    count: usize,
    start: usize,
    /// Where the word began, or continued after its last period. One letter before a period is an initial.
    piece: usize,
    overflow: bool,
    divided: Divided,
    /// The chosen reading of the abbreviations. `None` leaves them as they are.
    reading: Option<usize>,
    readings: usize,
    has_full_word: bool,
}

impl Words {
    fn new(reading: Option<usize>) -> Words {
        Words {
            letters: [0; LONGEST + 8],
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
        }
    }

    #[inline]
    fn letter(&mut self, letter: u8) {
        if self.len < LONGEST {
            self.letters[self.len] = letter;
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

    /// Takes the ASCII letters and digits at the start of a text, and returns their number.
    #[inline]
    fn run(&mut self, text: &[u8]) -> usize {
        let room = self.letters[self.len..LONGEST].iter_mut();
        let mut count = 0;
        for (&byte, place) in text.iter().zip(room) {
            match ASCII.get(usize::from(byte)) {
                Some(&letter) if letter > LAST_SIGN => *place = letter,
                _ => break,
            }
            count += 1;
        }
        self.len += count;
        count
    }

    #[inline]
    fn end_word(&mut self) {
        // "N.Korea" is an initial and a word, "U.S." are two initials.
        if self.piece > self.start && self.len - self.piece > 1 {
            self.end_initials();
        }
        self.end_piece();
    }

    #[cold]
    fn end_initials(&mut self) {
        let mut rest = [0; LONGEST];
        let length = self.len - self.piece;
        rest[..length].copy_from_slice(&self.letters[self.piece..self.len]);
        self.len = self.piece;
        self.end_piece();
        self.put(&rest[..length]);
    }

    #[inline]
    fn end_piece(&mut self) {
        let word = &self.letters[self.start..self.len];
        match word {
            b"" => return,
            b"the" | b"of" => self.len = self.start,
            b"and" => {
                self.len = self.start;
                self.divided.join();
            }
            _ => match abbreviation(word) {
                Some(short) => self.abbreviated(short),
                None => self.has_full_word = true,
            },
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

    fn abbreviated(&mut self, short: &Abbreviation) {
        let mut full = short.always;
        if !short.readings.is_empty() {
            self.readings = self.readings.max(1).saturating_mul(short.readings.len());
            if let Some(reading) = &mut self.reading {
                full = Some(short.readings[*reading % short.readings.len()]);
                *reading /= short.readings.len();
            }
        }
        if let Some(full) = full {
            self.len = self.start;
            self.put(full.as_bytes());
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

    /// A sign of ASCII.
    #[inline]
    fn sign(&mut self, sign: u8) {
        match sign {
            SPACE => self.end_word(),
            PERIOD => self.period(),
            VANISHES => {}
            QUALIFIES => self.divide(Divided::QUALIFIED),
            BRACKET => self.divide(Divided::BRACKETED),
            JOINS => {
                self.end_word();
                self.divided.join();
            }
            HYPHEN => self.divide(Divided::HYPHENATED),
            _ => self.divide(Divided::LISTED),
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
            Letter::FullWidth(code) => match ASCII[usize::from(code)] {
                letter if letter > LAST_SIGN => self.letter(letter),
                sign => self.sign(sign),
            },
            Letter::Nothing => {}
            Letter::Dash => self.divide(Divided::HYPHENATED),
            Letter::List => self.divide(Divided::LISTED),
            Letter::Space => self.end_word(),
        }
    }

    fn read(&mut self, name: &str) {
        let bytes = name.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at += match ASCII.get(usize::from(byte)) {
                Some(&sign) if sign <= LAST_SIGN => {
                    self.sign(sign);
                    1
                }
                Some(_) => match self.run(&bytes[at..]) {
                    0 => {
                        self.overflow = true;
                        return;
                    }
                    count => count,
                },
                // At the first byte of a character.
                None => name[at..].chars().next().map_or(1, |character| {
                    self.other(character);
                    character.len_utf8()
                }),
            };
        }
        self.end_word();
    }

    /// Puts the words into a buffer in order, with spaces between them. Returns their length, if they fit.
    #[inline]
    fn put_in_order(&mut self, sorted: &mut Buffer) -> Option<usize> {
        self.sort();
        let mut len = 0;
        for &(start, end) in &self.spans[..self.count] {
            if len > 0 {
                sorted[len] = b' ';
                len += 1;
            }
            let (start, end) = (usize::from(start), usize::from(end));
            if len + end - start > LONGEST {
                return None;
            }
            // Eight letters at a time: most words have no more.
            for at in (0..end - start).step_by(8) {
                sorted[len + at..][..8].copy_from_slice(&self.letters[start + at..][..8]);
            }
            len += end - start;
        }
        Some(len)
    }

    /// Sorts the words. Most names have one, two or three; the first letters tell most of them apart.
    #[inline]
    fn sort(&mut self) {
        let letters = &self.letters;
        let word = |(start, end): Span| &letters[usize::from(start)..usize::from(end)];
        let spans = &mut self.spans[..self.count];
        for sorted in 1..spans.len() {
            let mut place = sorted;
            while place > 0 {
                let (before, after) = (word(spans[place - 1]), word(spans[place]));
                if before[0] < after[0] || before[0] == after[0] && before <= after {
                    break;
                }
                spans.swap(place - 1, place);
                place -= 1;
            }
        }
    }
}

/// Folds a name. `None` if it has no letters or digits, or is longer than any name.
pub(crate) fn fold(name: &str) -> Option<Folded> {
    let mut folded = Folded::empty();
    folded.set(name, None).then_some(folded)
}

/// Folds a name with one of the [readings](Folded::readings) of its abbreviations. `None` also if all of its words are
/// abbreviations, because they say too little.
pub(crate) fn fold_reading(name: &str, reading: usize) -> Option<Folded> {
    let mut folded = Folded::empty();
    (folded.set(name, Some(reading)) && folded.has_full_word).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_TEXT, fold, fold_reading};

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
        let readings = |text: &str| -> Vec<String> {
            let read = |reading| fold_reading(text, reading).unwrap().as_bytes().to_vec();
            (0..fold(text).unwrap().readings).map(|reading| String::from_utf8(read(reading)).unwrap()).collect()
        };
        assert_eq!(readings("N. Korea"), ["korea north", "korea northern", "korea new"]);
        assert!(fold_reading("S. Isl.", 0).is_none(), "nothing but abbreviations");
        // Of two abbreviations, each meaning of one with each of the other.
        let mut both = readings("Isl. Peru W.");
        both.sort_unstable();
        assert_eq!(both, ["islamic peru west", "islamic peru western", "islands peru west", "islands peru western"]);
    }

    #[test]
    fn nothing_and_too_much_fold_to_nothing() {
        assert!(fold("").is_none());
        assert!(fold("the of , and").is_none());
        assert!(fold(&"a".repeat(129)).is_none());
        assert!(fold(&"a ".repeat(40)).is_none());
        assert!(fold(&"x".repeat(1 << 20)).is_none());
        let padded = |length: usize| format!("Peru{}", " ".repeat(length - 4));
        assert_eq!(folded(&padded(LONGEST_TEXT)), "peru");
        assert!(fold(&padded(LONGEST_TEXT + 1)).is_none());
    }
}
