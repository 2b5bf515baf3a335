//! Redirects what has moved, from a table in the code: single pages, and folders with all that is
//! in them. The query string stays.

use cloudfront_functions::prelude::*;

use crate::location::{moved, with_query};

const PAGES: [(&str, &str); 3] = [
    ("/about-us", "/about"),
    ("/jobs.html", "https://jobs.example.com/"),
    ("/press", "/news"),
];

/// What is behind the folder stays behind the new one. The first that fits counts.
const FOLDERS: [(&str, &str); 2] = [("/blog/", "/articles/"), ("/docs/v1/", "/docs/v2/")];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    follow(event.request)
}

/// The request, if nothing has moved.
///
/// # Errors
///
/// The redirect.
pub fn follow(request: Request) -> Result<Request, Response> {
    match target(&request.uri) {
        Some(target) => Err(moved(&request, &with_query(&target, &request))),
        None => Ok(request),
    }
}

fn target(uri: &str) -> Option<String> {
    let page = PAGES.iter().find(|(from, _)| *from == uri);
    if let Some((_, to)) = page {
        return Some((*to).to_string());
    }
    FOLDERS.iter().find_map(|(from, to)| {
        let rest = uri.strip_prefix(from)?;
        Some(format!("{to}{rest}"))
    })
}
