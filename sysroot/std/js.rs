//! What JavaScript primitives throw. Not part of Rust's std.

use crate::fmt::{Debug, Display, Formatter};

/// A value that JavaScript threw.
#[lang = "JsError"]
#[js(opaque)]
pub struct JsError {}

impl JsError {
    /// The error's text.
    pub fn message(&self) -> String {
        js!(read "String($self && $self.message || $self)")
    }
}

impl Display for JsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(&self.message())
    }
}

impl Debug for JsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(&self.message())
    }
}

/// One line in the function's log: what `println!` becomes.
#[lang = "console_log"]
#[inline]
pub fn console_log(line: String) {
    js!("console.log($line)")
}
