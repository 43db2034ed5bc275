//! Placements and what is in force on a date, in serde.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::view::{in_force::RankingOn, placement::Placement, reassessment::Reassessment, standing::Standing};

/// `{"code", "name", "year", "ranking", "evidence", "sources", "name_as_printed", "note"}`
impl Serialize for Placement<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Placement", 8)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("ranking", &self.ranking())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.serialize_field("sources", &self.sources().collect::<Vec<_>>())?;
        object.serialize_field("name_as_printed", &self.name_as_printed())?;
        object.serialize_field("note", &self.note())?;
        object.end()
    }
}

/// `{"code", "name", "year", "on", "ranking", "evidence", "source", "note"}`
impl Serialize for Reassessment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Reassessment", 8)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("year", &self.report().year())?;
        object.serialize_field("on", &self.on().to_string())?;
        object.serialize_field("ranking", &self.ranking())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.serialize_field("source", self.source())?;
        object.serialize_field("note", &self.note())?;
        object.end()
    }
}

/// `{"code", "name", "date", "standing", "ranking", "evidence", "report", "placement", "reassessment"}`: `standing` is
/// the ranking in force or the kind of absence, `report` the year of the report, `placement` what it printed; a missing
/// value is `null`
impl Serialize for RankingOn<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("RankingOn", 9)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("date", &self.date().to_string())?;
        object.serialize_field("standing", self.as_str())?;
        object.serialize_field("ranking", &self.ranking())?;
        object.serialize_field("evidence", &self.evidence())?;
        object.serialize_field("report", &self.report().year())?;
        object.serialize_field("placement", &self.placement())?;
        object.serialize_field("reassessment", &self.reassessment())?;
        object.end()
    }
}

/// Its text.
impl Serialize for Standing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
