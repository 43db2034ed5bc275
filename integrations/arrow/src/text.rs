//! CSV text, as the crate writes it, and record batches: an empty cell is null, `;` joins a list.

use std::{
    io::{self, Write},
    sync::Arc,
};

use arrow::{
    array::{
        Array, ArrayRef, AsArray, BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, ListBuilder,
        RecordBatch, StringBuilder,
    },
    datatypes::{DataType, Date32Type, Field, Float64Type, Int32Type, SchemaRef},
};
use chrono::NaiveDate;

/// The type of a list of words or codes.
pub(crate) fn list() -> DataType {
    DataType::List(Arc::new(Field::new("item", DataType::Utf8, false)))
}

/// Reads a table. The text is the crate's own, and each type is tested on it: a cell of another type is a mistake here.
pub(crate) fn batch(schema: SchemaRef, text: &[u8]) -> RecordBatch {
    let mut reader = csv::Reader::from_reader(text);
    let header = reader.headers().expect("a header").clone();
    assert!(header.iter().eq(schema.fields().iter().map(|field| field.name().as_str())), "{header:?}");
    let mut builders: Vec<Builder> = schema.fields().iter().map(|field| Builder::new(field.data_type())).collect();
    for record in reader.records() {
        let record = record.expect("a row as the header");
        for (builder, cell) in builders.iter_mut().zip(&record) {
            builder.push(Some(cell).filter(|cell| !cell.is_empty()));
        }
    }
    let columns = builders.into_iter().map(Builder::finish).collect();
    RecordBatch::try_new(schema, columns).expect("columns as the schema, nulls only where it allows them")
}

enum Builder {
    Text(StringBuilder),
    Whole(Int32Builder),
    Number(Float64Builder),
    Truth(BooleanBuilder),
    Date(Date32Builder),
    List(ListBuilder<StringBuilder>),
}

impl Builder {
    fn new(kind: &DataType) -> Self {
        match kind {
            DataType::Utf8 => Builder::Text(StringBuilder::new()),
            DataType::Int32 => Builder::Whole(Int32Builder::new()),
            DataType::Float64 => Builder::Number(Float64Builder::new()),
            DataType::Boolean => Builder::Truth(BooleanBuilder::new()),
            DataType::Date32 => Builder::Date(Date32Builder::new()),
            DataType::List(item) => Builder::List(ListBuilder::new(StringBuilder::new()).with_field(item.clone())),
            other => unreachable!("no table has a column of {other}"),
        }
    }

    fn push(&mut self, cell: Option<&str>) {
        match self {
            Builder::Text(builder) => builder.append_option(cell),
            Builder::Whole(builder) => builder.append_option(cell.map(|cell| cell.parse().expect("a whole number"))),
            Builder::Number(builder) => builder.append_option(cell.map(|cell| cell.parse().expect("a number"))),
            Builder::Truth(builder) => builder.append_option(cell.map(|cell| cell == "1")),
            Builder::Date(builder) => builder.append_option(cell.map(|cell| days(cell.parse().expect("a date")))),
            Builder::List(builder) => match cell {
                Some(cell) => builder.append_value(cell.split(';').map(Some)),
                None => builder.append_value([] as [Option<&str>; 0]),
            },
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            Builder::Text(mut builder) => Arc::new(builder.finish()),
            Builder::Whole(mut builder) => Arc::new(builder.finish()),
            Builder::Number(mut builder) => Arc::new(builder.finish()),
            Builder::Truth(mut builder) => Arc::new(builder.finish()),
            Builder::Date(mut builder) => Arc::new(builder.finish()),
            Builder::List(mut builder) => Arc::new(builder.finish()),
        }
    }
}

/// Writes a batch of these types as CSV text.
///
/// # Errors
///
/// Those of the writer.
pub(crate) fn write(batch: &RecordBatch, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    let cells: Vec<Vec<String>> = batch.columns().iter().map(cells).collect();
    csv.write_record(batch.schema().fields().iter().map(|field| field.name()))?;
    for row in 0..batch.num_rows() {
        csv.write_record(cells.iter().map(|column| &column[row]))?;
    }
    csv.flush()
}

fn cells(column: &ArrayRef) -> Vec<String> {
    fn all<T: ToString>(values: impl Iterator<Item = Option<T>>) -> Vec<String> {
        values.map(|value| value.map_or(String::new(), |value| value.to_string())).collect()
    }
    match column.data_type() {
        DataType::Utf8 => all(column.as_string::<i32>().iter()),
        DataType::Int32 => all(column.as_primitive::<Int32Type>().iter()),
        DataType::Float64 => all(column.as_primitive::<Float64Type>().iter()),
        DataType::Boolean => all(column.as_boolean().iter().map(|is| is.map(u8::from))),
        DataType::Date32 => {
            let dates = column.as_primitive::<Date32Type>();
            all((0..dates.len()).map(|row| dates.is_valid(row).then(|| dates.value_as_date(row)).flatten()))
        }
        DataType::List(_) => {
            let joined = |list: ArrayRef| list.as_string::<i32>().iter().flatten().collect::<Vec<_>>().join(";");
            all(column.as_list::<i32>().iter().map(|list| list.map(joined)))
        }
        other => unreachable!("no table has a column of {other}"),
    }
}

/// A date as Arrow has it: days since 1970-01-01.
pub(crate) fn days(date: NaiveDate) -> i32 {
    Date32Type::from_naive_date(date)
}
