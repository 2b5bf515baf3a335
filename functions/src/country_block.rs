//! Answers 451 in countries where a work may not be shown. It belongs to the behaviour of the folder
//! that holds the work, and CloudFront tells the country only if a policy asks for it.

use cloudfront_functions::prelude::*;

const COUNTRIES: [&str; 3] = ["AT", "CH", "DE"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    // Where the country is not known, the law is not either.
    let country = request
        .headers
        .get("cloudfront-viewer-country")
        .unwrap_or_default();
    if is_country(country) && !COUNTRIES.contains(&country) {
        return Ok(request);
    }
    Err(Response::new(451)
        .with_status_description("Unavailable For Legal Reasons")
        .with_header("cache-control", "no-store")
        .with_body("This film is not available in your country"))
}

/// Two capital letters, as CloudFront writes countries (ISO 3166-1).
fn is_country(code: &str) -> bool {
    code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase())
}
