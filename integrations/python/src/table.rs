//! A table that any library with the Arrow PyCapsule interface takes without a copy.

use std::{collections::HashMap, sync::Arc};

use arrow::{
    array::{ArrayRef, RecordBatch, StructArray},
    datatypes::{DataType, Field, Schema, SchemaRef},
};
use pyo3::{prelude::*, types::PyCapsule};
use pyo3_arrow::{
    error::PyArrowResult,
    ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule},
};
use tip_report_arrow::metadata::DESCRIPTION_KEY;

use crate::errors::ScreenError;

/// A table of Arrow columns. `pyarrow.table(t)`, `polars.DataFrame(t)` and `pandas.DataFrame.from_arrow(t)` take it without a copy.
#[pyclass(frozen, module = "tip_report")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    pub(crate) fn new(schema: SchemaRef, batches: Vec<RecordBatch>) -> Self {
        Table { schema, batches }
    }
}

impl From<RecordBatch> for Table {
    fn from(batch: RecordBatch) -> Self {
        Table { schema: batch.schema(), batches: vec![batch] }
    }
}

/// Checks that a table has a column exactly once.
pub(crate) fn has_column(schema: &Schema, name: &str) -> PyResult<()> {
    let problem = match schema.fields().iter().filter(|field| field.name() == name).count() {
        1 => return Ok(()),
        0 => "has no column",
        _ => "has twice the column",
    };
    let has: Vec<_> = schema.fields().iter().map(|field| format!("`{}`", field.name())).collect();
    Err(ScreenError::new_err(format!("the table {problem} `{name}`; it has {}", has.join(", "))))
}

/// A column of one batch.
pub(crate) fn column(batch: &RecordBatch, name: &str) -> PyResult<ArrayRef> {
    batch.column_by_name(name).cloned().ok_or_else(|| ScreenError::new_err(format!("a batch has no column `{name}`")))
}

#[pymethods]
impl Table {
    /// The number of rows.
    #[getter]
    fn num_rows(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The names of the columns, in order.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    /// The description of each column that has one in the schema.
    #[getter]
    fn descriptions(&self) -> HashMap<String, String> {
        let described =
            |field: &Arc<Field>| Some((field.name().clone(), field.metadata().get(DESCRIPTION_KEY)?.clone()));
        self.schema.fields().iter().filter_map(described).collect()
    }

    /// What the schema says about the table: 'data_version', 'source', 'key', 'description'.
    #[getter]
    fn metadata(&self) -> HashMap<String, String> {
        self.schema.metadata().clone()
    }

    fn __len__(&self) -> usize {
        self.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("Table({} rows: {})", self.num_rows(), self.column_names().join(", "))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let rows = DataType::Struct(self.schema.fields().clone());
        let field = Arc::new(Field::new("", rows, false).with_metadata(self.schema.metadata().clone()));
        let batches = self.batches.clone().into_iter().map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        to_stream_pycapsule(py, Box::new(ArrayIterator::new(batches, field)), requested_schema)
    }
}
