//! The environment: a function has none.

/// Not here.
#[js(unsupported, instead = "`env!`, which is resolved when the function is built")]
pub fn var();

/// Not here.
#[js(unsupported, instead = "the event")]
pub fn args();
