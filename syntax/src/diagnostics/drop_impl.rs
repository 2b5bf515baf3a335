//! `impl Drop`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0111",
    title: "destructor",
    checked_by: CheckedBy::Subset,
    explanation: r#"
JavaScript has no moment at which a value ends, so `drop` could not be called when Rust calls it.

```rust,fails
struct Timer;

impl Drop for Timer {
    fn drop(&mut self) {
        println!("done");
    }
}
```

Call what is to happen:

```rust
struct Timer;

impl Timer {
    fn finish(self) {
        println!("done");
    }
}
```
"#,
};

/// `what` names the form: "`impl Drop`".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("{what} is not part of the subset: JavaScript has no destructors"),
        span,
    )
    .help("write a method that takes `self`, and call it where the value ends")
}
