//! Sends each viewer to the nearest of three origins, by the country that CloudFront tells if a
//! policy asks for it. Where it is not known, the behaviour's own origin answers.

use cloudfront_functions::origin::{OriginUpdate, update_request_origin};
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let request = event.request;
    let country = request.headers.get("cloudfront-viewer-country");
    if let Some(domain) = country.and_then(nearest) {
        update_request_origin(OriginUpdate {
            domain_name: Some(domain.to_string()),
            ..OriginUpdate::default()
        });
    }
    request
}

fn nearest(country: &str) -> Option<&'static str> {
    match country {
        "AT" | "BE" | "CH" | "DE" | "FR" | "GB" | "IT" | "NL" | "PL" => Some("eu.example.com"),
        "AU" | "IN" | "JP" | "KR" | "NZ" | "SG" => Some("ap.example.com"),
        "CA" | "MX" | "US" => Some("us.example.com"),
        _ => None,
    }
}
