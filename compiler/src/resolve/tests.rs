//! Tests of name resolution and lowering.
