//! An attribute outside the list of supported ones.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0114",
    title: "attribute that is not supported",
    checked_by: CheckedBy::Subset,
    explanation: r"
An attribute may rewrite the item that it stands on, and the compiler would not see the result. So
it knows a list: those of this crate (`viewer_request`, `viewer_response`, `subset`), `derive`,
`test`, `cfg(test)`, `doc`, the lint levels, `serde`, and those without an effect on what a program
does (`inline`, `must_use`, …).

```rust,fails
#[no_mangle]
fn answer() -> u32 {
    42
}
```

```rust
#[must_use]
fn answer() -> u32 {
    42
}
```
",
};

/// `name` is the attribute's path.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the attribute `{name}` is not supported"),
        span,
    )
    .help("remove it; `cfc explain CFC0114` lists the attributes that are known")
}
