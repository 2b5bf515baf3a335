//! A derive outside std's and serde's.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0116",
    title: "derive that is not supported",
    checked_by: CheckedBy::Subset,
    explanation: r"
The compiler writes the code of a derive itself, for those of the standard library (`Clone`, `Copy`,
`Debug`, `Default`, `Eq`, `Hash`, `Ord`, `PartialEq`, `PartialOrd`) and for serde's `Serialize` and
`Deserialize`.

```rust,fails
#[derive(Display)]
struct Country(String);
```

Implement other traits by hand:

```rust
struct Country(String);

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
```
",
};

/// `name` is the derive's path.
pub fn error<S>(name: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(&CODE, format!("the derive `{name}` is not supported"), span)
        .help("implement the trait by hand")
}
