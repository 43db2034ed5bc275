//! Tables by columns: each column is a list of its different words, and for each row the number of its word. Where most
//! rows have the word of the row before, the numbers stand once for each run of rows, beside the lengths of the runs.
//!
//! Tens of thousands of flows are lighter this way, for a column holds few different words and neighbouring rows are alike.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// The digits of the numbers, all of them safe in JSON and in HTML. `columns.js` has the same.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A column stands in runs if these are, on average, longer than this.
const RUN: usize = 3;

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
        let mut words: Vec<String> = Vec::new();
        let mut number_of: HashMap<String, usize> = HashMap::new();
        let numbers: Vec<usize> = self
            .rows
            .iter()
            .map(|row| {
                let word = cell(row).to_string();
                *number_of.entry(word.clone()).or_insert_with(|| {
                    words.push(word);
                    words.len() - 1
                })
            })
            .collect();
        let width = (1..4).find(|&width| words.len() <= DIGITS.len().pow(width)).unwrap_or(4);
        let runs: Vec<&[usize]> = numbers.chunk_by(|a, b| a == b).collect();
        let in_runs = runs.len() * RUN < numbers.len();
        let lengths: Option<Vec<usize>> = in_runs.then(|| runs.iter().map(|run| run.len()).collect());
        let cells: String = if in_runs {
            runs.iter().map(|run| digits(run[0], width)).collect()
        } else {
            numbers.iter().map(|&number| digits(number, width)).collect()
        };
        self.columns.insert(name.into(), json!({ "words": words, "width": width, "cells": cells, "runs": lengths }));
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

/// A number in digits of 64, always `width` of them.
fn digits(number: usize, width: u32) -> String {
    let base = DIGITS.len();
    (0..width).rev().map(|place| char::from(DIGITS[number / base.pow(place) % base])).collect()
}
