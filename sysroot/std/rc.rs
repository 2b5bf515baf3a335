//! Shared ownership: there is one owner, and references.

/// Not here.
#[js(unsupported, instead = "a reference, or a clone")]
pub struct Rc<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "an index into a `Vec`")]
pub struct Weak<T> {
    value: T,
}
