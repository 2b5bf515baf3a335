//! Answers 451 in countries where a work may not be shown, for the folders that hold it; the rest
//! of the site stays open. CloudFront tells the country only if a policy asks for it.

use cloudfront_functions::prelude::*;

const FOLDER: &str = "/films/";
const COUNTRIES: [&str; 3] = ["AT", "CH", "DE"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if !request.uri.starts_with(FOLDER) {
        return Ok(request);
    }
    match request.headers.get("cloudfront-viewer-country") {
        Some(country) if !COUNTRIES.contains(&country) => Ok(request),
        // Where the country is not known, the law is not either.
        Some(_) | None => Err(Response::new(451)
            .with_status_description("Unavailable For Legal Reasons")
            .with_header("cache-control", "no-store")
            .with_body("This film is not available in your country")),
    }
}
