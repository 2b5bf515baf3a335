//! Recursion, whose depth nothing bounds.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0602",
    title: "recursion",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The engine's stack holds a few hundred calls, and far fewer through closures. A function that calls
itself once per character or per list element runs out of it on an input that a viewer chooses.

```rust,fails
fn depth(path: &str) -> u32 {
    match path.split_once('/') {
        Some((_, rest)) => 1 + depth(rest),
        None => 0,
    }
}
```

```rust
fn depth(path: &str) -> usize {
    path.matches('/').count()
}
```
",
};

/// `name` is the function that reaches itself.
pub fn warning<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::warning(
        &CODE,
        format!("`{name}` calls itself, and the engine's stack is small"),
        span,
    )
    .help("write a loop")
}
