//! Why a file could not be audited.

use super::choice::CodingError;
use crate::{screen::error::ScreenError, text::quoted::quoted};

/// Why a file could not be audited.
///
/// ```
/// use tip_report::{Dataset, Screening, audit::{Audit, ClaimsIn}, error::AuditError};
/// let data = Dataset::bundled();
/// let audit = Audit::new(data).screening(Screening::new(data, "country").year_column("year"));
/// let csv = "country,year,tier\nCuba,2013,3\nAustria,2013,1\n";
/// let error = audit.csv(csv.as_bytes(), ClaimsIn::Column("tier")).unwrap_err();
/// assert!(matches!(error, AuditError::Coding(_)));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AuditError {
    /// The file can't be read as CSV.
    #[error(transparent)]
    Csv(#[from] ScreenError),
    /// The coding of the claims must be set.
    #[error(transparent)]
    Coding(#[from] CodingError),
    /// No column name contains a year.
    #[error("the header has no column {} with a year for `*`; it has {}", quoted(.pattern), listed(.header))]
    NoYearColumn {
        /// The pattern that was asked for.
        pattern: Box<str>,
        /// The columns of the header, but at most the first twenty.
        header: Vec<Box<str>>,
    },
}

fn listed(columns: &[Box<str>]) -> String {
    columns.iter().map(|column| quoted(column)).collect::<Vec<_>>().join(", ")
}
