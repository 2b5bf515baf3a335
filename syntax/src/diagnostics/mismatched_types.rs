//! Two types that should be one.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0405",
    title: "mismatched types",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The expression has another type than the place that it stands in. Where rustc accepts the program,
the compiler lacks something that rustc has: please report it.

```rust,fails
fn length(text: &str) -> u32 {
    text.len()
}
```

```rust
fn length(text: &str) -> usize {
    text.len()
}
```
",
};

/// Both types as Rust writes them.
pub fn error<S>(expected: &str, found: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("expected `{expected}`, found `{found}`"),
        span,
    )
}
