//! Several threads for one package. They share its definitions; what a thread knows of types is its own: it
//! takes the next handler that nobody has, and checks what that one reaches.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::scope;

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

/// Runs `own` here and `help` on so many threads beside it; all that they found, in no order.
pub fn helped<R, T: Send>(
    threads: usize,
    help: impl Fn() -> Vec<T> + Sync,
    own: impl FnOnce() -> (R, Vec<T>),
) -> (R, Vec<T>) {
    scope(|scope| {
        // Without the thread, the others take its share.
        let start = |_| cfc_threads::beside(scope, &help).ok();
        let started: Vec<_> = (0..threads).filter_map(start).collect();
        let (result, mut found) = own();
        for thread in started {
            match thread.join() {
                Ok(more) => found.extend(more),
                Err(panic) => resume_unwind(panic),
            }
        }
        (result, found)
    })
}
