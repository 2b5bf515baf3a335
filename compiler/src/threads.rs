//! Several threads for one package. What a thread knows of names and types is its own: each resolves
//! the package for itself, takes the next handler that nobody has, and checks what that one reaches.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, scope};

use rustc_hash::FxHashMap;

use crate::resolve::Files;

/// A thread more pays from about this number of handlers on: it has to resolve all of them.
pub const HANDLERS_PER_THREAD: usize = 4;

/// Deep expressions need deep recursion.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// Numbers, each given once.
#[derive(Default)]
pub struct Queue(AtomicUsize);

impl Queue {
    /// The next number.
    pub fn take(&self) -> usize {
        self.0.fetch_add(1, Ordering::Relaxed)
    }
}

/// Runs `own` here and `help` on so many threads beside it; all that they found, in no order.
pub fn helped<R, T: Send>(
    threads: usize,
    help: impl Fn() -> Vec<T> + Sync,
    own: impl FnOnce() -> (R, Vec<T>),
) -> (R, Vec<T>) {
    scope(|scope| {
        let start = |_| {
            let thread = Builder::new().name("cfc".to_owned());
            // Without the thread, the others take its share.
            thread
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, &help)
                .ok()
        };
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

/// Files that are read once, so that all threads see the same texts.
pub struct Remembered<'a> {
    files: &'a dyn Files,
    read: Mutex<FxHashMap<String, Result<String, String>>>,
}

impl<'a> Remembered<'a> {
    /// Nothing is read yet.
    pub fn new(files: &'a dyn Files) -> Remembered<'a> {
        Remembered {
            files,
            read: Mutex::default(),
        }
    }
}

impl Files for Remembered<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = read.get(path) {
            return known.clone();
        }
        let text = self.files.read(path);
        read.insert(path.to_owned(), text.clone());
        text
    }
}
