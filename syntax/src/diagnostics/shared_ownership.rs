//! `Rc`, `Arc`, cells and locks.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0302",
    title: "shared ownership or interior mutability",
    checked_by: CheckedBy::Subset,
    explanation: r"
Values in the output are plain JavaScript values with one owner, so that structs can become local
variables. `std::rc`, `std::sync` and `std::cell` would forbid that.

```rust,fails
use std::cell::RefCell;

struct Log {
    lines: RefCell<Vec<String>>,
}
```

Pass `&mut`:

```rust
struct Log {
    lines: Vec<String>,
}

fn note(log: &mut Log, line: &str) {
    log.lines.push(line.to_string());
}
```
",
};

/// `path` is the path as written; `instead` says what to use.
pub fn error<S>(path: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("`{path}` is not part of the subset"), span).help(instead)
}
