//! What loading finds besides rows: problems, and columns that it ignores.

use super::problem::{LoadError, Problem, ProblemKind};
use crate::words::table::Table;

/// Collects the findings for all tables.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    problems: LoadError,
    /// Tables with a problem. Some of their keys may be missing.
    broken: Vec<Table>,
    /// Tables that are missing or can't be read at all. None of their keys is known.
    unreadable: Vec<Table>,
    pub(crate) ignored: Vec<IgnoredColumn>,
}

/// A column that the table does not have.
#[derive(Clone, Debug)]
pub(crate) struct IgnoredColumn {
    pub(crate) file: Box<str>,
    pub(crate) column: Box<str>,
}

impl Findings {
    /// Notes a problem with a row or cell of a table.
    pub(crate) fn push(&mut self, table: Table, problem: Problem) {
        if !self.broken.contains(&table) {
            self.broken.push(table);
        }
        self.problems.push(problem);
    }

    /// Notes that no key of a table is known.
    pub(crate) fn unreadable(&mut self, table: Table) {
        self.unreadable.push(table);
    }

    /// Notes a problem with a complete file.
    pub(crate) fn file(&mut self, file: &str, kind: ProblemKind) {
        self.problems.push(Problem { file: file.into(), line: 0, column: None, kind });
    }

    /// Whether one of the tables has a problem of its own. This may cause an unknown key in every row that refers to
    /// it.
    pub(crate) fn is_broken(&self, tables: &[Table]) -> bool {
        self.broken.iter().any(|table| tables.contains(table))
    }

    /// Whether the keys of one of the tables are not known at all.
    pub(crate) fn is_unreadable(&self, tables: &[Table]) -> bool {
        self.unreadable.iter().any(|table| tables.contains(table))
    }

    pub(crate) fn is_full(&self) -> bool {
        self.problems.is_full()
    }

    /// The ignored columns, if there is no problem. Otherwise the problems, in order of file and line.
    pub(crate) fn finish(self) -> Result<Vec<IgnoredColumn>, LoadError> {
        self.problems.finish().map(|()| self.ignored)
    }
}
