//! HIR: Rust meaning. Names are resolved, sugar is gone, types are still syntax.
//! What a construct becomes in JavaScript is decided later, on the way into LIR.
//! Contracts stand on the types; rustc's names are used where rustc has the thing.

pub mod body;
pub mod dump;
pub mod index;
pub mod item;
pub mod lazy;
pub mod prim;
pub mod types;

/// A map in the order of insertion, with rustc's hash.
pub type FxIndexMap<K, V> = indexmap::IndexMap<K, V, rustc_hash::FxBuildHasher>;

/// A set in the order of insertion, with rustc's hash.
pub type FxIndexSet<T> = indexmap::IndexSet<T, rustc_hash::FxBuildHasher>;

pub use body::*;
pub use index::*;
pub use item::*;
pub use lazy::*;
pub use prim::*;
pub use types::*;
