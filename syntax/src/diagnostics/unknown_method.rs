//! A method that the type does not have here.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0402",
    title: "unknown method",
    checked_by: CheckedBy::Compiler,
    explanation: r"
rustc knows this method, and the supported part of the standard library does not have it. The
help line says what to write instead where that is known; the docs list what is supported.

```rust,fails
fn ports(text: &str) -> std::str::EncodeUtf16<'_> {
    text.encode_utf16()
}
```

```rust
fn ports(text: &str) -> std::str::Chars<'_> {
    text.chars()
}
```
",
};

/// `ty` is the receiver's type; advice goes into help lines.
pub fn error<S>(method: &str, ty: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("`{ty}` has no supported method `{method}`"),
        span,
    )
}
