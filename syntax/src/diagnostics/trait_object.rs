//! `dyn Trait`.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0104",
    title: "trait object",
    checked_by: CheckedBy::Subset,
    explanation: r"
Every call is resolved when the function is built, so that what a handler does not reach stays
out of its 10 KB. A `dyn Trait` would keep every implementation alive.

```rust,fails
trait Rule {
    fn applies(&self, uri: &str) -> bool;
}

fn any(rules: &[&dyn Rule], uri: &str) -> bool {
    rules.iter().any(|rule| rule.applies(uri))
}
```

Take a type parameter or `impl Trait` where one type is meant, an enum where several are:

```rust
trait Rule {
    fn applies(&self, uri: &str) -> bool;
}

enum Rules {
    Prefix(&'static str),
    Suffix(&'static str),
}

impl Rule for Rules {
    fn applies(&self, uri: &str) -> bool {
        match self {
            Rules::Prefix(text) => uri.starts_with(text),
            Rules::Suffix(text) => uri.ends_with(text),
        }
    }
}

fn any(rules: &[impl Rule], uri: &str) -> bool {
    rules.iter().any(|rule| rule.applies(uri))
}
```
",
};

/// `what` names the form, as in "a trait object".
pub fn error<S>(what: &str, span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        format!("{what} needs dynamic dispatch, which is not part of the subset"),
        span,
    )
    .help("use a type parameter or `impl Trait`, or an enum of the possible types")
}
