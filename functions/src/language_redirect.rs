//! Sends viewers of the start page to their language: what they chose last, which a cookie has, or
//! what their browser likes best, quality values and all.

use cloudfront_functions::prelude::*;

use crate::accept::best_language;
use crate::location::with_query;

/// The first is for everybody else.
const LANGUAGES: [&str; 3] = ["en", "de", "fr"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request.uri != "/" {
        return Ok(request);
    }
    let start_page = format!("/{}/", language(&request));
    Err(Response::redirect(302, with_query(&start_page, &request))
        .with_header("cache-control", "no-store"))
}

fn language(request: &Request) -> &str {
    if let Some(chosen) = request.cookies.get("language")
        && LANGUAGES.contains(&chosen)
    {
        return chosen;
    }
    let accepted = request.headers.get_all("accept-language").join(",");
    best_language(&accepted, &LANGUAGES).unwrap_or(LANGUAGES[0])
}
