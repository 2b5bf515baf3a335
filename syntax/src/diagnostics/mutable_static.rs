//! `static mut`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0106",
    title: "mutable static",
    checked_by: CheckedBy::Subset,
    explanation: r"
Every run of a CloudFront function starts afresh, so a `static mut` would look like a memory
between requests and be none. Besides, only `unsafe` code can use it.

```rust,fails
static mut SEEN: u32 = 0;
```

Constants and immutable statics are supported; state of one run belongs into a variable, state
between runs into a key-value store:

```rust
static LIMIT: u32 = 10;

fn count(seen: &mut u32) -> bool {
    *seen += 1;
    *seen <= LIMIT
}
```
",
};

/// `what` names the form: "a `static mut`".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} is not part of the subset"), span)
        .help("pass the state as `&mut`; every run of the function starts afresh anyway")
}
