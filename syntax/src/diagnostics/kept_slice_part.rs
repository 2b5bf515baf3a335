//! A part of a slice, borrowed mutably, that is kept.

use super::{CheckedBy, Code, Diagnostic};

/// See the explanation.
pub const CODE: Code = Code {
    id: "CFC0409",
    title: "a mutable part of a slice that is kept",
    checked_by: CheckedBy::Compiler,
    explanation: r"
A slice is an array in JavaScript, and a part of an array is not one. The compiler follows a mutable
part, as in `&mut list[1..]`, through variables, methods and calls. Put into a list, a map or a cell
that lives on, or given back by a function that stays one, it would have to be an array that shares
its elements.

```rust,fails
fn halves(list: &mut [u8]) -> Vec<&mut [u8]> {
    let middle = list.len() / 2;
    let (left, right) = list.split_at_mut(middle);
    vec![left, right]
}
```

Keep the positions instead:

```rust
fn halves(list: &[u8]) -> Vec<std::ops::Range<usize>> {
    let middle = list.len() / 2;
    vec![0..middle, middle..list.len()]
}
```
",
};

/// See the explanation.
pub fn error<S>(span: S) -> Diagnostic<S> {
    Diagnostic::error(
        &CODE,
        "a mutable part of a slice cannot be kept as a value",
        span,
    )
    .help("keep the positions, and borrow the part where it is changed")
}
