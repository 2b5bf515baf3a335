//! Interior mutability: values are changed through `&mut`.

/// Not here.
#[js(unsupported, instead = "a `mut` variable and `&mut`")]
pub struct Cell<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `mut` variable and `&mut`")]
pub struct RefCell<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "an `Option` and `get_or_insert_with`")]
pub struct OnceCell<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `const`, or a function")]
pub struct LazyCell<T> {
    value: T,
}
