//! Places in serde: a kind, an id, and a label for readers.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeStruct,
};

use crate::view::{
    flow::{Place, place_id::PlaceId},
    region::Region,
};

impl PlaceId {
    fn kind(&self) -> &'static str {
        match self {
            PlaceId::Country(_) => "country",
            PlaceId::Region(_) => "region",
            PlaceId::Unnamed => "unnamed",
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            PlaceId::Country(code) => Some(code.as_str()),
            PlaceId::Region(id) => Some(id),
            PlaceId::Unnamed => None,
        }
    }
}

/// `{"kind", "id", "label"}`: `country`, `region` or `unnamed`; the code, the id of the region or `null`; the name
impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let id = self.id();
        let mut object = serializer.serialize_struct("Place", 3)?;
        object.serialize_field("kind", id.kind())?;
        object.serialize_field("id", &id.text())?;
        object.serialize_field("label", &self.to_string())?;
        object.end()
    }
}

/// `{"kind", "id"}`: `country`, `region` or `unnamed`; the code, the id of the region or `null`
impl Serialize for PlaceId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("PlaceId", 2)?;
        object.serialize_field("kind", self.kind())?;
        object.serialize_field("id", &self.text())?;
        object.end()
    }
}

/// `{"id", "label", "named"}`: whether it has a [name](Region::is_named)
impl Serialize for Region<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Region", 3)?;
        object.serialize_field("id", self.id())?;
        object.serialize_field("label", self.label())?;
        object.serialize_field("named", &self.is_named())?;
        object.end()
    }
}

/// Reads an object with `kind` and `id`; a label beside them is ignored.
impl<'de> Deserialize<'de> for PlaceId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_struct("PlaceId", &["kind", "id"], Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = PlaceId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `kind` and `id`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PlaceId, A::Error> {
        let (mut kind, mut id) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "kind" if kind.is_some() => return Err(A::Error::duplicate_field("kind")),
                "kind" => kind = Some(map.next_value::<Box<str>>()?),
                "id" if id.is_some() => return Err(A::Error::duplicate_field("id")),
                "id" => id = Some(map.next_value::<Option<Box<str>>>()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        let kind = kind.ok_or_else(|| A::Error::missing_field("kind"))?;
        match (&*kind, id.flatten()) {
            ("country", Some(code)) => Ok(PlaceId::Country(code.parse().map_err(A::Error::custom)?)),
            ("region", Some(id)) => Ok(PlaceId::Region(id)),
            ("unnamed", None) => Ok(PlaceId::Unnamed),
            ("unnamed", Some(_)) => Err(A::Error::custom("an unnamed place with an `id`")),
            ("country" | "region", None) => Err(A::Error::missing_field("id")),
            _ => Err(A::Error::unknown_variant(&kind, &["country", "region", "unnamed"])),
        }
    }
}
