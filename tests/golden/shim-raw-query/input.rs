//! A redirect that keeps the query string as it was sent, and says where it was made.
use cloudfront_functions::prelude::*;
use cloudfront_functions::{edge, log};

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let query = match request.raw_query_string() {
        Some(query) if query.is_empty() => return Ok(request),
        Some(query) => format!("?{query}"),
        None => String::new(),
    };
    let place = edge::location().name.unwrap_or_else(|| "nowhere".to_string());
    log::log_custom_data(&format!("moved at {place}"));
    Err(Response::redirect(308, &format!("https://new.example.com{}{query}", request.uri)))
}
