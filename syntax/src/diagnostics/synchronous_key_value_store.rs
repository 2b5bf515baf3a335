//! A key-value store in a handler that is not `async`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0504",
    title: "key-value store in a handler that is not `async`",
    checked_by: CheckedBy::Subset,
    explanation: r#"
Reads of a key-value store are asynchronous (`functions-custom-methods`), and only an `async`
function can wait for them.

```rust,fails
use cloudfront_functions::prelude::*;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let store = KeyValueStore::open();
    let state = store.get("breaker");
    event.request
}
```

```rust
use cloudfront_functions::prelude::*;

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Request {
    let store = KeyValueStore::open();
    let state = store.get("breaker").await;
    event.request
}
```
"#,
};

/// `span` is the use of the store, `handler` the handler's `fn`.
pub fn error<S>(handler: S, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        "a key-value store can only be read in an `async` handler",
        span,
    )
    .label(handler, "this handler is not `async`")
    .help("make the handler `async fn`, and write `.await` after each read")
}
