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
use std::collections::HashMap;

fn names(map: &HashMap<String, String>) -> Vec<String> {
    map.keys().cloned().collect()
}
```

The order of a `HashMap` is random natively, so it has no iteration here. A `BTreeMap` has an order:

```rust
use std::collections::BTreeMap;

fn names(map: &BTreeMap<String, String>) -> Vec<String> {
    map.keys().cloned().collect()
}
```
",
};

/// `path` is the item's path in the standard library; `instead` says what to use.
pub fn error<S>(path: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("`{path}` is not supported"), span).help(instead)
}
