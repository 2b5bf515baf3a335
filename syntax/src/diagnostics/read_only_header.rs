//! A write to a header that may only be read.

use super::{CheckedBy, Code, Diagnostic};
use cfc_event_rules::EventType;

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0502",
    title: "read-only header",
    checked_by: CheckedBy::Subset,
    explanation: r#"
Some headers may be read and not changed (`edge-function-restrictions-all`): `cdn-loop`,
`content-length`, `host`, `transfer-encoding` and `via` of the request in a viewer-request
function, `warning` and `via` in a viewer-response function. CloudFront answers 502 to a change.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.headers.insert("host", "www.example.com");
    request
}
```

Keep the value in a header of your own; what the origin sees as `host` is set there:

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.headers.insert("x-forwarded-host", "www.example.com");
    request
}
```
"#,
};

/// `name` is the header's name.
pub fn error<S>(name: &str, event_type: EventType, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the header `{name}` is read-only in a {event_type} function"),
        span,
    )
    .note("CloudFront answers 502 when a function adds, changes or removes it (edge-function-restrictions-all)")
}
