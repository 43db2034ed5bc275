//! The work on one chunk: find each row's country and report, and write the row with what is added to it.

use std::ops::Range;

use chrono::NaiveDate;

use super::{
    Screening,
    answer::{Answers, Found, RowProblem},
    chunk::lines,
    error::ScreenError,
    record::{self, OpenQuote},
};
use crate::{dataset::Dataset, table::names::Miss};

/// What is the same for every chunk.
pub(super) struct Plan<'a> {
    pub(super) screening: &'a Screening<'a>,
    pub(super) answers: Answers<'a>,
    pub(super) delimiter: u8,
    /// The number of fields of the header.
    pub(super) width: usize,
    pub(super) country: usize,
    pub(super) report: ReportOf,
}

/// How the report of a row is found.
#[derive(Clone, Copy)]
pub(super) enum ReportOf {
    /// The same for all rows.
    All(Found),
    /// By the date in the column at this position.
    Date(usize),
}

/// A piece of the input on its way through a worker.
#[derive(Default)]
pub(super) struct Chunk {
    pub(super) input: Vec<u8>,
    /// The line on which it begins.
    pub(super) line: u64,
    pub(super) output: Vec<u8>,
    pub(super) rows: u64,
    /// The problems of rows, in their order, each with the field that could not be used.
    pub(super) problems: Vec<(RowProblem, Range<usize>)>,
    pub(super) failed: Option<ScreenError>,
}

impl Plan<'_> {
    /// Screens the rows of a chunk up to the first that is no row of this file.
    pub(super) fn screen(&self, chunk: &mut Chunk) {
        chunk.rows = 0;
        chunk.problems.clear();
        chunk.output.clear();
        chunk.failed = self.rows(chunk).err();
    }

    fn rows(&self, chunk: &mut Chunk) -> Result<(), ScreenError> {
        let bytes = &chunk.input[..];
        let line_at = |at: usize| chunk.line + lines(&bytes[..at]);
        let date_column = match self.report {
            ReportOf::Date(column) => column,
            ReportOf::All(_) => usize::MAX,
        };
        let (mut names, mut dates) = (Vec::new(), Vec::new());
        let mut written = 0;
        loop {
            let start = record::skip_blank_lines(bytes, written);
            if start == bytes.len() {
                break;
            }
            let (mut name, mut date, mut width) = (0..0, 0..0, 0);
            let end = record::fields(bytes, start, self.delimiter, |number, field| {
                width = number + 1;
                if number == date_column {
                    date = field.clone();
                }
                if number == self.country {
                    name = field;
                }
            });
            let end = end.map_err(|OpenQuote| ScreenError::OpenQuote { line: line_at(start) })?;
            if width != self.width {
                return Err(ScreenError::FieldCount { line: line_at(start), found: width, expected: self.width });
            }
            let country = self.country_of(record::text(&bytes[name.clone()], &mut names));
            let report = match self.report {
                ReportOf::All(report) => report,
                ReportOf::Date(_) => report_on(self.screening.data, record::text(&bytes[date.clone()], &mut dates)),
            };
            match (country, report) {
                (Err(problem), _) => chunk.problems.push((problem, name)),
                (_, Err(problem)) => chunk.problems.push((problem, date)),
                _ => {}
            }
            chunk.rows += 1;
            chunk.output.extend_from_slice(&bytes[written..end]);
            chunk.output.extend_from_slice(self.answers.of(country, report));
            written = end;
        }
        chunk.output.extend_from_slice(&bytes[written..]);
        Ok(())
    }

    fn country_of(&self, name: &[u8]) -> Found {
        let data = self.screening.data;
        if let Some(code) = self.screening.aliases.get(name) {
            return data.countries_table().index_of_code(code).ok_or(RowProblem::UnknownName);
        }
        let text = std::str::from_utf8(name).map_err(|_| RowProblem::UnknownName)?;
        data.index_of(text).map_err(|miss| match miss {
            Miss::Ambiguous(_) => RowProblem::AmbiguousName,
            Miss::Unknown if text.trim().is_empty() => RowProblem::EmptyName,
            Miss::Unknown => RowProblem::UnknownName,
        })
    }
}

/// The report in force on the date that a text begins with.
fn report_on(data: &Dataset, text: &[u8]) -> Found {
    let report = data.report_in_force_on(date(text).ok_or(RowProblem::BadDate)?);
    report.map(|report| report.index()).ok_or(RowProblem::NoReportInForce)
}

/// The date `YYYY-MM-DD` that a text consists of or, before a `T` or a space and a digit, begins with.
fn date(text: &[u8]) -> Option<NaiveDate> {
    let (date, time) = text.trim_ascii().split_at_checked(10)?;
    if !matches!(time, [] | [b'T' | b't' | b' ', b'0'..=b'9', ..]) {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    match date {
        [year @ .., b'-', m1, m2, b'-', d1, d2] => {
            NaiveDate::from_ymd_opt(number(year)?.try_into().ok()?, number(&[*m1, *m2])?, number(&[*d1, *d2])?)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_begin_with_an_iso_date() {
        for text in ["2013-06-10", " 2013-06-10 ", "2013-06-10T23:59:59Z", "2013-06-10 08:00", "2013-06-10t00+02:00"] {
            assert_eq!(date(text.as_bytes()).unwrap().to_string(), "2013-06-10", "{text}");
        }
        for text in [
            "",
            "2013",
            "2013-6-10",
            "2013-06-1",
            "10.06.2013",
            "2013-02-29",
            "2013-13-01",
            "2013-06-100",
            "2013-06-10x",
            "2013-06-10T",
            "+013-06-10",
            "2013/06/10",
            "20130610",
            "２013-06-10",
        ] {
            assert_eq!(date(text.as_bytes()), None, "{text}");
        }
    }
}
