//! Differences between datasets in serde.

use std::collections::BTreeMap;

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

use crate::{
    output::revision::{CellRevision, Revision, RowChange, RowRevision},
    words::table::Table,
};

/// The counts of one table, as an object with `added`, `removed` and `revised`.
struct Counts<'r>(&'r Revision, Table);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Counts(revision, table) = self;
        let mut object = serializer.serialize_map(Some(RowChange::ALL.len()))?;
        for &change in RowChange::ALL {
            object.serialize_entry(change.as_str(), &revision.count(*table, change))?;
        }
        object.end()
    }
}

/// `{"counts", "rows"}`: the counts by table, only of tables that changed
impl Serialize for Revision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts: BTreeMap<_, _> = self.tables().map(|table| (table.as_str(), Counts(self, table))).collect();
        let mut object = serializer.serialize_struct("Revision", 2)?;
        object.serialize_field("counts", &counts)?;
        object.serialize_field("rows", &self.rows().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"table", "change", "key", "cells"}`: the key is an object of columns and texts
impl Serialize for RowRevision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let key: BTreeMap<_, _> = self.key().collect();
        let mut object = serializer.serialize_struct("RowRevision", 4)?;
        object.serialize_field("table", &self.table())?;
        object.serialize_field("change", &self.change())?;
        object.serialize_field("key", &key)?;
        object.serialize_field("cells", &self.cells().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"column", "older", "newer"}`
impl Serialize for CellRevision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("CellRevision", 3)?;
        object.serialize_field("column", self.column())?;
        object.serialize_field("older", self.older())?;
        object.serialize_field("newer", self.newer())?;
        object.end()
    }
}
