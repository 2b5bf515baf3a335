//! One command that is what CI runs.
fn main() {}
