//! Raw pointers and what makes them.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0102",
    title: "raw pointer",
    checked_by: CheckedBy::Subset,
    explanation: r"
A raw pointer is an address, and JavaScript has none: `*const T`, `*mut T`, `&raw const`,
`&raw mut` and `std::ptr` are refused.

```rust,fails
fn same(a: *const u8, b: *const u8) -> bool {
    a == b
}
```

References are supported, `&mut` to a number too. Compare values instead of addresses:

```rust
fn same(a: &u8, b: &u8) -> bool {
    a == b
}
```
",
};

/// `what` names the form, as in "a `*const T` pointer".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} cannot become JavaScript"), span)
        .help("use a reference, `&T` or `&mut T`")
}
