//! A part of the standard library that is declared as not supported.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0403",
    title: "standard library item that is not supported",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The item exists in the standard library and has no counterpart in CloudFront's engine, or one that
behaves differently. So it is refused rather than approximated.

```rust,fails
fn text(name: &mut String) -> &mut str {
    name.as_mut_str()
}
```

A text cannot be changed in place here. A new one can be made:

```rust
fn text(name: String) -> String {
    name.to_ascii_lowercase()
}
```
",
};

/// `path` is the item's path in the standard library; `instead` says what to use.
pub fn error<S>(path: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("`{path}` is not supported"), span).help(instead)
}
