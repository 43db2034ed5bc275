//! What can be wrong with a table, and where.

use std::fmt;

use crate::text::quoted::{plain, quoted, shown};

/// One mistake in a table: the file, the line, the column, what was found and what was expected.
///
/// `Display` is one line, in the form that editors and continuous integration understand:
///
/// ```
/// let problems = tip_report::Dataset::builder()
///     .table(tip_report::tables::Table::Tiers, "code,report_year,ranking,evidence,sources,note\nKOR,2009,Teir 1,official,report-2018,\n")
///     .build()
///     .unwrap_err();
/// assert_eq!(
///     problems.problems()[0].to_string(),
///     "tiers.csv:2: column `ranking`: `Teir 1`: expected `Tier 1`, `Tier 2`, `Tier 2 Watch List`, `Tier 3` or \
///      `Special Case`; did you mean `Tier 1`?"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) file: Box<str>,
    pub(crate) line: u64,
    pub(crate) column: Option<Box<str>>,
    pub(crate) kind: ProblemKind,
}

impl Problem {
    /// The name of the file.
    ///
    /// ```
    /// # let problems = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
    /// assert_eq!(problems.problems()[0].file(), "tiers.csv");
    /// ```
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line on which the row begins, counted from 1. `None` if the problem concerns the complete file.
    ///
    /// ```
    /// # let problems = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
    /// assert_eq!(problems.problems()[0].line(), Some(1));
    /// ```
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        (self.line > 0).then_some(self.line)
    }

    /// The name of the column. `None` if the problem concerns the row or the file.
    ///
    /// ```
    /// # let problems = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
    /// assert_eq!(problems.problems()[0].column(), None);
    /// ```
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// What is wrong.
    ///
    /// ```
    /// # let problems = tip_report::Dataset::builder().table(Table::Tiers, "code\n").build().unwrap_err();
    /// use tip_report::tables::{ProblemKind, Table};
    /// assert!(matches!(problems.problems()[0].kind(), ProblemKind::MissingColumns { .. }));
    /// ```
    #[must_use]
    pub fn kind(&self) -> &ProblemKind {
        &self.kind
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.file))?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if let Some(column) = &self.column {
            write!(f, ": column `{column}`")?;
        }
        write!(f, ": {}", self.kind)
    }
}

