//! `Iterator` and its refinements.

use super::{
    Chain, Cloned, Copied, Cycle, Enumerate, Extend, Filter, FilterMap, FlatMap, Flatten, FromIterator, Fuse, Inspect,
    IntoIterator, Map, MapWhile, Peekable, Product, Rev, Scan, Skip, SkipWhile, StepBy, Sum, Take, TakeWhile, Zip,
};
use crate::cmp::{Ord, Ordering, PartialEq, PartialOrd};
use crate::intrinsics::{eq_is_identity, is_unordered, raw_add, raw_sub};
use crate::ops::{ControlFlow, Try};

/// Panics if values that came in no order are equal by their order and may differ all the same.
#[inline]
fn same_or_apart<T: Ord>(a: &T, b: &T) {
    if is_unordered() && !eq_is_identity::<T>() && Ord::cmp(a, b).is_eq() {
        panic!("values that came in no order are equal to what chooses between them");
    }
}

/// A source of values, one at a time.
#[lang = "Iterator"]
pub trait Iterator {
    /// The values.
    type Item;

    /// The next value.
    #[lang = "next"]
    fn next(&mut self) -> Option<Self::Item>;

    /// How many values there are, at least and at most.
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, None)
    }

    /// How many values there are.
    #[js(any_order)]
    #[inline]
    fn count(mut self) -> usize
    where
        Self: Sized,
    {
        let mut n: usize = 0;
        while let Some(_) = self.next() {
            n = raw_add(n, 1);
        }
        n
    }

    /// The last value.
    #[inline]
    fn last(mut self) -> Option<Self::Item>
    where
        Self: Sized,
    {
        let mut last = None;
        while let Some(x) = self.next() {
            last = Some(x);
        }
        last
    }

    /// The value after `n` others.
    #[inline]
    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        let mut left = n;
        while let Some(x) = self.next() {
            if left == 0 {
                return Some(x);
            }
            left = raw_sub(left, 1);
        }
        None
    }

    /// Every `step`th value, from the first on.
    #[inline]
    fn step_by(self, step: usize) -> StepBy<Self>
    where
        Self: Sized,
    {
        StepBy::new(self, step)
    }

    /// These values, then `other`'s.
    #[inline]
    fn chain<U>(self, other: U) -> Chain<Self, U::IntoIter>
    where
        Self: Sized,
        U: IntoIterator<Item = Self::Item>,
    {
        Chain::new(self, other.into_iter())
    }

    /// Pairs with `other`'s values, as long as both have one.
    #[inline]
    fn zip<U>(self, other: U) -> Zip<Self, U::IntoIter>
    where
        Self: Sized,
        U: IntoIterator,
    {
        Zip::new(self, other.into_iter())
    }

    /// The values mapped.
    #[inline]
    fn map<B, F>(self, f: F) -> Map<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> B,
    {
        Map::new(self, f)
    }

    /// Calls `f` for each value.
    #[js(each)]
    #[inline]
    fn for_each<F>(mut self, mut f: F)
    where
        Self: Sized,
        F: FnMut(Self::Item),
    {
        while let Some(x) = self.next() {
            f(x);
        }
    }

    /// The values for which `predicate` holds.
    #[inline]
    fn filter<P>(self, predicate: P) -> Filter<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        Filter::new(self, predicate)
    }

    /// The values that `f` makes, without the `None`s.
    #[inline]
    fn filter_map<B, F>(self, f: F) -> FilterMap<Self, F>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<B>,
    {
        FilterMap::new(self, f)
    }

    /// The values with their numbers from 0.
    #[inline]
    fn enumerate(self) -> Enumerate<Self>
    where
        Self: Sized,
    {
        Enumerate::new(self)
    }

    /// An iterator that can be looked into.
    #[inline]
    fn peekable(self) -> Peekable<Self>
    where
        Self: Sized,
    {
        Peekable::new(self)
    }

    /// The values from the first on for which `predicate` does not hold.
    #[inline]
    fn skip_while<P>(self, predicate: P) -> SkipWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        SkipWhile::new(self, predicate)
    }

    /// The values before the first for which `predicate` does not hold.
    #[inline]
    fn take_while<P>(self, predicate: P) -> TakeWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        TakeWhile::new(self, predicate)
    }

    /// The values that `predicate` makes, before its first `None`.
    #[inline]
    fn map_while<B, P>(self, predicate: P) -> MapWhile<Self, P>
    where
        Self: Sized,
        P: FnMut(Self::Item) -> Option<B>,
    {
        MapWhile::new(self, predicate)
    }

    /// The values after the first `n`.
    #[inline]
    fn skip(self, n: usize) -> Skip<Self>
    where
        Self: Sized,
    {
        Skip::new(self, n)
    }

    /// The first `n` values.
    #[inline]
    fn take(self, n: usize) -> Take<Self>
    where
        Self: Sized,
    {
        Take::new(self, n)
    }

    /// The values that `f` makes of a state and each value, before its first `None`.
    #[inline]
    fn scan<St, B, F>(self, initial_state: St, f: F) -> Scan<Self, St, F>
    where
        Self: Sized,
        F: FnMut(&mut St, Self::Item) -> Option<B>,
    {
        Scan::new(self, initial_state, f)
    }

    /// The values of all the iterators that `f` makes.
    #[inline]
    fn flat_map<U, F>(self, f: F) -> FlatMap<Self, U, F>
    where
        Self: Sized,
        U: IntoIterator,
        F: FnMut(Self::Item) -> U,
    {
        FlatMap::new(self, f)
    }

    /// The values of all the iterators.
    #[inline]
    fn flatten(self) -> Flatten<Self>
    where
        Self: Sized,
        Self::Item: IntoIterator,
    {
        Flatten::new(self)
    }

    /// An iterator that stays at its end.
    #[inline]
    fn fuse(self) -> Fuse<Self>
    where
        Self: Sized,
    {
        Fuse::new(self)
    }

    /// Shows each value to `f`.
    #[inline]
    fn inspect<F>(self, f: F) -> Inspect<Self, F>
    where
        Self: Sized,
        F: FnMut(&Self::Item),
    {
        Inspect::new(self, f)
    }

    /// The iterator by reference, to go on with it later.
    #[inline]
    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }

    /// All values in a collection.
    #[inline]
    fn collect<B: FromIterator<Self::Item>>(self) -> B
    where
        Self: Sized,
    {
        FromIterator::from_iter(self)
    }

    /// Two collections: where `f` holds, and where not.
    #[inline]
    fn partition<B, F>(mut self, mut f: F) -> (B, B)
    where
        Self: Sized,
        B: Default + Extend<Self::Item>,
        F: FnMut(&Self::Item) -> bool,
    {
        let mut left: B = B::default();
        let mut right: B = B::default();
        while let Some(x) = self.next() {
            if f(&x) {
                left.extend(Some(x));
            } else {
                right.extend(Some(x));
            }
        }
        (left, right)
    }

    /// Goes through the values with a state, as long as `f` says to go on.
    #[inline]
    fn try_fold<B, F, R>(&mut self, init: B, mut f: F) -> R
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> R,
        R: Try<Output = B>,
    {
        let mut acc = init;
        while let Some(x) = self.next() {
            match f(acc, x).branch() {
                ControlFlow::Continue(next) => acc = next,
                ControlFlow::Break(residual) => return R::from_residual(residual),
            }
        }
        R::from_output(acc)
    }

    /// Calls `f` for the values, as long as it says to go on.
    #[inline]
    fn try_for_each<F, R>(&mut self, mut f: F) -> R
    where
        Self: Sized,
        F: FnMut(Self::Item) -> R,
        R: Try<Output = ()>,
    {
        while let Some(x) = self.next() {
            match f(x).branch() {
                ControlFlow::Continue(_) => {}
                ControlFlow::Break(residual) => return R::from_residual(residual),
            }
        }
        R::from_output(())
    }

    /// The state after all values.
    #[inline]
    fn fold<B, F>(mut self, init: B, mut f: F) -> B
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        let mut acc = init;
        while let Some(x) = self.next() {
            acc = f(acc, x);
        }
        acc
    }

    /// `fold` that starts with the first value.
    #[js(each)]
    #[inline]
    fn reduce<F>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
        F: FnMut(Self::Item, Self::Item) -> Self::Item,
    {
        match self.next() {
            None => None,
            Some(first) => {
                let mut acc = first;
                while let Some(x) = self.next() {
                    acc = f(acc, x);
                }
                Some(acc)
            }
        }
    }

    /// Whether `f` holds for all values.
    #[js(stops)]
    #[inline]
    fn all<F>(&mut self, mut f: F) -> bool
    where
        Self: Sized,
        F: FnMut(Self::Item) -> bool,
    {
        while let Some(x) = self.next() {
            if !f(x) {
                return false;
            }
        }
        true
    }

    /// Whether `f` holds for any value.
    #[js(stops)]
    #[inline]
    fn any<F>(&mut self, mut f: F) -> bool
    where
        Self: Sized,
        F: FnMut(Self::Item) -> bool,
    {
        while let Some(x) = self.next() {
            if f(x) {
                return true;
            }
        }
        false
    }

    /// The first value for which `predicate` holds.
    #[inline]
    fn find<P>(&mut self, mut predicate: P) -> Option<Self::Item>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        while let Some(x) = self.next() {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }

    /// The first value that `f` makes.
    #[inline]
    fn find_map<B, F>(&mut self, mut f: F) -> Option<B>
    where
        Self: Sized,
        F: FnMut(Self::Item) -> Option<B>,
    {
        while let Some(x) = self.next() {
            if let Some(found) = f(x) {
                return Some(found);
            }
        }
        None
    }

    /// The number of the first value for which `predicate` holds.
    #[inline]
    fn position<P>(&mut self, mut predicate: P) -> Option<usize>
    where
        Self: Sized,
        P: FnMut(Self::Item) -> bool,
    {
        let mut i: usize = 0;
        while let Some(x) = self.next() {
            if predicate(x) {
                return Some(i);
            }
            i = raw_add(i, 1);
        }
        None
    }

    /// The number of the last value for which `predicate` holds.
    #[inline]
    fn rposition<P>(&mut self, mut predicate: P) -> Option<usize>
    where
        P: FnMut(Self::Item) -> bool,
        Self: Sized + ExactSizeIterator + DoubleEndedIterator,
    {
        let mut i = self.len();
        while let Some(x) = self.next_back() {
            i = raw_sub(i, 1);
            if predicate(x) {
                return Some(i);
            }
        }
        None
    }

    /// The greatest value; the last of several.
    #[js(any_order)]
    #[inline]
    fn max(self) -> Option<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.reduce(|a, b| {
            same_or_apart(&a, &b);
            if b < a { a } else { b }
        })
    }

    /// The least value; the first of several.
    #[js(any_order)]
    #[inline]
    fn min(self) -> Option<Self::Item>
    where
        Self: Sized,
        Self::Item: Ord,
    {
        self.reduce(|a, b| {
            same_or_apart(&a, &b);
            if b < a { b } else { a }
        })
    }

    /// The value with the greatest key; the last of several.
    #[js(any_order)]
    #[inline]
    fn max_by_key<B: Ord, F>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
        F: FnMut(&Self::Item) -> B,
    {
        match self.next() {
            None => None,
            Some(first) => {
                let mut is_tie = false;
                let mut best_key = f(&first);
                let mut best = first;
                while let Some(x) = self.next() {
                    let key = f(&x);
                    if is_unordered() {
                        is_tie = if best_key < key { false } else { is_tie || !(key < best_key) };
                    }
                    if !(key < best_key) {
                        best_key = key;
                        best = x;
                    }
                }
                if is_tie {
                    panic!("several values have the greatest key, and no order says which is meant");
                }
                Some(best)
            }
        }
    }

    /// The greatest value as `compare` says; the last of several.
    #[inline]
    fn max_by<F>(self, mut compare: F) -> Option<Self::Item>
    where
        Self: Sized,
        F: FnMut(&Self::Item, &Self::Item) -> Ordering,
    {
        self.reduce(|a, b| if compare(&a, &b).is_gt() { a } else { b })
    }

    /// The value with the least key; the first of several.
    #[js(any_order)]
    #[inline]
    fn min_by_key<B: Ord, F>(mut self, mut f: F) -> Option<Self::Item>
    where
        Self: Sized,
        F: FnMut(&Self::Item) -> B,
    {
        match self.next() {
            None => None,
            Some(first) => {
                let mut is_tie = false;
                let mut best_key = f(&first);
                let mut best = first;
                while let Some(x) = self.next() {
                    let key = f(&x);
                    if is_unordered() {
                        is_tie = if key < best_key { false } else { is_tie || !(best_key < key) };
                    }
                    if key < best_key {
                        best_key = key;
                        best = x;
                    }
                }
                if is_tie {
                    panic!("several values have the least key, and no order says which is meant");
                }
                Some(best)
            }
        }
    }

    /// The least value as `compare` says; the first of several.
    #[inline]
    fn min_by<F>(self, mut compare: F) -> Option<Self::Item>
    where
        Self: Sized,
        F: FnMut(&Self::Item, &Self::Item) -> Ordering,
    {
        self.reduce(|a, b| if compare(&a, &b).is_gt() { b } else { a })
    }

    /// The values from the end.
    #[inline]
    fn rev(self) -> Rev<Self>
    where
        Self: Sized + DoubleEndedIterator,
    {
        Rev::new(self)
    }

    /// Two collections of the pairs' halves.
    #[inline]
    fn unzip<A, B, FromA, FromB>(mut self) -> (FromA, FromB)
    where
        FromA: Default + Extend<A>,
        FromB: Default + Extend<B>,
        Self: Sized + Iterator<Item = (A, B)>,
    {
        let mut left: FromA = FromA::default();
        let mut right: FromB = FromB::default();
        while let Some((a, b)) = self.next() {
            left.extend(Some(a));
            right.extend(Some(b));
        }
        (left, right)
    }

    /// The values copied.
    #[inline]
    fn copied<'a, T: 'a + Copy>(self) -> Copied<Self>
    where
        Self: Sized + Iterator<Item = &'a T>,
    {
        Copied::new(self)
    }

    /// The values cloned.
    #[inline]
    fn cloned<'a, T: 'a + Clone>(self) -> Cloned<Self>
    where
        Self: Sized + Iterator<Item = &'a T>,
    {
        Cloned::new(self)
    }

    /// The values again and again.
    #[inline]
    fn cycle(self) -> Cycle<Self>
    where
        Self: Sized + Clone,
    {
        Cycle::new(self)
    }

    /// The sum.
    #[inline]
    fn sum<S>(self) -> S
    where
        Self: Sized,
        S: Sum<Self::Item>,
    {
        Sum::sum(self)
    }

    /// The product.
    #[inline]
    fn product<P>(self) -> P
    where
        Self: Sized,
        P: Product<Self::Item>,
    {
        Product::product(self)
    }

    /// How the values stand to `other`'s: the first difference decides, then the length.
    #[inline]
    fn cmp<I>(mut self, other: I) -> Ordering
    where
        I: IntoIterator<Item = Self::Item>,
        Self::Item: Ord,
        Self: Sized,
    {
        let mut other = other.into_iter();
        loop {
            match self.next() {
                None => return if other.next().is_none() { Ordering::Equal } else { Ordering::Less },
                Some(a) => match other.next() {
                    None => return Ordering::Greater,
                    Some(b) => {
                        let order = Ord::cmp(&a, &b);
                        if order.is_ne() {
                            return order;
                        }
                    }
                },
            }
        }
    }

    /// How the values stand to `other`'s, if at all.
    #[inline]
    fn partial_cmp<I>(mut self, other: I) -> Option<Ordering>
    where
        I: IntoIterator,
        Self::Item: PartialOrd<I::Item>,
        Self: Sized,
    {
        let mut other = other.into_iter();
        loop {
            match self.next() {
                None => return Some(if other.next().is_none() { Ordering::Equal } else { Ordering::Less }),
                Some(a) => match other.next() {
                    None => return Some(Ordering::Greater),
                    Some(b) => match PartialOrd::partial_cmp(&a, &b) {
                        Some(Ordering::Equal) => {}
                        different => return different,
                    },
                },
            }
        }
    }

    /// Whether the values equal `other`'s.
    #[inline]
    fn eq<I>(mut self, other: I) -> bool
    where
        I: IntoIterator,
        Self::Item: PartialEq<I::Item>,
        Self: Sized,
    {
        let mut other = other.into_iter();
        loop {
            match self.next() {
                None => return other.next().is_none(),
                Some(a) => match other.next() {
                    None => return false,
                    Some(b) => {
                        if a != b {
                            return false;
                        }
                    }
                },
            }
        }
    }

    /// Whether the values differ from `other`'s.
    #[inline]
    fn ne<I>(self, other: I) -> bool
    where
        I: IntoIterator,
        Self::Item: PartialEq<I::Item>,
        Self: Sized,
    {
        !Iterator::eq(self, other)
    }

    /// Whether the values are less than `other`'s.
    #[inline]
    fn lt<I>(self, other: I) -> bool
    where
        I: IntoIterator,
        Self::Item: PartialOrd<I::Item>,
        Self: Sized,
    {
        matches!(Iterator::partial_cmp(self, other), Some(Ordering::Less))
    }

    /// Whether each value is at most the next.
    #[inline]
    fn is_sorted(self) -> bool
    where
        Self: Sized,
        Self::Item: PartialOrd,
    {
        self.is_sorted_by(|a, b| a <= b)
    }

    /// Whether each value and the next are in order, as the closure says.
    #[inline]
    fn is_sorted_by<F>(mut self, mut compare: F) -> bool
    where
        Self: Sized,
        F: FnMut(&Self::Item, &Self::Item) -> bool,
    {
        match self.next() {
            None => true,
            Some(first) => {
                let mut last = first;
                while let Some(x) = self.next() {
                    if !compare(&last, &x) {
                        return false;
                    }
                    last = x;
                }
                true
            }
        }
    }

    /// Whether each value's key is at most the next one's.
    #[inline]
    fn is_sorted_by_key<F, K>(self, f: F) -> bool
    where
        Self: Sized,
        F: FnMut(Self::Item) -> K,
        K: PartialOrd,
    {
        self.map(f).is_sorted()
    }
}

