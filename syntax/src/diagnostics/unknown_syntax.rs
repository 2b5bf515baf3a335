//! Syntax that the parser hands over as bare tokens.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0113",
    title: "syntax that is not known",
    checked_by: CheckedBy::Subset,
    explanation: r"
The parser did not recognise this: it may be newer than the tool, unstable, or allowed only inside
a macro. What is not understood is never passed on.

```rust,fails
fn later();
```

```rust
fn later() {}
```
",
};

/// `what` names the kind of node, as in "an expression of an unknown form".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} is not part of the subset"), span)
        .help("write it in an older or simpler form")
}
