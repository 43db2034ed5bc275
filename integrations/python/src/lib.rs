//! The Python package `tip_report`: values of the crate as Python objects, tables through the Arrow PyCapsule interface.

mod audit;
mod errors;
mod questions;
mod screen;
mod table;
mod tables;
mod values;

use pyo3::prelude::*;

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("DATA_VERSION", tip_report::DATA_VERSION)?;
    errors::add(module)?;
    values::add(module)?;
    questions::add(module)?;
    tables::add(module)?;
    screen::add(module)?;
    audit::add(module)
}
