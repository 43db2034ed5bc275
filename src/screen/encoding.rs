//! Text that another program has garbled: HTML written for plain text, and UTF-8 that was read as Latin-1.

/// The text as it was meant. `None` if nothing shows that the text is garbled.
///
/// Both faults can occur together, and more than once.
pub(super) fn decoded(text: &str) -> Option<String> {
    const ROUNDS: usize = 3;
    let mut decoded: Option<String> = None;
    for _ in 0..ROUNDS {
        let text = decoded.as_deref().unwrap_or(text);
        match without_entities(text).or_else(|| read_as_utf_8(text)) {
            Some(next) => decoded = Some(next),
            None => break,
        }
    }
    decoded
}

/// The text with the characters that its entities stand for, as in `Trinidad &amp; Tobago`.
fn without_entities(text: &str) -> Option<String> {
    let mut rest = text;
    let mut out = String::new();
    let mut found = false;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        // The longest name below has seven letters.
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        if let Some(end) = end.filter(|&end| push_entity(&rest[1..end], &mut out)) {
            rest = &rest[end + 1..];
            found = true;
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    found.then_some(out)
}

/// Adds the character that an entity stands for. `false` if it is not an entity that occurs in names of places.
fn push_entity(name: &str, out: &mut String) -> bool {
    /// What follows the letter in the name of an entity for a letter with an accent, and the accent.
    const ACCENTS: [(&str, char); 9] = [
        ("acute", '\u{301}'),
        ("grave", '\u{300}'),
        ("circ", '\u{302}'),
        ("tilde", '\u{303}'),
        ("uml", '\u{308}'),
        ("ring", '\u{30A}'),
        ("cedil", '\u{327}'),
        ("caron", '\u{30C}'),
        ("macr", '\u{304}'),
    ];
    let character = match name {
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        "nbsp" => '\u{A0}',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "szlig" => 'ß',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "oelig" => 'œ',
        "OElig" => 'Œ',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        "eth" => 'ð',
        "ETH" => 'Ð',
        "thorn" => 'þ',
        "THORN" => 'Þ',
        _ => {
            if let Some(number) = name.strip_prefix('#') {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(digits) => u32::from_str_radix(digits, 16).ok(),
                    None => number.parse().ok(),
                };
                let character = code.filter(|_| !number.contains('+')).and_then(char::from_u32);
                out.extend(character);
                return character.is_some();
            }
            let Some(letter) = name.chars().next().filter(char::is_ascii_alphabetic) else { return false };
            let Some((_, accent)) = ACCENTS.iter().find(|(accent, _)| *accent == &name[1..]) else { return false };
            out.extend([letter, *accent]);
            return true;
        }
    };
    out.push(character);
    true
}

/// Undoes UTF-8 that was read as Windows-1252 or Latin-1: `CÃ´te` becomes `Côte`. Characters that are not part of such
/// a run stay, as the apostrophe of `CÃ´te d’Ivoire`, which was put in later.
fn read_as_utf_8(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut rest = text.chars();
    let mut out = String::new();
    let mut found = false;
    while let Some(character) = rest.next() {
        let length = match windows_1252(character) {
            Some(0xC2..=0xDF) => 2,
            Some(0xE0..=0xEF) => 3,
            Some(0xF0..=0xF4) => 4,
            _ => 1,
        };
        let run = std::iter::once(character).chain(rest.clone()).take(length);
        let bytes = run.map(windows_1252).collect::<Option<Vec<u8>>>().unwrap_or_default();
        match std::str::from_utf8(&bytes) {
            Ok(meant) if length > 1 && meant.chars().count() == 1 => {
                out.push_str(meant);
                rest.nth(length - 2);
                found = true;
            }
            _ => out.push(character),
        }
    }
    found.then_some(out)
}

