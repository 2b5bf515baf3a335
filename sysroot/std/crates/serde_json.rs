//! The crate `serde_json`: typed JSON from and to texts, and `Value`.
//! The shim turns on `preserve_order`, so objects keep their keys in the text's order.

mod map;
mod number;
pub mod value;

pub use map::Map;
pub use number::Number;
pub use value::Value;

use crate::crates::serde::de::Exact;
use crate::crates::serde::json::{parse, stringify};
use crate::crates::serde::{Deserialize, Serialize};
use crate::fmt::{Debug, Display, Formatter};

/// Why a text is not JSON, or not of the type. What it says natively is not known here.
#[js(opaque, value)]
pub struct Error {}

/// A value or an [`Error`].
pub type Result<T> = crate::result::Result<T, Error>;

/// The value that a JSON text stands for.
#[inline]
pub fn from_str<'a, T: Deserialize<'a>>(s: &'a str) -> Result<T> {
    let error: Error = js!(pure "\"\"");
    let json = parse(s);
    if json.is_missing() {
        return Err(error);
    }
    match T::from_json::<Exact>(&json) {
        Some(value) => Ok(value),
        None => Err(error),
    }
}

/// How many types deep a type is asked whether it is plain.
const DEEPEST: usize = 16;

/// The JSON text of a value.
#[inline]
pub fn to_string<T: ?Sized + Serialize>(value: &T) -> Result<String> {
    Ok(if T::is_plain(DEEPEST) { stringify(&value.to_value()) } else { value.to_json() })
}

/// Not here.
#[js(unsupported, instead = "`to_string`")]
pub fn to_string_pretty<T: ?Sized + Serialize>(value: &T) -> Result<String>;

/// Not here.
#[js(unsupported, instead = "`to_string` and `as_bytes`")]
pub fn to_vec<T: ?Sized + Serialize>(value: &T) -> Result<Vec<u8>>;

/// Not here.
#[js(unsupported, instead = "`from_str`")]
pub fn from_slice<'a, T: Deserialize<'a>>(v: &'a [u8]) -> Result<T>;

/// Not here.
#[js(unsupported, instead = "`from_str` on the text that the value came from")]
pub fn from_value<T>(value: Value) -> Result<T>;

/// Not here.
#[js(unsupported, instead = "`to_string`")]
pub fn to_value<T: Serialize>(value: T) -> Result<Value>;

impl Display for Error {
    #[js(unsupported, instead = "a message of your own: the engine does not know what serde_json says")]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str("invalid JSON")
    }
}

/// In the message of a panic only, which is not compared.
impl Debug for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str("invalid JSON")
    }
}
