//! Sorts the query string, so that the cache knows the same parameters in another order.
//! Corpus: 34

use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let query = &request.querystring;
    let mut parameters = Vec::new();
    for name in query.keys() {
        for value in query.get_all(&name) {
            parameters.push(format!("{name}={value}"));
        }
    }
    parameters.sort();
    request.querystring = QueryString::from_raw(parameters.join("&"));
    request
}
