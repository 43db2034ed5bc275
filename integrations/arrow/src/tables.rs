//! The tables of the crate, as its `data/` has them.

use std::io::{self, Write};

use arrow::{array::RecordBatch, datatypes::DataType};
use serde_json::Value;
use tip_report::{Dataset, tables::Table};

use crate::{
    metadata::{Column, schema},
    text,
};

/// The description of the tables that is beside them: names, types, keys, what each column holds.
static PACKAGE: &str = include_str!("../../../data/datapackage.json");

/// A table with its name, as `tiers`.
pub type NamedBatch = (String, RecordBatch);

/// The names of the tables, in an order in which each refers only to those before it.
///
/// ```
/// assert!(tip_report_arrow::tables::names().any(|name| name == "flows"));
/// ```
pub fn names() -> impl Iterator<Item = &'static str> {
    Table::ALL.iter().map(|table| table.as_str().strip_suffix(".csv").expect("tables are CSV"))
}

/// Every table, in the order of [`names`].
///
/// ```
/// let tables = tip_report_arrow::tables::all(tip_report::Dataset::bundled());
/// let (name, tiers) = tables.iter().find(|(name, _)| name == "tiers").unwrap();
/// assert_eq!(tiers.schema().metadata()["key"], "code,report_year");
/// ```
#[must_use]
pub fn all(data: &Dataset) -> Vec<NamedBatch> {
    names().map(|name| (name.to_owned(), table(data, name).expect("each table is described"))).collect()
}

/// One table by its name, as `tiers` or `flows`; `None` if there is none of this name.
///
/// An absent cell is null. A list is a list, and an absent one is empty.
///
/// ```
/// use arrow::array::cast::AsArray;
/// let flows = tip_report_arrow::tables::table(tip_report::Dataset::bundled(), "flows").unwrap();
/// let forms = flows.column_by_name("forms").unwrap().as_list::<i32>();
/// assert!(!forms.value(0).is_empty());
/// ```
#[must_use]
pub fn table(data: &Dataset, name: &str) -> Option<RecordBatch> {
    let package: Value = serde_json::from_str(PACKAGE).expect("datapackage.json is tested");
    let resource = package["resources"].as_array()?.iter().find(|resource| resource["name"] == name)?;
    let described = &resource["schema"];
    let key = match &described["primaryKey"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        one => Vec::from_iter(one.as_str()),
    };
    let columns: Vec<Column> = described["fields"].as_array()?.iter().map(column).collect();
    let description = resource["description"].as_str().unwrap_or_default();
    let mut csv = Vec::new();
    data.write_table(resource["path"].as_str()?.parse().ok()?, &mut csv).expect("a Vec takes all");
    Some(text::batch(schema(data, description, &key, &columns), &csv))
}

/// Writes a table of this package as CSV text, as the crate writes its own: an absent cell is empty, `;` joins a list.
///
/// # Errors
///
/// Those of the writer.
///
/// ```
/// let mut text = Vec::new();
/// let in_force = tip_report_arrow::in_force::in_force(tip_report::Dataset::bundled());
/// tip_report_arrow::tables::write_csv(&in_force, &mut text)?;
/// assert!(text.starts_with(b"country,valid_from,valid_to,standing,ranking,report,evidence"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write_csv(batch: &RecordBatch, out: impl Write) -> io::Result<()> {
    text::write(batch, out)
}

fn column(field: &Value) -> Column {
    let is_list = field["listOf"].is_object();
    let kind = match field["type"].as_str() {
        _ if is_list => text::list(),
        Some("integer" | "year") => DataType::Int32,
        Some("number") => DataType::Float64,
        Some("date") => DataType::Date32,
        _ => DataType::Utf8,
    };
    let name = field["name"].as_str().unwrap_or_default();
    let column = Column::new(name, kind, field["description"].as_str().unwrap_or_default());
    // An absent list is an empty one.
    if is_list || field["constraints"]["required"] == true { column } else { column.nullable() }
}
