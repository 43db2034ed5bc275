//! Tables by columns: each column is a list of its different words, and for each row the number of its word. Where most
//! rows have the word of the row before, the numbers stand once for each run of rows, beside the lengths of the runs. Where
//! most rows have a word of their own, the words stand row by row, without numbers.
//!
//! Tens of thousands of flows are lighter this way, for a column holds few different words and neighbouring rows are alike.

use std::{cmp::Reverse, collections::BTreeMap};

use serde_json::{Map, Value, json};

/// The digits of the numbers, all of them safe in JSON and in HTML. `columns.js` has the same.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// So many digits end a number; the others go before.
const LAST: usize = 48;

/// A column stands in runs if these are, on average, longer than this.
const RUN: usize = 10;

/// A table that is put together column by column.
pub struct Columns<R> {
    rows: Vec<R>,
    columns: Map<String, Value>,
}

impl<R> Columns<R> {
    pub fn of(rows: impl Iterator<Item = R>) -> Self {
        Columns { rows: rows.collect(), columns: Map::new() }
    }

    /// A column of texts. Empty means absent.
    pub fn column<T: ToString>(mut self, name: &str, cell: impl Fn(&R) -> T) -> Self {
        let cells: Vec<String> = self.rows.iter().map(|row| cell(row).to_string()).collect();
        let words = by_frequency(&cells);
        let number_of: BTreeMap<&str, usize> = words.iter().copied().zip(0..).collect();
        let digits = |cell: &String| digits(number_of[cell.as_str()]);
        let runs: Vec<&[String]> = cells.chunk_by(|a, b| a == b).collect();
        let column = if words.len() * 2 > cells.len() {
            json!({ "words": cells })
        } else if runs.len() * RUN < cells.len() {
            let numbers: String = runs.iter().map(|run| digits(&run[0])).collect();
            let lengths: Vec<usize> = runs.iter().map(|run| run.len()).collect();
            json!({ "words": words, "cells": numbers, "runs": lengths })
        } else {
            json!({ "words": words, "cells": cells.iter().map(digits).collect::<String>() })
        };
        self.columns.insert(name.into(), column);
        self
    }

    /// A column that is absent in some rows.
    pub fn optional<T: ToString>(self, name: &str, cell: impl Fn(&R) -> Option<T>) -> Self {
        self.column(name, |row| cell(row).map(|value| value.to_string()).unwrap_or_default())
    }

    /// A column of lists, joined by `;` as in the tables themselves.
    pub fn list<T: ToString, I: Iterator<Item = T>>(self, name: &str, cell: impl Fn(&R) -> I) -> Self {
        self.column(name, |row| cell(row).map(|item| item.to_string()).collect::<Vec<_>>().join(";"))
    }

    pub fn finish(self) -> Value {
        json!({ "rows": self.rows.len(), "columns": self.columns })
    }
}

/// The different words, the most frequent first; those that are equally frequent in the order in which they appear.
fn by_frequency(cells: &[String]) -> Vec<&str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (row, cell) in cells.iter().enumerate() {
        counts.entry(cell).or_insert((0, row)).0 += 1;
    }
    let mut words: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    words.sort_by_key(|&(_, (count, first))| (Reverse(count), first));
    words.into_iter().map(|(word, _)| word).collect()
}

/// A number in as few digits as it needs: one for the first words, two for most of the others. So frequent words are
/// short, and the end of each is seen.
fn digits(number: usize) -> String {
    let mut digits = vec![DIGITS[number % LAST]];
    let mut rest = number / LAST;
    while rest > 0 {
        rest -= 1;
        digits.push(DIGITS[LAST + rest % (DIGITS.len() - LAST)]);
        rest /= DIGITS.len() - LAST;
    }
    digits.into_iter().rev().map(char::from).collect()
}
