//! Serves pages as Markdown to whoever likes it better than HTML, as agents of language models do:
//! `/guide` with `Accept: text/markdown` is `/guide.md`.

use cloudfront_functions::prelude::*;

use crate::accept::best_media_type;
use crate::file_name::has_extension;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if !has_extension(&request.uri) && prefers_markdown(&request) {
        let page = request.uri.trim_end_matches('/');
        let page = if page.is_empty() { "/index" } else { page };
        request.uri = format!("{page}.md");
    }
    request
}

/// HTML is offered first: browsers, which take anything, get it.
fn prefers_markdown(request: &Request) -> bool {
    let accepted = request.headers.get_all("accept").join(",");
    best_media_type(&accepted, &["text/html", "text/markdown"]) == Some("text/markdown")
}
