//! Moves every other subdomain to `www`, and every page to a URL that does not end with `/`.
//! Corpus: 86

use cloudfront_functions::prelude::*;

const INDEX: &str = "/index.html";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let clean = without_any(&request.uri, &[INDEX, "/"]);
    if let Some(www) = request.headers.get("host").and_then(on_www) {
        return Err(moved_to(format!("https://{www}{clean}")));
    }
    match clean {
        "" if request.uri != "/" => Err(moved_to("/")),
        page if !page.is_empty() && page != request.uri => Err(moved_to(page)),
        page => {
            if !page.contains('.') {
                request.uri = page.to_string() + INDEX;
            }
            Ok(request)
        }
    }
}

/// `text` without the first of these ends that it has.
fn without_any<'a>(text: &'a str, ends: &[&str]) -> &'a str {
    ends.iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text)
}

/// The host with `www` as its third label from the right, if it has another one there.
fn on_www(host: &str) -> Option<String> {
    let labels: Vec<&str> = host.split('.').collect();
    match labels[..] {
        [.., "www", _, _] => None,
        [.., name, top] => Some(format!("www.{name}.{top}")),
        _ => Some(format!("www.{host}")),
    }
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location).with_status_description("Moved Permanently")
}
