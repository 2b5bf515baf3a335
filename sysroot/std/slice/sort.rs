//! Sorting, searching, and what follows from order.

use crate::cmp::Ordering;
use crate::intrinsics::{eq_is_identity, is_text, is_unordered, never_undefined, raw_add, raw_sub};

/// Sorts as `compare` says; equal elements keep their order.
// QUIRK(js): `Array.prototype.sort` is stable on every engine, but puts `undefined` last without asking.
#[inline]
fn sort_with<T, F: FnMut(&T, &T) -> Ordering>(list: &mut [T], mut compare: F) {
    if never_undefined::<T>() {
        js!("$list.sort($compare)")
    } else {
        merge_sort(list, compare);
    }
}

/// Sorts in the order of the elements' type.
#[inline]
fn sort_all<T: Ord>(list: &mut [T]) {
    if is_text::<T>() {
        // QUIRK(njs): the engine compares texts by code points, which is the order of their bytes.
        js!("$list.sort()")
    } else {
        sort_with(list, |a: &T, b: &T| a.cmp(b));
    }
}

/// Panics if two of the sorted values are equal: they came in no order, and have none now.
#[inline]
fn no_ties<T, F: FnMut(&T, &T) -> bool>(list: &[T], mut is_tie: F) {
    let mut i: usize = 1;
    while i < list.len() {
        if is_tie(&list[i - 1], &list[i]) {
            panic!("values that came in no order are equal to what sorts them");
        }
        i = raw_add(i, 1);
    }
}

impl<T> [T] {
    /// Sorts; equal elements keep their order.
    #[js(sorts)]
    #[inline]
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        sort_all(self);
        if is_unordered() && !eq_is_identity::<T>() {
            no_ties(self, |a: &T, b: &T| a.cmp(b).is_eq());
        }
    }

    /// Sorts as `compare` says; equal elements keep their order.
    #[js(sorts)]
    #[inline]
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort_with(self, compare);
        if is_unordered() {
            no_ties(self, |a: &T, b: &T| compare(a, b).is_eq());
        }
    }

    /// Sorts by a key; elements with equal keys keep their order.
    #[js(sorts)]
    #[inline]
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort_with(self, |a: &T, b: &T| f(a).cmp(&f(b)));
        if is_unordered() {
            no_ties(self, |a: &T, b: &T| f(a) == f(b));
        }
    }

    /// Sorts by a key; elements with equal keys keep their order.
    #[js(sorts)]
    #[inline]
    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort_with(self, |a: &T, b: &T| f(a).cmp(&f(b)));
        if is_unordered() {
            no_ties(self, |a: &T, b: &T| f(a) == f(b));
        }
    }

    /// Sorts.
    #[js(sorts)]
    #[inline]
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        sort_all(self);
        if is_unordered() && !eq_is_identity::<T>() {
            no_ties(self, |a: &T, b: &T| a.cmp(b).is_eq());
        }
    }

    /// Sorts as `compare` says.
    // QUIRK(std): the order of equal elements is std's own affair; here they keep it.
    #[js(sorts)]
    #[inline]
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        sort_with(self, compare);
        if is_unordered() {
            no_ties(self, |a: &T, b: &T| compare(a, b).is_eq());
        }
    }

    /// Sorts by a key.
    #[js(sorts)]
    #[inline]
    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        sort_with(self, |a: &T, b: &T| f(a).cmp(&f(b)));
        if is_unordered() {
            no_ties(self, |a: &T, b: &T| f(a) == f(b));
        }
    }

    /// Whether each element is at most the next.
    #[inline]
    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        self.is_sorted_by(|a, b| a <= b)
    }

    /// Whether each element and the next are in order, as the closure says.
    #[inline]
    pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, mut compare: F) -> bool {
        let mut i: usize = 1;
        while i < self.len() {
            if !compare(&self[i - 1], &self[i]) {
                return false;
            }
            i = raw_add(i, 1);
        }
        true
    }

    /// Whether each element's key is at most the next one's.
    #[inline]
    pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, f: F) -> bool {
        self.iter().is_sorted_by_key(f)
    }

    /// The position of an element of a sorted slice, or where it would stand.
    #[inline]
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|p| p.cmp(x))
    }

    /// The position of an element by its key, or where it would stand.
    #[inline]
    pub fn binary_search_by_key<B: Ord, F: FnMut(&T) -> B>(&self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    /// The position of an element for which `f` says `Equal`, or where it would stand.
    // The probes are those of std, so that of several equal elements the same one is found.
    #[inline]
    pub fn binary_search_by<F: FnMut(&T) -> Ordering>(&self, mut f: F) -> Result<usize, usize> {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base: usize = 0;
        while size > 1 {
            let half: usize = js!(pure "$size >>> 1");
            let mid = raw_add(base, half);
            if !f(&self[mid]).is_gt() {
                base = mid;
            }
            size = raw_sub(size, half);
        }
        match f(&self[base]) {
            Ordering::Equal => Ok(base),
            Ordering::Less => Err(raw_add(base, 1)),
            Ordering::Greater => Err(base),
        }
    }

    /// The position of the first element for which `pred` does not hold, in a slice that is divided so.
    #[inline]
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        match self.binary_search_by(|x| if pred(x) { Ordering::Less } else { Ordering::Greater }) {
            Ok(i) => i,
            Err(i) => i,
        }
    }
}

/// Merges runs of doubling width. Elements are moved within and between arrays, never looked into.
fn merge_sort<T, F: FnMut(&T, &T) -> Ordering>(list: &mut [T], mut compare: F) {
    let n = list.len();
    let mut width: usize = 1;
    while width < n {
        let from: Vec<T> = js!(read "$list.slice()");
        let mut start: usize = 0;
        let mut at: usize = 0;
        while start < n {
            let middle = raw_add(start, width).min(n);
            let end = raw_add(middle, width).min(n);
            let mut left = start;
            let mut right = middle;
            while at < end {
                let take_left = left < middle
                    && (right >= end || {
                        let a: &T = js!(read "$from[$left]");
                        let b: &T = js!(read "$from[$right]");
                        !compare(a, b).is_gt()
                    });
                if take_left {
                    js!("$list[$at] = $from[$left]");
                    left = raw_add(left, 1);
                } else {
                    js!("$list[$at] = $from[$right]");
                    right = raw_add(right, 1);
                }
                at = raw_add(at, 1);
            }
            start = end;
        }
        width = raw_add(width, width);
    }
}
