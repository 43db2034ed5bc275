//! Screening of tables.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use arrow::{
    array::{RecordBatch, RecordBatchReader},
    datatypes::{Schema, SchemaRef},
};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use tip_report::{Dataset, country::CodeScheme, screen::Aliases};
use tip_report_arrow::{Screener as Kernel, When};

use crate::{
    errors::{ScreenError, no_country, not_screened},
    questions::find_report,
    table::{Table, column, has_column},
};

pub(crate) fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<Screener>()?;
    module.add_function(wrap_pyfunction!(screen, module)?)
}

/// The number of rows that are screened at a time. Pieces of this size stay in the processor's cache: on one core, a million rows in
/// one chunk took 93 ns each when they were screened at once, and 67 ns in batches of this size.
const PIECE: usize = 1 << 16;

/// Which column decides the report of a row, or which report all have.
enum By {
    Latest,
    Report(tip_report::Report<'static>),
    Date(String),
    Year(String),
}

/// `screen` for many tables or batches: adds to each row what the report in force says about the row's country.
///
/// Each name is looked up once.
#[pyclass(frozen, module = "tip_report")]
struct Screener {
    country: String,
    by: By,
    kernel: Mutex<Kernel<'static>>,
}

#[pymethods]
impl Screener {
    #[new]
    #[pyo3(signature = (*, country, date=None, year=None, report=None, aliases=None, scheme=None))]
    fn new(
        py: Python<'_>,
        country: String,
        date: Option<String>,
        year: Option<String>,
        report: Option<u16>,
        aliases: Option<BTreeMap<String, String>>,
        scheme: Option<&str>,
    ) -> PyResult<Self> {
        let by = match (date, year, report) {
            (None, None, None) => By::Latest,
            (Some(column), None, None) => By::Date(column),
            (None, Some(column), None) => By::Year(column),
            (None, None, Some(year)) => By::Report(find_report(year)?),
            _ => return Err(ScreenError::new_err("`date`, `year` and `report` exclude one another")),
        };
        let data = Dataset::bundled();
        let mut meanings = Aliases::new();
        for (alias, code) in aliases.unwrap_or_default() {
            let code = data.country(&code).map_err(|error| no_country(py, &error))?.code();
            let before = meanings.add(&alias, code).map_err(|error| ScreenError::new_err(error.to_string()))?;
            if let Some(before) = before.filter(|&before| before != code) {
                let said = format!("alias `{alias}` means {code}, but another spelling of it means {before}");
                return Err(ScreenError::new_err(said));
            }
        }
        let mut kernel = Kernel::new(data).aliases(meanings);
        if let Some(scheme) = scheme {
            kernel =
                kernel.scheme(scheme.parse::<CodeScheme>().map_err(|error| ScreenError::new_err(error.to_string()))?);
        }
        Ok(Screener { country, by, kernel: Mutex::new(kernel) })
    }

    /// The table with the columns of the answer after its own.
    fn screen(&self, py: Python<'_>, table: AnyRecordBatch) -> PyResult<Table> {
        let reader = table.into_reader()?;
        py.detach(|| self.screen_all(reader))
    }

    fn __repr__(&self) -> String {
        format!("Screener(country={:?})", self.country)
    }
}

impl Screener {
    fn screen_all(&self, reader: Box<dyn RecordBatchReader + Send>) -> PyResult<Table> {
        // A panic in another thread leaves nothing half done: what is kept is what names mean.
        let mut kernel = self.kernel.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = reader.schema();
        let schema = self.schema(&asked, &kernel)?;
        let mut batches = Vec::new();
        for whole in reader {
            let whole = whole.map_err(|error| ScreenError::new_err(error.to_string()))?;
            for first in (0..whole.num_rows()).step_by(PIECE) {
                let piece = whole.slice(first, PIECE.min(whole.num_rows() - first));
                batches.push(self.screen_piece(&piece, &schema, &mut kernel)?);
            }
        }
        if batches.is_empty() {
            // The types of the columns are checked all the same.
            batches.push(self.screen_piece(&RecordBatch::new_empty(asked), &schema, &mut kernel)?);
        }
        Ok(Table::new(schema, batches))
    }

    fn screen_piece(&self, piece: &RecordBatch, schema: &SchemaRef, kernel: &mut Kernel<'_>) -> PyResult<RecordBatch> {
        let column = |name: &str| column(piece, name);
        let names = column(&self.country)?;
        let screened = match &self.by {
            By::Latest => kernel.screen(&names, When::Latest),
            By::Report(report) => kernel.screen(&names, When::Report(*report)),
            By::Date(name) => kernel.screen(&names, When::On(&column(name)?)),
            By::Year(name) => kernel.screen(&names, When::Year(&column(name)?)),
        };
        let screened = screened.map_err(not_screened)?;
        let columns = piece.columns().iter().chain(screened.columns()).cloned().collect();
        RecordBatch::try_new(schema.clone(), columns).map_err(|error| ScreenError::new_err(error.to_string()))
    }

    fn schema(&self, asked: &Schema, kernel: &Kernel<'_>) -> PyResult<SchemaRef> {
        let when = match &self.by {
            By::Date(name) | By::Year(name) => Some(name),
            By::Latest | By::Report(_) => None,
        };
        for name in [&self.country].into_iter().chain(when) {
            has_column(asked, name)?;
        }
        if let Some(field) = kernel.fields().iter().find(|field| asked.field_with_name(field.name()).is_ok()) {
            return Err(ScreenError::new_err(format!("the table already has the column `{}`", field.name())));
        }
        let fields: Vec<_> = asked.fields().iter().chain(kernel.fields()).cloned().collect();
        Ok(Arc::new(Schema::new_with_metadata(fields, asked.metadata().clone())))
    }
}

/// Adds to each row of a table what the report in force says about the row's country.
///
/// The table is anything with the Arrow PyCapsule interface: of pyarrow, Polars, DuckDB, or pandas. Its columns are taken
/// and returned without a copy. The new columns are `tip_code`, `tip_report`, `tip_ranking`, `tip_standing`, `tip_evidence`,
/// `tip_problem`, which is null if there is no problem, and `tip_reassessed`, the day of the reassessment if the ranking is not
/// the report's own. No row is dropped, and a name is never guessed.
///
/// The report is the latest one. With a `date` column, it is the one in force on that day; with a `year` column, that of the
/// year; with `report`, that of this year. `aliases` says what names mean in this table: {'HQ': 'KOR'}. With a `scheme` ('iso',
/// 'fips', 'ioc', 'cowc', 'cown', 'gwn', 'unhcr' or 'numeric'), countries are read as codes of it, not as names.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "keywords in Python")]
#[pyo3(signature = (table, *, country, date=None, year=None, report=None, aliases=None, scheme=None))]
fn screen(
    py: Python<'_>,
    table: AnyRecordBatch,
    country: String,
    date: Option<String>,
    year: Option<String>,
    report: Option<u16>,
    aliases: Option<BTreeMap<String, String>>,
    scheme: Option<&str>,
) -> PyResult<Table> {
    Screener::new(py, country, date, year, report, aliases, scheme)?.screen(py, table)
}
