//! An upper-case letter in a header's name.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0501",
    title: "upper-case header name",
    checked_by: CheckedBy::Subset,
    explanation: r#"
Header names are lower case in a CloudFront event (`functions-event-structure`). One with an
upper-case letter is never found, and adding one ends in status 502.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    response.headers.insert("Cache-Control", "max-age=60");
    response
}
```

CloudFront capitalises names on the way out:

```rust
use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    response.headers.insert("cache-control", "max-age=60");
    response
}
```
"#,
};

/// `name` is the header's name as written.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the header name `{name}` must be lower case"),
        span,
    )
    .help(format!("write \"{}\"", name.to_ascii_lowercase()))
}
