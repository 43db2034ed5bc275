//! The country-year panel.

use arrow::{
    array::RecordBatch,
    datatypes::DataType::{Float64, Int32, Utf8},
};
use tip_report::{Dataset, history::Panel};

use crate::{
    metadata::{Column, schema},
    text,
};

/// A panel with the columns of [`Panel::write_csv`]: what does not apply is null, never 0 and never `NA`.
///
/// The dataset is the one that the panel is of; it decides the version in the metadata.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let panel = tip_report_arrow::panel::panel(data, &data.panel().present_in(data.report(2001)?));
/// assert_eq!(panel.num_rows(), 82 * data.reports().count());
/// assert_eq!(panel.schema().metadata()["key"], "code,report_year");
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[must_use]
pub fn panel(data: &Dataset, panel: &Panel<'_>) -> RecordBatch {
    let mut csv = Vec::new();
    panel.write_csv(&mut csv).expect("writing to memory");
    let about = "The country-year panel: a row for each country and report, absences too.";
    text::batch(schema(data, about, &["code", "report_year"], &columns()), &csv)
}

fn columns() -> Vec<Column> {
    let coded = |name, what| Column::new(name, Int32, what).nullable();
    let kelley = |name, what| Column::new(name, Float64, what).nullable();
    let mut columns = country_columns();
    columns.extend([
        Column::new("report_year", Int32, "The year of the report."),
        Column::new("evidence_year", Int32, "The year before, which the report is mostly about."),
        Column::new("standing", Utf8, "The ranking, or in which of three ways the country is absent."),
        Column::new("ranking", Utf8, "The tier, or special case; null if absent.").nullable(),
        kelley("kelley_code", "The tier as 1, 2, 2.5 (Watch List), 3; null if absent or special case."),
        coded("ordinal", "The tier as 1, 2, 3 (Watch List), 4 (Tier 3)."),
        coded("collapsed", "The tier as 1, 2 (with the Watch List), 3."),
        Column::new("lag_ranking", Utf8, "The ranking in the report of the year before.").nullable(),
        kelley("lag_kelley_code", "kelley_code in the report of the year before."),
        coded("lag_ordinal", "ordinal in the report of the year before."),
        coded("lag_collapsed", "collapsed in the report of the year before."),
        Column::new("change", Utf8, "Since the report of the year before.").nullable(),
        coded("steps", "Steps of an upgrade or downgrade.").unit("step"),
        coded("spell_length", "For how many reports running, with this one, the country has this ranking.")
            .unit("report"),
        Column::new("evidence", Utf8, "How well the placement is known.").nullable(),
    ]);
    columns
}

/// The columns of the country, with which the rows of the panel and of survival begin.
pub(crate) fn country_columns() -> Vec<Column> {
    let optional = |name, kind, what| Column::new(name, kind, what).nullable();
    vec![
        Column::new("code", Utf8, "ISO 3166-1 alpha-3 code."),
        optional("alpha2", Utf8, "ISO 3166-1 alpha-2 code. NA is Namibia."),
        optional("numeric", Utf8, "ISO 3166-1 numeric code, three digits."),
        optional("cow", Int32, "Correlates of War number."),
        optional("gw", Int32, "Gleditsch-Ward number."),
        Column::new("name", Utf8, "The name by which this project calls it."),
        optional("bureau", Utf8, "State Department bureau on whose regional map it is."),
    ]
}