/// The byte of a character in Windows-1252. A few bytes have no character there; they stand for control characters, as
/// in Latin-1.
fn windows_1252(character: char) -> Option<u8> {
    const FROM_0X80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    if let Some(place) = FROM_0X80.iter().position(|&other| other == character) {
        return u8::try_from(0x80 + place).ok();
    }
    u8::try_from(u32::from(character)).ok()
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::decoded;

    /// What a program makes of a text if it takes UTF-8 for Windows-1252, or for Latin-1.
    fn spoilt(text: &str, latin_1: bool) -> String {
        let windows = |byte: u8| match byte {
            0x80..0xA0 if !latin_1 => (0..=0x2122_u32)
                .filter_map(char::from_u32)
                .find(|&character| super::windows_1252(character) == Some(byte) && character > '\u{FF}')
                .unwrap_or(char::from(byte)),
            _ => char::from(byte),
        };
        text.bytes().map(windows).collect()
    }

    #[test]
    fn names_that_were_read_in_another_encoding() {
        for name in ["Côte d’Ivoire", "Curaçao", "Türkiye", "São Tomé and Príncipe", "Việt Nam", "日本", "Österreich"]
        {
            for latin_1 in [true, false] {
                let once = spoilt(name, latin_1);
                assert_eq!(decoded(&once).as_deref(), Some(name), "{once}");
                assert_eq!(decoded(&spoilt(&once, latin_1)).as_deref(), Some(name), "{once}");
            }
        }
    }

    #[test]
    fn names_that_were_written_for_html() {
        for (text, name) in [
            ("Trinidad &amp; Tobago", "Trinidad & Tobago"),
            ("Trinidad &amp;amp; Tobago", "Trinidad & Tobago"),
            ("Lao People&#039;s", "Lao People's"),
            ("C&ocirc;te d&rsquo;Ivoire", "Côte d’Ivoire"),
            ("C&#xF4;te d&#X2019;Ivoire", "Côte d’Ivoire"),
            ("&Aring;land", "Åland"),
            ("T&uuml;rkiye &nbsp;", "Türkiye \u{A0}"),
            ("CÃ´te d&#39;Ivoire", "Côte d'Ivoire"),
            ("CÃ´te d’Ivoire", "Côte d’Ivoire"),
            ("Türkiye (TÃ¼rkiye)", "Türkiye (Türkiye)"),
            ("ł CuraÃ§ao Ã", "ł Curaçao Ã"),
        ] {
            assert_eq!(decoded(text).unwrap().nfc().collect::<String>(), name);
        }
    }

    /// The named characters of HTML that are quotation marks, dashes, and letters of names of places, from the list of the standard:
    /// <https://html.spec.whatwg.org/multipage/named-characters.html>.
    #[test]
    fn named_characters_are_those_of_html() {
        let named = "AElig Æ Aacute Á Acirc Â Agrave À Amacr Ā Aring Å Atilde Ã Auml Ä Cacute Ć Ccaron Č Ccedil Ç Ccirc Ĉ Dcaron Ď ETH Ð \
             Eacute É Ecaron Ě Ecirc Ê Egrave È Emacr Ē Euml Ë Gcedil Ģ Gcirc Ĝ Hcirc Ĥ Iacute Í Icirc Î Igrave Ì Imacr Ī Itilde Ĩ \
             Iuml Ï Jcirc Ĵ Kcedil Ķ Lacute Ĺ Lcaron Ľ Lcedil Ļ Nacute Ń Ncaron Ň Ncedil Ņ Ntilde Ñ OElig Œ Oacute Ó Ocirc Ô Ograve \
             Ò Omacr Ō Oslash Ø Otilde Õ Ouml Ö Racute Ŕ Rcaron Ř Rcedil Ŗ Sacute Ś Scaron Š Scedil Ş Scirc Ŝ THORN Þ Tcaron Ť \
             Tcedil Ţ Uacute Ú Ucirc Û Ugrave Ù Umacr Ū Uring Ů Utilde Ũ Uuml Ü Wcirc Ŵ Yacute Ý Ycirc Ŷ Yuml Ÿ Zacute Ź Zcaron Ž \
             aacute á acirc â aelig æ agrave à amacr ā aring å atilde ã auml ä cacute ć ccaron č ccedil ç ccirc ĉ dcaron ď eacute é \
             ecaron ě ecirc ê egrave è emacr ē eth ð euml ë gacute ǵ gcirc ĝ hcirc ĥ iacute í icirc î igrave ì imacr ī itilde ĩ \
             iuml ï jcirc ĵ kcedil ķ lacute ĺ lcaron ľ lcedil ļ lsquo ‘ mdash — nacute ń ncaron ň ncedil ņ ndash – ntilde ñ oacute \
             ó ocirc ô oelig œ ograve ò omacr ō oslash ø otilde õ ouml ö racute ŕ rcaron ř rcedil ŗ rsquo ’ sacute ś scaron š \
             scedil ş scirc ŝ szlig ß tcaron ť tcedil ţ thorn þ uacute ú ucirc û ugrave ù umacr ū uring ů utilde ũ uuml ü wcirc ŵ \
             yacute ý ycirc ŷ yuml ÿ zacute ź zcaron ž";
        let words: Vec<&str> = named.split(' ').collect();
        for pair in words.chunks(2) {
            assert_eq!(decoded(&format!("&{};", pair[0])).unwrap().nfc().collect::<String>(), pair[1], "{}", pair[0]);
        }
        let [quote, apostrophe] = ["&quot;", "&apos;"].map(|text| decoded(text).unwrap());
        assert_eq!([&*quote, &*apostrophe], ["\"", "'"]);
    }

    #[test]
    fn text_that_is_not_spoilt_is_left() {
        for text in [
            "",
            "Peru",
            "Côte d'Ivoire",
            "Österreich",
            "Ελλάδα",
            "日本",
            "Trinidad & Tobago",
            "a & b; c",
            "&",
            "&;",
            "&#;",
            "&#x;",
            "&#x110000;",
            "&#+39;",
            "&unknown;",
            "&é;",
            "&1;",
            "Ã",
            "Ã la carte",
            "R&D",
        ] {
            assert_eq!(decoded(text), None, "{text}");
        }
    }
}
