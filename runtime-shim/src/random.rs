//! Chance.

use cfc_macros::js;

#[js(native)]
use crate::native::host;

/// A number from 0 up to, and not including, 1. It is not for secrets
/// (`functions-javascript-runtime-20`, on `Math.random`).
///
/// ```
/// use cloudfront_functions::random;
///
/// fn group() -> &'static str {
///     if random::random() < 0.1 { "b" } else { "a" }
/// }
/// assert!(["a", "b"].contains(&group()));
/// ```
#[js("Math.random()")]
pub fn random() -> f64 {
    host::random()
}
