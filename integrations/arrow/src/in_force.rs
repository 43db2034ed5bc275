//! What was in force for each country and when: one row for each period with the same answer.

use std::sync::Arc;

use arrow::{
    array::{ArrayRef, Date32Builder, Int32Builder, RecordBatch, StringBuilder},
    datatypes::DataType::{Date32, Int32, Utf8},
};
use chrono::NaiveDate;
use tip_report::{Country, Dataset, Evidence, Ranking, Report};

use crate::{
    metadata::{Column, schema},
    text::days,
};

/// What was in force for a country on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct InForce<'a> {
    pub(crate) report: Report<'a>,
    pub(crate) standing: &'static str,
    pub(crate) ranking: Option<Ranking>,
    pub(crate) evidence: Option<Evidence>,
    /// The day of the reassessment that the ranking rests on.
    pub(crate) reassessed: Option<NaiveDate>,
}

impl<'a> InForce<'a> {
    /// `None` before the first report.
    pub(crate) fn on(data: &'a Dataset, country: Country<'a>, date: NaiveDate) -> Option<Self> {
        let in_force = data.ranking_on(country, date)?;
        Some(InForce {
            report: in_force.report(),
            standing: in_force.as_str(),
            ranking: in_force.ranking(),
            evidence: in_force.evidence(),
            reassessed: in_force.reassessment().map(|reassessment| reassessment.on()),
        })
    }

    /// What a report printed, without later reassessments.
    pub(crate) fn as_printed(report: Report<'a>, country: Country<'_>) -> Self {
        let standing = report.standing(country);
        let placement = standing.placement();
        InForce {
            report,
            standing: standing.as_str(),
            ranking: placement.map(|placement| placement.ranking()),
            evidence: placement.map(|placement| placement.evidence()),
            reassessed: None,
        }
    }
}

/// The table: for each country, from the first report on, what was in force from `valid_from` until the day before
/// `valid_to`.
///
/// A row ends if the answer changes, because a report is released, a ranking is reassessed, or the country begins or ceases
/// to exist. So a join by country and date finds one row:
/// `date >= valid_from AND (valid_to IS NULL OR date < valid_to)`. The last row of a country has no end. Absences have
/// their own rows. Before the first report there is no row.
///
/// ```
/// use arrow::array::cast::AsArray;
/// let in_force = tip_report_arrow::in_force::in_force(tip_report::Dataset::bundled());
/// let standing = in_force.column_by_name("standing").unwrap().as_string::<i32>();
/// assert!(standing.iter().any(|standing| standing == Some("not yet in existence")));
/// ```
#[must_use]
pub fn in_force(data: &Dataset) -> RecordBatch {
    let cuts = data.turning_days();
    let mut rows = Rows::default();
    for country in data.countries() {
        let mut open: Option<(NaiveDate, InForce<'_>)> = None;
        for &date in &cuts {
            let Some(now) = InForce::on(data, country, date) else { continue };
            match open {
                Some((_, before)) if before == now => {}
                _ => {
                    if let Some((from, before)) = open.replace((date, now)) {
                        rows.push(country, from, Some(date), before);
                    }
                }
            }
        }
        if let Some((from, last)) = open {
            rows.push(country, from, None, last);
        }
    }
    rows.finish(data)
}

#[derive(Default)]
struct Rows {
    country: StringBuilder,
    valid_from: Date32Builder,
    valid_to: Date32Builder,
    standing: StringBuilder,
    ranking: StringBuilder,
    report: Int32Builder,
    evidence: StringBuilder,
    reassessed: Date32Builder,
}

impl Rows {
    fn push(&mut self, country: Country<'_>, from: NaiveDate, to: Option<NaiveDate>, answer: InForce<'_>) {
        self.country.append_value(country.code().as_str());
        self.valid_from.append_value(days(from));
        self.valid_to.append_option(to.map(days));
        self.standing.append_value(answer.standing);
        self.ranking.append_option(answer.ranking.map(Ranking::as_str));
        self.report.append_value(answer.report.year().get().into());
        self.evidence.append_option(answer.evidence.map(Evidence::as_str));
        self.reassessed.append_option(answer.reassessed.map(days));
    }

    fn finish(mut self, data: &Dataset) -> RecordBatch {
        let columns: [ArrayRef; 8] = [
            Arc::new(self.country.finish()),
            Arc::new(self.valid_from.finish()),
            Arc::new(self.valid_to.finish()),
            Arc::new(self.standing.finish()),
            Arc::new(self.ranking.finish()),
            Arc::new(self.report.finish()),
            Arc::new(self.evidence.finish()),
            Arc::new(self.reassessed.finish()),
        ];
        let described = [
            Column::new("country", Utf8, "The country: a code of the table countries."),
            Column::new("valid_from", Date32, "First day of the answer."),
            Column::new("valid_to", Date32, "First day on which it holds no more; null: it still holds.").nullable(),
            Column::new("standing", Utf8, "The ranking in force, or in which of three ways the country is absent."),
            Column::new("ranking", Utf8, "The tier, or special case; null if absent.").nullable(),
            Column::new("report", Int32, "The report in force.").unit("year"),
            Column::new("evidence", Utf8, "How well the ranking is known; null if absent.").nullable(),
            Column::new("reassessed", Date32, "The day since which the ranking is not the report's own; else null.")
                .nullable(),
        ];
        let about = "What was in force for each country from valid_from until the day before valid_to.";
        RecordBatch::try_new(schema(data, about, &["country", "valid_from"], &described), columns.into())
            .expect("columns as described")
    }
}
