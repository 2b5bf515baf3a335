//! Moves `www` to the person's own host; of a repeated parameter the first value counts.
//! Corpus: 142

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let Some("www.spry-leverton.com") = request.headers.get("host") else {
        return Ok(request);
    };
    let names = request.querystring.keys();
    let parameters = names
        .iter()
        .filter_map(|name| Some(format!("{name}={}", request.querystring.get(name)?)));
    let query = match parameters.collect::<Vec<String>>() {
        parameters if parameters.is_empty() => String::new(),
        parameters => format!("?{}", parameters.join("&")),
    };
    Err(moved_to(format!(
        "https://james.spry-leverton.com{}{query}",
        request.uri
    )))
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
