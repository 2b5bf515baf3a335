//! The compiler: syn to HIR to LIR to JavaScript. No IO.

pub mod hir;
pub mod js;
pub mod lir;
pub mod passes;
pub mod span;
pub mod ty;
