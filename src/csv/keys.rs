//! Cells that refer to a row of another table by its key.

use super::{
    cells::Cells,
    column::Column,
    notes::{Noted, shown},
    problem::ProblemKind,
};
use crate::{
    text::{blank::trim, near::nearest},
    words::table::Table,
};

/// One or several tables whose keys occur in cells of other tables.
pub(crate) trait Keys {
    /// The value for a key: usually its position in the table.
    type Id: Copy + Ord;
    const TABLES: &'static [Table];

    fn find(&self, key: &[u8]) -> Option<Self::Id>;

    /// All keys. The one nearest to an unknown key is suggested.
    fn keys(&self) -> impl Iterator<Item = &str>;
}

impl Cells<'_, '_> {
    /// A key of another table.
    #[inline]
    pub(crate) fn key<K: Keys>(&mut self, column: Column, keys: &K) -> Result<K::Id, Noted> {
        keys.find(self.cell(column)).ok_or_else(|| self.unknown_key(column, &shown(self.cell(column)), keys))
    }

    /// Like [`Cells::key`], but `None` for an empty cell.
    #[inline]
    pub(crate) fn optional_key<K: Keys>(&mut self, column: Column, keys: &K) -> Result<Option<K::Id>, Noted> {
        if self.cell(column).is_empty() { Ok(None) } else { self.key(column, keys).map(Some) }
    }

    /// Notes that the tables have no such key. If the keys of a table are not known at all, this means nothing and is
    /// not noted.
    #[cold]
    pub(crate) fn unknown_key<K: Keys>(&mut self, column: Column, found: &str, keys: &K) -> Noted {
        if found.is_empty() {
            return self.empty(column, &format!("a key of {}", tables::<K>()));
        }
        if self.findings.is_unreadable(K::TABLES) {
            return Noted;
        }
        if self.findings.is_broken(K::TABLES) {
            if self.unknown.iter().any(|(at, key)| (*at, &**key) == (column.position, found)) {
                return Noted;
            }
            self.unknown.push((column.position, found.into()));
        }
        self.problem(column, unknown_key(found, keys))
    }
}

/// The problem that the tables have no such key, with the nearest key that they have.
pub(crate) fn unknown_key<K: Keys>(found: &str, keys: &K) -> ProblemKind {
    let near = nearest(trim(found), keys.keys(), 1).first().map(|&near| near.into());
    ProblemKind::UnknownKey { found: found.into(), table: tables::<K>().into(), near }
}

/// The names of the tables, such as `countries.csv or regions.csv`.
fn tables<K: Keys>() -> String {
    let names: Vec<&str> = K::TABLES.iter().map(|table| table.as_str()).collect();
    names.join(" or ")
}
