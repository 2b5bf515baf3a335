//! Sorts the query string, so that the cache knows the same parameters in another order.
//! Corpus: 34

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let query = request.querystring.to_text();
    let mut parameters: Vec<&str> = query.split('&').collect();
    parameters.sort();
    request.querystring = QueryString::from_raw(parameters.join("&"));
    request
}
