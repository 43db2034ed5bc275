//! Texts of cells, each kept once with its meaning.

use std::{collections::HashMap, hash::Hash};

use crate::text::{blank::trim, quick_hash::QuickHash};

/// Texts by number, in the order in which they first occurred.
///
/// Their number and length are limited, so that the memory does not grow with the file. Beyond the limits only the
/// meaning of a text is kept.
#[derive(Clone, Debug)]
pub(super) struct Texts<M> {
    most: usize,
    numbers: HashMap<Box<[u8]>, u32, QuickHash>,
    all: Vec<(Box<str>, M)>,
    /// The numbers for the texts beyond the limits, by their meaning.
    others: HashMap<M, u32>,
}

impl<M: Copy + Eq + Hash> Texts<M> {
    const LONGEST: usize = 200;
    /// What is shown for a text beyond the limits.
    const NOT_KEPT: &str = "…";

    /// Keeps at most `most` texts.
    pub(super) fn new(most: usize) -> Self {
        Texts { most, numbers: HashMap::default(), all: Vec::new(), others: HashMap::new() }
    }

    /// The number of a text with this meaning.
    #[inline]
    pub(super) fn number(&mut self, text: &[u8], meaning: M) -> u32 {
        match self.numbers.get(text) {
            Some(&number) => number,
            None => self.new_number(text, meaning),
        }
    }

    fn new_number(&mut self, text: &[u8], meaning: M) -> u32 {
        let next = u32::try_from(self.all.len());
        let next = next.unwrap_or_else(|_| unreachable!("the limits, and the number of meanings, are far below 2^32"));
        if self.numbers.len() < self.most && text.len() <= Self::LONGEST {
            self.numbers.insert(text.into(), next);
            self.all.push((trim(&String::from_utf8_lossy(text)).into(), meaning));
            return next;
        }
        let number = *self.others.entry(meaning).or_insert(next);
        if number == next {
            self.all.push((Self::NOT_KEPT.into(), meaning));
        }
        number
    }

    pub(super) fn text(&self, number: u32) -> &str {
        &self.all[number as usize].0
    }

    pub(super) fn meaning(&self, number: u32) -> M {
        self.all[number as usize].1
    }

    /// The meaning of each text, by its number.
    pub(super) fn meanings(&self) -> impl Iterator<Item = (u32, M)> {
        (0..).zip(self.all.iter().map(|(_, meaning)| *meaning))
    }

    /// All texts, in the order of their numbers.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.all.iter().map(|(text, _)| &**text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_the_limits_there_is_one_text_for_each_meaning() {
        let mut texts = Texts::new(2);
        let long = "x".repeat(Texts::<char>::LONGEST + 1);
        let cells =
            [("one", 'a'), (&*long, 'a'), (" two ", 'b'), ("three", 'a'), ("four", 'b'), ("one", 'a'), (&long, 'b')];
        let numbers = cells.map(|(cell, meaning)| texts.number(cell.as_bytes(), meaning));
        assert!(texts.iter().eq(["one", Texts::<char>::NOT_KEPT, "two", Texts::<char>::NOT_KEPT]));
        assert_eq!(numbers, [0, 1, 2, 1, 3, 0, 3]);
        for ((_, meaning), number) in cells.into_iter().zip(numbers) {
            assert_eq!(texts.meaning(number), meaning);
        }
    }
}
