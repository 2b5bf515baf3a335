//! Names: Rust sources to HIR, the first half of the compiler, which needs syn and nothing heavier.
//!
//! `resolve` makes `hir` of the author's package and of the libraries, whose HIR `metadata` keeps;
//! `span` says where things stand.

pub mod hir;
pub mod metadata;
pub mod resolve;
pub mod span;
