//! Finds similar texts, for "did you mean".

/// The letters of a text, without case, for the comparison.
#[derive(Default)]
struct Letters {
    letters: Vec<char>,
    /// A set of the letters that occur, as bits. Some letters share a bit.
    kinds: u64,
}

impl Letters {
    /// Takes the letters of another text, in the same memory.
    fn set(&mut self, text: &str) {
        self.letters.clear();
        self.kinds = 0;
        for letter in text.chars() {
            if letter.is_ascii() {
                self.push(letter.to_ascii_lowercase());
            } else {
                letter.to_lowercase().for_each(|letter| self.push(letter));
            }
        }
    }

    fn of(text: &str) -> Self {
        let mut letters = Letters::default();
        letters.set(text);
        letters
    }

    fn push(&mut self, letter: char) {
        self.letters.push(letter);
        self.kinds |= 1 << (letter as u32 % 64);
    }

    /// Whether this text contains the other.
    fn contain(&self, other: &Letters) -> bool {
        self.letters.windows(other.letters.len()).any(|window| window == other.letters)
    }

    /// Whether more than `edits` edits lead from one text to the other, by a quick check. An edit changes the length by
    /// at most one letter, and adds or removes at most one kind of letter.
    fn is_far(&self, other: &Letters, edits: usize) -> bool {
        let lacks = |kinds: u64| kinds.count_ones() as usize > edits;
        self.letters.len().abs_diff(other.letters.len()) > edits
            || lacks(self.kinds & !other.kinds)
            || lacks(other.kinds & !self.kinds)
    }
}

/// The number of single edits (insert, delete, replace, swap of neighbors) from `a` to `b`. The three rows are working
/// memory.
fn distance(a: &[char], b: &[char], [before_last, last, row]: &mut [Vec<usize>; 3]) -> usize {
    before_last.resize(b.len() + 1, 0);
    row.resize(b.len() + 1, 0);
    last.clear();
    last.extend(0..=b.len());
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        std::mem::swap(before_last, last);
        std::mem::swap(last, row);
    }
    last[b.len()]
}

/// The candidates that are a few edits from `text`, nearest first, at most `limit` of them.
///
/// One edit is allowed for every three letters of the text, and at least one. This is enough for a typing error, but
/// too few to turn one short name into another. Letter case does not count.
pub(crate) fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>, limit: usize) -> Vec<&'c str> {
    let near = nearest_with(text, candidates.map(|candidate| (candidate, ())));
    near.into_iter().take(limit).map(|(candidate, ())| candidate).collect()
}

/// Like [`nearest`], with the value of each candidate, and without a limit.
pub(crate) fn nearest_with<'c, T: Ord>(
    text: &str,
    candidates: impl Iterator<Item = (&'c str, T)>,
) -> Vec<(&'c str, T)> {
    // A text that is longer than any name is near to none. This keeps the table of distances small.
    const LONGEST: usize = 80;
    // A table may have thousands of long keys, made to keep a reader waiting. So only the first keys are looked at.
    const MOST_STEPS: usize = 4_000_000;
    if text.len() > LONGEST || text.is_empty() {
        return Vec::new();
    }
    let mut steps = 0;
    let (mut asked, mut letters, mut rows) = (Letters::default(), Letters::default(), Default::default());
    asked.set(text);
    let allowed = (asked.letters.len() / 3).max(1);
    let mut near: Vec<(usize, &str, T)> = candidates
        .filter(|(candidate, _)| candidate.len() <= 2 * LONGEST)
        .filter_map(|(candidate, meaning)| {
            letters.set(candidate);
            if steps > MOST_STEPS || asked.is_far(&letters, allowed) {
                return None;
            }
            steps += asked.letters.len() * letters.letters.len();
            let edits = distance(&asked.letters, &letters.letters, &mut rows);
            (edits <= allowed).then_some((edits, candidate, meaning))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, candidate, meaning)| (candidate, meaning)).collect()
}

/// Words that occur in many names and identify none of them.
const GENERIC: [&str; 26] = [
    "the",
    "of",
    "and",
    "republic",
    "rep",
    "democratic",
    "dem",
    "people",
    "peoples",
    "s",
    "state",
    "states",
    "kingdom",
    "island",
    "islands",
    "saint",
    "st",
    "united",
    "federal",
    "federation",
    "former",
    "territory",
    "province",
    "north",
    "south",
    "new",
];

/// The words that identify a name, in lower case.
fn telling_words(name: &str) -> Vec<String> {
    let lower = |word: &str| word.chars().flat_map(char::to_lowercase).collect::<String>();
    let words = name.split(|letter: char| !letter.is_alphanumeric()).map(lower);
    words.filter(|word| !word.is_empty() && !GENERIC.contains(&word.as_str())).collect()
}

