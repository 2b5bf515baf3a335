//! Proofs about the language: the sysroot's declarations against the real std, native and compiled, and
//! arbitrary sources against the compiler. Whole random programs are `fuzz/`; handlers are `tests/golden`.

pub mod sweep;
