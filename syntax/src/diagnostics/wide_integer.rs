//! 128-bit integers.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0301",
    title: "128-bit integer",
    checked_by: CheckedBy::Subset,
    explanation: r"
The engine has no big integers: its numbers are exact up to 53 bits. `i128` and `u128` are refused;
`i64` and `u64` are numbers that trap beyond 2^53 - 1.

```rust,fails
fn double(n: u64) -> u128 {
    n as u128 * 2
}
```

```rust
fn double(n: u64) -> Option<u64> {
    n.checked_mul(2)
}
```
",
};

/// `name` is `i128` or `u128`.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("`{name}` cannot be represented: the engine's numbers are exact up to 53 bits"),
        span,
    )
    .help(format!(
        "use `{}64`, which traps beyond 2^53 - 1",
        &name[..1]
    ))
}