/// The names that are near to a text, nearest first. First come those whose identifying words have nearly the same
/// letters, then those that share such a word.
pub(crate) fn nearest_names<'c, T: Ord + Copy>(
    text: &str,
    names: impl Iterator<Item = (&'c str, T)> + Clone,
) -> Vec<(&'c str, T)> {
    const SHORTEST: usize = 4;
    const LONGEST: usize = 80;
    if text.len() > LONGEST {
        return Vec::new();
    }
    let words = telling_words(text);
    let telling = words.join(" ");
    let mut near = nearest_with(text, names.clone());
    near.retain(|(name, _)| nearest(&telling, std::iter::once(telling_words(name).join(" ").as_str()), 1).len() == 1);

    let mut long: Vec<(&String, Letters)> = words.iter().map(|word| (word, Letters::of(word))).collect();
    long.retain(|(_, letters)| letters.letters.len() >= SHORTEST);
    let mut letters = Letters::default();
    let mut sharing: Vec<_> = names
        .filter_map(|(name, meaning)| {
            // Few names contain a word of the text, and only those are split into words: this is quicker.
            letters.set(name);
            if !long.iter().any(|(_, word)| letters.contain(word)) {
                return None;
            }
            let of_name = telling_words(name);
            let shared = long.iter().filter(|(word, _)| of_name.contains(word)).count();
            (shared > 0).then(|| (of_name.len() - shared.min(of_name.len()), name, meaning))
        })
        .collect();
    sharing.sort_unstable();
    near.extend(sharing.into_iter().map(|(_, name, meaning)| (name, meaning)));
    near
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The number by its definition alone: tries every way to the last letters, without a quick check.
    fn plainly(a: &[char], b: &[char]) -> usize {
        let (Some((&last_a, rest_a)), Some((&last_b, rest_b))) = (a.split_last(), b.split_last()) else {
            return a.len().max(b.len());
        };
        let replaced = plainly(rest_a, rest_b) + usize::from(last_a != last_b);
        let edits = replaced.min(plainly(rest_a, b) + 1).min(plainly(a, rest_b) + 1);
        match (rest_a.split_last(), rest_b.split_last()) {
            (Some((&before_a, others_a)), Some((&before_b, others_b))) if before_a == last_b && last_a == before_b => {
                edits.min(plainly(others_a, others_b) + 1)
            }
            _ => edits,
        }
    }

    proptest! {
        #[test]
        fn the_nearest_are_those_of_the_definition(
            text in "[abAéñ ]{1,7}",
            candidates in prop::collection::vec("[abAéñxy ]{0,7}", 0..12),
        ) {
            let letters = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<_>>();
            let asked = letters(&text);
            let mut expected: Vec<(usize, &str)> =
                candidates.iter().map(|candidate| (plainly(&asked, &letters(candidate)), candidate.as_str())).collect();
            expected.retain(|&(edits, _)| edits <= (asked.len() / 3).max(1));
            expected.sort_unstable();
            expected.dedup();
            let expected: Vec<_> = expected.into_iter().map(|(_, candidate)| candidate).collect();
            prop_assert_eq!(nearest(&text, candidates.iter().map(String::as_str), usize::MAX), expected);
        }
    }

    #[test]
    fn a_name_is_near_if_it_has_a_word_of_the_text_but_not_if_it_has_its_letters() {
        let names = [("Finland", 1), ("Green Land", 2), ("Landover", 3), ("Peru", 4)];
        assert_eq!(nearest_names("Enchanted Land", names.into_iter()), [("Green Land", 2)]);
    }

    #[test]
    fn a_long_text_is_near_to_nothing() {
        let text = |length: usize| format!("{:>length$}", "Enchanted Land");
        assert_eq!(nearest_names(&text(80), [("Green Land", 1)].into_iter()), [("Green Land", 1)]);
        assert!(nearest_names(&text(81), [("Green Land", 1)].into_iter()).is_empty());
    }

    #[test]
    fn swaps_count_once_and_far_texts_are_left_out() {
        assert_eq!(nearest("Teir 1", ["Tier 3", "Tier 1"].into_iter(), 1), ["Tier 1"]);
        assert_eq!(nearest("Phillipines", ["Philippines", "Peru"].into_iter(), 3), ["Philippines"]);
        assert!(nearest("Atlantis", ["Lithuania"].into_iter(), 3).is_empty());
        assert!(nearest("", ["a"].into_iter(), 3).is_empty());
    }
}