/// What is wrong with a file, a row or a cell.
///
/// ```
/// use tip_report::tables::ProblemKind;
/// let kind = ProblemKind::FieldCount { found: 5, expected: 6 };
/// assert_eq!(kind.to_string(), "5 fields, expected 6 as in the header");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A cell that does not contain what its column must contain: a word outside its vocabulary, a bad year, date or
    /// number.
    #[error("{}: expected {expected}{}", quoted(.found), suggestion(.near.as_deref()))]
    BadCell {
        /// The cell as found.
        found: Box<str>,
        /// What the column must contain.
        expected: Box<str>,
        /// An allowed text that is similar to what was found.
        near: Option<Box<str>>,
    },
    /// An item of a list, joined by `;`, that is not what its column must contain.
    #[error("item {} of the list: expected {expected}{}", quoted(.found), suggestion(.near.as_deref()))]
    BadItem {
        /// The item as found.
        found: Box<str>,
        /// What the list must contain.
        expected: Box<str>,
        /// An allowed text that is similar to what was found.
        near: Option<Box<str>>,
    },
    /// A key that is not in the table it refers to.
    #[error("{} is not in {table}{}", quoted(.found), suggestion(.near.as_deref()))]
    UnknownKey {
        /// The key as found.
        found: Box<str>,
        /// The file that should have it.
        table: Box<str>,
        /// A key that is similar to what was found.
        near: Option<Box<str>>,
    },
    /// A cell that must not be empty.
    #[error("empty: expected {expected}")]
    Empty {
        /// What the column must contain.
        expected: Box<str>,
    },
    /// White space, or an invisible character, at the beginning or end of a cell.
    #[error("{}: a blank at the beginning or end", quoted(.found))]
    OuterSpace {
        /// The cell as found.
        found: Box<str>,
    },
    /// A key that occurs twice.
    #[error("{}: already {}", plain(.key), place(.first_file.as_deref(), *.first_line))]
    Duplicate {
        /// The key, as text.
        key: Box<str>,
        /// The file that has the key first, if it is another file.
        first_file: Option<Box<str>>,
        /// The line that has the key first.
        first_line: u64,
    },
    /// A name that would mean two countries.
    #[error("{} is also a name or code of {other}: a name with two meanings is `ambiguous` in each of its rows", quoted(.found))]
    NameClash {
        /// The name as found.
        found: Box<str>,
        /// The code of the other country.
        other: Box<str>,
    },
    /// A row that contradicts itself or another table.
    #[error("{reason}")]
    Inconsistent {
        /// What contradicts what.
        reason: Box<str>,
    },
    /// A row with too few or too many fields.
    #[error("{found} fields, expected {expected} as in the header")]
    FieldCount {
        /// The number of fields in the row.
        found: usize,
        /// The number of fields in the header.
        expected: usize,
    },
    /// Required columns are missing.
    #[error("no column {}; the header is {}", joined(.missing), quoted(.header))]
    MissingColumns {
        /// The names of the columns.
        missing: Vec<&'static str>,
        /// The header as found.
        header: Box<str>,
    },
    /// A column name that the header has twice.
    #[error("column {} twice in the header", quoted(.name))]
    DoubledColumn {
        /// The name of the column.
        name: Box<str>,
    },
    /// A file without even a header.
    #[error("the file is empty: expected a header with {}", joined(.expected))]
    EmptyFile {
        /// The required columns.
        expected: Vec<&'static str>,
    },
    /// A quote that is opened and never closed.
    #[error("a quote is opened here and never closed")]
    UnterminatedQuote,
    /// There is text between a closing quote and the next comma. A quote is missing, or one within is not doubled.
    #[error("a quote closes before {}: expected a comma or the end of the row after it", quoted(.found))]
    TextAfterQuote {
        /// The start of the text.
        found: Box<str>,
    },
    /// Bytes that are not UTF-8.
    #[error("byte {byte} of the file is not UTF-8 (0x{value:02X}); {hint}")]
    NotUtf8 {
        /// The offset of the first such byte from the start of the file, from 0.
        byte: u64,
        /// The byte.
        value: u8,
        /// What the file may be.
        hint: &'static str,
    },
    /// A file that is not comma-separated UTF-8 text at all.
    #[error("this is {found}: expected comma-separated text in UTF-8")]
    WrongFormat {
        /// What the file seems to be.
        found: &'static str,
    },
    /// A row that is larger than any row can be. A field is too large, or there are too many fields.
    #[error("a row of {bytes} bytes: expected at most {limit}")]
    TooLarge {
        /// The size of the row in the file, without its line end.
        bytes: u64,
        /// The largest size of a row.
        limit: u64,
    },
    /// A file larger than the limit of the loader.
    #[error("the file has more than {limit} bytes")]
    FileTooLarge {
        /// The limit, in bytes.
        limit: u64,
    },
    /// A required table is missing.
    #[error("the table is missing")]
    MissingTable,
    /// A directory in which only some tables are those that were written last.
    #[error(
        "not all tables of the directory are written: another program is writing them, or was interrupted; write them again"
    )]
    Unfinished,
    /// Reading failed.
    #[error("cannot be read: {}", shown(.message))]
    Io {
        /// The message of the operating system.
        message: Box<str>,
    },
}

