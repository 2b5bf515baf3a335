//! A registry of packages: pages that moved, packages whose version was part of their name, and
//! Markdown for those who ask for it.
//! Corpus: 166

use cloudfront_functions::prelude::*;

/// Pages that moved elsewhere.
const PAGES: [(&str, &str); 2] = [
    (
        "/registry/packages/aws-v6/how-to-guides/aws-py-oidc-provider-pulumi-cloud/index.html",
        "/docs/esc/guides/configuring-oidc/aws/",
    ),
    (
        "/registry/packages/azure-native-v2/how-to-guides/azure-py-oidc-provider-pulumi-cloud/index.html",
        "/docs/esc/guides/configuring-oidc/azure/",
    ),
];

/// Packages whose version was part of their name.
const PACKAGES: [(&str, &str); 2] = [
    ("/registry/packages/aws-v6/", "/registry/packages/aws@6.x/"),
    (
        "/registry/packages/azure-native-v2/",
        "/registry/packages/azure-native@2.x/",
    ),
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    if let Some((_, page)) = PAGES.iter().find(|(old, _)| *old == request.uri) {
        return Err(moved_to(*page));
    }
    for (old, new) in PACKAGES {
        if let Some(rest) = request.uri.strip_prefix(old) {
            return Err(moved_to(format!("{new}{rest}")));
        }
    }
    let accept = request.headers.get("accept").unwrap_or_default();
    let wants_markdown = accept.contains("text/markdown");
    if let Some(page) = request.uri.strip_suffix(".md") {
        if page == "/registry" || page.starts_with("/registry/") && !page.ends_with("/index") {
            request.uri = format!("{page}/index.md");
        }
    } else if wants_markdown && request.uri.starts_with("/registry/") && request.uri.ends_with('/')
    {
        request.uri.push_str("index.md");
    }
    if !wants_markdown {
        request.headers.remove("accept");
    }
    Ok(request)
}

fn moved_to(location: impl Into<String>) -> Response {
    Response::redirect(301, location)
        .with_status_description("Moved Permanently")
        .with_header("cache-control", "max-age=604800")
}
