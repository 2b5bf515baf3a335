//! Proofs about the language: the sysroot's declarations against the real std, native and compiled, and
//! arbitrary sources against the compiler. Whole random programs are `fuzz/`; handlers are `tests/golden`.

pub mod behaviour;
pub mod breadth;
pub mod crate_functions;
pub mod decl;
pub mod echo;
mod engines;
pub mod exceptions;
pub mod exercises;
pub mod matrix;
pub mod native;
pub mod shared;
mod show;
pub mod signatures;
mod sources;
pub mod sweep;
mod values;
pub mod wrapper;

pub use engines::handler_text;
