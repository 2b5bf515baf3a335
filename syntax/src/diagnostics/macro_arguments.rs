//! A supported macro whose arguments cannot be read.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0109",
    title: "macro arguments that cannot be read",
    checked_by: CheckedBy::Subset,
    explanation: r"
The arguments of a supported macro must have the form that its documentation gives. rustc says
so too, with more detail.

```rust,fails
fn numbers() -> Vec<u8> {
    vec![1; 2; 3]
}
```

```rust
fn numbers() -> Vec<u8> {
    vec![1; 2]
}
```
",
};

/// `name` is the macro's name without `!`; `why` is the parser's message.
pub fn error<S>(name: &str, why: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the arguments of `{name}!` cannot be read: {why}"),
        span,
    )
    .help(format!(
        "see the documentation of `std::{name}!` for its forms"
    ))
}
