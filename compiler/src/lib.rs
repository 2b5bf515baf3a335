//! The compiler: syn to HIR to LIR to JavaScript. No IO.

pub mod hir;
pub mod lir;
pub mod span;
pub mod ty;
