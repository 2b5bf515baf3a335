//! Files: a function has none.

/// Not here.
#[js(unsupported, instead = "`include_str!`, or the key-value store")]
pub struct File {}

/// Not here.
#[js(unsupported, instead = "`include_str!`, or the key-value store")]
pub fn read_to_string();

/// Not here.
#[js(unsupported, instead = "the key-value store cannot be written either; nothing outlives an event")]
pub fn write();
