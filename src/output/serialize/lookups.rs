//! Lookups, names, counts and screenings in serde. They can be written, not read.

use std::fmt::Display;

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap, SerializeStruct},
};

use crate::{
    change::diff::ChangeCounts,
    screen::{RowProblem, Summary, Unresolved},
    table::law_enforcement::LawEnforcement,
    view::{
        lookup::{Candidate, LookupError},
        name::Name,
        report::{Counts, NoReportError},
    },
    words::{direction::Direction, tier::Ranking},
};

/// `{"kind", "asked", "scheme", "candidates", "message"}`: `unknown` with the near names, `no_code` with the scheme,
/// `ambiguous` with the meanings, or `several` with all that are named
impl Serialize for LookupError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (kind, asked, scheme) = match self {
            LookupError::Unknown { asked, .. } => ("unknown", asked, None),
            LookupError::NoCode { asked, scheme } => ("no_code", asked, Some(scheme)),
            LookupError::Ambiguous { asked, .. } => ("ambiguous", asked, None),
            LookupError::Several { asked, .. } => ("several", asked, None),
        };
        let mut object = serializer.serialize_struct("LookupError", 5)?;
        object.serialize_field("kind", kind)?;
        object.serialize_field("asked", asked)?;
        object.serialize_field("scheme", &scheme)?;
        object.serialize_field("candidates", self.candidates())?;
        object.serialize_field("message", &self.to_string())?;
        object.end()
    }
}

/// `{"code", "name"}`
impl Serialize for Candidate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Candidate", 2)?;
        object.serialize_field("code", &self.code)?;
        object.serialize_field("name", &self.name)?;
        object.end()
    }
}

/// `{"year", "message"}`
impl Serialize for NoReportError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("NoReportError", 2)?;
        object.serialize_field("year", &self.year())?;
        object.serialize_field("message", &self.to_string())?;
        object.end()
    }
}

/// `{"name", "kind", "from", "to"}`: the years are `null` if they are not known
impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (from, to) = self.years();
        let mut object = serializer.serialize_struct("Name", 4)?;
        object.serialize_field("name", self.text())?;
        object.serialize_field("kind", &self.kind())?;
        object.serialize_field("from", &from)?;
        object.serialize_field("to", &to)?;
        object.end()
    }
}

/// `{"Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case", "total"}`
impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = Ranking::ALL.iter().map(|&ranking| (ranking, self.of(ranking)));
        by_word(serializer, counts, &[("total", self.total())])
    }
}

/// `{"upgrade", "downgrade", "entered", "left", "to special case", "from special case", "unchanged", "total"}`
impl Serialize for ChangeCounts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = Direction::ALL.iter().map(|&direction| (direction, self.of(direction)));
        by_word(serializer, counts, &[("unchanged", self.unchanged()), ("total", self.total())])
    }
}

fn by_word<S: Serializer, W: Display>(
    serializer: S,
    counts: impl Iterator<Item = (W, u32)>,
    sums: &[(&str, u32)],
) -> Result<S::Ok, S::Error> {
    let mut object = serializer.serialize_map(None)?;
    for (word, count) in counts {
        object.serialize_entry(&word.to_string(), &count)?;
    }
    for (name, sum) in sums {
        object.serialize_entry(name, sum)?;
    }
    object.end()
}

/// The columns of `law_enforcement.csv`: `{"calendar_year", "prosecutions", "convictions", "victims_identified",
/// "new_laws", "printed_in_report", "source", "note"}`. Figures that are not known are `null`
impl Serialize for LawEnforcement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("LawEnforcement", 8)?;
        object.serialize_field("calendar_year", &self.calendar_year)?;
        object.serialize_field("prosecutions", &self.prosecutions)?;
        object.serialize_field("convictions", &self.convictions)?;
        object.serialize_field("victims_identified", &self.victims_identified)?;
        object.serialize_field("new_laws", &self.new_laws)?;
        object.serialize_field("printed_in_report", &self.printed_in)?;
        object.serialize_field("source", &self.source)?;
        object.serialize_field("note", &self.note)?;
        object.end()
    }
}

/// `{"rows", "rows_decoded", "rows_after_latest", "rows_with_problems", "problems", "unresolved", "scheme_warnings"}`:
/// for each problem that a row has `{"rows", "empty", "unlisted"}`, then the values
impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Summary", 7)?;
        object.serialize_field("rows", &self.rows())?;
        object.serialize_field("rows_decoded", &self.rows_decoded())?;
        object.serialize_field("rows_after_latest", &self.rows_after_latest())?;
        object.serialize_field("rows_with_problems", &self.rows_with_problems())?;
        object.serialize_field("problems", &ProblemRows(self))?;
        object.serialize_field("unresolved", self.unresolved())?;
        object.serialize_field("scheme_warnings", self.scheme_warnings())?;
        object.end()
    }
}

/// The rows with each problem.
struct ProblemRows<'s>(&'s Summary);

impl Serialize for ProblemRows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let summary = self.0;
        let mut object = serializer.serialize_map(None)?;
        for problem in RowProblem::ALL.iter().copied().filter(|&problem| summary.rows_with(problem) > 0) {
            object.serialize_entry(problem.as_str(), &RowsWith { summary, problem })?;
        }
        object.end()
    }
}

/// The rows with one problem.
struct RowsWith<'s> {
    summary: &'s Summary,
    problem: RowProblem,
}

impl Serialize for RowsWith<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("RowsWith", 3)?;
        object.serialize_field("rows", &self.summary.rows_with(self.problem))?;
        object.serialize_field("empty", &self.summary.rows_empty(self.problem))?;
        object.serialize_field("unlisted", &self.summary.rows_unlisted(self.problem))?;
        object.end()
    }
}

/// `{"problem", "value", "rows"}`
impl Serialize for Unresolved {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Unresolved", 3)?;
        object.serialize_field("problem", &self.problem())?;
        object.serialize_field("value", &self.value())?;
        object.serialize_field("rows", &self.rows())?;
        object.end()
    }
}
