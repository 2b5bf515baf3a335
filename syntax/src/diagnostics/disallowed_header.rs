//! A header that functions neither see nor add.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0503",
    title: "disallowed header",
    checked_by: CheckedBy::Subset,
    explanation: r#"
Functions neither see nor add certain headers (`edge-function-restrictions-all`), such as
`connection`, `upgrade`, `x-cache`, `x-forwarded-proto`, `x-real-ip`, `x-edge-*` and `x-amz-cf-*`.
CloudFront answers 502 when one is added, and reading one finds nothing.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.headers.insert("x-real-ip", event.viewer.ip);
    request
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    request.headers.insert("true-client-ip", event.viewer.ip);
    request
}
```
"#,
};

/// `name` is the header's name.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the header `{name}` is out of reach of functions"),
        span,
    )
    .note("functions neither see nor add it (edge-function-restrictions-all)")
}
