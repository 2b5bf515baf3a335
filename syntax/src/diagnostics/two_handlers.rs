//! More than one handler in a function's file.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0202",
    title: "two handlers",
    checked_by: CheckedBy::Subset,
    explanation: r"
One file is one CloudFront function, and that has one handler.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn on_request(event: ViewerRequestEvent) -> Request {
    event.request
}

#[viewer_response]
fn on_response(event: ViewerResponseEvent) -> Response {
    event.response
}
```

Put the second one into a file of its own. Two steps of the same event are two calls:

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    second(first(event.request))
}

fn first(request: Request) -> Request {
    request
}

fn second(request: Request) -> Request {
    request
}
```
",
};

/// `first` is the handler that was found before the one at `span`.
pub fn error<S>(first: S, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, "this is the second handler in this file", span)
        .label(first, "the first handler is here")
        .help("move it to a file of its own, or call both steps from one handler")
}
