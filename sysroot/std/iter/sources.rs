//! Iterators that stand at the start of a chain.

use super::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};
use crate::intrinsics::raw_sub;
use crate::marker::PhantomData;

/// No values.
#[derive(Clone)]
pub struct Empty<T> {
    marker: PhantomData<T>,
}

/// An iterator without values.
#[inline]
pub const fn empty<T>() -> Empty<T> {
    Empty { marker: PhantomData }
}

impl<T> Iterator for Empty<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        None
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(0))
    }
}

impl<T> DoubleEndedIterator for Empty<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        None
    }
}

impl<T> ExactSizeIterator for Empty<T> {}
impl<T> FusedIterator for Empty<T> {}

/// One value.
#[derive(Clone)]
pub struct Once<T> {
    value: Option<T>,
}

/// An iterator over one value.
#[inline]
pub fn once<T>(value: T) -> Once<T> {
    Once { value: Some(value) }
}

impl<T> Iterator for Once<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        self.value.take()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.value.is_some() { 1 } else { 0 };
        (n, Some(n))
    }
}

impl<T> DoubleEndedIterator for Once<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        self.value.take()
    }
}

impl<T> ExactSizeIterator for Once<T> {}
impl<T> FusedIterator for Once<T> {}

/// One value, made when asked for.
#[derive(Clone)]
pub struct OnceWith<F> {
    make: Option<F>,
}

/// An iterator over one value, made when asked for.
#[inline]
pub fn once_with<A, F: FnOnce() -> A>(make: F) -> OnceWith<F> {
    OnceWith { make: Some(make) }
}

impl<A, F: FnOnce() -> A> Iterator for OnceWith<F> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        match self.make.take() {
            Some(f) => Some(f()),
            None => None,
        }
    }
}

/// One value for ever.
#[derive(Clone)]
pub struct Repeat<A> {
    element: A,
}

/// An iterator that gives a value for ever.
#[inline]
pub fn repeat<T: Clone>(elt: T) -> Repeat<T> {
    Repeat { element: elt }
}

impl<A: Clone> Iterator for Repeat<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Some(self.element.clone())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }
}

/// One value a number of times.
#[derive(Clone)]
pub struct RepeatN<A> {
    element: A,
    count: usize,
}

/// An iterator that gives a value `count` times.
#[inline]
pub fn repeat_n<T: Clone>(element: T, count: usize) -> RepeatN<T> {
    RepeatN { element, count }
}

impl<A: Clone> Iterator for RepeatN<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if self.count == 0 {
            return None;
        }
        self.count = raw_sub(self.count, 1);
        Some(self.element.clone())
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.count, Some(self.count))
    }
}

impl<A: Clone> DoubleEndedIterator for RepeatN<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        self.next()
    }
}

impl<A: Clone> ExactSizeIterator for RepeatN<A> {}

/// What a function gives, for ever.
#[derive(Clone)]
pub struct RepeatWith<F> {
    repeater: F,
}

/// An iterator over what `repeater` gives, for ever.
#[inline]
pub fn repeat_with<A, F: FnMut() -> A>(repeater: F) -> RepeatWith<F> {
    RepeatWith { repeater }
}

impl<A, F: FnMut() -> A> Iterator for RepeatWith<F> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        Some((self.repeater)())
    }
}

/// What a function gives.
#[derive(Clone)]
pub struct FromFn<F> {
    f: F,
}

/// An iterator whose `next` is `f`.
#[inline]
pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> FromFn<F> {
    FromFn { f }
}

impl<T, F: FnMut() -> Option<T>> Iterator for FromFn<F> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        (self.f)()
    }
}

/// Each value made of the one before.
#[derive(Clone)]
pub struct Successors<T, F> {
    next: Option<T>,
    succ: F,
}

/// An iterator that starts with `first` and makes each value of the one before.
#[inline]
pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> Successors<T, F> {
    Successors { next: first, succ }
}

impl<T, F: FnMut(&T) -> Option<T>> Iterator for Successors<T, F> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.next.take() {
            Some(item) => {
                self.next = (self.succ)(&item);
                Some(item)
            }
            None => None,
        }
    }
}
