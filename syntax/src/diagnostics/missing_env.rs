//! `env!` of a variable that is not set.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0701",
    title: "missing environment variable",
    checked_by: CheckedBy::Compiler,
    explanation: r#"
`env!` is resolved when the function is built, from the environment of the build. A variable that is
not set there is an error.

```rust,fails
const HOST: &str = env!("API_HOTS");
```

```rust
const HOST: &str = env!("API_HOST");
```
"#,
};

/// `name` is the variable's name.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("the environment variable `{name}` is not set"),
        span,
    )
    .help(format!("set it for the build: `{name}=… cfc build`"))
}
