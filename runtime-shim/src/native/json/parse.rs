//! Texts of JSON to values, by `cfc-json`.

use cfc_json::Build;

use super::Json;

/// The value of a text, if it is JSON.
pub(crate) fn parse(text: &str) -> Option<Json> {
    cfc_json::parse(text, &mut Values).ok()
}

/// Makes values of [`Json`].
struct Values;

impl Build for Values {
    type Value = Json;

    fn null(&mut self) -> Json {
        Json::Null
    }

    fn boolean(&mut self, value: bool) -> Json {
        Json::Bool(value)
    }

    fn number(&mut self, value: f64) -> Json {
        Json::Number(value)
    }

    fn string(&mut self, value: String) -> Json {
        Json::String(value)
    }

    fn array(&mut self, items: Vec<Json>) -> Json {
        Json::Array(items)
    }

    fn object(&mut self, members: Vec<(String, Json)>) -> Json {
        let mut entries: Vec<(String, Json)> = Vec::with_capacity(members.len());
        for (name, value) in members {
            match entries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, old)) => *old = value,
                None => entries.push((name, value)),
            }
        }
        Json::Object(entries)
    }
}
