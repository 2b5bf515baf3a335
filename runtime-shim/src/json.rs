//! JSON as the runtime reads and writes it: `JSON.parse` and `JSON.stringify`, for types that derive
//! serde's traits. Other than `serde_json`, it takes what the runtime takes, natively as well.

use cfc_macros::js;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[js(native)]
use crate::native::json as native;

/// Why there is no value.
///
/// ```
/// use cloudfront_functions::json::{self, Error};
///
/// assert_eq!(json::from_str::<u8>("{"), Err(Error::Syntax));
/// assert_eq!(json::from_str::<u8>("256"), Err(Error::Data));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
    /// The text is not JSON, or nested deeper than 31 levels.
    Syntax,
    /// The JSON is not of the type.
    Data,
}

/// The value that a JSON text stands for.
///
/// The text is read as the runtime's `JSON.parse` reads it (njs 0.7.9), not as `serde_json` would:
///
/// - Numbers are those of JavaScript: `1.0` and `1e0` are the integer 1. An integer beyond
///   ±(2^53 - 1) is of no integer type. Leading zeros and a point without digits on one
///   side are taken.
/// - Where an object has a key twice, the last one counts.
/// - Half of a surrogate pair (`"\ud800"`) becomes U+FFFD.
/// - 31 levels of arrays and objects are the most.
///
/// A struct is an object, and never an array; other fields than its own are passed over. A field
/// that is `null` or not there is `None`.
///
/// # Errors
///
/// If the text is not JSON, or the JSON not of the type.
///
/// ```
/// use cloudfront_functions::json;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Target {
///     location: String,
///     status: Option<u16>,
/// }
///
/// let target: Target = json::from_str(r#"{"location":"/new"}"#).unwrap();
/// assert_eq!((target.location.as_str(), target.status), ("/new", None));
/// assert!(json::from_str::<Target>(r#"{"location":"/new","status":"301"}"#).is_err());
/// ```
#[js({
    let parsed: Result<serde::json::Json, crate::js::JsError> = js!(try "JSON.parse($text)");
    match parsed {
        Ok(json) => match T::from_json::<serde::de::Runtime>(&json) {
            Some(value) => Ok(value),
            None => Err(Error::Data),
        },
        Err(_) => Err(Error::Syntax),
    }
})]
#[inline]
pub fn from_str<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    let json = native::parse(text).ok_or(Error::Syntax)?;
    T::deserialize(json).map_err(|_| Error::Data)
}

/// The JSON text of a value, as the runtime's `JSON.stringify` writes it: a float without fraction
/// is written as an integer (`1`, where `serde_json` has `1.0`), and NaN and infinity as `null`.
///
/// # Panics
///
/// If a map in it has a key that is no text.
///
/// ```
/// use cloudfront_functions::json;
/// use serde::Serialize;
///
/// #[derive(Serialize)]
/// struct Saved<'a> {
///     url: &'a str,
///     size: f64,
/// }
///
/// let saved = Saved { url: "/a?q=\"b\"", size: 2.0 };
/// assert_eq!(json::to_string(&saved), r#"{"url":"/a?q=\"b\"","size":2}"#);
/// assert_eq!(json::to_string("a\n"), r#""a\n""#);
/// ```
#[js({ serde::json::stringify(&value.to_value()) })]
#[inline]
pub fn to_string<T: Serialize + ?Sized>(value: &T) -> String {
    native::write(value)
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Error::Syntax => "the text is not JSON",
            Error::Data => "the JSON is of another type",
        })
    }
}

#[js(native)]
impl std::error::Error for Error {}
