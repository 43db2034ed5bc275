//! Errors, in the crate's words.

use pyo3::{create_exception, exceptions::PyValueError, prelude::*};
use tip_report::error::{LookupError, NoReportError};
use tip_report_arrow::ScreenError as KernelError;

create_exception!(
    tip_report,
    CountryError,
    PyValueError,
    "A name that means no country, or several.\n\n`kind` is 'unknown', 'ambiguous' or 'several'; `candidates` are codes that could be meant."
);
create_exception!(tip_report, ReportError, PyValueError, "There is no report of this year.");
create_exception!(
    tip_report,
    ScreenError,
    PyValueError,
    "A table can't be screened: a column is missing or of a type that is not read."
);

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    let py = module.py();
    module.add("CountryError", py.get_type::<CountryError>())?;
    module.add("ReportError", py.get_type::<ReportError>())?;
    module.add("ScreenError", py.get_type::<ScreenError>())
}

pub(crate) fn no_country(py: Python<'_>, error: &LookupError) -> PyErr {
    let kind = match error {
        LookupError::Unknown { .. } => "unknown",
        LookupError::Ambiguous { .. } => "ambiguous",
        _ => "several",
    };
    let codes: Vec<String> = error.candidates().iter().map(|candidate| candidate.code.to_string()).collect();
    let raised = CountryError::new_err(error.to_string());
    let set = |name, value: Bound<'_, PyAny>| raised.value(py).setattr(name, value);
    let attributes = || -> PyResult<()> {
        set("kind", kind.into_pyobject(py)?.into_any())?;
        set("candidates", codes.into_pyobject(py)?.into_any())
    };
    attributes().err().unwrap_or(raised)
}

pub(crate) fn no_report(error: NoReportError) -> PyErr {
    ReportError::new_err(error.to_string())
}

pub(crate) fn not_screened(error: KernelError) -> PyErr {
    match error {
        KernelError::Report(error) => no_report(error),
        other => ScreenError::new_err(other.to_string()),
    }
}
