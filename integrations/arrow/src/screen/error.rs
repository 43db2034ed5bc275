//! Why columns can't be screened.

use arrow::{datatypes::DataType, error::ArrowError};

/// Why columns can't be screened. Problems of single rows are no errors: they stand in `tip_problem`.
///
/// ```
/// use arrow::array::Int32Array;
/// use tip_report_arrow::{Screener, When};
/// let mut screener = Screener::new(tip_report::Dataset::bundled());
/// let error = screener.screen(&Int32Array::from(vec![410]), When::Latest).unwrap_err();
/// assert_eq!(error.to_string(), "names are Int32, expected Utf8, LargeUtf8, Utf8View or a dictionary of one of them");
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScreenError {
    /// The column of names has no text.
    #[error("names are {0}, expected Utf8, LargeUtf8, Utf8View or a dictionary of one of them")]
    Names(DataType),
    /// The column of dates has no dates.
    #[error("dates are {0}, expected Date32, Date64 or Timestamp")]
    Dates(DataType),
    /// The column of years has no integers.
    #[error("years are {0}, expected whole numbers")]
    Years(DataType),
    /// The two columns have different lengths.
    #[error("{names} names, but {when} dates or years")]
    Length {
        /// The length of the column of names.
        names: usize,
        /// The length of the other.
        when: usize,
    },
    /// There is no such report.
    #[error(transparent)]
    Report(#[from] tip_report::error::NoReportError),
    /// The time zone of the dates is not known.
    #[error("time zone of the dates: {0}")]
    Zone(#[source] ArrowError),
    /// Arrow failed: the columns of the answer do not fit into one array.
    #[error(transparent)]
    Arrow(#[from] ArrowError),
}
