//! `unsafe` in any of its forms.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0101",
    title: "`unsafe` code",
    checked_by: CheckedBy::Subset,
    explanation: r"
JavaScript has no memory to be unsafe with, so `unsafe` blocks, functions, traits, impls and
attributes have no meaning there.

```rust,fails
fn first(bytes: &[u8]) -> u8 {
    unsafe { *bytes.get_unchecked(0) }
}
```

The safe counterpart compiles, and a check that a range analysis proves needless costs nothing:

```rust
fn first(bytes: &[u8]) -> u8 {
    bytes[0]
}
```
",
};

/// `what` names the form, as in "an `unsafe` block".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} cannot become JavaScript"), span)
        .help("use the safe counterpart; needless bounds checks are removed from the output")
}
