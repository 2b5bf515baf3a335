//! Deep stacks, and threads beside this one.

#[cfg(target_os = "linux")]
mod processor;

use std::io;
use std::panic::resume_unwind;
use std::thread::{Builder, Scope, ScopedJoinHandle, scope};

/// Deeply nested sources take deep recursion. Memory that nobody touches costs nothing.
const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Runs `work` on a stack that holds deeply nested sources: this one, if enough of it is left.
///
/// ```
/// assert_eq!(cfc_threads::with_big_stack(|| 1 + 1), 2);
/// ```
pub fn with_big_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::maybe_grow(STACK_BYTES / 2, STACK_BYTES, work)
}

/// What starts a thread with such a stack.
///
/// ```
/// let thread = cfc_threads::builder().spawn(|| 1 + 1)?;
/// assert_eq!(thread.join().unwrap(), 2);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn builder() -> Builder {
    Builder::new()
        .name("cfc".to_owned())
        .stack_size(STACK_BYTES)
}

/// Starts a thread with such a stack that works while this one does, on another processor from the start.
///
/// # Errors
///
/// The system has no thread left; whoever shares work can do all of it then.
///
/// ```
/// let sum = std::thread::scope(|scope| {
///     let other = cfc_threads::beside(scope, || (1..=50).sum::<u32>())?;
///     let own: u32 = (51..=100).sum();
///     Ok::<u32, std::io::Error>(own + other.join().unwrap())
/// })?;
/// assert_eq!(sum, 5050);
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn beside<'scope, T: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> T + Send + 'scope,
) -> io::Result<ScopedJoinHandle<'scope, T>> {
    #[cfg(target_os = "linux")]
    {
        let here = processor::current();
        let thread = builder().spawn_scoped(scope, move || {
            processor::leave(here);
            work()
        })?;
        // Until it has left, if it has to, it needs this processor.
        std::thread::yield_now();
        Ok(thread)
    }
    #[cfg(not(target_os = "linux"))]
    builder().spawn_scoped(scope, work)
}

/// Runs `own` here and `help` on so many threads beside it; all that they found, in no order. Without one of the
/// threads, the others take its share: they all take from what is left.
///
/// ```
/// let left = std::sync::Mutex::new((1..=100).collect::<Vec<u32>>());
/// let take = || std::iter::from_fn(|| left.lock().unwrap().pop()).collect();
/// let ((), all) = cfc_threads::helped(1, take, || ((), take()));
/// assert_eq!(all.iter().sum::<u32>(), 5050);
/// ```
pub fn helped<R, T: Send>(
    threads: usize,
    help: impl Fn() -> Vec<T> + Sync,
    own: impl FnOnce() -> (R, Vec<T>),
) -> (R, Vec<T>) {
    scope(|scope| {
        let start = |_| beside(scope, &help).ok();
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
