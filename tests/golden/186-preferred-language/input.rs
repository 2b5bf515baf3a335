//! One host, the viewer's preferred language at the root, and pages without `index.html`.
//! Corpus: 186

use cloudfront_functions::prelude::*;

const DEFAULT: &str = "fr";
const SUPPORTED: [&str; 2] = ["fr", "en"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    if let Some(apex @ "martinbahier.fr") = host.strip_prefix("www.") {
        let mut location = format!("https://{apex}{}", request.uri);
        if !request.querystring.is_empty() {
            location.push_str(&format!("?{}", request.querystring.to_text()));
        }
        return Err(Response::redirect(301, location)
            .with_status_description("Moved Permanently")
            .with_header("cache-control", "max-age=3600"));
    }
    if request.uri == "/" {
        let accepted = request.headers.get("accept-language").unwrap_or_default();
        return Err(Response::redirect(302, format!("/{}", preferred(accepted)))
            .with_status_description("Found")
            .with_header("cache-control", "no-store"));
    }
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if !request
        .uri
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .contains('.')
    {
        request.uri.push_str("/index.html");
    }
    Ok(request)
}

/// A language of an `accept-language` header, and how much it is wanted.
struct Wish {
    language: String,
    weight: f64,
}

/// The supported language that is wanted most.
fn preferred(accepted: &str) -> &'static str {
    let mut wishes: Vec<Wish> = accepted.split(',').map(wish).collect();
    wishes.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    let mut languages = wishes.iter();
    let supported = languages.find_map(|wish| {
        SUPPORTED
            .into_iter()
            .find(|language| *language == wish.language)
    });
    supported.unwrap_or(DEFAULT)
}

/// Reads `en-GB;q=0.8`, of which `en` counts.
fn wish(text: &str) -> Wish {
    let (tag, weight) = text.split_once(";q=").unwrap_or((text, "1"));
    let language = tag.trim_ascii().split('-').next().unwrap_or_default();
    Wish {
        language: language.to_ascii_lowercase(),
        weight: weight.trim_ascii().parse().unwrap_or(0.0),
    }
}
