//! The order of a hash map or set would show.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0410",
    title: "the order of a hash map",
    checked_by: CheckedBy::Compiler,
    explanation: r"
The order of a `HashMap` and of a `HashSet` differs from run to run natively. A function whose result
depends on it has no one result that a test could compare, so it is refused.

```rust,fails
use std::collections::HashMap;

fn names(map: &HashMap<String, u32>) -> Vec<String> {
    map.keys().cloned().collect()
}
```

A `BTreeMap` has an order. A `HashMap` may be asked what no order can change: `count`, the `sum` of
integers, `min`, `max`, `all`, `any`, what `collect` or `extend` puts into a set or a map, and a list that
the next statement sorts. The closures on the way must change nothing and log nothing.

```rust
use std::collections::HashMap;

fn names(map: &HashMap<String, u32>) -> Vec<String> {
    let mut names: Vec<String> = map.keys().cloned().collect();
    names.sort();
    names
}

fn total(map: &HashMap<String, u32>) -> u32 {
    map.values().filter(|n| **n > 1).sum()
}
```

`all` and `any` may stop early, and which values they leave shows the order: they have to be called on what
ends with the call, as in `map.values().any(…)`.

```rust,fails
use std::collections::HashMap;

fn rest(map: &HashMap<String, u32>) -> usize {
    let mut values = map.values();
    if values.any(|n| *n > 5) { values.count() } else { 0 }
}
```

Where values are equal to what chooses between them, as two that have the greatest key, the function
stops instead: the order would decide.
",
};

/// See the explanation.
pub fn error<S>(span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        "the order of a hash map or set would decide the result",
        span,
    )
    .help("use a `BTreeMap` or `BTreeSet`, or sort what is collected in the next statement")
}
