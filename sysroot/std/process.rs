//! The process.

/// Not here.
#[js(unsupported, instead = "`return`")]
pub fn exit();

/// Not here.
#[js(unsupported, instead = "nothing: a function starts no processes")]
pub struct Command {}

/// Not here.
#[js(unsupported, instead = "the handler's result")]
pub struct ExitCode {}
