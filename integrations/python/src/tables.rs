//! The tables.

use pyo3::{exceptions::PyKeyError, prelude::*};
use tip_report::Dataset;
use tip_report_arrow::{in_force as stretches, panel as country_years, tables as bundled};

use crate::{questions::find_report, table::Table};

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Table>()?;
    module.add_function(wrap_pyfunction!(table, module)?)?;
    module.add_function(wrap_pyfunction!(table_names, module)?)?;
    module.add_function(wrap_pyfunction!(panel, module)?)?;
    module.add_function(wrap_pyfunction!(in_force, module)?)
}

/// One of the project's tables by its name, such as 'tiers' or 'flows': see `table_names`.
#[pyfunction]
fn table(name: &str) -> PyResult<Table> {
    let found = bundled::table(Dataset::bundled(), name).map(Table::from);
    found.ok_or_else(|| {
        PyKeyError::new_err(format!("no table is named `{name}`; there are {}", table_names().join(", ")))
    })
}

/// The names of the tables.
#[pyfunction]
fn table_names() -> Vec<&'static str> {
    bundled::names().collect()
}

/// The country-year panel: a row for each country and report, including absences. Cells that do not apply are null.
#[pyfunction]
#[pyo3(signature = (first=None, last=None, placed_only=false))]
fn panel(first: Option<u16>, last: Option<u16>, placed_only: bool) -> PyResult<Table> {
    let data = Dataset::bundled();
    let mut panel = data.panel();
    if let (Some(earliest), Some(latest)) = (data.reports().next(), data.latest_report()) {
        let first = first.map_or(Ok(earliest), find_report)?;
        panel = panel.between(first, last.map_or(Ok(latest), find_report)?);
    }
    if placed_only {
        panel = panel.placed_only();
    }
    Ok(country_years::panel(data, &panel).into())
}

/// What was in force for each country from `valid_from` until the day before `valid_to`, including absences.
///
/// Join it by country and date: date >= valid_from AND (valid_to IS NULL OR date < valid_to).
#[pyfunction]
fn in_force() -> Table {
    stretches::in_force(Dataset::bundled()).into()
}
