//! Answers the viewer who saved a bookmark: S3's empty 200 becomes JSON with the bookmark's URL
//! and the id of the request. Without a domain name of the distribution there is no URL to tell,
//! and the response stays as it is; console test events leave it out.
//! Corpus: 123

use cloudfront_functions::json;
use cloudfront_functions::prelude::*;
use serde::Serialize;

/// What the viewer is told.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Created {
    cf_request_id: String,
    url: String,
}

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    if response.status_code != 200 {
        return response;
    }
    let context = event.context;
    let Some(domain) = context.distribution_domain_name.or(context.endpoint) else {
        // uncovered: an event without either is completed with the first
        return response;
    };
    response.headers.insert("content-type", "application/json");
    response.body = Some(Body::text(json::to_string(&Created {
        cf_request_id: context.request_id,
        url: format!("https://{domain}{}", event.request.uri),
    })));
    response
}
