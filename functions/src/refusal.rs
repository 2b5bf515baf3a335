//! An answer that says no, in plain text. Shared by functions, and none itself.

use cloudfront_functions::prelude::*;

/// The answer of a function that lets a request go no further.
///
/// ```
/// let response = functions::refusal::refuse(405, "Method not allowed").with_header("allow", "GET");
/// assert_eq!(response.status_code, 405);
/// ```
pub fn refuse(status_code: u16, message: &str) -> Response {
    Response::new(status_code)
        .with_header("content-type", "text/plain")
        .with_body(message)
}
