//! The cfc command.
fn main() {}
