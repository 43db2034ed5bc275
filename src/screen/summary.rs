//! The summary of a screening: how many rows there are, and which names and dates a person must settle.

use std::{
    borrow::Cow,
    collections::{BTreeSet, HashMap},
};

use super::{
    answer::RowProblem,
    chunk::Chunk,
    scheme::{SchemeWarning, Sight, warnings},
    worker::Screened,
};
use crate::{csv::scan::text, dataset::Dataset, text::blank::trim_bytes, words::code_scheme::CodeScheme};

/// What a screening found: how many rows there are, and which values of the country's and the date's column could not
/// be resolved.
///
/// ```
/// use tip_report::{Dataset, Screening, screen::RowProblem};
/// let csv = "country\nNiger\nAtlantis\nKorea\nAtlantis\n";
/// let summary = Screening::new(Dataset::bundled(), "country").run(csv.as_bytes(), Vec::new())?;
/// assert_eq!((summary.rows(), summary.rows_with_problems()), (4, 3));
/// assert_eq!(summary.rows_with(RowProblem::AmbiguousName), 1);
/// let first = &summary.unresolved()[0];
/// assert_eq!((first.value(), first.rows(), first.problem()), ("Atlantis".into(), 2, RowProblem::UnknownName));
/// # Ok::<(), tip_report::error::ScreenError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Summary {
    rows: u64,
    decoded: u64,
    after_latest: u64,
    problems: [u64; RowProblem::ALL.len()],
    empty: [u64; RowProblem::ALL.len()],
    unresolved: Vec<Unresolved>,
    scheme_warnings: Vec<SchemeWarning>,
}

impl Summary {
    /// How many different values of each problem are kept, so that the memory does not grow with the file.
    ///
    /// ```
    /// assert_eq!(tip_report::screen::Summary::MOST_VALUES, 1000);
    /// ```
    pub const MOST_VALUES: usize = 1000;

    /// The number of rows, without the header and blank lines.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// let summary = Screening::new(Dataset::bundled(), "country").run(&b"country\nKOR\n\n"[..], Vec::new())?;
    /// assert_eq!(summary.rows(), 1);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The number of rows whose name had to be decoded to find the country: UTF-8 that another program read as Latin-1,
    /// or HTML.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// let rows = "to\nCuraÃ§ao\nTrinidad &amp; Tobago\nPeru\n";
    /// let summary = Screening::new(Dataset::bundled(), "to").run(rows.as_bytes(), Vec::new())?;
    /// assert_eq!((summary.rows_decoded(), summary.rows_with_problems()), (2, 0));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_decoded(&self) -> u64 {
        self.decoded
    }

    /// The number of rows whose date is more than 15 months after the last report of the dataset. They get the answer
    /// of that report. But a later report, which the dataset does not have, is likely to be in force.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// let rows = "to,on\nPeru,2025-12-31\nPeru,2199-12-31\n";
    /// let summary = Screening::new(Dataset::bundled(), "to").date_column("on").run(rows.as_bytes(), Vec::new())?;
    /// assert_eq!((summary.rows_after_latest(), summary.rows_with_problems()), (1, 0));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_after_latest(&self) -> u64 {
        self.after_latest
    }

    /// The number of rows with this problem.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, screen::RowProblem};
    /// let summary = Screening::new(Dataset::bundled(), "to").run(&b"id,to\n1,\n2,KOR\n"[..], Vec::new())?;
    /// assert_eq!(summary.rows_with(RowProblem::EmptyName), 1);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_with(&self, problem: RowProblem) -> u64 {
        self.problems[problem as usize]
    }

    /// The number of rows that have this problem because their cell is empty, or has only white space.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, screen::RowProblem};
    /// let rows = &b"to,on\nKOR,\nKOR,soon\n"[..];
    /// let summary = Screening::new(Dataset::bundled(), "to").date_column("on").run(rows, Vec::new())?;
    /// assert_eq!((summary.rows_with(RowProblem::BadDate), summary.rows_empty(RowProblem::BadDate)), (2, 1));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_empty(&self, problem: RowProblem) -> u64 {
        self.empty[problem as usize]
    }

    /// The number of rows with any problem.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// let summary = Screening::new(Dataset::bundled(), "to").run(&b"id,to\n1,\n2,Korea\n"[..], Vec::new())?;
    /// assert_eq!(summary.rows_with_problems(), 2);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_with_problems(&self) -> u64 {
        self.problems.iter().sum()
    }

    /// The code schemes that fit the country's column better than the scheme used to read it. Usually there is
    /// none. There are several if each of them knows the same number of the column's codes.
    ///
    /// Two numbers are compared: the codes that are known only in the other scheme, and the codes and names that are
    /// known only as the column was read. The other scheme fits better if the first number is larger. Each code counts
    /// once, and what an alias settles does not count. If every cell of a column has a meaning, no warning is possible:
    /// a few FIPS codes may all be codes of ISO 3166-1 as well.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, country::CodeScheme};
    /// let (data, olympic) = (Dataset::bundled(), &b"team\nSUI\nCHN\nNED\n"[..]);
    /// let summary = Screening::new(data, "team").run(olympic, Vec::new())?;
    /// assert_eq!(summary.scheme_warnings()[0].scheme(), CodeScheme::Ioc);
    /// let summary = Screening::new(data, "team").scheme(CodeScheme::Ioc).run(olympic, Vec::new())?;
    /// assert!(summary.scheme_warnings().is_empty() && summary.rows_with_problems() == 0);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn scheme_warnings(&self) -> &[SchemeWarning] {
        &self.scheme_warnings
    }

    /// The different values that could not be resolved, the most frequent first, then in order of their bytes.
    ///
    /// They are unknown or ambiguous names and bad dates. [`Dataset::country`](crate::Dataset::country) gives the near
    /// names or the meanings of a name. For each problem only the first [`Summary::MOST_VALUES`] different values of
    /// the file are kept: see [`Summary::rows_unlisted`].
    ///
    /// ```
    /// use tip_report::{Dataset, Screening};
    /// let data = Dataset::bundled();
    /// let summary = Screening::new(data, "country").run(&b"country\nPhillipines\n"[..], Vec::new())?;
    /// let near = data.country(&summary.unresolved()[0].value()).unwrap_err();
    /// assert_eq!(near.to_string(), "no country is named `Phillipines`; near: Philippines (PHL)");
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn unresolved(&self) -> &[Unresolved] {
        &self.unresolved
    }

    /// The number of rows with this problem whose value is not in [`Summary::unresolved`]. Either the value came after
    /// [`Summary::MOST_VALUES`] others, or such values are never listed: empty cells and dates before the first report.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, screen::{RowProblem, Summary}};
    /// let rows: String = (0..1500).map(|row| format!("Atlantis {row}\n")).collect();
    /// let summary = Screening::new(Dataset::bundled(), "to").run(format!("to\n{rows}").as_bytes(), Vec::new())?;
    /// assert_eq!(summary.unresolved().len(), Summary::MOST_VALUES);
    /// assert_eq!(summary.rows_unlisted(RowProblem::UnknownName), 500);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows_unlisted(&self, problem: RowProblem) -> u64 {
        let of_problem = self.unresolved.iter().filter(|value| value.problem == problem);
        self.rows_with(problem) - of_problem.map(|value| value.rows).sum::<u64>()
    }
}

