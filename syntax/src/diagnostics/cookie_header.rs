//! `cookie` and `set-cookie` looked for among the headers.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0505",
    title: "cookie among the headers",
    checked_by: CheckedBy::Subset,
    explanation: r#"
`Cookie` and `Set-Cookie` never appear among the headers of an event: cookies have a field of their
own (`functions-event-structure`).

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    if event.request.headers.get("cookie").is_some() {
        println!("a returning visitor");
    }
    event.request
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    if event.request.cookies.get("session").is_some() {
        println!("a returning visitor");
    }
    event.request
}
```
"#,
};

/// `name` is `cookie` or `set-cookie`.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("`{name}` is never among the headers of an event"),
        span,
    )
    .help("use the `cookies` of the request or of the response")
}
