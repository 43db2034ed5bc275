//! The nearest of some texts, for "did you mean".

/// Number of single edits (insert, delete, replace, swap of neighbours) from `a` to `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut row = last.clone();
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    last[b.len()]
}

/// The candidates that are few edits from `text`, nearest first, at most `limit` of them.
///
/// One edit is allowed for every three letters of the text, and at least one: enough for a slip of the
/// finger, too few to turn one short name into another. Letter case does not count.
pub(crate) fn nearest<'c>(text: &str, candidates: impl Iterator<Item = &'c str>, limit: usize) -> Vec<&'c str> {
    // A text longer than any name is near to none, and the table of distances stays small.
    const LONGEST: usize = 80;
    let letters = |text: &str| text.chars().flat_map(char::to_lowercase).collect::<Vec<char>>();
    if text.len() > LONGEST || text.is_empty() {
        return Vec::new();
    }
    let text = letters(text);
    let allowed = (text.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = candidates
        .filter(|candidate| candidate.len() <= 2 * LONGEST)
        .filter_map(|candidate| {
            let letters = letters(candidate);
            (letters.len().abs_diff(text.len()) <= allowed)
                .then(|| (distance(&text, &letters), candidate))
                .filter(|(edits, _)| *edits <= allowed)
        })
        .collect();
    near.sort_unstable();
    near.dedup_by_key(|(_, candidate)| *candidate);
    near.into_iter().take(limit).map(|(_, candidate)| candidate).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swaps_count_once_and_far_texts_are_left_out() {
        assert_eq!(nearest("Teir 1", ["Tier 3", "Tier 1"].into_iter(), 1), ["Tier 1"]);
        assert_eq!(nearest("Phillipines", ["Philippines", "Peru"].into_iter(), 3), ["Philippines"]);
        assert!(nearest("Atlantis", ["Lithuania"].into_iter(), 3).is_empty());
        assert!(nearest("", ["a"].into_iter(), 3).is_empty());
    }
}
