//! What a function adds to CloudFront's logs. For lines in CloudWatch, `println!` serves.

use cfc_macros::js;

#[js(native)]
use crate::native::host;

/// Puts a text into this request's line of CloudFront's real-time and standard logs: the first 800
/// bytes of it after percent-encoding, the rest is cut off; the last call counts
/// (`general-helper-methods`).
///
/// It costs no extra call to CloudWatch, and is there for viewer-request and viewer-response
/// functions; a [`Connection`](crate::connection::Connection) has its own.
///
/// ```
/// use cloudfront_functions::log;
/// log::log_custom_data("group=b");
/// ```
#[js("$cf.logCustomData($text)")]
pub fn log_custom_data(text: &str) {
    host::record("logCustomData", vec![text.into()]);
}
