//! Threads' tools: a function has one thread.

/// Not here.
#[js(unsupported, instead = "a reference, or a clone")]
pub struct Arc<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `mut` variable and `&mut`")]
pub struct Mutex<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `mut` variable and `&mut`")]
pub struct RwLock<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `const`, or a function")]
pub struct OnceLock<T> {
    value: T,
}

/// Not here.
#[js(unsupported, instead = "a `const`, or a function")]
pub struct LazyLock<T> {
    value: T,
}

/// Numbers that threads share.
pub mod atomic {
    /// Not here.
    #[js(unsupported, instead = "a `mut` variable and `&mut`")]
    pub struct AtomicUsize {}

    /// Not here.
    #[js(unsupported, instead = "a `mut` variable and `&mut`")]
    pub struct AtomicBool {}
}