impl ProblemKind {
    /// The kind as one word, for tools: the name of the variant in lower case with underscores.
    ///
    /// ```
    /// assert_eq!(tip_report::tables::ProblemKind::UnterminatedQuote.tag(), "unterminated_quote");
    /// ```
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self {
            ProblemKind::BadCell { .. } => "bad_cell",
            ProblemKind::BadItem { .. } => "bad_item",
            ProblemKind::UnknownKey { .. } => "unknown_key",
            ProblemKind::Empty { .. } => "empty",
            ProblemKind::OuterSpace { .. } => "outer_space",
            ProblemKind::Duplicate { .. } => "duplicate",
            ProblemKind::NameClash { .. } => "name_clash",
            ProblemKind::Inconsistent { .. } => "inconsistent",
            ProblemKind::FieldCount { .. } => "field_count",
            ProblemKind::MissingColumns { .. } => "missing_columns",
            ProblemKind::DoubledColumn { .. } => "doubled_column",
            ProblemKind::EmptyFile { .. } => "empty_file",
            ProblemKind::UnterminatedQuote => "unterminated_quote",
            ProblemKind::TextAfterQuote { .. } => "text_after_quote",
            ProblemKind::NotUtf8 { .. } => "not_utf8",
            ProblemKind::WrongFormat { .. } => "wrong_format",
            ProblemKind::TooLarge { .. } => "too_large",
            ProblemKind::FileTooLarge { .. } => "file_too_large",
            ProblemKind::MissingTable => "missing_table",
            ProblemKind::Unfinished => "unfinished",
            ProblemKind::Io { .. } => "io",
        }
    }
}

fn suggestion(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean {}?", quoted(near))).unwrap_or_default()
}

fn place(file: Option<&str>, line: u64) -> String {
    file.map_or_else(|| format!("on line {line}"), |file| format!("in {}:{line}", shown(file)))
}

fn joined(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

/// All problems of the tables that were loaded, up to a limit.
///
/// Problems are sorted by file and line. Loading is all or nothing: if there is a problem, there is no dataset.
///
/// ```
/// let error = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
/// assert_eq!(error.problems().len(), 1);
/// assert!(error.to_string().starts_with("1 problem\ntiers.csv:1: no column `report_year`"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadError {
    list: Vec<Problem>,
}

impl LoadError {
    /// The most problems that loading looks for.
    ///
    /// ```
    /// use tip_report::{Dataset, error::LoadError, tables::Table};
    /// let rows = "X\n".repeat(LoadError::LIMIT + 1);
    /// let error = Dataset::builder().table(Table::Regions, format!("region,label\n{rows}")).build().unwrap_err();
    /// assert_eq!(error.problems().len(), LoadError::LIMIT);
    /// assert!(error.limit_reached());
    /// ```
    pub const LIMIT: usize = 100;

    pub(crate) fn push(&mut self, problem: Problem) {
        if !self.is_full() {
            self.list.push(problem);
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= Self::LIMIT
    }

    /// `Ok` if there is no problem. Otherwise the problems in order of file and line.
    pub(crate) fn finish(mut self) -> Result<(), LoadError> {
        self.list.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        if self.list.is_empty() { Ok(()) } else { Err(self) }
    }

    /// The problems, sorted by file and line. There is at least one, and at most [`LoadError::LIMIT`].
    ///
    /// ```
    /// # let error = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
    /// assert_eq!(error.problems()[0].file(), "tiers.csv");
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.list
    }

    /// Whether the limit was reached. There may then be more problems than are listed.
    ///
    /// ```
    /// # let problems = tip_report::Dataset::builder().table(tip_report::tables::Table::Tiers, "code\n").build().unwrap_err();
    /// assert!(!problems.limit_reached());
    /// ```
    #[must_use]
    pub fn limit_reached(&self) -> bool {
        self.is_full()
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = if self.list.len() == 1 { "" } else { "s" };
        write!(f, "{} problem{s}", self.list.len())?;
        if self.limit_reached() {
            write!(f, " (the limit; there may be more)")?;
        }
        for problem in &self.list {
            write!(f, "\n{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for LoadError {}
