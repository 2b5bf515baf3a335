//! The compiler: syn to HIR to LIR to JavaScript. No IO.
//!
//! `resolve` (names) → `typeck` (types) → `lower` (meaning to JavaScript shape) → `passes` (size and speed)
//! → `js` (text). `driver` runs them; `hir`, `ty` and `lir` are what passes between them.

pub mod cover;
mod driver;
pub mod hir;
pub mod js;
pub mod lir;
pub mod lower;
pub mod passes;
pub mod regex;
pub mod resolve;
pub mod span;
pub mod ty;
pub mod typeck;

pub use driver::{Compiled, CompiledFunction, Options, Place, compile};
pub use js::Layout;
