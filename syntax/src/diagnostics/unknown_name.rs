//! A name that nothing declares.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0401",
    title: "unknown name",
    checked_by: CheckedBy::Compiler,
    explanation: r#"
The name is declared neither in the function's file, nor in the modules of its package, nor in the
supported part of the standard library and of `cloudfront_functions`. Other crates are not compiled.

```rust,fails
fn mime(path: &str) -> String {
    mime_guess::from_path(path).to_string()
}
```

```rust
fn mime(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        Some((_, "html")) => "text/html",
        Some((_, "json")) => "application/json",
        _ => "application/octet-stream",
    }
}
```
"#,
};

/// `kind` is what was looked for ("function", "type", "module", "value"), `name` as written.
pub fn error<S>(kind: &str, name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("cannot find the {kind} `{name}`"), span)
}
