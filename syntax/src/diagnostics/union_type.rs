//! `union`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0105",
    title: "union",
    checked_by: CheckedBy::Subset,
    explanation: r"
A `union` reads the same bytes as different types; a JavaScript value has only one.

```rust,fails
union Word {
    signed: i32,
    unsigned: u32,
}
```

An enum says which one it is; `as` converts the bits of a number exactly:

```rust
enum Word {
    Signed(i32),
    Unsigned(u32),
}

fn bits(n: i32) -> u32 {
    n as u32
}
```
",
};

/// `what` names the form: "a `union`".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} cannot become JavaScript"), span)
        .help("use an `enum`; for the bits of a number use `as` or `to_bits`")
}
