//! Several threads for one package. They share its definitions; what a thread knows of types is its own: it
//! takes the next handler that nobody has, and checks what that one reaches.

use std::sync::atomic::{AtomicUsize, Ordering};

/// A thread more pays from about this number of handlers on: what they have in common is checked by each thread.
pub const HANDLERS_PER_THREAD: usize = 4;

/// Values, each given once, in order.
pub struct Queue<T> {
    values: Vec<T>,
    next: AtomicUsize,
}

impl<T: Copy> Queue<T> {
    /// Nothing of it is given yet.
    pub fn new(values: Vec<T>) -> Queue<T> {
        Queue {
            values,
            next: AtomicUsize::new(0),
        }
    }

    /// The next value, if there is one.
    pub fn take(&self) -> Option<T> {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        self.values.get(at).copied()
    }
}
