//! Routes by regular expressions: captures, named groups, replacement by template and by function, splitting.
use cloudfront_functions::prelude::*;
use regex::{Captures, Regex};
use std::sync::LazyLock;

static ARTICLE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^/(?<year>[0-9]{4})/(?<slug>[a-z-]+)(?:\\.html?)?$").unwrap());
static SLASHES: LazyLock<Regex> = LazyLock::new(|| Regex::new("/{2,}").unwrap());
static WORD: LazyLock<Regex> = LazyLock::new(|| Regex::new("-([a-z])").unwrap());

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    request.uri = SLASHES.replace_all(&request.uri, "/").into_owned();
    if let Some(found) = ARTICLE.captures(&request.uri) {
        let title = WORD.replace_all(&found["slug"], |word: &Captures| {
            word[1].to_ascii_uppercase()
        });
        request.uri = format!("/articles/{}/{title}", &found["year"]);
        return Ok(request);
    }
    if let Some(digits) = Regex::new("[0-9]+$").unwrap().find(&request.uri) {
        let location = format!(
            "{}?page={}&at={}",
            &request.uri[..digits.start()],
            digits.as_str(),
            digits.start()
        );
        return Err(Response::new(302).with_header("location", location));
    }
    let steps: Vec<&str> = Regex::new("[/.]")
        .unwrap()
        .split(&request.uri)
        .filter(|step| !step.is_empty())
        .collect();
    request.uri = format!("/{}", steps.join("/"));
    Ok(request)
}
