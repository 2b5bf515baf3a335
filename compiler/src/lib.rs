//! The compiler: HIR to LIR to JavaScript. No IO.
//!
//! `resolve` (names, by the front end) → `typeck` (types) → `lower` (meaning to JavaScript shape) → `passes` (size and speed)
//! → `js` (text). `driver` runs them; `hir`, `ty` and `lir` are what passes between them.

pub mod cover;
mod driver;
pub mod js;
pub mod lir;
pub mod lower;
pub mod passes;
mod places;
pub mod regex;
pub mod resolve;
mod threads;

pub use cfc_frontend::{hir, span};
pub use cfc_typeck as typeck;
pub use cfc_typeck::ty;
pub use driver::{Compiled, CompiledFunction, Options, compile, compile_with};
pub use js::Layout;
pub use places::Place;
