//! The clock, which stands still while a function runs.

use cfc_macros::js;

#[js(native)]
use crate::native::host;

/// The time at which this run began, in milliseconds since 1 January 1970 UTC. It is the same for
/// the whole run (`functions-javascript-runtime-20`, on `Date`).
///
/// ```
/// use cloudfront_functions::time;
///
/// fn is_expired(expires_seconds: i64) -> bool {
///     time::now_millis() / 1000 >= expires_seconds
/// }
/// assert!(is_expired(0));
/// ```
#[js(pure "Date.now()")]
pub fn now_millis() -> i64 {
    host::clock_millis()
}
