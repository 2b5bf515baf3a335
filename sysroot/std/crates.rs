//! The crates that authors may use beside the shim, as far as functions need them.
//! Natively they are the real ones; here they are written against the engine.

pub mod regex;
pub mod serde;
pub mod serde_json;
