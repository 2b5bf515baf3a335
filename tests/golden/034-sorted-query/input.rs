//! Sorts the query string, so that the cache knows the same parameters in another order.
//! Corpus: 34

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let pairs = request.querystring.pairs().into_iter();
    let mut parameters: Vec<String> = pairs
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    parameters.sort();
    request.querystring = QueryString::from_raw(parameters.join("&"));
    request
}
