//! Codes of other schemes in serde, and the warning that a column looks like another scheme.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{screen::SchemeWarning, view::code::SchemeCode};

/// `{"scheme", "value", "code", "sources", "note"}`
impl Serialize for SchemeCode<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("SchemeCode", 5)?;
        object.serialize_field("scheme", &self.scheme())?;
        object.serialize_field("value", self.value())?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("sources", &self.sources().collect::<Vec<_>>())?;
        object.serialize_field("note", &self.note())?;
        object.end()
    }
}

/// `{"scheme", "codes", "misread", "message"}`
impl Serialize for SchemeWarning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("SchemeWarning", 4)?;
        object.serialize_field("scheme", &self.scheme())?;
        object.serialize_field("codes", &self.codes().collect::<Vec<_>>())?;
        object.serialize_field("misread", &self.misread().collect::<Vec<_>>())?;
        object.serialize_field("message", &self.to_string())?;
        object.end()
    }
}
