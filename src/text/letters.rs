//! Letters: what one character adds to a folded name.

use super::blank::has_no_form;

// Base letters of the accented ones, `?` for a letter without one. They follow the Unicode decompositions. For letters
// without a decomposition (ø, đ, ł, ı) it is the letter that transliterations use.
const LATIN_1: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnn\
nnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const EXTENDED_B: &[u8; 103] =
    b"aaiioouuuuuuuuuu?aaaa????ggkkoooo??j???gg??nnaa??ooaaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy";
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmn\
nnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??s?aaaaaaaaaaaaaaa\
aaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// What a character outside ASCII does to a name.
pub(super) enum Letter {
    /// It is this ASCII letter, or a ligature of these letters.
    Ascii(&'static [u8]),
    /// It has this ASCII base letter.
    Base(u8),
    /// It is a letter of its own.
    Own(char),
    /// It is the full-width form of this ASCII character.
    FullWidth(u8),
    /// It is an accent, an apostrophe, a footnote number or a mark without width.
    Nothing,
    /// It joins two names, as a dash does.
    Dash,
    /// It lists names, as a semicolon does.
    List,
    /// It is a space or a sign.
    Space,
}

pub(super) fn letter(character: char) -> Letter {
    let code = character as usize;
    let base = match code {
        0xC0..0x100 => LATIN_1[code - 0xC0],
        0x100..0x180 => EXTENDED_A[code - 0x100],
        0x1CD..0x234 => EXTENDED_B[code - 0x1CD],
        0x1E00..0x1F00 => ADDITIONAL[code - 0x1E00],
        _ => b'?',
    };
    match character {
        'ß' | 'ẞ' => Letter::Ascii(b"ss"),
        'æ' | 'Æ' | 'ǣ' | 'Ǣ' | 'ǽ' | 'Ǽ' => Letter::Ascii(b"ae"),
        '\u{212B}' => Letter::Base(b'a'),
        'œ' | 'Œ' => Letter::Ascii(b"oe"),
        'þ' | 'Þ' => Letter::Ascii(b"th"),
        'ơ' | 'Ơ' => Letter::Ascii(b"o"),
        'ư' | 'Ư' => Letter::Ascii(b"u"),
        _ if base != b'?' => Letter::Base(base),
        '\u{FF01}'..='\u{FF5E}' => Letter::FullWidth((code - 0xFEE0).to_le_bytes()[0]),
        _ if is_nothing(character) => Letter::Nothing,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Letter::Dash,
        '\u{2028}' | '\u{2029}' | '\u{85}' | '、' | '·' | '•' | '؛' | '،' | '¦' => Letter::List,
        _ if character.is_alphanumeric() || is_vowel_sign(code) => Letter::Own(character),
        _ => Letter::Space,
    }
}

/// Apostrophes of all kinds, accents that are characters of their own, footnote numbers, and invisible marks.
fn is_nothing(character: char) -> bool {
    matches!(
        character,
        '‘' | '’' | '‛' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '\u{374}' | '′' | 'ʿ' | 'ʾ' | '\u{300}'..='\u{36F}'
            // Superscript digits.
            | '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}'
            // Marks over Hebrew and Arabic letters.
            | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}'
    ) || has_no_form(character)
}

/// In the scripts of South and Southeast Asia a sign belongs to the letter before it. A danda ends a sentence.
fn is_vowel_sign(code: usize) -> bool {
    let in_script = matches!(code, 0x900..0xE00 | 0xE31..0xE4F | 0xEB1..0xECE | 0x1000..0x104A | 0x17B4..0x17D4 | 0x3099..=0x309A)
        || matches!(code, 0x0F35..0x0F3A | 0x0F71..0x0F85);
    in_script && !matches!(code, 0x964..=0x965 | 0x970)
}

