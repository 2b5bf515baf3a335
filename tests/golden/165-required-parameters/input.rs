//! Refuses requests without the two parameters, and those whose first one is not written with a
//! capital letter.
//! Corpus: 165

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let parameters = &event.request.querystring;
    let (Some(first), Some(_)) = (parameters.get("param1"), parameters.get("param2")) else {
        return Err(bad_request("Required parameter is missing"));
    };
    if !first.starts_with(|c: char| c.is_ascii_uppercase()) {
        return Err(bad_request("Invalid parameter"));
    }
    Ok(event.request)
}

fn bad_request(reason: &str) -> Response {
    Response::new(400).with_status_description(reason)
}
