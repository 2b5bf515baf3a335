//! Sends crawlers that run no JavaScript to a service that renders pages for them; people and files
//! go to the site itself. The service's token is in the key-value store.

use cloudfront_functions::origin::{OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

use crate::file_name::has_extension;

const SERVICE: &str = "service.prerender.io";

/// What their user agents contain, in lower case.
const CRAWLERS: [&str; 8] = [
    "bingbot",
    "duckduckbot",
    "facebookexternalhit",
    "linkedinbot",
    "slackbot",
    "twitterbot",
    "whatsapp",
    "yandex",
];

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if !is_for_crawlers(&request) {
        return request;
    }
    let Some(host) = request.headers.get("host") else {
        return request;
    };
    // Without the token, a crawler gets what people get.
    let Ok(token) = KeyValueStore::open().get("prerender-token").await else {
        return request;
    };
    request.uri = format!("/https://{host}{}", request.uri);
    request.headers.insert("x-prerender-token", token);
    update_request_origin(OriginUpdate {
        domain_name: Some(SERVICE.to_string()),
        host_header: Some(SERVICE.to_string()),
        ..OriginUpdate::default()
    });
    request
}

fn is_for_crawlers(request: &Request) -> bool {
    let agent = request.headers.get("user-agent").unwrap_or_default();
    let agent = agent.to_ascii_lowercase();
    request.method() == "GET"
        && !has_extension(&request.uri)
        && CRAWLERS.iter().any(|crawler| agent.contains(crawler))
}
