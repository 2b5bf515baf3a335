//! Input and output: a function has an event and an answer.

/// Not here.
#[js(unsupported, instead = "the event")]
pub trait Read {}

/// Not here.
#[js(unsupported, instead = "`fmt::Write` and `String`")]
pub trait Write {}

/// Not here.
#[js(unsupported, instead = "the event")]
pub trait BufRead {}

/// Not here.
#[js(unsupported, instead = "an error type of your own")]
pub struct Error {}

/// Not here.
#[js(unsupported, instead = "the event")]
pub fn stdin();

/// Not here.
#[js(unsupported, instead = "`println!`, which writes to the function's log")]
pub fn stdout();

/// Not here.
#[js(unsupported, instead = "`println!`, which writes to the function's log")]
pub fn stderr();
