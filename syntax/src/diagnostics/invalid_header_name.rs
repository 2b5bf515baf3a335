//! A header name that HTTP does not allow.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0506",
    title: "invalid header name",
    checked_by: CheckedBy::Subset,
    explanation: r#"
A header's name has at least one character, of letters, digits and ``!#$%&'*+-.^_`|~`` (RFC 9110,
section 5.6.2).

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    event.response.with_header("x served by", "edge")
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    event.response.with_header("x-served-by", "edge")
}
```
"#,
};

/// `name` is the text as written.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{name:?} is not an HTTP header name"), span)
        .help("use letters, digits and hyphens")
}
