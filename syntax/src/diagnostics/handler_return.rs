//! A handler that returns something that CloudFront does not take.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0204",
    title: "wrong return type of a handler",
    checked_by: CheckedBy::Function,
    explanation: r"
A viewer-request function returns `Result<Request, Response>` (`Ok` goes on to the cache and the
origin, `Err` answers the viewer), or a plain `Request`, or a plain `Response`. A viewer-response
function returns a `Response` (`functions-event-structure`). A connection function returns nothing:
it calls `allow` or `deny` (`write-connection-function-code`).

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Option<Request> {
    Some(event.request)
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    Ok(event.request)
}
```
",
};

/// `expected` lists the types that will do.
pub fn error<S>(expected: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("this handler returns {expected}"), span)
        .help("name the type as the prelude does; an alias is not seen through")
}
