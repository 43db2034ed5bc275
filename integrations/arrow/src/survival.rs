//! Rows for survival analysis: how long until a country enters a tier, or leaves it.

use arrow::{
    array::RecordBatch,
    datatypes::DataType::{Boolean, Int32, Utf8},
};
use tip_report::{
    Dataset,
    history::{Panel, TierEvent},
};

use crate::{
    metadata::{Column, schema},
    panel::country_columns,
    text,
};

/// The years at risk of an event, with the columns of [`Panel::write_survival_csv`].
///
/// ```
/// use tip_report::{Dataset, Tier, history::TierEvent};
/// let data = Dataset::bundled();
/// let rows = tip_report_arrow::survival::survival(data, &data.panel(), TierEvent::Leaves(Tier::TwoWatchList));
/// assert_eq!(rows.schema().field_with_name("stop")?.metadata()["unit"], "year since origin_year");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn survival(data: &Dataset, panel: &Panel<'_>, event: TierEvent) -> RecordBatch {
    let mut csv = Vec::new();
    panel.write_survival_csv(event, &mut csv).expect("writing to memory");
    let about = match event {
        TierEvent::Enters(tier) => format!("Years at risk of entering {tier}, as intervals (start, stop]."),
        TierEvent::Leaves(tier) => format!("Years at risk of leaving {tier}, as intervals (start, stop]."),
    };
    text::batch(schema(data, &about, &["code", "stop_year"], &columns()), &csv)
}

fn columns() -> Vec<Column> {
    const CLOCK: &str = "year since origin_year";
    let mut columns = country_columns();
    columns.extend([
        Column::new("episode", Int32, "The number of the country's episode at risk, from 1."),
        Column::new("origin_year", Int32, "The report with which the episode begins."),
        Column::new("start_year", Int32, "The report with which the interval begins."),
        Column::new("stop_year", Int32, "The report with which it ends."),
        Column::new("start", Int32, "Begin of the interval, not included.").unit(CLOCK),
        Column::new("stop", Int32, "End of the interval, included.").unit(CLOCK),
        Column::new("event", Boolean, "Whether the event came at its end."),
        Column::new("tier_before", Utf8, "The tier in the report with which it begins."),
        Column::new("tier_after", Utf8, "The tier in the report with which it ends."),
        Column::new("evidence", Utf8, "The weaker evidence of the two placements."),
    ]);
    columns
}
