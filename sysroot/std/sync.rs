//! Threads' tools: a function has one thread.

use crate::ops::Deref;

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
#[js(unsupported, instead = "a `static` with `LazyLock`")]
pub struct OnceLock<T> {
    value: T,
}

/// A value that is computed once: when the output is loaded. It can only be what needs no control flow,
/// so that nobody sees when it is.
pub struct LazyLock<T, F = fn() -> T> {
    value: T,
}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    /// From the function that computes it.
    #[inline]
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { value: f() }
    }

    /// The value.
    #[inline]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        &this.value
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
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
