//! The restricted Rust subset: one verdict per syntax node, and the diagnostics registry.
