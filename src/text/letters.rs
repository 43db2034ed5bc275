//! Letters: what one character adds to a folded name.

// Base letters of the accented ones, `?` where a letter has none. By the Unicode decompositions, and for the
// letters without one (ø, đ, ł, ı) the letter that transliterations use.
const LATIN_1: &[u8; 64] = b"aaaaaaaceeeeiiiidnooooo?ouuuuytsaaaaaaaceeeeiiiidnooooo?ouuuuyty";
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnn\
nnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
const ADDITIONAL: &[u8; 256] = b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmn\
nnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas??s?aaaaaaaaaaaaaaa\
aaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";

/// What a character that is not ASCII does to a name.
pub(super) enum Letter {
    /// It is this ASCII letter, or a ligature of these.
    Ascii(&'static [u8]),
    /// It has this base letter of ASCII.
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
        0x1E00..0x1F00 => ADDITIONAL[code - 0x1E00],
        _ => b'?',
    };
    match character {
        'ß' | 'ẞ' => Letter::Ascii(b"ss"),
        'æ' | 'Æ' => Letter::Ascii(b"ae"),
        'œ' | 'Œ' => Letter::Ascii(b"oe"),
        'þ' | 'Þ' => Letter::Ascii(b"th"),
        'ơ' | 'Ơ' => Letter::Ascii(b"o"),
        'ư' | 'Ư' => Letter::Ascii(b"u"),
        'ș' | 'Ș' => Letter::Ascii(b"s"),
        'ț' | 'Ț' => Letter::Ascii(b"t"),
        _ if base != b'?' => Letter::Base(base),
        '\u{FF01}'..='\u{FF5E}' => Letter::FullWidth((code - 0xFEE0).to_le_bytes()[0]),
        _ if is_nothing(character) => Letter::Nothing,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Letter::Dash,
        '\u{2028}' | '\u{2029}' | '\u{85}' | '、' | '·' | '•' | '؛' | '،' | '¦' => Letter::List,
        _ if character.is_alphanumeric() || is_vowel_sign(code) => Letter::Own(character),
        _ => Letter::Space,
    }
}

/// Apostrophes of all kinds, accents written as characters of their own, numbers of footnotes, and marks that are not seen.
fn is_nothing(character: char) -> bool {
    matches!(
        character,
        '‘' | '’' | '‛' | '´' | 'ʼ' | 'ʻ' | 'ʹ' | '′' | 'ʿ' | 'ʾ' | '\u{300}'..='\u{36F}'
            // Superscript digits.
            | '²' | '³' | '¹' | '\u{2070}' | '\u{2074}'..='\u{2079}'
            // Marks over Hebrew and Arabic letters.
            | '\u{591}'..='\u{5BD}' | '\u{5BF}'..='\u{5C7}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{640}'
            // The soft hyphen, joiners, marks of direction, the byte order mark.
            | '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}'
            | '\u{61C}'
    )
}

/// In the scripts of South and Southeast Asia a sign belongs to the letter before it. A danda ends a sentence.
fn is_vowel_sign(code: usize) -> bool {
    let in_script = matches!(code, 0x900..0xE00 | 0xE31..0xE4F | 0xEB1..0xECE | 0x1000..0x104A | 0x17B4..0x17D4 | 0x3099..=0x309A)
        || matches!(code, 0x0F35..0x0F3A | 0x0F71..0x0F85);
    in_script && !matches!(code, 0x964..=0x965 | 0x970)
}

/// A letter as it is compared: in lower case, without the accent that Unicode composes into it.
pub(super) fn plain(character: char, mut each: impl FnMut(char)) {
    for lower in character.to_lowercase().filter(|&lower| !is_nothing(lower)) {
        match lower {
            'ά' => each('α'),
            'έ' => each('ε'),
            'ή' => each('η'),
            'ί' | 'ϊ' | 'ΐ' => each('ι'),
            'ό' => each('ο'),
            'ύ' | 'ϋ' | 'ΰ' => each('υ'),
            'ώ' => each('ω'),
            'ς' => each('σ'),
            'й' | 'ѝ' => each('и'),
            'ё' | 'ѐ' => each('е'),
            'ї' => each('і'),
            'ў' => each('у'),
            'ѓ' => each('г'),
            'ќ' => each('к'),
            'آ' | 'أ' | 'إ' => each('ا'),
            'ؤ' => each('و'),
            'ئ' => each('ي'),
            '\u{AC00}'..='\u{D7A3}' => syllable(lower, each_mut(&mut each)),
            other => each(other),
        }
    }
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
