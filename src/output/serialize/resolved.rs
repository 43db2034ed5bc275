//! A resolved name in serde. It can be written, not read.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    view::resolved::Resolved,
    words::{code::CountryCode, code_scheme::CodeScheme},
};

/// `{"code", "name", "alpha2", "numeric", "cow", "gw", "cowc", "fips", "ioc", "unhcr", "on", "existence",
/// "in_its_place"}`: fields that may have several values are lists
impl Serialize for Resolved<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let in_its_place: Vec<CountryCode> = self.in_its_place().map(|country| country.code()).collect();
        let mut object = serializer.serialize_struct("Resolved", 13)?;
        object.serialize_field("code", &self.country().code())?;
        object.serialize_field("name", self.country().name())?;
        object.serialize_field("alpha2", &self.country().alpha2())?;
        object.serialize_field("numeric", &self.codes(CodeScheme::Numeric).first())?;
        object.serialize_field("cow", &self.codes(CodeScheme::Cown).first())?;
        object.serialize_field("gw", &self.codes(CodeScheme::Gwn).first())?;
        object.serialize_field("cowc", &self.codes(CodeScheme::Cowc))?;
        object.serialize_field("fips", &self.codes(CodeScheme::Fips))?;
        object.serialize_field("ioc", &self.codes(CodeScheme::Ioc))?;
        object.serialize_field("unhcr", &self.codes(CodeScheme::Unhcr))?;
        object.serialize_field("on", &self.date().map(|date| date.to_string()))?;
        object.serialize_field("existence", &self.existence())?;
        object.serialize_field("in_its_place", &in_its_place)?;
        object.end()
    }
}
