//! Threads, files, sockets and the like.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0117",
    title: "threads or input and output",
    checked_by: CheckedBy::Subset,
    explanation: r#"
A CloudFront function has no threads, no file system, no network, no processes and no environment
variables (`functions-javascript-runtime-20`).

```rust,fails
fn table() -> String {
    std::fs::read_to_string("redirects.json").unwrap_or_default()
}
```

What is known when the function is built goes into it, `include_str!` for a file and `env!` for a
variable; what changes later belongs into a key-value store:

```rust
fn table() -> &'static str {
    include_str!("redirects.json")
}
```
"#,
};

/// `path` is the path as written; `instead` says what to use.
pub fn error<S>(path: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("`{path}` does not exist in a CloudFront function"),
        span,
    )
    .help(instead)
}
