//! What a JavaScript `throw` left: the error type of `js!(try "…")`. For bodies inside this crate.

use cfc_macros::js;

/// A JavaScript error that was caught.
#[js(opaque, value)]
pub struct JsError {
    #[js(native)]
    message: String,
}

impl JsError {
    /// Its `message`.
    #[js(read "$self.message")]
    pub fn message(&self) -> &str {
        &self.message
    }
}

/// What a table of headers, cookies or parameters has under a name; `undefined` if there is nothing.
/// Read once, as the value and its absence are asked for together.
#[js(opaque)]
pub struct Entry {
    #[js(native)]
    _private: (),
}
