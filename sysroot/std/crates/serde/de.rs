//! Values out of parsed JSON. Where natively there is an error, there is none of the type here.

use super::json::Json;

/// A type that JSON can be read as. Authors derive it.
pub trait Deserialize<'de>: Sized {
    /// The value, if the JSON is one of the type.
    fn from_json(json: &Json) -> Option<Self>;

    /// The value of a field that is not there.
    #[inline]
    fn missing() -> Option<Self> {
        None
    }
}

/// A type that borrows nothing from the text: all of them.
pub trait DeserializeOwned: for<'de> Deserialize<'de> {}

impl<T: for<'de> Deserialize<'de>> DeserializeOwned for T {}
