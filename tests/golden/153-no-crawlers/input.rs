//! Refuses the crawlers that collect texts for language models.
//! Differs: the empty body is a text and not an object (4).
//! Corpus: 153

use cloudfront_functions::prelude::*;

/// What their user agents contain.
const CRAWLERS: [&str; 36] = [
    "AdsBot-Google",
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot",
    "AwarioRssBot",
    "AwarioSmartBot",
    "Bytespider",
    "CCBot",
    "ChatGPT-User",
    "Claude-Web",
    "ClaudeBot",
    "cohere-ai",
    "DataForSeoBot",
    "Diffbot",
    "DuckAssistBot",
    "FacebookBot",
    "FriendlyCrawler",
    "Google-Extended",
    "GoogleOther",
    "GPTBot",
    "ICC-Crawler",
    "ImagesiftBot",
    "magpie-crawler",
    "Meta-ExternalAgent",
    "OAI-SearchBot",
    "Omgili",
    "omgilibot",
    "peer39_crawler",
    "PerplexityBot",
    "PiplBot",
    "Scrapy",
    "Timpibot",
    "VelenPublicWebCrawler",
    "Webzio-Extended",
    "YouBot",
];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    let agent = request.headers.get("user-agent").unwrap_or_default();
    if CRAWLERS.iter().any(|crawler| agent.contains(crawler)) {
        return Err(Response::new(403)
            .with_status_description("Forbidden")
            .with_header("cloudfront-functions", "generated-by-CloudFront-Functions")
            .with_header("content-type", "text/html")
            .with_body(""));
    }
    Ok(request)
}
