//! A regular expression that CloudFront's engine cannot run with Rust's meaning.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0407",
    title: "regular expression without a counterpart",
    checked_by: CheckedBy::Compiler,
    explanation: r#"
A pattern is translated when the function is built, into an expression of CloudFront's engine that
matches the same texts at the same places. So it has to be a literal, and parts that the engine
understands in another way are refused. The commonest is `\d`: in Rust it is every digit of every
script.

```rust,fails
use cloudfront_functions::prelude::*;
use regex::Regex;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if Regex::new(r"^/\d+$").unwrap().is_match(&request.uri) {
        request.uri = "/article".to_string();
    }
    request
}
```

Write the characters that are meant:

```rust
use cloudfront_functions::prelude::*;
use regex::Regex;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Request {
    let mut request = event.request;
    if Regex::new(r"^/[0-9]+$").unwrap().is_match(&request.uri) {
        request.uri = "/article".to_string();
    }
    request
}
```
"#,
};

/// `what` says what the engine lacks, `instead` what to write.
pub fn error<S>(what: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("unsupported regular expression: {what}"),
        span,
    )
    .help(instead)
}
