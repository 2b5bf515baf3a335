//! Values to JSON text.

/// A type that JSON can be written of. Authors derive it.
pub trait Serialize {
    /// The text.
    fn to_json(&self) -> String;
}