/// A value of the country's or the date's column that could not be resolved.
///
/// ```
/// use tip_report::{Dataset, Screening, screen::RowProblem};
/// let summary = Screening::new(Dataset::bundled(), "to")
///     .date_column("on")
///     .run(&b"to;on\nKOR;1.2.2009\n"[..], Vec::new())?;
/// let value = &summary.unresolved()[0];
/// assert_eq!((value.problem(), value.value()), (RowProblem::BadDate, "1.2.2009".into()));
/// # Ok::<(), tip_report::error::ScreenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved {
    problem: RowProblem,
    value: Box<[u8]>,
    rows: u64,
}

impl Unresolved {
    /// What is wrong with the value.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, screen::RowProblem};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\nKorea\n"[..], Vec::new())?;
    /// assert_eq!(summary.unresolved()[0].problem(), RowProblem::AmbiguousName);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn problem(&self) -> RowProblem {
        self.problem
    }

    /// The value, without its quotes and the white space around it. Bytes that are not UTF-8 are shown as `�`.
    ///
    /// If a value has more than 200 bytes, only its first 200 bytes are compared and kept.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\n\" Korea \"\n"[..], Vec::new())?;
    /// assert_eq!(summary.unresolved()[0].value(), "Korea");
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn value(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.value)
    }

    /// The number of rows with this value.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\nKorea\nKorea\n"[..], Vec::new())?;
    /// assert_eq!(summary.unresolved()[0].rows(), 2);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.rows
    }
}

/// Counts the rows in their order, so that the same values are kept for any number of threads.
#[derive(Default)]
pub(super) struct Tally {
    summary: Summary,
    /// There are at most as many as there are codes and countries.
    sights: BTreeSet<Sight>,
    values: [HashMap<Box<[u8]>, u64>; RowProblem::ALL.len()],
}

impl Tally {
    /// Counts the rows of a chunk.
    pub(super) fn chunk(&mut self, chunk: &Chunk, screened: &Screened) {
        self.summary.rows += chunk.rows.len() as u64;
        self.summary.decoded += screened.decoded;
        self.summary.after_latest += screened.after_latest;
        self.sights.extend(&screened.sights);
        let mut scratch = Vec::new();
        for (problem, field) in &screened.problems {
            self.problem(*problem, text(&chunk.input[field.clone()], &mut scratch));
        }
    }

    /// Counts a row that has a problem with this value.
    fn problem(&mut self, problem: RowProblem, value: &[u8]) {
        const LONGEST: usize = 200;
        self.summary.problems[problem as usize] += 1;
        let value = trim_bytes(value);
        let value = value.get(..LONGEST).unwrap_or(value);
        if value.is_empty() {
            self.summary.empty[problem as usize] += 1;
            return;
        }
        if !problem.is_listed() {
            return;
        }
        let values = &mut self.values[problem as usize];
        if let Some(rows) = values.get_mut(value) {
            *rows += 1;
        } else if values.len() < Summary::MOST_VALUES {
            values.insert(value.into(), 1);
        }
    }

    pub(super) fn finish(self, data: &Dataset, scheme: Option<CodeScheme>) -> Summary {
        let mut summary = self.summary;
        summary.scheme_warnings = warnings(data, scheme, &self.sights);
        for (problem, values) in RowProblem::ALL.iter().copied().zip(self.values) {
            summary.unresolved.extend(values.into_iter().map(|(value, rows)| Unresolved { problem, value, rows }));
        }
        summary.unresolved.sort_unstable_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.value.cmp(&b.value)));
        summary
    }
}
