//! Browsers cannot set headers on a WebSocket: the token and the session come as parameters, and go
//! on as headers. The token leaves the query string.
//! Corpus: 41

use cloudfront_functions::prelude::*;

const SESSION: &str = "x-amzn-bedrock-agentcore-runtime-session-id";

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if let Some(token) = request.querystring.get("token") {
        request
            .headers
            .insert("authorization", format!("Bearer {token}"));
        request.querystring.remove("token");
    }
    if let Some(session) = request.querystring.get("sessionId") {
        request.headers.insert(SESSION, session);
    }
    request
}
