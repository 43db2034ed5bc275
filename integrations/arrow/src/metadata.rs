//! What a schema says of its table: version and source of the data, the key, descriptions and units.

use std::{collections::HashMap, sync::Arc};

use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use tip_report::{DATA_VERSION, Dataset};

/// The version of the data, `YYYY-MM-DD`; not there for a dataset of your own tables, whose version is not known here.
pub const DATA_VERSION_KEY: &str = "data_version";

/// Where the data are from, and under which licence.
pub const SOURCE_KEY: &str = "source";

/// The columns by which a row is found, joined by `,`.
pub const KEY_KEY: &str = "key";

/// Of a table: what it is. Of a column: what it holds.
pub const DESCRIPTION_KEY: &str = "description";

/// Of a column: its unit, where it has one.
pub const UNIT_KEY: &str = "unit";

const SOURCE: &str = "tip-report (MIT OR Apache-2.0), after U.S. Department of State, Trafficking in Persons Report, \
                      2001-2025 (U.S. Government works), and the works listed in sources.csv";

/// A column: name, type, whether it can be null, unit (or none) and description.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: DataType,
    pub(crate) nullable: bool,
    pub(crate) unit: Option<&'static str>,
    pub(crate) description: String,
}

impl Column {
    /// A column that is never null.
    pub(crate) fn new(name: &str, kind: DataType, description: &str) -> Self {
        let unit = unit_of(name, &kind);
        Column { name: name.into(), kind, nullable: false, unit, description: description.into() }
    }

    pub(crate) fn nullable(self) -> Self {
        Column { nullable: true, ..self }
    }

    pub(crate) fn unit(self, unit: &'static str) -> Self {
        Column { unit: Some(unit), ..self }
    }

    fn field(&self) -> Field {
        let mut metadata = HashMap::from([(DESCRIPTION_KEY.to_owned(), self.description.clone())]);
        metadata.extend(self.unit.map(|unit| (UNIT_KEY.to_owned(), unit.to_owned())));
        Field::new(&self.name, self.kind.clone(), self.nullable).with_metadata(metadata)
    }
}

/// Units that names and types show.
fn unit_of(name: &str, kind: &DataType) -> Option<&'static str> {
    match kind {
        DataType::Date32 => Some("day"),
        DataType::Int32 if name.ends_with("year") || matches!(name, "from" | "to" | "printed_in_report") => {
            Some("year")
        }
        _ => None,
    }
}

/// The schema of a table.
pub(crate) fn schema(data: &Dataset, description: &str, key: &[&str], columns: &[Column]) -> SchemaRef {
    let mut metadata = HashMap::from([
        (SOURCE_KEY.to_owned(), SOURCE.to_owned()),
        (KEY_KEY.to_owned(), key.join(",")),
        (DESCRIPTION_KEY.to_owned(), description.to_owned()),
    ]);
    if std::ptr::eq(data, Dataset::bundled()) {
        metadata.insert(DATA_VERSION_KEY.to_owned(), DATA_VERSION.to_owned());
    }
    let fields: Vec<Field> = columns.iter().map(Column::field).collect();
    Arc::new(Schema::new_with_metadata(fields, metadata))
}