/// A letter for comparison: in lower case, without the accent that Unicode composes into it.
pub(super) fn plain(character: char, mut each: impl FnMut(char)) {
    for lower in character.to_lowercase().filter(|&lower| !is_nothing(lower)) {
        match lower {
            'ǯ' => each('ʒ'),
            'ς' => each('σ'),
            'ά' | 'ἀ'..='ἇ' | 'ὰ' | 'ᾀ'..='ᾇ' | 'ᾰ'..='ᾷ' | '\u{1F71}' => each('α'),
            'έ' | 'ἐ'..='ἕ' | 'ὲ' | '\u{1F73}' => each('ε'),
            'ή' | 'ἠ'..='ἧ' | 'ὴ' | 'ᾐ'..='ᾗ' | 'ῂ'..='ῇ' | '\u{1F75}' => each('η'),
            'ί' | 'ϊ' | 'ΐ' | 'ἰ'..='ἷ' | 'ὶ' | 'ῐ'..='ῗ' | '\u{1F77}' | '\u{1FBE}' => each('ι'),
            'ό' | 'ὀ'..='ὅ' | 'ὸ' | '\u{1F79}' => each('ο'),
            'ῤ' | 'ῥ' => each('ρ'),
            'ύ' | 'ϋ' | 'ΰ' | 'ὐ'..='ὗ' | 'ὺ' | 'ῦ' | 'ῧ' | '\u{1F7B}' | '\u{1FE0}'..='\u{1FE3}' => {
                each('υ');
            }
            'ώ' | 'ὠ'..='ὧ' | 'ὼ' | 'ᾠ'..='ᾧ' | 'ῲ'..='ῷ' | '\u{1F7D}' => each('ω'),
            'ϓ' | 'ϔ' => each('ϒ'),
            'ӑ' | 'ӓ' => each('а'),
            'ӛ' => each('ә'),
            'ѓ' => each('г'),
            'ё' | 'ѐ' | 'ӗ' => each('е'),
            'ӂ' | 'ӝ' => each('ж'),
            'ӟ' => each('з'),
            'й' | 'ѝ' | 'ӣ' | 'ӥ' => each('и'),
            'ї' => each('і'),
            'ќ' => each('к'),
            'ӧ' => each('о'),
            'ӫ' => each('ө'),
            'ў' | 'ӯ' | 'ӱ' | 'ӳ' => each('у'),
            'ѷ' => each('ѵ'),
            'ӵ' => each('ч'),
            'ӹ' => each('ы'),
            'ӭ' => each('э'),
            'آ' | 'أ' | 'إ' => each('ا'),
            'ؤ' => each('و'),
            'ئ' => each('ي'),
            'ۀ' => each('ە'),
            'ۂ' => each('ہ'),
            'ۓ' => each('ے'),
            '\u{AC00}'..='\u{D7A3}' => syllable(lower, each_mut(&mut each)),
            other => each(other),
        }
    }
}

/// The letters and digits of a text that has at most as many as a code, whatever is between them: `K. O. R.`, `ＫＯＲ`.
pub(crate) fn code_letters(text: &str) -> Option<String> {
    let mut letters = String::new();
    for character in text.chars() {
        match letter(character) {
            Letter::Base(base) => letters.push(char::from(base)),
            Letter::Ascii(parts) => letters.extend(parts.iter().copied().map(char::from)),
            Letter::Own(own) => plain(own, |part| letters.push(part)),
            Letter::FullWidth(code) if code.is_ascii_alphanumeric() => {
                letters.push(char::from(code.to_ascii_lowercase()));
            }
            Letter::FullWidth(_) | Letter::Nothing | Letter::Dash | Letter::List | Letter::Space => {}
        }
        if letters.chars().nth(3).is_some() {
            return None;
        }
    }
    Some(letters)
}

fn each_mut(each: &mut impl FnMut(char)) -> &mut dyn FnMut(char) {
    each
}

/// The two or three letters of a Korean syllable (the Unicode Standard, section 3.12).
fn syllable(syllable: char, each: &mut dyn FnMut(char)) {
    let number = syllable as u32 - 0xAC00;
    let parts = [0x1100 + number / 588, 0x1161 + number % 588 / 28, 0x11A7 + number % 28];
    let letters = if number % 28 == 0 { &parts[..2] } else { &parts };
    letters.iter().filter_map(|&part| char::from_u32(part)).for_each(each);
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use crate::text::fold::fold;

    fn folded(text: &str) -> Vec<u8> {
        fold(&format!("x{text}x")).unwrap().as_bytes().to_vec()
    }

    /// Scripts whose letters are also written without their accents. In other scripts, such as Devanagari and Japanese,
    /// a mark makes a different letter. For these only the composed form is known.
    fn loses_accents(letter: char) -> bool {
        matches!(letter, '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{600}'..='\u{6FF}' | '\u{1E00}'..='\u{1FFF}')
            || matches!(letter, '\u{212B}' | '\u{AC00}'..='\u{D7A3}')
    }

    #[test]
    fn a_composed_letter_is_what_unicode_takes_it_apart_into() {
        let mut wrong = Vec::new();
        for letter in ('\u{80}'..=char::MAX).filter(|&letter| letter.is_alphanumeric() && loses_accents(letter)) {
            let apart: String = std::iter::once(letter).nfd().collect();
            if folded(&apart) != folded(&letter.to_string()) {
                wrong.push(letter);
            }
        }
        assert!(wrong.is_empty(), "{}: {wrong:?}", wrong.len());
    }

    /// An accent alone is nothing, and a letter loses only its accents.
    #[test]
    fn the_base_of_a_letter_is_the_letter_of_its_decomposition() {
        for letter in ('\u{C0}'..='\u{24F}').chain('\u{1E00}'..='\u{1EFF}').filter(|letter| letter.is_alphabetic()) {
            let base = std::iter::once(letter).nfd().next().unwrap();
            if base.is_ascii() {
                let expected = base.to_ascii_lowercase() as u8;
                assert_eq!(folded(&letter.to_string()), [b'x', expected, b'x'], "{letter}");
            }
        }
    }
}
