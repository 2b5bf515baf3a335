//! One host, pages without `.html` and without a last `/`, and articles that were joined.
//! Differs: the path stays as it is on the way to the other host, `/index.html` too (23).
//! Corpus: 76

use cloudfront_functions::prelude::*;

const APEX: &str = "https://vitalguide.life";

/// Articles that were joined with others.
const JOINED: [(&str, &str); 3] = [
    ("/articles/rucking-benefits", "/articles/rucking-guide"),
    (
        "/articles/digital-detox-guide",
        "/articles/dopamine-detox-guide",
    ),
    (
        "/articles/sleep-debt-recovery",
        "/articles/circadian-rhythm-guide",
    ),
];

/// Pages at the root; every other page is an article.
const PAGES: [&str; 5] = [
    "/how-we-review",
    "/about",
    "/contact",
    "/mental-wellness",
    "/sports-nutrition",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if request
        .headers
        .get("host")
        .is_some_and(|host| host.starts_with("www."))
    {
        return Err(moved_to(format!("{APEX}{}", request.uri)));
    }
    if let Some((_, article)) = JOINED.iter().find(|(joined, _)| *joined == request.uri) {
        return Err(moved_to(format!("{APEX}{article}")));
    }
    if let Some(page) = short_form(&request.uri) {
        return Err(moved_to(if page.is_empty() { "/" } else { page }));
    }
    request.uri = file(request.uri);
    Ok(request)
}

/// What a path is without a last `/`, `/index.html` or `.html`, if it has one of them.
fn short_form(uri: &str) -> Option<&str> {
    if uri == "/" {
        return None;
    }
    uri.strip_suffix('/')
        .or_else(|| uri.strip_suffix("/index.html"))
        .or_else(|| uri.strip_suffix(".html"))
}

/// The file of a page.
fn file(uri: String) -> String {
    match uri.as_str() {
        "/" => "/index.html".to_string(),
        "/articles" => "/articles/index.html".to_string(),
        _ if uri.contains('.') => uri,
        page if PAGES.contains(&page) || page.starts_with("/articles/") => format!("{page}.html"),
        article => format!("/articles{article}.html"),
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
