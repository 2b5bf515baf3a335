//! Parsed JSON as a deserializer: what each type takes, as the compiled JavaScript decides it.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::{Json, Mismatch};

/// The greatest integer up to which all are Numbers.
const MAX_SAFE_INTEGER: f64 = 9_007_199_254_740_991.0;

impl IntoDeserializer<'_, Mismatch> for Json {
    type Deserializer = Json;

    fn into_deserializer(self) -> Json {
        self
    }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Json::Null => visitor.visit_unit(),
            Json::Bool(value) => visitor.visit_bool(value),
            Json::Number(value) => match integer(value) {
                Some(value) => visitor.visit_i64(value),
                None => visitor.visit_f64(value),
            },
            Json::String(value) => visitor.visit_string(value),
            Json::Array(items) => sequence(items, visitor),
            Json::Object(entries) => map(entries, visitor),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Json::Number(value) => visitor.visit_f64(value),
            other => other.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Json::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Json::Object(entries) => map(entries, visitor),
            _ => Err(Mismatch),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self {
            Json::String(name) => visitor.visit_enum(Variant { name, data: None }),
            Json::Object(entries) => match <[(String, Json); 1]>::try_from(entries) {
                Ok([(name, data)]) => visitor.visit_enum(Variant {
                    name,
                    data: Some(data),
                }),
                Err(_) => Err(Mismatch),
            },
            _ => Err(Mismatch),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map identifier
    }
}

/// The integer that a number is, if it is exactly one. 0 and -0 are the same.
fn integer(value: f64) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "it is an integer in range")]
    (value.fract() == 0.0 && value.abs() <= MAX_SAFE_INTEGER).then_some(value as i64)
}

fn sequence<'de, V: Visitor<'de>>(items: Vec<Json>, visitor: V) -> Result<V::Value, Mismatch> {
    let mut items = SeqDeserializer::new(items.into_iter());
    let value = visitor.visit_seq(&mut items)?;
    items.end()?;
    Ok(value)
}

fn map<'de, V: Visitor<'de>>(
    entries: Vec<(String, Json)>,
    visitor: V,
) -> Result<V::Value, Mismatch> {
    visitor.visit_map(MapDeserializer::new(entries.into_iter()))
}

/// A variant: a text, or an object of one key.
struct Variant {
    name: String,
    data: Option<Json>,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Data;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Data), Mismatch> {
        let name = seed.deserialize(IntoDeserializer::<Mismatch>::into_deserializer(self.name))?;
        Ok((name, Data(self.data)))
    }
}

/// What a variant holds; nothing, if it was a text.
struct Data(Option<Json>);

impl<'de> VariantAccess<'de> for Data {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        match self.0 {
            None | Some(Json::Null) => Ok(()),
            Some(_) => Err(Mismatch),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self.0.ok_or(Mismatch)?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        match self.0 {
            Some(Json::Array(items)) => sequence(items, visitor),
            _ => Err(Mismatch),
        }
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        match self.0 {
            Some(Json::Object(entries)) => map(entries, visitor),
            _ => Err(Mismatch),
        }
    }
}
