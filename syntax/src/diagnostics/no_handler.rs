//! A function's file without a handler.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0201",
    title: "no handler",
    checked_by: CheckedBy::Function,
    explanation: r"
A function is a module with one handler: a `fn` with `#[viewer_request]` or `#[viewer_response]`.

```rust,fails
use cloudfront_functions::prelude::*;

fn handler(event: ViewerRequestEvent) -> Request {
    event.request
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    event.request
}
```
",
};

/// `span` is any place in the file.
pub fn error<S>(span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, "there is no handler in this file", span).help(
        "put `#[viewer_request]` or `#[viewer_response]` on the function that answers the event",
    )
}
