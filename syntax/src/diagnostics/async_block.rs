//! Asynchronous blocks and closures.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0110",
    title: "asynchronous block or closure",
    checked_by: CheckedBy::Subset,
    explanation: r#"
The engine loses what an asynchronous closure captures (`async-await-syntax`: "async arguments and
closures are not supported"). Only functions may be `async`.

```rust,fails
async fn greeting(name: String) -> String {
    let text = async { format!("hello {name}") };
    text.await
}
```

An `async fn` takes what it needs as arguments:

```rust
async fn greeting(name: String) -> String {
    text(&name).await
}

async fn text(name: &str) -> String {
    format!("hello {name}")
}
```
"#,
};

/// `what` names the form, as in "an `async` block".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("{what} is not part of the subset"), span)
        .note("the engine loses what an asynchronous closure captures (async-await-syntax)")
        .help("write an `async fn` that takes what it needs as arguments")
}
