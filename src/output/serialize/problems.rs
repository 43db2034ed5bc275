//! Problems and warnings in serde, for tools: the position, the kind as one word, the message, and the fields of the
//! kind.

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

use crate::{
    csv::problem::{LoadError, Problem, ProblemKind},
    warning::{Warning, WarningKind},
};

/// `{"problems", "limit_reached"}`
impl Serialize for LoadError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("LoadError", 2)?;
        object.serialize_field("problems", self.problems())?;
        object.serialize_field("limit_reached", &self.limit_reached())?;
        object.end()
    }
}

/// `{"file", "line", "column", "kind", "message"}` and the fields of the [kind](ProblemKind); `kind` is its
/// [tag](ProblemKind::tag)
impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("file", self.file())?;
        object.serialize_entry("line", &self.line())?;
        object.serialize_entry("column", &self.column())?;
        object.serialize_entry("kind", self.kind().tag())?;
        object.serialize_entry("message", &self.kind().to_string())?;
        match self.kind() {
            ProblemKind::BadCell { found, expected, near } | ProblemKind::BadItem { found, expected, near } => {
                object.serialize_entry("found", found)?;
                object.serialize_entry("expected", expected)?;
                object.serialize_entry("near", near)?;
            }
            ProblemKind::UnknownKey { found, table, near } => {
                object.serialize_entry("found", found)?;
                object.serialize_entry("table", table)?;
                object.serialize_entry("near", near)?;
            }
            ProblemKind::Empty { expected } => {
                object.serialize_entry("expected", expected)?;
            }
            ProblemKind::OuterSpace { found } | ProblemKind::TextAfterQuote { found } => {
                object.serialize_entry("found", found)?;
            }
            ProblemKind::Duplicate { key, first_file, first_line } => {
                object.serialize_entry("key", key)?;
                object.serialize_entry("first_file", first_file)?;
                object.serialize_entry("first_line", first_line)?;
            }
            ProblemKind::NameClash { found, other } => {
                object.serialize_entry("found", found)?;
                object.serialize_entry("other", other)?;
            }
            ProblemKind::Inconsistent { reason } => object.serialize_entry("reason", reason)?,
            ProblemKind::FieldCount { found, expected } => {
                object.serialize_entry("found", found)?;
                object.serialize_entry("expected", expected)?;
            }
            ProblemKind::MissingColumns { missing, header } => {
                object.serialize_entry("missing", missing)?;
                object.serialize_entry("header", header)?;
            }
            ProblemKind::DoubledColumn { name } => object.serialize_entry("name", name)?,
            ProblemKind::EmptyFile { expected } => object.serialize_entry("expected", expected)?,
            ProblemKind::NotUtf8 { byte, value, hint } => {
                object.serialize_entry("byte", byte)?;
                object.serialize_entry("value", value)?;
                object.serialize_entry("hint", hint)?;
            }
            ProblemKind::WrongFormat { found } => object.serialize_entry("found", found)?,
            ProblemKind::TooLarge { bytes, limit } => {
                object.serialize_entry("bytes", bytes)?;
                object.serialize_entry("limit", limit)?;
            }
            ProblemKind::FileTooLarge { limit } => object.serialize_entry("limit", limit)?,
            ProblemKind::UnterminatedQuote
            | ProblemKind::MissingTable
            | ProblemKind::Unfinished
            | ProblemKind::Io { .. } => {}
        }
        object.end()
    }
}

/// `{"file", "kind", "message"}` and the fields of the [kind](WarningKind); `kind` is its [tag](WarningKind::tag)
impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("file", self.file())?;
        object.serialize_entry("kind", self.kind().tag())?;
        object.serialize_entry("message", &self.kind().to_string())?;
        match self.kind() {
            WarningKind::IgnoredColumn { column } => object.serialize_entry("column", column)?,
            WarningKind::EmptyReport { year } => object.serialize_entry("year", year)?,
            WarningKind::FewPlacements { year, placed, before, placed_before } => {
                object.serialize_entry("year", year)?;
                object.serialize_entry("placed", placed)?;
                object.serialize_entry("before", before)?;
                object.serialize_entry("placed_before", placed_before)?;
            }
            WarningKind::Jump { code, from, from_tier, to, to_tier } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("from", from)?;
                object.serialize_entry("from_tier", from_tier)?;
                object.serialize_entry("to", to)?;
                object.serialize_entry("to_tier", to_tier)?;
            }
            WarningKind::Gap { code, before, after } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("before", before)?;
                object.serialize_entry("after", after)?;
            }
            WarningKind::LongWatchListRun { code, first, year, limit } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("first", first)?;
                object.serialize_entry("year", year)?;
                object.serialize_entry("limit", limit)?;
            }
            WarningKind::BeforeExistence { code, year, exists_from } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("year", year)?;
                object.serialize_entry("exists_from", &exists_from.to_string())?;
            }
            WarningKind::CodeLikeName { name, code, scheme, other } => {
                object.serialize_entry("name", name)?;
                object.serialize_entry("code", code)?;
                object.serialize_entry("scheme", scheme)?;
                object.serialize_entry("other", other)?;
            }
            WarningKind::UnmatchedReassessment { code, year, missing_in } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("year", year)?;
                object.serialize_entry("missing_in", missing_in)?;
            }
            WarningKind::AfterExistence { code, year, exists_to } => {
                object.serialize_entry("code", code)?;
                object.serialize_entry("year", year)?;
                object.serialize_entry("exists_to", &exists_to.to_string())?;
            }
        }
        object.end()
    }
}
