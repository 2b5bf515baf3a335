//! Paths of a file system: a function has none.

/// Not here.
#[js(unsupported, instead = "`str`, split at `/`")]
pub struct Path {}

/// Not here.
#[js(unsupported, instead = "`String`")]
pub struct PathBuf {}
