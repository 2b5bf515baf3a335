//! Sends viewers to the site of their country, where there is one; the query string stays, and of
//! a repeated parameter the first value.
//! Corpus: 57

use cloudfront_functions::prelude::*;

/// The countries that have a site of their own.
const COUNTRIES: [&str; 13] = [
    "AT", "AU", "BE", "CA", "CH", "DE", "ES", "FR", "GB", "IT", "JP", "NL", "SE",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let country = request
        .headers
        .get("cloudfront-viewer-country")
        .unwrap_or_default();
    if !COUNTRIES.contains(&country) {
        return Ok(request);
    }
    let host = request.headers.get("host").unwrap_or_default();
    let folder = country.to_ascii_lowercase();
    let location = format!(
        "https://{host}/{folder}{}{}",
        request.uri,
        query(&request.querystring)
    );
    Err(Response::redirect(302, location).with_status_description("Found"))
}

fn query(parameters: &QueryString) -> String {
    if parameters.is_empty() {
        return String::new();
    }
    let names = parameters.keys().into_iter();
    let pairs = names.map(|name| format!("{name}={}", parameters.get(&name).unwrap_or_default()));
    format!("?{}", pairs.collect::<Vec<_>>().join("&"))
}
