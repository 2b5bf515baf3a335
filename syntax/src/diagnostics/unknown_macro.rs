//! A macro that is not among the supported ones.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0108",
    title: "macro that is not supported",
    checked_by: CheckedBy::Subset,
    explanation: r#"
The compiler knows the macros below and no others, since it reads your source and not its
expansion: `assert`, `assert_eq`, `assert_ne` and their `debug_` forms, `concat`, `env`, `format`,
`include_str`, `matches`, `panic`, `println`, `stringify`, `todo`, `unimplemented`,
`unreachable`, `vec`, `write`, `writeln`.

```rust,fails
fn log(uri: &str) {
    eprintln!("{uri}");
}
```

`println!` becomes a line of the function's log, and everything else can be a function:

```rust
fn log(uri: &str) {
    println!("{uri}");
}
```
"#,
};

/// `name` is the macro's name without `!`; `instead` says what to write.
pub fn error<S>(name: &str, instead: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("the macro `{name}!` is not supported"), span).help(instead)
}
