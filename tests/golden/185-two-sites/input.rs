//! Two sites in one bucket: one with pages, one with a single page. Old URLs and trailing slashes
//! move, with the query string.
//! Corpus: 185

use cloudfront_functions::encoding::percent_encode;
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request
        .headers
        .get("host")
        .unwrap_or_default()
        .to_ascii_lowercase();
    if let Some(target) = target(&host, &request.uri) {
        return Err(moved_to(target + &query_text(&request.querystring)));
    }
    let (_, last) = request.uri.rsplit_once('/').unwrap_or(("", &request.uri));
    if request.uri != "/" && !last.contains('.') {
        let folder = if has_pages(&host) {
            request.uri.as_str()
        } else {
            ""
        };
        request.uri = format!("{folder}/index.html");
    }
    Ok(request)
}

fn has_pages(host: &str) -> bool {
    host == "bigmelo.com" || host.ends_with(".bigmelo.com")
}

/// Where this URL has moved, if it has.
fn target(host: &str, uri: &str) -> Option<String> {
    if host == "www.bigmelo.com" {
        return Some(format!("https://bigmelo.com{uri}"));
    }
    match uri {
        "/eliminacion-de-datos" => Some("/eliminacion-datos".into()),
        "/user-data-deletion" => Some("/data-deletion".into()),
        "/" => None,
        _ => uri.strip_suffix('/').map(String::from),
    }
}

fn query_text(query: &QueryString) -> String {
    let mut text = String::new();
    for (index, (name, value)) in query.pairs().into_iter().enumerate() {
        text.push(if index == 0 { '?' } else { '&' });
        text += &percent_encode(&name);
        text.push('=');
        text += &percent_encode(&value);
    }
    text
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
