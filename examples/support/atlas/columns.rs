//! Tables by columns: each column is a list of its distinct words, and the number of the word of each row. If most rows
//! repeat the word of the row before, a number is stored once for each run of rows, beside the length of the run. If most
//! rows have different words, the words are stored row by row, without numbers.
//!
//! This makes tens of thousands of flows smaller, because a column has few distinct words and neighbouring rows are alike.

use std::{cmp::Reverse, collections::BTreeMap};

use serde_json::{Map, Value, json};

/// The digits of the numbers, all of them safe in JSON and in HTML. `columns.js` has the same.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The number of digits that end a number. The others come before.
const LAST: usize = 48;

/// A column is stored in runs if they are, on average, longer than this.
const RUN: usize = 10;

/// A table that is built column by column.
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

/// The distinct words, the most frequent first. Words of equal frequency stay in the order in which they appear.
fn by_frequency(cells: &[String]) -> Vec<&str> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (row, cell) in cells.iter().enumerate() {
        counts.entry(cell).or_insert((0, row)).0 += 1;
    }
    let mut words: Vec<(&str, (usize, usize))> = counts.into_iter().collect();
    words.sort_by_key(|&(_, (count, first))| (Reverse(count), first));
    words.into_iter().map(|(word, _)| word).collect()
}

/// A number with as few digits as possible: one for the first words, two for most of the others. So frequent words are
/// short, and the end of each number is visible.
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
