//! `flatten` and `flat_map`.

use super::{DoubleEndedIterator, FusedIterator, IntoIterator, Iterator};

/// The values of all the iterators.
pub struct Flatten<I: Iterator>
where
    I::Item: IntoIterator,
{
    iter: I,
    front: Option<<I::Item as IntoIterator>::IntoIter>,
    back: Option<<I::Item as IntoIterator>::IntoIter>,
}

impl<I: Iterator> Flatten<I>
where
    I::Item: IntoIterator,
{
    #[inline]
    pub(super) fn new(iter: I) -> Flatten<I> {
        Flatten { iter, front: None, back: None }
    }
}

impl<I: Iterator> Iterator for Flatten<I>
where
    I::Item: IntoIterator,
{
    type Item = <I::Item as IntoIterator>::Item;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<<I::Item as IntoIterator>::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                if let Some(x) = inner.next() {
                    return Some(x);
                }
                self.front = None;
            }
            match self.iter.next() {
                Some(next) => self.front = Some(next.into_iter()),
                None => {
                    return match &mut self.back {
                        Some(inner) => inner.next(),
                        None => None,
                    };
                }
            }
        }
    }

    #[inline]
    fn fold<B, F: FnMut(B, <I::Item as IntoIterator>::Item) -> B>(mut self, init: B, mut f: F) -> B {
        let mut acc = init;
        if let Some(mut inner) = self.front {
            while let Some(x) = inner.next() {
                acc = f(acc, x);
            }
        }
        while let Some(next) = self.iter.next() {
            for x in next {
                acc = f(acc, x);
            }
        }
        if let Some(mut inner) = self.back {
            while let Some(x) = inner.next() {
                acc = f(acc, x);
            }
        }
        acc
    }

    #[js(each)]
    #[inline]
    fn for_each<F: FnMut(<I::Item as IntoIterator>::Item)>(mut self, mut f: F) {
        if let Some(mut inner) = self.front {
            inner.for_each(|x| f(x));
        }
        self.iter.for_each(|next| next.into_iter().for_each(|x| f(x)));
        if let Some(mut inner) = self.back {
            inner.for_each(|x| f(x));
        }
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Flatten<I>
where
    I::Item: IntoIterator,
    <I::Item as IntoIterator>::IntoIter: DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<<I::Item as IntoIterator>::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                if let Some(x) = inner.next_back() {
                    return Some(x);
                }
                self.back = None;
            }
            match self.iter.next_back() {
                Some(next) => self.back = Some(next.into_iter()),
                None => {
                    return match &mut self.front {
                        Some(inner) => inner.next_back(),
                        None => None,
                    };
                }
            }
        }
    }
}

/// The values of all the iterators that the function makes.
pub struct FlatMap<I, U: IntoIterator, F> {
    iter: I,
    f: F,
    front: Option<U::IntoIter>,
    back: Option<U::IntoIter>,
}

impl<I, U: IntoIterator, F> FlatMap<I, U, F> {
    #[inline]
    pub(super) fn new(iter: I, f: F) -> FlatMap<I, U, F> {
        FlatMap { iter, f, front: None, back: None }
    }
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> Iterator for FlatMap<I, U, F> {
    type Item = U::Item;

    #[js(each)]
    #[inline]
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                if let Some(x) = inner.next() {
                    return Some(x);
                }
                self.front = None;
            }
            match self.iter.next() {
                Some(next) => self.front = Some((self.f)(next).into_iter()),
                None => {
                    return match &mut self.back {
                        Some(inner) => inner.next(),
                        None => None,
                    };
                }
            }
        }
    }

    #[inline]
    fn fold<B, G: FnMut(B, U::Item) -> B>(mut self, init: B, mut g: G) -> B {
        let mut acc = init;
        if let Some(mut inner) = self.front {
            while let Some(x) = inner.next() {
                acc = g(acc, x);
            }
        }
        while let Some(next) = self.iter.next() {
            for x in (self.f)(next) {
                acc = g(acc, x);
            }
        }
        if let Some(mut inner) = self.back {
            while let Some(x) = inner.next() {
                acc = g(acc, x);
            }
        }
        acc
    }

    #[js(each)]
    #[inline]
    fn for_each<G: FnMut(U::Item)>(mut self, mut g: G) {
        if let Some(mut inner) = self.front {
            inner.for_each(|x| g(x));
        }
        let mut make = self.f;
        self.iter.for_each(|next| make(next).into_iter().for_each(|x| g(x)));
        if let Some(mut inner) = self.back {
            inner.for_each(|x| g(x));
        }
    }
}

impl<I: DoubleEndedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> DoubleEndedIterator for FlatMap<I, U, F>
where
    U::IntoIter: DoubleEndedIterator,
{
    #[inline]
    fn next_back(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.back {
                if let Some(x) = inner.next_back() {
                    return Some(x);
                }
                self.back = None;
            }
            match self.iter.next_back() {
                Some(next) => self.back = Some((self.f)(next).into_iter()),
                None => {
                    return match &mut self.front {
                        Some(inner) => inner.next_back(),
                        None => None,
                    };
                }
            }
        }
    }
}

impl<I: FusedIterator> FusedIterator for Flatten<I> where I::Item: IntoIterator {}
impl<I: FusedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> FusedIterator for FlatMap<I, U, F> {}
