//! What the crate needs to know about a table. Each file of this folder says it for one table, in an impl for its row.

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

/// A row of a table: the columns, how rows are read and stored, and how one is written.
pub(crate) trait Row: Sized + 'static {
    const TABLE: Table;
    /// The columns, in the order in which they are written.
    const COLUMNS: &'static [Column];
    /// How many columns, from the first on, identify a row.
    const KEY: usize;
    /// The storage of the rows of a table.
    type Rows;

    /// The bundled file. It is a `static` inside a function, and this has two reasons. A program only contains the text
    /// of the tables that it asks for; a `match` over all tables would keep all texts. And it contains each text once;
    /// a `const` would be copied to each place of use.
    fn bundled() -> &'static str;

    /// Reads all rows. The tables that they refer to are loaded before. The result may only be used if there are no
    /// problems.
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