impl<I: Iterator + ?Sized> Iterator for &mut I {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
}

/// An iterator with two ends.
pub trait DoubleEndedIterator: Iterator {
    /// The last value.
    fn next_back(&mut self) -> Option<Self::Item>;

    /// The value before `n` others, from the end.
    #[inline]
    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        let mut left = n;
        while let Some(x) = self.next_back() {
            if left == 0 {
                return Some(x);
            }
            left = raw_sub(left, 1);
        }
        None
    }

    /// The state after all values, from the end.
    #[inline]
    fn rfold<B, F>(mut self, init: B, mut f: F) -> B
    where
        Self: Sized,
        F: FnMut(B, Self::Item) -> B,
    {
        let mut acc = init;
        while let Some(x) = self.next_back() {
            acc = f(acc, x);
        }
        acc
    }

    /// The last value for which `predicate` holds.
    #[inline]
    fn rfind<P>(&mut self, mut predicate: P) -> Option<Self::Item>
    where
        Self: Sized,
        P: FnMut(&Self::Item) -> bool,
    {
        while let Some(x) = self.next_back() {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for &mut I {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }
}

/// An iterator that knows its length.
pub trait ExactSizeIterator: Iterator {
    /// How many values are left.
    #[inline]
    fn len(&self) -> usize {
        self.size_hint().0
    }
}

impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for &mut I {
    #[inline]
    fn len(&self) -> usize {
        (**self).len()
    }
}

/// An iterator that stays at its end.
pub trait FusedIterator: Iterator {}
