//! Turns the parameters of an image into one path, whatever their order and spelling, so that the
//! cache has each rendering once: `/a.jpg?width=640&format=webp` is `/a.jpg/format=webp,width=640`.
//! Corpus: 40

use cloudfront_functions::prelude::*;

const FORMATS: [&str; 6] = ["jpeg", "webp", "avif", "png", "svg", "gif"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let mut operations: Vec<String> = Vec::new();
    if let Some(format) = format(&request) {
        operations.push(format!("format={format}"));
    }
    if let Some(quality) = number(&request, "quality") {
        operations.push(format!("quality={}", quality.min(100)));
    }
    for side in ["width", "height"] {
        if let Some(pixels) = number(&request, side) {
            operations.push(format!("{side}={pixels}"));
        }
    }
    let rendering = if operations.is_empty() {
        "original".to_string()
    } else {
        operations.join(",")
    };
    request.uri = format!("{}/{rendering}", request.uri);
    request.querystring = QueryString::new();
    request
}

/// The format that is asked for; `auto` is the best one that the viewer takes.
fn format(request: &Request) -> Option<String> {
    let format = request.querystring.get("format")?.to_lowercase();
    if format == "auto" {
        return Some(best_format(request.headers.get("accept").unwrap_or_default()).to_string());
    }
    FORMATS.contains(&format.as_str()).then_some(format)
}

fn best_format(accept: &str) -> &'static str {
    if accept.contains("avif") {
        "avif"
    } else if accept.contains("webp") {
        "webp"
    } else {
        "jpeg"
    }
}

/// The whole number above 0 that a parameter begins with.
fn number(request: &Request, name: &str) -> Option<u32> {
    let text = request.querystring.get(name)?;
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    text[..end].parse().ok().filter(|number| *number > 0)
}
