//! Cells that contain one value: text, words, dates, numbers.

use std::str::{FromStr, from_utf8};

use chrono::NaiveDate;

use super::{
    cells::Cells,
    column::Column,
    notes::{Noted, shown},
    problem::ProblemKind,
};
use crate::{
    text::{
        blank::{trim, trim_bytes},
        date,
        near::nearest,
    },
    words::{
        word::{self, Word},
        year::ReportYear,
    },
};

/// What a column of report years contains.
const A_REPORT_YEAR: &str = "a report year, 2001 to 2199";

/// What a column of dates contains.
const A_DATE: &str = "a date, YYYY-MM-DD";

impl Cells<'_, '_> {
    /// A cell that `parse` understands. Otherwise notes a problem that says what was expected.
    #[inline]
    pub(crate) fn parse<T>(
        &mut self,
        column: Column,
        expected: &str,
        parse: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<T, Noted> {
        parse(self.cell(column)).ok_or_else(|| self.bad_cell(column, expected, None))
    }

    /// Like [`Cells::parse`], but `None` for an empty cell.
    #[inline]
    pub(crate) fn parse_optional<T>(
        &mut self,
        column: Column,
        expected: &str,
        parse: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<Option<T>, Noted> {
        if self.cell(column).is_empty() { Ok(None) } else { self.parse(column, expected, parse).map(Some) }
    }

    /// A word of a closed vocabulary.
    #[inline]
    pub(crate) fn word<W: Word>(&mut self, column: Column) -> Result<W, Noted> {
        let cell = self.cell(column);
        let value = W::ALL.iter().copied().find(|word| word.text().as_bytes() == cell);
        value.ok_or_else(|| self.bad_word::<W>(column))
    }

    /// Like [`Cells::word`], but `None` for an empty cell.
    #[inline]
    pub(crate) fn optional_word<W: Word>(&mut self, column: Column) -> Result<Option<W>, Noted> {
        if self.cell(column).is_empty() { Ok(None) } else { self.word(column).map(Some) }
    }

    #[cold]
    fn bad_word<W: Word>(&mut self, column: Column) -> Noted {
        let found = shown(self.cell(column));
        let near = nearest(trim(&found), W::ALL.iter().map(|word| word.text()), 1);
        self.bad_cell(column, &words::<W>(), near.first().copied())
    }

    /// Free text. `None` for an empty cell.
    #[inline]
    pub(crate) fn optional_text(&mut self, column: Column) -> Result<Option<Box<str>>, Noted> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        if trim_bytes(cell).len() < cell.len() {
            let found = shown(cell);
            return Err(self.problem(column, ProblemKind::OuterSpace { found }));
        }
        // An empty cell means "absent". Other tools write these words for it.
        if matches!(cell, b"NA" | b"N/A" | b"NaN" | b"NULL" | b"null" | b"-") {
            return Err(self.bad_cell(column, "text, or an empty cell if there is none", None));
        }
        // A plain cell was already checked to be UTF-8.
        Ok(Some(self.plain_cell(column).map_or_else(|| shown(cell), Into::into)))
    }

    /// Free text that must not be empty.
    #[inline]
    pub(crate) fn text(&mut self, column: Column) -> Result<Box<str>, Noted> {
        self.optional_text(column)?.ok_or_else(|| self.bad_cell(column, "text", None))
    }

    /// The year of a report.
    #[inline]
    pub(crate) fn year(&mut self, column: Column) -> Result<ReportYear, Noted> {
        self.parse(column, A_REPORT_YEAR, ReportYear::from_bytes)
    }

    /// Like [`Cells::year`], but `None` for an empty cell.
    pub(crate) fn optional_year(&mut self, column: Column) -> Result<Option<ReportYear>, Noted> {
        self.parse_optional(column, A_REPORT_YEAR, ReportYear::from_bytes)
    }

    /// A date `YYYY-MM-DD`. `None` for an empty cell.
    pub(crate) fn optional_date(&mut self, column: Column) -> Result<Option<NaiveDate>, Noted> {
        self.parse_optional(column, A_DATE, date::from_bytes)
    }

    /// A date `YYYY-MM-DD` that must not be empty.
    pub(crate) fn date(&mut self, column: Column) -> Result<NaiveDate, Noted> {
        self.optional_date(column)?.ok_or_else(|| self.empty(column, A_DATE))
    }

    /// A number without sign. `None` for an empty cell.
    pub(crate) fn optional_number<N: FromStr>(&mut self, column: Column) -> Result<Option<N>, Noted> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        if !cell.iter().all(u8::is_ascii_digit) {
            return Err(self.bad_cell(column, "a whole number", None));
        }
        let number = from_utf8(cell).ok().and_then(|text| text.parse().ok());
        number.map(Some).ok_or_else(|| {
            // All types of numbers are unsigned. So if digits do not parse, the number is too large.
            let most = u64::MAX >> (64 - 8 * size_of::<N>());
            self.bad_cell(column, &format!("a whole number from 0 to {most}"), None)
        })
    }

    /// A number without sign that must not be empty. `what` says what it is.
    pub(crate) fn number<N: FromStr>(&mut self, column: Column, what: &str) -> Result<N, Noted> {
        self.optional_number(column)?.ok_or_else(|| self.empty(column, what))
    }
}

/// The texts of a vocabulary, as a list for messages.
pub(super) fn words<W: Word>() -> String {
    let texts: Vec<&str> = W::ALL.iter().map(|word| word.text()).collect();
    let mut listed = String::new();
    // Writing to a String can't fail.
    let _ = word::list(&mut listed, &texts);
    listed
}
