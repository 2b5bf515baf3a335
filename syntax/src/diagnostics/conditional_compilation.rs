//! `cfg` other than `cfg(test)`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0115",
    title: "conditional compilation",
    checked_by: CheckedBy::Subset,
    explanation: r#"
The native run is the meaning of a function, so both must see the same program: `cfg(test)` and
`cfg(not(test))` are understood, other conditions are refused.

```rust,fails
#[cfg(debug_assertions)]
const HOST: &str = "test.example.com";
```

A value that differs between builds comes from the environment of the build:

```rust
const HOST: &str = env!("API_HOST");
```
"#,
};

/// `condition` is the text between the parentheses.
pub fn error<S>(condition: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the condition `{condition}` is not known when a function is built"),
        span,
    )
    .help("use `env!(\"NAME\")` for a value that differs between builds; `cfg(test)` is understood")
}
