//! Threads: a function has one.

/// Not here.
#[js(unsupported, instead = "a plain call")]
pub fn spawn();

/// Not here.
#[js(unsupported, instead = "nothing: a function cannot wait")]
pub fn sleep();
