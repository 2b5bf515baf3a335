//! A handler attribute on something that cannot be a handler.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0205",
    title: "handler that is not a plain function",
    checked_by: CheckedBy::Subset,
    explanation: r"
A handler is a free `fn` or `async fn` without type parameters, lifetimes or a `where` clause, and
its attribute takes no arguments.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
struct Handler;
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    event.request
}
```
",
};

/// `what` completes "a handler …".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("a handler {what}"), span)
        .help("write a plain `fn handler(event: …) -> …` or `async fn handler(event: …) -> …`")
}
