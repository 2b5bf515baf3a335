//! A handler that does not take exactly its event.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0203",
    title: "wrong parameter of a handler",
    checked_by: CheckedBy::Function,
    explanation: r"
A handler takes its event, by value, and nothing else: `#[viewer_request]` a `ViewerRequestEvent`,
`#[viewer_response]` a `ViewerResponseEvent`, `#[connection]` a `Connection`.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(request: Request) -> Request {
    request
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

/// `expected` is the name of the event's type.
pub fn error<S>(expected: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("this handler takes one parameter, of type `{expected}`"),
        span,
    )
    .help(format!("write `event: {expected}`"))
}
