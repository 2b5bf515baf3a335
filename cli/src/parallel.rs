//! The same work on each of many items, on as many threads as there are processors.
//! Threads take pieces of them: work that shares something within a piece is given the pieces.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use cfc_threads::{helped, with_big_stack};

/// How many items make a piece.
pub const PIECE: usize = 32;

/// What `work` gives for each item, in the items' order.
pub fn map<'a, T: Sync, R: Send>(items: &'a [T], work: impl Fn(&'a T) -> R + Sync) -> Vec<R> {
    let pieces: Vec<&[T]> = items.chunks(PIECE).collect();
    let done = each_piece(&pieces, |piece| piece.iter().map(&work).collect::<Vec<R>>());
    done.into_iter().flatten().collect()
}

/// What `work` gives for each piece, in the pieces' order.
pub fn each_piece<T: Sync, R: Send>(pieces: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let groups: Vec<&[T]> = pieces.chunks(1).collect();
    each_of_groups(&groups, work)
}

/// What `work` gives for each piece, in order. A group is left to one thread as long as there are
/// others to begin, for its pieces share something; at the end all threads help.
pub fn each_of_groups<T: Sync, R: Send>(groups: &[&[T]], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let begun = AtomicUsize::new(0);
    let next: Vec<AtomicUsize> = groups.iter().map(|_| AtomicUsize::new(0)).collect();
    let finish = |group: usize, done: &mut Vec<((usize, usize), R)>| {
        loop {
            let at = next[group].fetch_add(1, Ordering::Relaxed);
            let Some(piece) = groups[group].get(at) else {
                return;
            };
            done.push(((group, at), work(piece)));
        }
    };
    let take = || {
        let mut done = Vec::new();
        loop {
            let group = begun.fetch_add(1, Ordering::Relaxed);
            if group >= groups.len() {
                break;
            }
            finish(group, &mut done);
        }
        for group in 0..groups.len() {
            finish(group, &mut done);
        }
        done
    };
    let pieces: usize = groups.iter().map(|group| group.len()).sum();
    // Asking how many processors there are takes longer than many a piece.
    let threads = match pieces {
        0 | 1 => 1,
        _ => thread::available_parallelism().map_or(1, usize::from),
    };
    if threads == 1 {
        return in_order(take());
    }
    // Functions are read in them, which takes a large stack.
    let own = || ((), with_big_stack(take));
    let ((), done) = helped(threads.min(pieces) - 1, take, own);
    in_order(done)
}

fn in_order<R>(mut done: Vec<((usize, usize), R)>) -> Vec<R> {
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
