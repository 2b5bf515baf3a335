//! `macro_rules!`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0107",
    title: "macro definition",
    checked_by: CheckedBy::Subset,
    explanation: r#"
The compiler reads what you wrote, not what rustc expands it to, so that errors and source maps
point at your own lines. Macros of your own are therefore refused.

```rust,fails
macro_rules! is_image {
    ($uri:expr) => { $uri.ends_with(".png") || $uri.ends_with(".jpg") };
}
```

A function does the same and costs nothing, since small functions are inlined:

```rust
fn is_image(uri: &str) -> bool {
    uri.ends_with(".png") || uri.ends_with(".jpg")
}
```
"#,
};

/// `what` names the form: "a `macro_rules!` definition".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} is not part of the subset"), span)
        .help("write a function, generic if need be; small ones are inlined")
}
