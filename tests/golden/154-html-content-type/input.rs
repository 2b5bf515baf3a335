//! Tells the encoding of pages whose content type the origin does not know.
//! Corpus: 154

use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let ViewerResponseEvent {
        request,
        mut response,
        ..
    } = event;
    if request.uri.ends_with(".html") {
        response
            .headers
            .insert("content-type", "text/html; charset=UTF-8");
    }
    response
}
