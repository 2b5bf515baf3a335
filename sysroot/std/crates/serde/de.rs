//! Values out of parsed JSON. Where natively there is an error, there is none of the type here.

use super::json::Json;

/// A type that JSON can be read as. Authors derive it.
pub trait Deserialize<'de>: Sized {
    /// Whether a field of the type has to be there.
    const REQUIRED: bool = true;

    /// Whether a JSON value of the type is the value as it stands.
    const SAME: bool = false;

    /// Whether the JSON is a value of the type; only where it is the value as it stands.
    #[inline]
    fn is_same(json: &Json) -> bool {
        panic!("a type whose JSON values are others")
    }

    /// The value, if the JSON is one of the type. What is not there (`undefined`) is only if it need not be.
    fn from_json<R: Reader>(json: &Json) -> Option<Self>;
}

/// A type that borrows nothing from the text: all of them.
pub trait DeserializeOwned: for<'de> Deserialize<'de> {}

impl<T: for<'de> Deserialize<'de>> DeserializeOwned for T {}

/// What reads the text natively: readers differ in what they take for a struct.
pub trait Reader {
    /// Whether the JSON can be a struct. Where a field `is_required`, that has to be there as well.
    fn is_struct(json: &Json, is_required: bool, least: usize, most: usize) -> bool;
}

/// `serde_json`, which reads a struct from an array as well: one of so many elements traps.
pub struct Exact;

impl Reader for Exact {
    #[inline(never)]
    fn is_struct(json: &Json, is_required: bool, least: usize, most: usize) -> bool {
        if let Some(list) = json.list() {
            if least <= list.len() && list.len() <= most {
                panic!("a JSON array in a struct's place");
            }
            return false;
        }
        json.is_object()
    }
}

/// The shim's reader, to which objects alone are structs.
pub struct Runtime;

impl Reader for Runtime {
    #[inline]
    fn is_struct(json: &Json, is_required: bool, least: usize, most: usize) -> bool {
        // What has a required field is an object, if it can be asked at all.
        if is_required { json.has_fields() } else { json.is_object() }
    }
}
