//! Folding: what two spellings of one name have in common.
//!
//! Letters are lower-cased and lose their accents; apostrophes vanish; all else that is no letter or digit divides
//! words; *the*, *of* and *and* are dropped; *st* is *saint*; and the words are sorted, so that
//! "Korea, South", "South Korea" and "Korea (South)" are one name. Folded names are then compared exactly.

/// The longest folded name, in bytes. What folds to more is no country's name.
pub(crate) const LONGEST: usize = 128;

const MOST_WORDS: usize = 24;

// Base letters of the accented ones, `?` where a letter has none. By the Unicode decompositions, and for the
// letters without one (ø, đ, ł, ı) the letter that transliterations use.
const LATIN_1: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnn\
nnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmn\
nnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??s?aaaaaaaaaaaaaaa\
aaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// What becomes of an ASCII character: the letter or digit itself, in lower case, or one of these.
const ASCII: [u8; 128] = {
    let mut table = [DIVIDES; 128];
    let mut code: u8 = 0;
    while code < 128 {
        table[code as usize] = match code {
            b'.' => PERIOD,
            b'\'' | b'`' => VANISHES,
            _ if code.is_ascii_alphanumeric() => code.to_ascii_lowercase(),
            _ => DIVIDES,
        };
        code += 1;
    }
    table
};
const DIVIDES: u8 = 0;
const PERIOD: u8 = 1;
const VANISHES: u8 = 2;

/// A folded name, without allocation.
pub(crate) struct Folded {
    bytes: [u8; LONGEST],
    len: usize,
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

    #[inline]
    fn end_word(&mut self) {
        let word = &self.letters[self.start..self.len];
        match word {
            b"the" | b"of" | b"and" => self.len = self.start,
            b"st" => {
                self.len = self.start;
                b"saint".iter().for_each(|&letter| self.letter(letter));
            }
            _ => {}
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

    /// A period ends a word, but not after an initial: "U.S.A." is one word, "St.Lucia" two.
    #[inline]
    fn period(&mut self) {
        if self.len - self.piece == 1 {
            self.piece = self.len;
        } else {
            self.end_word();
        }
    }

    fn other(&mut self, character: char) {
        let code = character as usize;
        let base = match code {
            0xC0..0x100 => LATIN_1[code - 0xC0],
            0x100..0x180 => EXTENDED_A[code - 0x100],
            0x1E00..0x1F00 => ADDITIONAL[code - 0x1E00],
            _ => b'?',
        };
        match character {
            'ß' | 'ẞ' => b"ss".iter().for_each(|&letter| self.letter(letter)),
            'æ' | 'Æ' => b"ae".iter().for_each(|&letter| self.letter(letter)),
            'œ' | 'Œ' => b"oe".iter().for_each(|&letter| self.letter(letter)),
            'þ' | 'Þ' => b"th".iter().for_each(|&letter| self.letter(letter)),
            'ơ' | 'Ơ' => self.letter(b'o'),
            'ư' | 'Ư' => self.letter(b'u'),
            'ș' | 'Ș' => self.letter(b's'),
            'ț' | 'Ț' => self.letter(b't'),
            // Apostrophes of all kinds, and accents written as characters of their own.
            '‘' | '’' | '‛' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | '＇' | '\u{300}'..='\u{36F}' => {}
            _ if base != b'?' => self.letter(base),
            _ if character.is_alphanumeric() => {
                for lower in character.to_lowercase() {
                    let mut utf8 = [0; 4];
                    greek(lower).encode_utf8(&mut utf8).bytes().for_each(|byte| self.letter(byte));
                }
            }
            _ => self.end_word(),
        }
    }
}

/// The Greek letter without its accent, and the sigma that ends a word as any other; all other letters as they are.
fn greek(lower: char) -> char {
    match lower {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        other => other,
    }
}

/// Folds a name; `None` if it has no letters or is longer than any name.
pub(crate) fn fold(name: &str) -> Option<Folded> {
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
    };
    for character in name.chars() {
        match ASCII.get(character as usize) {
            Some(&DIVIDES) => words.end_word(),
            Some(&PERIOD) => words.period(),
            Some(&VANISHES) => {}
            Some(&letter) => words.letter(letter),
            None => words.other(character),
        }
    }
    words.end_word();
    if words.overflow || words.count == 0 {
        return None;
    }
    if words.count == 1 {
        return Some(Folded { bytes: words.letters, len: words.len });
    }
    let letters = &words.letters;
    let spans = &mut words.spans[..words.count];
    let word = |&(start, end): &(u8, u8)| &letters[usize::from(start)..usize::from(end)];
    spans.sort_unstable_by(|a, b| word(a).cmp(word(b)));
    let mut folded = Folded { bytes: [0; LONGEST], len: 0 };
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
    Some(folded)
}

#[cfg(test)]
mod tests {
    use super::fold;

    fn folded(name: &str) -> String {
        fold(name).map(|folded| String::from_utf8(folded.as_bytes().to_vec()).unwrap()).unwrap_or_default()
    }

    #[test]
    fn spellings_of_one_name_fold_alike() {
        for name in ["Korea, South", "SOUTH KOREA", "Korea (South)", "the  south\u{A0}Korea"] {
            assert_eq!(folded(name), "korea south");
        }
        for name in ["Côte d'Ivoire", "Cote d’Ivoire", "CO\u{302}TE DʼIVOIRE", "Côte dIvoire"] {
            assert_eq!(folded(name), "cote divoire");
        }
        assert_eq!(folded("U.S.A."), "usa");
        assert_eq!(folded("St.Lucia"), "lucia saint");
        assert_eq!(folded("Türkiye"), folded("TÜRKİYE"));
        assert_eq!(folded("Việt Nam"), "nam viet");
        assert_eq!(folded("Antigua & Barbuda"), folded("Barbuda and Antigua"));
        assert_eq!(folded("Россия"), "россия");
        assert_eq!(folded("ΚΎΠΡΟΣ"), folded("Κύπρος"));
        assert_eq!(folded("ΕΛΛΑΔΑ"), folded("Ελλάδα"));
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
