//! An array length that the compiler does not evaluate.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0408",
    title: "length that is not a plain constant",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The length of an array is part of its type, so the compiler has to know it. It evaluates numbers, other
constants, arithmetic, and the `len()` of a constant; it does not run functions for it.

```rust,fails
const fn twice(n: usize) -> usize {
    n * 2
}

fn rows() -> [u8; twice(4)] {
    [0; 8]
}
```

Write the length out:

```rust
const ROWS: usize = 4 * 2;

fn rows() -> [u8; ROWS] {
    [0; 8]
}
```
",
};

/// Points at the length.
pub fn error<S>(span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, "this length is not a plain constant", span)
        .help("write it as a number, or as arithmetic on constants")
}
