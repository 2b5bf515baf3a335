//! Puts Lambda's own API behind a short path: `/api/<name>` invokes the function `<name>`. What is
//! not a plain function name gets 404, so no path leads to another operation of the API, to a
//! version, or to an ARN.

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    to_invocation(event.request)
}

/// The request to Lambda's API that a request to `/api/<name>` stands for.
///
/// # Errors
///
/// 404 for every other path.
pub fn to_invocation(mut request: Request) -> Result<Request, Response> {
    let name = request.uri.strip_prefix("/api/");
    let Some(name) = name.filter(|name| is_function_name(name)) else {
        return Err(Response::new(404).with_body("Not found"));
    };
    request.uri = format!("/2015-03-31/functions/{name}/invocations");
    Ok(request)
}

/// Lambda's rule: `[A-Za-z0-9-_]{1,64}`. Percent-encodings are not decoded, and so refused.
fn is_function_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}
