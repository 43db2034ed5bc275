//! What is known of a table: a file of this folder says it of one, by an impl for its row.

use super::Tables;
use crate::{
    csv::{
        cells::Input,
        column::Column,
        findings::Findings,
        sheet::{Line, Sheet},
    },
    words::table::Table,
};

/// A row of a table: the columns, how rows are read and kept, and how one is written.
pub(crate) trait Row: Sized + 'static {
    const TABLE: Table;
    /// In the order in which they are written.
    const COLUMNS: &'static [Column];
    /// How many columns, from the first on, tell rows apart.
    const KEY: usize;
    /// What the rows of a table are kept in.
    type Rows;

    /// The bundled file. It is a `static` in a function of its own: so a program has the text of those tables alone that
    /// it asks for (a `match` over all of them would keep them all), and each once (a `const` is copied to where it is
    /// used).
    fn bundled() -> &'static str;

    /// Reads all rows. The tables that they refer to are loaded before. Only without problems is the result sound.
    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Self::Rows;

    /// The rows, in any order.
    fn rows(kept: &Self::Rows) -> &[Self];

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables);

    /// The table as texts.
    fn sheet<'d>(kept: &'d Self::Rows, tables: &'d Tables) -> Sheet<'d> {
        let rows = Self::rows(kept).iter();
        Sheet::new(Self::TABLE, Self::COLUMNS, Self::KEY, rows, |row, line| row.write(line, tables))
    }
}
