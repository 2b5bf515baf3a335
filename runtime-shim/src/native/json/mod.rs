//! JSON as the runtime has it: the values, and where they are parsed, read as a type, and written.

mod de;
mod parse;
mod ser;

pub(crate) use parse::parse;
pub(crate) use ser::write;

/// A JSON value. Numbers are all floats.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Number(f64),
    String(String),
    Array(Vec<Json>),
    /// Each key once, where it came first.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// A field of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(entries) => entries
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Whether it is false where JavaScript asks for a condition.
    pub(crate) fn is_falsy(&self) -> bool {
        match self {
            Json::Null => true,
            Json::Bool(value) => !value,
            Json::Number(value) => *value == 0.0,
            Json::String(value) => value.is_empty(),
            Json::Array(_) | Json::Object(_) => false,
        }
    }
}

/// JSON of another type, or a value that JSON has not.
#[derive(Debug)]
pub(crate) struct Mismatch;

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the JSON is of another type")
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Mismatch
    }
}

impl serde::ser::Error for Mismatch {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Mismatch
    }
}
