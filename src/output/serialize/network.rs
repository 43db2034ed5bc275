//! Answers from flows in serde, each with its coverage. They can be written, not read.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    network::{
        LeftOut, Network,
        corridor::Corridor,
        corridor_changes::CorridorChanges,
        route::Route,
        tier_table::{EndStanding, TierTable},
    },
    view::{
        country::Country,
        flow::{
            coverage::{Coverage, EntryReading},
            derived_roles::DerivedRoles,
        },
    },
    words::{extent::Extent, role::Role},
};

/// `{"year", "wording", "placements", "entries_read", "full", "condensed", "excerpt", "in_words"}`
impl Serialize for Coverage<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Coverage", 8)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("wording", &self.report().year().text_regime())?;
        object.serialize_field("placements", &self.report().counts().total())?;
        object.serialize_field("entries_read", &self.read().count())?;
        for &extent in Extent::ALL {
            object.serialize_field(extent.as_str(), &self.read().filter(|&(_, read)| read == extent).count())?;
        }
        object.serialize_field("in_words", &self.to_string())?;
        object.end()
    }
}

/// `{"entry_read", "extent", "flows", "in_words"}`: extent and flows are `null` if the entry was not read
impl Serialize for EntryReading {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("EntryReading", 4)?;
        object.serialize_field("entry_read", &self.extent().is_some())?;
        object.serialize_field("extent", &self.extent())?;
        object.serialize_field("flows", &self.flows())?;
        object.serialize_field("in_words", &self.to_string())?;
        object.end()
    }
}

/// `{"origin", "destination", "reports", "reporters", "statements", "entries"}`: the years and codes of the entries
/// that name the corridor, the number of statements (not of people), and where the entries are
impl Serialize for Corridor<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Corridor", 6)?;
        object.serialize_field("origin", &self.origin())?;
        object.serialize_field("destination", &self.destination())?;
        object.serialize_field("reports", &self.reports().map(|report| report.year()).collect::<Vec<_>>())?;
        let reporters = self.reporters();
        object.serialize_field("reporters", &reporters.iter().map(Country::code).collect::<Vec<_>>())?;
        object.serialize_field("statements", &self.statements().len())?;
        object.serialize_field("entries", &self.entries().collect::<Vec<_>>())?;
        object.end()
    }
}

/// `{"unnamed", "domestic", "demand"}`
impl Serialize for LeftOut {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("LeftOut", 3)?;
        object.serialize_field("unnamed", &self.unnamed)?;
        object.serialize_field("domestic", &self.domestic)?;
        object.serialize_field("demand", &self.demand)?;
        object.end()
    }
}

/// `{"coverage", "left_out", "corridors"}`
impl Serialize for Network<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Network", 3)?;
        object.serialize_field("coverage", self.coverage())?;
        object.serialize_field("left_out", &self.left_out())?;
        object.serialize_field("corridors", &self.corridors().collect::<Vec<_>>())?;
        object.end()
    }
}

/// Its places, from the first to the last.
impl Serialize for Route<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.places())
    }
}

/// `{"before", "after", "comparable", "wording_differs", "kept", "new", "gone", "only_before", "only_after"}`:
/// corridors are `[origin, destination]`
impl Serialize for CorridorChanges<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("CorridorChanges", 9)?;
        object.serialize_field("before", &self.before)?;
        object.serialize_field("after", &self.after)?;
        object.serialize_field("comparable", &self.comparable())?;
        object.serialize_field("wording_differs", &self.wording_differs())?;
        object.serialize_field("kept", &self.kept)?;
        object.serialize_field("new", &self.new)?;
        object.serialize_field("gone", &self.gone)?;
        object.serialize_field("only_before", &self.only_before)?;
        object.serialize_field("only_after", &self.only_after)?;
        object.end()
    }
}

/// A cell of a [`TierTable`].
struct Cell {
    origin: EndStanding,
    destination: EndStanding,
    corridors: usize,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Cell", 3)?;
        object.serialize_field("origin", &self.origin)?;
        object.serialize_field("destination", &self.destination)?;
        object.serialize_field("corridors", &self.corridors)?;
        object.end()
    }
}

/// `{"coverage", "cells": [{"origin", "destination", "corridors"}]}`: all 49 cells
impl Serialize for TierTable<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cell = |origin, destination| Cell { origin, destination, corridors: self.corridors(origin, destination) };
        let cells: Vec<Cell> = EndStanding::ALL
            .iter()
            .flat_map(|&origin| EndStanding::ALL.iter().map(move |&destination| cell(origin, destination)))
            .collect();
        let mut object = serializer.serialize_struct("TierTable", 2)?;
        object.serialize_field("coverage", self.coverage())?;
        object.serialize_field("cells", &cells)?;
        object.end()
    }
}

/// `{"year", "code", "entry", "source", "transit", "destination", "domestic"}`: the number of flows for each role
impl Serialize for DerivedRoles<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("DerivedRoles", 7)?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("entry", &self.reading())?;
        for &role in Role::ALL {
            object.serialize_field(role.as_str(), &self.flows(role))?;
        }
        object.end()
    }
}
