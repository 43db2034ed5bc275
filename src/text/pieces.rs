//! Pieces of a cell: the texts between the signs and the *and* that divide names.

use super::divided::{divides, is_between_words};

/// The texts between commas, brackets, hyphens, semicolons and similar signs, and around the word *and*, in their
/// order. Pieces without letters or digits are left out.
pub(crate) fn pieces(cell: &str) -> impl Iterator<Item = &str> {
    let between_signs = cell.split(divides).flat_map(|text| AroundAnd { rest: Some(text) });
    between_signs.filter(|piece| piece.contains(char::is_alphanumeric))
}

/// A text, cut at the word *and*.
struct AroundAnd<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for AroundAnd<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let text = self.rest.take()?;
        let is_and = |&at: &usize| {
            let word = &text.as_bytes()[at..at + 5];
            let apart = |byte: u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
            apart(word[0]) && word[1..4].eq_ignore_ascii_case(b"and") && apart(word[4])
        };
        match (0..text.len().saturating_sub(4)).find(is_and) {
            Some(at) => {
                self.rest = Some(&text[at + 4..]);
                Some(&text[..at])
            }
            None => Some(text),
        }
    }
}

/// The ways to cut a text in two between its words.
pub(crate) fn halves(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(is_between_words).map(|(at, sign)| (&text[..at], &text[at + sign.len()..]))
}

/// The part of a cell from the beginning of one of its pieces to the end of another.
pub(crate) fn span<'a>(cell: &'a str, first: &str, last: &str) -> &'a str {
    let start = first.as_ptr() as usize - cell.as_ptr() as usize;
    let end = last.as_ptr() as usize - cell.as_ptr() as usize + last.len();
    cell.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{halves, pieces, span};

    #[test]
    fn signs_and_the_word_and_divide() {
        let of = |cell| pieces(cell).map(str::trim).collect::<Vec<_>>();
        assert_eq!(of("China; Hong Kong"), ["China", "Hong Kong"]);
        assert_eq!(of("Taiwan AND China"), ["Taiwan", "China"]);
        assert_eq!(of("Rwanda, Andorra"), ["Rwanda", "Andorra"]);
        assert_eq!(of("China (Taiwan)／Peru–Chile"), ["China", "Taiwan", "Peru", "Chile"]);
        assert_eq!(of("and"), ["and"]);
        assert_eq!(of(" ; "), [""; 0]);
        assert_eq!(
            halves("a\u{A0}b_c.d").collect::<Vec<_>>(),
            [("a", "b_c.d"), ("a\u{A0}b", "c.d"), ("a\u{A0}b_c", "d")]
        );
        assert_eq!(halves("a b c").collect::<Vec<_>>(), [("a", "b c"), ("a b", "c")]);
    }

    #[test]
    fn a_span_has_what_stands_between() {
        let cell = "Korea, South; Japan";
        let pieces: Vec<_> = pieces(cell).collect();
        assert_eq!(span(cell, pieces[0], pieces[1]), "Korea, South");
    }
}
