//! A type that nothing determines.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0404",
    title: "type annotations needed",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The compiler infers types much as rustc does, but may need an annotation where rustc needs none.

```rust,fails
fn port(text: &str) -> bool {
    text.parse().is_ok_and(|port| port > 1024)
}
```

```rust
fn port(text: &str) -> bool {
    text.parse::<u16>().is_ok_and(|port| port > 1024)
}
```
",
};

/// `what` is the thing whose type is open, as in "`port`" or "this expression".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("the type of {what} is not determined"), span)
        .help("annotate it: `let name: Type = …`, or `::<Type>` on the call")
}
