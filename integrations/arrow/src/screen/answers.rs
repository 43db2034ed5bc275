//! Answers: every one there is, for each country or problem of a name on each occasion, made once.

use std::{ops::RangeInclusive, sync::Arc};

use arrow::{
    array::{ArrayRef, Date32Builder, Int32Builder, StringBuilder},
    datatypes::{Field, Fields},
};
use chrono::NaiveDate;
use tip_report::{Country, Dataset, Evidence, Ranking, Report, screen::RowProblem};

use super::{
    error::ScreenError,
    names::Subject,
    when::{Day, When, days, years},
};
use crate::{in_force::InForce, text};

/// When a row is asked for: a stretch of time with one answer for each country, a report as printed, or a problem.
#[derive(Clone, Copy)]
enum Occasion<'a> {
    From(NaiveDate),
    Printed(Report<'a>),
    Problem(RowProblem),
}

/// The answers as columns, with where to find one.
#[derive(Debug)]
pub(super) struct Answers {
    fields: Fields,
    columns: Vec<ArrayRef>,
    /// The days on which an answer can change. Occasion 0 is before the first, occasion `n` begins with the `n`th.
    cuts: Vec<Day>,
    /// Years of reports, in order. Their occasions come after those of days and problems.
    reports: Vec<i64>,
}

impl Answers {
    pub(super) fn new(data: &Dataset) -> Self {
        let cuts = data.turning_days();
        let mut occasions = vec![Occasion::Problem(RowProblem::NoReportInForce)];
        occasions.extend(cuts.iter().copied().map(Occasion::From));
        occasions.extend([RowProblem::BadDate, RowProblem::BadYear].map(Occasion::Problem));
        occasions.extend(data.reports().map(Occasion::Printed));

        let mut columns = Columns::default();
        for country in data.countries().map(Ok).chain(RowProblem::ALL.iter().copied().map(Err)) {
            for &occasion in &occasions {
                columns.push(data, country, occasion);
            }
        }
        let (names, columns): (Vec<_>, Vec<_>) = columns.finish().into_iter().unzip();
        let field = |(name, column): (&str, &ArrayRef)| Field::new(name, column.data_type().clone(), true);
        let fields = names.into_iter().zip(&columns).map(field).collect();
        let cuts = cuts.into_iter().map(|date| text::days(date).into()).collect();
        let reports = data.reports().map(|report| report.year().get().into()).collect();
        Answers { fields, columns, cuts, reports }
    }

    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    pub(super) fn columns(&self) -> &[ArrayRef] {
        &self.columns
    }

    /// Which answer a subject has on an occasion.
    #[inline]
    pub(super) fn row(&self, subject: Subject, occasion: u32) -> u32 {
        subject * number(self.bad_date() + 2 + self.reports.len()) + occasion
    }

    fn bad_date(&self) -> usize {
        self.cuts.len() + 1
    }

    /// The occasion of each of so many rows.
    pub(super) fn occasions(&self, when: When<'_>, rows: usize) -> Result<Vec<u32>, ScreenError> {
        let mut occasions = Vec::with_capacity(rows);
        match when {
            When::Latest => occasions.resize(rows, self.of_report(self.reports.last().copied())),
            // The handle may be of another dataset; what counts is the year.
            When::Report(report) => occasions.resize(rows, self.of_report(Some(report.year().get().into()))),
            When::On(dates) => days(dates, |day| occasions.push(self.of_day(day)))?,
            When::Year(column) => years(column, |year| occasions.push(self.of_year(year)))?,
        }
        if occasions.len() == rows {
            Ok(occasions)
        } else {
            Err(ScreenError::Length { names: rows, when: occasions.len() })
        }
    }

    #[inline]
    fn of_day(&self, day: Option<Day>) -> u32 {
        // The days that a text `YYYY-MM-DD` can be: from 0000-01-01 to 9999-12-31.
        const DATES: RangeInclusive<Day> = -719_528..=2_932_896;
        match day {
            Some(day) if DATES.contains(&day) => number(self.cuts.partition_point(|&cut| cut <= day)),
            _ => number(self.bad_date()),
        }
    }

    fn of_year(&self, year: Option<i64>) -> u32 {
        match year {
            Some(1000..=9999) => self.of_report(year),
            _ => number(self.bad_date() + 1),
        }
    }

    fn of_report(&self, year: Option<i64>) -> u32 {
        let position = year.and_then(|year| self.reports.binary_search(&year).ok());
        position.map_or(0, |position| number(self.bad_date() + 2 + position))
    }
}

/// There are some ten thousand answers.
fn number(number: usize) -> u32 {
    u32::try_from(number).expect("few answers")
}

/// The columns that screening adds.
#[derive(Default)]
struct Columns {
    code: StringBuilder,
    report: Int32Builder,
    ranking: StringBuilder,
    standing: StringBuilder,
    evidence: StringBuilder,
    problem: StringBuilder,
    reassessed: Date32Builder,
}

impl Columns {
    fn push(&mut self, data: &Dataset, country: Result<Country<'_>, RowProblem>, occasion: Occasion<'_>) {
        let report = match occasion {
            Occasion::From(date) => data.report_in_force_on(date).ok_or(RowProblem::NoReportInForce),
            Occasion::Printed(report) => Ok(report),
            Occasion::Problem(problem) => Err(problem),
        };
        let answer = country.ok().and_then(|country| match occasion {
            Occasion::From(date) => InForce::on(data, country, date),
            Occasion::Printed(report) => Some(InForce::as_printed(report, country)),
            Occasion::Problem(_) => None,
        });
        self.code.append_option(country.ok().map(|country| country.code().to_string()));
        self.report.append_option(report.ok().map(|report| report.year().get().into()));
        self.ranking.append_option(answer.and_then(|answer| answer.ranking).map(Ranking::as_str));
        self.standing.append_option(answer.map(|answer| answer.standing));
        self.evidence.append_option(answer.and_then(|answer| answer.evidence).map(Evidence::as_str));
        self.problem.append_option(country.err().or(report.err()).map(RowProblem::as_str));
        self.reassessed.append_option(answer.and_then(|answer| answer.reassessed).map(text::days));
    }

    fn finish(mut self) -> [(&'static str, ArrayRef); 7] {
        [
            ("tip_code", Arc::new(self.code.finish())),
            ("tip_report", Arc::new(self.report.finish())),
            ("tip_ranking", Arc::new(self.ranking.finish())),
            ("tip_standing", Arc::new(self.standing.finish())),
            ("tip_evidence", Arc::new(self.evidence.finish())),
            ("tip_problem", Arc::new(self.problem.finish())),
            ("tip_reassessed", Arc::new(self.reassessed.finish())),
        ]
    }
}
