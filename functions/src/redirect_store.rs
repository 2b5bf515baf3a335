//! Redirects what has moved, from the key-value store: the path is the key, the target the value,
//! and `307 /sale` says that it is for a while only. Thousands of redirects, changed in seconds.

use cloudfront_functions::prelude::*;

use crate::location::{moved, with_query};

/// In bytes: the store has no longer keys (`cloudfront-limits`).
const LONGEST_KEY: usize = 512;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    if request.uri.len() > LONGEST_KEY {
        return Ok(request);
    }
    let Ok(entry) = KeyValueStore::open().get(&request.uri).await else {
        return Ok(request);
    };
    Err(match entry.strip_prefix("307 ") {
        Some(target) => Response::redirect(307, with_query(target, &request)),
        None => moved(&request, &with_query(&entry, &request)),
    })
}
