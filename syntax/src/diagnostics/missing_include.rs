//! `include_str!` of a file that cannot be read.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0702",
    title: "missing included file",
    checked_by: CheckedBy::Compiler,
    explanation: r#"
`include_str!` takes a path relative to the file that it stands in, and the text must be UTF-8.

```rust,fails
const REDIRECTS: &str = include_str!("redirect.json");
```

```rust
const REDIRECTS: &str = include_str!("redirects.json");
```
"#,
};

/// `path` is the path as written, `why` the reader's message.
pub fn error<S>(path: &str, why: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("cannot include `{path}`: {why}"), span)
        .help("the path is relative to the file that contains `include_str!`")
}
