//! Values to JSON text.

use super::json::Json;

/// A type that JSON can be written of. Authors derive it.
pub trait Serialize {
    /// Whether `JSON.stringify` writes the value as `serde_json` does: no float, and no map, in it. How many derived
    /// types deep that may be asked is `left`: of types that have each other in them it has no end.
    #[inline]
    fn is_plain(left: usize) -> bool {
        false
    }

    /// Whether the value is its JSON value as it stands.
    const SAME: bool = false;

    /// What `JSON.stringify` takes; `undefined` is a field that is left out.
    fn to_value(&self) -> Json;

    /// The text as `serde_json` writes it.
    fn to_json(&self) -> String;
}
