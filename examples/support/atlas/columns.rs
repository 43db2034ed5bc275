//! Tables by columns: each column is a list of its different words, and for each row the number of its word.
//!
//! A page with 31,000 rows of flows is half as large this way, and a quarter when it is compressed, for a column holds
//! few different words and neighbouring rows are alike.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// The digits of the numbers, all of them safe in JSON and in HTML. `columns.js` has the same.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

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
        let mut cells = String::new();
        for number in numbers {
            for place in (0..width).rev() {
                cells.push(char::from(DIGITS[number / DIGITS.len().pow(place) % DIGITS.len()]));
            }
        }
        self.columns.insert(name.into(), json!({ "words": words, "width": width, "cells": cells }));
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
