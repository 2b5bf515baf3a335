//! A trait bound that does not hold.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0406",
    title: "trait that is not implemented",
    checked_by: CheckedBy::Compiler,
    explanation: r"
A call or an operator needs a trait that the type does not implement, as far as the supported part
of the standard library goes.

```rust,fails
struct Country(String);

fn same(a: &Country, b: &Country) -> bool {
    a == b
}
```

```rust
#[derive(PartialEq)]
struct Country(String);

fn same(a: &Country, b: &Country) -> bool {
    a == b
}
```
",
};

/// Both names as Rust writes them.
pub fn error<S>(ty: &str, wanted: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("`{ty}` does not implement `{wanted}`"), span)
}
