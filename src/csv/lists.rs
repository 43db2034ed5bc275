//! Cells that contain a list, joined by `;`: of words, or of keys of another table.

use std::{collections::HashSet, marker::PhantomData};

use super::{
    cells::Cells,
    column::Column,
    keys::Keys,
    memo::Memo,
    notes::{Noted, shown},
    problem::ProblemKind,
    values::words,
};
use crate::{
    text::near::nearest,
    words::word::{self, Word, WordSet},
};

/// Where a list is in its [`Lists`].
#[derive(Debug)]
pub(crate) struct Span<T> {
    start: u32,
    end: u32,
    of: PhantomData<T>,
}

impl<T> Clone for Span<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Span<T> {}

impl<T> Span<T> {
    pub(crate) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The lists of one column, one after another. A row keeps a [`Span`], so it needs no allocation of its own.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T>(Vec<T>);

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists(Vec::new())
    }
}

impl<T> Lists<T> {
    pub(crate) fn get(&self, span: Span<T>) -> &[T] {
        &self.0[span.start as usize..span.end as usize]
    }

    /// The span from `start` to the end.
    fn span(&self, start: usize) -> Span<T> {
        let position = |n: usize| u32::try_from(n).unwrap_or_else(|_| unreachable!("a list of 4 billion items"));
        Span { start: position(start), end: position(self.0.len()), of: PhantomData }
    }
}

/// Lists as they are read. A list that was read before is stored once.
pub(crate) struct KeyLists<'t, T> {
    lists: Lists<T>,
    known: Memo<'t, Span<T>>,
}

impl<T> Default for KeyLists<'_, T> {
    fn default() -> Self {
        KeyLists { lists: Lists::default(), known: Memo::default() }
    }
}

impl<T> KeyLists<'_, T> {
    pub(crate) fn finish(self) -> Lists<T> {
        self.lists
    }
}

impl<'t> Cells<'t, '_> {
    /// Keys of another table, in the order of the cell. Empty for an empty cell.
    #[inline]
    pub(crate) fn key_list<K: Keys>(
        &mut self,
        column: Column,
        keys: &K,
        lists: &mut KeyLists<'t, K::Id>,
    ) -> Result<Span<K::Id>, Noted> {
        self.read_keys(column, keys, lists, |_| {})
    }

    /// Like [`Cells::key_list`], for a list whose order means nothing.
    #[inline]
    pub(crate) fn key_set<K: Keys>(
        &mut self,
        column: Column,
        keys: &K,
        lists: &mut KeyLists<'t, K::Id>,
    ) -> Result<Span<K::Id>, Noted> {
        self.read_keys(column, keys, lists, <[K::Id]>::sort_unstable)
    }

    #[inline]
    fn read_keys<K: Keys>(
        &mut self,
        column: Column,
        keys: &K,
        KeyLists { lists, known }: &mut KeyLists<'t, K::Id>,
        order: impl FnOnce(&mut [K::Id]),
    ) -> Result<Span<K::Id>, Noted> {
        let cell = self.cell(column);
        let start = lists.0.len();
        if cell.is_empty() {
            return Ok(lists.span(start));
        }
        if let Some(span) = known.get(cell) {
            return Ok(span);
        }
        for item in cell.split(|&byte| byte == b';') {
            match keys.find(item) {
                Some(key) => lists.0.push(key),
                None => return Err(self.bad_keys(column, keys, lists, start)),
            }
        }
        if has_twice(&lists.0[start..]) {
            return Err(self.bad_keys(column, keys, lists, start));
        }
        order(&mut lists.0[start..]);
        let span = lists.span(start);
        if let Some(cell) = self.plain_cell(column) {
            known.keep(cell.as_bytes(), span);
        }
        Ok(span)
    }

    /// Words of a vocabulary. There must be at least one.
    #[inline]
    pub(crate) fn word_set<W: Word + PartialEq>(
        &mut self,
        column: Column,
        known: &mut Memo<'t, WordSet<W>>,
    ) -> Result<WordSet<W>, Noted> {
        let cell = self.cell(column);
        if let Some(set) = known.get(cell) {
            return Ok(set);
        }
        let mut set = WordSet::EMPTY;
        for item in cell.split(|&byte| byte == b';') {
            let word = W::ALL.iter().copied().find(|word| word.text().as_bytes() == item);
            if !word.is_some_and(|word| set.insert(word)) {
                return Err(self.bad_words::<W>(column));
            }
        }
        if let Some(cell) = self.plain_cell(column) {
            known.keep(cell.as_bytes(), set);
        }
        Ok(set)
    }

    /// Notes what is wrong with a list of keys. Nothing of the list is kept.
    #[cold]
    fn bad_keys<K: Keys>(&mut self, column: Column, keys: &K, lists: &mut Lists<K::Id>, start: usize) -> Noted {
        lists.0.truncate(start);
        self.bad_items(column, "each key once", |cells, item| {
            let unknown = keys.find(item.as_bytes()).is_none();
            unknown.then(|| cells.unknown_key(column, item, keys))
        })
    }

    #[cold]
    fn bad_words<W: Word>(&mut self, column: Column) -> Noted {
        if self.cell(column).is_empty() {
            return self.bad_cell(column, &words::<W>(), None);
        }
        self.bad_items(column, "each item once", |cells, item| {
            word::find::<W>(item).is_none().then(|| {
                let near = nearest(item, W::ALL.iter().map(|word| word.text()), 1).first().map(|&near| near.into());
                let (found, expected) = (item.into(), words::<W>().into());
                cells.problem(column, ProblemKind::BadItem { found, expected, near })
            })
        })
    }

    /// Notes each item that `bad` notes, and each that occurs twice.
    #[cold]
    fn bad_items(&mut self, column: Column, once: &str, bad: impl Fn(&mut Self, &str) -> Option<Noted>) -> Noted {
        let cell = shown(self.cell(column));
        let mut seen = HashSet::new();
        for item in cell.split(';') {
            if self.findings.is_full() {
                break;
            }
            let first = seen.insert(item);
            if bad(self, item).is_none() && !first {
                self.problem(column, ProblemKind::BadItem { found: item.into(), expected: once.into(), near: None });
            }
        }
        Noted
    }
}

/// Whether an item occurs twice in a list.
#[inline]
fn has_twice<T: Copy + Ord>(items: &[T]) -> bool {
    // Nearly all lists have one or two items. A list of thousands is sorted: comparing each item with each other one
    // would take 80 times as long as reading the list.
    const FEW: usize = 16;
    if items.len() <= FEW {
        return items.iter().enumerate().any(|(place, item)| items[..place].contains(item));
    }
    let mut sorted = items.to_vec();
    sorted.sort_unstable();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}
