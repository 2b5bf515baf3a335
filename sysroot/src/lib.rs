//! core, alloc and std declared in Rust: embedded text and an index.
