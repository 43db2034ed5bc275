//! Audits in serde: all findings as one document. It can be written, not read.

use serde::{
    Serialize, Serializer,
    ser::{SerializeSeq, SerializeStruct},
};

use crate::{
    audit::{coding::Coding, finding::Finding, findings::Findings, mistakes::Mistake},
    view::placement::Placement,
};

/// `{"coding", "not_judged", "claims", "agree", "blank", "findings", "missing", "mistakes"}`; `missing` has `{"code",
/// "report", "found", "evidence", "citation"}`
impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Findings", 8)?;
        object.serialize_field("coding", &self.coding())?;
        object.serialize_field("not_judged", &self.coding().and_then(Coding::not_judged))?;
        object.serialize_field("claims", &self.claims())?;
        object.serialize_field("agree", &self.agree())?;
        object.serialize_field("blank", &self.blank())?;
        object.serialize_field("findings", &List(self))?;
        object.serialize_field("missing", &self.missing().map(Missing).collect::<Vec<_>>())?;
        object.serialize_field("mistakes", self.mistakes())?;
        object.end()
    }
}

/// The findings one by one, because there may be a million, each with a citation.
struct List<'f, 'a>(&'f Findings<'a>);

impl Serialize for List<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.0.len()))?;
        for finding in self.0.iter() {
            list.serialize_element(&finding)?;
        }
        list.end()
    }
}

/// `{"line", "code", "report", "claimed", "found", "finding", "evidence", "citation"}`
impl Serialize for Finding<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Finding", 8)?;
        object.serialize_field("line", &self.line())?;
        object.serialize_field("code", &self.country().map(|country| country.code()))?;
        object.serialize_field("report", &self.report().map(|report| report.year()))?;
        object.serialize_field("claimed", self.claimed())?;
        object.serialize_field("found", &self.found())?;
        object.serialize_field("finding", &self.kind())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.serialize_field("citation", &self.citation())?;
        object.end()
    }
}

struct Missing<'a>(Placement<'a>);

impl Serialize for Missing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Missing", 5)?;
        object.serialize_field("code", &self.0.country().code())?;
        object.serialize_field("report", &self.0.report().year())?;
        object.serialize_field("found", &self.0.ranking())?;
        object.serialize_field("evidence", &self.0.evidence())?;
        object.serialize_field("citation", &self.0.citation())?;
        object.end()
    }
}

/// `{"kind", "sure", "saw"}`
impl Serialize for Mistake {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Mistake", 3)?;
        object.serialize_field("kind", &self.kind())?;
        object.serialize_field("sure", &self.sure())?;
        object.serialize_field("saw", self.saw())?;
        object.end()
    }
}
