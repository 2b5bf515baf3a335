//! Sends the agents of language models to an origin that has pages made for them, and back to the
//! usual one if that fails.
//! Corpus: 187

use cloudfront_functions::origin::create_request_origin_group;
use cloudfront_functions::prelude::*;

const AGENTS: [&str; 6] = [
    "AdobeEdgeOptimize-AI",
    "ChatGPT-User",
    "GPTBot",
    "OAI-SearchBot",
    "PerplexityBot",
    "Perplexity-User",
];
const FAILURES: [u16; 8] = [400, 403, 404, 416, 500, 502, 503, 504];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    let agent = request.headers.get("user-agent").unwrap_or_default();
    let is_agent = AGENTS.iter().any(|name| agent.contains(name));
    if !is_agent || request.headers.contains_key("x-edgeoptimize-request") || !is_page(&request.uri)
    {
        return request;
    }
    let host = request.headers.get("host").map(str::to_string);
    if let Some(host) = host {
        request.headers.insert("x-forwarded-host", host);
    }
    request
        .headers
        .insert("x-edgeoptimize-url", request.uri.as_str());
    request
        .headers
        .insert("x-edgeoptimize-config", "LLMCLIENT=TRUE;");
    create_request_origin_group("EdgeOptimize_Origin", "YOUR_DEFAULT_ORIGIN", &FAILURES);
    request
}

/// A page is HTML, or has no extension at all.
fn is_page(uri: &str) -> bool {
    let name = uri.rsplit('/').next().unwrap_or_default();
    !name.contains('.') || name.ends_with(".html")
}
