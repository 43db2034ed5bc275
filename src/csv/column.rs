//! The columns of a table.

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Column {
    pub(crate) name: &'static str,
    /// The position in a file that the crate writes, from 0. A file to be read may have another order.
    pub(crate) position: usize,
    pub(crate) required: bool,
}

/// A column that every table of its kind must have.
pub(crate) const fn required(name: &'static str) -> Column {
    Column { name, position: 0, required: true }
}

/// A column that may be missing; its cells are then empty.
pub(crate) const fn optional(name: &'static str) -> Column {
    Column { name, position: 0, required: false }
}

/// Declares the columns of a table in their order: a constant for each, and `COLUMNS` for all. Code that reads or
/// writes rows uses these constants, so the name of a column is written once.
macro_rules! columns {
    ($($COLUMN:ident = $column:expr),+ $(,)?) => {
        #[allow(clippy::upper_case_acronyms, non_camel_case_types, reason = "named as the constants are")]
        enum Position {
            $($COLUMN),+
        }

        $(const $COLUMN: Column = Column { position: Position::$COLUMN as usize, ..$column };)+
        const COLUMNS: &[Column] = &[$($COLUMN),+];
    };
}

pub(crate) use columns;
