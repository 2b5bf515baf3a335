//! More output than CloudFront takes.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0601",
    title: "function too large",
    checked_by: CheckedBy::Compiler,
    explanation: r#"
CloudFront takes functions of at most 10,240 bytes (`cloudfront-limits`). What a handler reaches goes
into its output, and nothing else does: look at what takes the room. Long tables are the usual
reason, and fit better into a key-value store.

```rust,fails
fn target(path: &str) -> Option<&'static str> {
    include_str!("ten-thousand-redirects.txt")
        .lines()
        .find_map(|line| line.strip_prefix(path))
}
```

```rust
async fn target(store: &KeyValueStore, path: &str) -> Option<String> {
    store.get(path).await.ok()
}
```
"#,
};

/// `bytes` is the size of the output, `limit` what is allowed; what takes the room goes into notes.
pub fn error<S>(bytes: usize, limit: usize, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the function is {bytes} bytes long, {limit} are allowed"),
        span,
    )
    .help("keep long tables in a key-value store")
}
