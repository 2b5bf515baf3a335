//! Syntax that stable Rust does not have.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0112",
    title: "unstable syntax",
    checked_by: CheckedBy::Subset,
    explanation: r"
Functions are written in stable Rust: what needs `#![feature(…)]` is refused, such as `try`
blocks, `yield`, auto traits, trait aliases, negative impls and specialisation.

```rust,fails
trait Printable = std::fmt::Display + Clone;
```

```rust
trait Printable: std::fmt::Display + Clone {}

impl<T: std::fmt::Display + Clone> Printable for T {}
```
",
};

/// `what` names the form, as in "a `try` block".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} is not stable Rust"), span)
        .help("write it with what stable Rust has; `cfc explain CFC0112` shows an example")
}
