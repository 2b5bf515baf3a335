//! The crate `serde`: the two traits, for JSON alone. The compiler writes what the derives make (`resolve::derive_serde`).

pub mod de;
mod impls;
pub mod json;
pub mod ser;

pub use de::Deserialize;
pub use ser::Serialize;
