//! Makes one cache key of all query strings that mean the same: tracking parameters go, the others
//! are sorted by name. Repeated parameters stay in their order, and nothing is decoded.

use cloudfront_functions::prelude::*;

const TRACKING: [&str; 6] = ["fbclid", "gclid", "mc_cid", "mc_eid", "msclkid", "ref"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    normalise(event.request)
}

/// The request with its query string in one form.
pub fn normalise(mut request: Request) -> Request {
    let mut parameters = request.querystring.pairs();
    parameters.retain(|(name, _)| !is_tracking(name));
    parameters.sort_by(|(left, _), (right, _)| left.cmp(right));
    let parameters: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    request.querystring = QueryString::from_raw(parameters.join("&"));
    request
}

fn is_tracking(name: &str) -> bool {
    name.starts_with("utm_") || TRACKING.contains(&name)
}
