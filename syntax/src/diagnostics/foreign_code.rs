//! Code of another language or ABI.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0103",
    title: "code of another language",
    checked_by: CheckedBy::Subset,
    explanation: r#"
A CloudFront function is one JavaScript file that links to nothing: `extern` blocks, functions
with an ABI, C string literals and inline assembly are refused.

```rust,fails
extern "C" fn double(n: i32) -> i32 {
    n * 2
}
```

An ordinary function does:

```rust
fn double(n: i32) -> i32 {
    n * 2
}
```
"#,
};

/// `what` names the form, as in "an `extern` block".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} cannot become JavaScript"), span)
        .help("write it in Rust, with an ordinary `fn`")
}
