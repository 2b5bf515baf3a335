//! Where a redirect leads: the path and the query string of a request, as the viewer sent them.
//! Shared by functions, and none itself.

use cloudfront_functions::prelude::*;

/// A permanent redirect. Other methods than GET and HEAD keep theirs, and their body, with 308.
pub fn moved(request: &Request, location: &str) -> Response {
    let is_read = matches!(request.method(), "GET" | "HEAD");
    Response::redirect(if is_read { 301 } else { 308 }, location)
}

/// A path with the query string of the request, letter by letter as the viewer sent it: repeated
/// parameters, percent-encodings, their order, and whether there was a `=`.
pub fn with_query(path: &str, request: &Request) -> String {
    match request.raw_query_string() {
        Some(query) => format!("{path}?{query}"),
        None => path.to_string(),
    }
}

/// The path with one slash at its beginning: a browser takes `//example.com` for another host.
pub fn local(path: &str) -> String {
    format!("/{}", path.trim_start_matches(['/', '\\']))
}
