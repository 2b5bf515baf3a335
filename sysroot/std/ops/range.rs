//! Ranges, their bounds, and iterating over them.

use crate::intrinsics::unchecked_int;
use crate::iter::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};

/// `..`
#[lang = "RangeFull"]
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct RangeFull;

/// `start..end`
#[lang = "Range"]
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Range<Idx> {
    /// First.
    pub start: Idx,
    /// One past the last.
    pub end: Idx,
}

/// `start..`
#[lang = "RangeFrom"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeFrom<Idx> {
    /// First.
    pub start: Idx,
}

/// `..end`
#[lang = "RangeTo"]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RangeTo<Idx> {
    /// One past the last.
    pub end: Idx,
}

/// `start..=end`. Iterating moves `start` past `end`, so no third field says that it is exhausted.
#[lang = "RangeInclusive"]
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RangeInclusive<Idx> {
    start: Idx,
    end: Idx,
}

/// `..=end`
#[lang = "RangeToInclusive"]
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RangeToInclusive<Idx> {
    /// The last.
    pub end: Idx,
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound<T> {
    /// The end belongs to the range.
    Included(T),
    /// It does not.
    Excluded(T),
    /// There is no end.
    Unbounded,
}

impl<T> Bound<T> {
    /// The bound with its value's place.
    #[inline]
    pub fn as_ref(&self) -> Bound<&T> {
        match self {
            Bound::Included(x) => Bound::Included(x),
            Bound::Excluded(x) => Bound::Excluded(x),
            Bound::Unbounded => Bound::Unbounded,
        }
    }
}

impl<T> Bound<&T> {
    /// The bound with its own value.
    pub fn cloned(self) -> Bound<T>
    where
        T: Clone,
    {
        match self {
            Bound::Included(x) => Bound::Included(x.clone()),
            Bound::Excluded(x) => Bound::Excluded(x.clone()),
            Bound::Unbounded => Bound::Unbounded,
        }
    }
}

/// Any range, by its two ends.
pub trait RangeBounds<T: ?Sized> {
    /// Where it starts.
    fn start_bound(&self) -> Bound<&T>;

    /// Where it ends.
    fn end_bound(&self) -> Bound<&T>;

    /// Whether it holds `item`.
    fn contains<U>(&self, item: &U) -> bool
    where
        T: PartialOrd<U>,
        U: ?Sized + PartialOrd<T>,
    {
        let after_start = match self.start_bound() {
            Bound::Included(start) => *start <= *item,
            Bound::Excluded(start) => *start < *item,
            Bound::Unbounded => true,
        };
        after_start
            && match self.end_bound() {
                Bound::Included(end) => *item <= *end,
                Bound::Excluded(end) => *item < *end,
                Bound::Unbounded => true,
            }
    }
}

impl<T: ?Sized> RangeBounds<T> for RangeFull {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
}

impl<T> RangeBounds<T> for Range<T> {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Excluded(&self.end)
    }
}

impl<T> RangeBounds<T> for RangeFrom<T> {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }
}

impl<T> RangeBounds<T> for RangeTo<T> {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Excluded(&self.end)
    }
}

impl<T> RangeBounds<T> for RangeInclusive<T> {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Included(&self.start)
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Included(&self.end)
    }
}

impl<T> RangeBounds<T> for (Bound<T>, Bound<T>) {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        self.0.as_ref()
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        self.1.as_ref()
    }
}

impl<T> RangeBounds<T> for RangeToInclusive<T> {
    #[inline]
    fn start_bound(&self) -> Bound<&T> {
        Bound::Unbounded
    }

    #[inline]
    fn end_bound(&self) -> Bound<&T> {
        Bound::Included(&self.end)
    }
}

impl<Idx: PartialOrd<Idx>> Range<Idx> {
    /// Whether it holds `item`.
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        self.start <= *item && *item < self.end
    }

    /// Whether it holds nothing.
    #[inline]
    pub fn is_empty(&self) -> bool {
        !(self.start < self.end)
    }
}

impl<Idx: PartialOrd<Idx>> RangeFrom<Idx> {
    /// Whether it holds `item`.
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        self.start <= *item
    }
}

impl<Idx: PartialOrd<Idx>> RangeTo<Idx> {
    /// Whether it holds `item`.
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        *item < self.end
    }
}

impl<Idx: PartialOrd<Idx>> RangeToInclusive<Idx> {
    /// Whether it holds `item`.
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        *item <= self.end
    }
}

impl<Idx> RangeInclusive<Idx> {
    /// `start..=end`
    #[inline]
    pub const fn new(start: Idx, end: Idx) -> RangeInclusive<Idx> {
        RangeInclusive { start, end }
    }

    /// The first.
    #[inline]
    pub const fn start(&self) -> &Idx {
        &self.start
    }

    /// The last.
    #[inline]
    pub const fn end(&self) -> &Idx {
        &self.end
    }

    /// Both ends.
    #[inline]
    pub fn into_inner(self) -> (Idx, Idx) {
        (self.start, self.end)
    }
}

impl<Idx: PartialOrd<Idx>> RangeInclusive<Idx> {
    /// Whether it holds `item`.
    #[inline]
    pub fn contains<U>(&self, item: &U) -> bool
    where
        Idx: PartialOrd<U>,
        U: ?Sized + PartialOrd<Idx>,
    {
        self.start <= *item && *item <= self.end
    }

    /// Whether it holds nothing.
    #[inline]
    pub fn is_empty(&self) -> bool {
        !(self.start <= self.end)
    }
}

/// What ranges can be iterated over: integers and `char`.
///
/// `past` and `before` may leave the type's range by one, which JavaScript's numbers hold; such a value is
/// only ever given to `not_above`.
pub trait Step: Copy + PartialOrd {
    /// The next one, which exists.
    fn forward(start: Self) -> Self;

    /// The one before, which exists.
    fn backward(end: Self) -> Self;

    /// The next one, even beyond the type's range.
    fn past(start: Self) -> Self;

    /// The one before, even beyond the type's range.
    fn before(end: Self) -> Self;

    /// `a <= b`, where either may lie beyond the type's range.
    fn not_above(a: Self, b: Self) -> bool;

    /// How many steps lead from `start` to `end`; 0 if none does.
    fn distance(start: Self, end: Self) -> usize;

    /// `n` steps on from `start`, or `None` beyond the type's range.
    fn forward_by(start: Self, n: usize) -> Option<Self>;

    /// `n` steps back from `end`, or `None` beyond the type's range.
    fn backward_by(end: Self, n: usize) -> Option<Self>;

    /// The next one; traps beyond the type's range.
    fn forward_checked(start: Self) -> Self;
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Step for Int {
    #[inline]
    fn forward(start: Int) -> Int {
        unchecked_int::<Int>(start as f64 + 1.0)
    }

    #[inline]
    fn backward(end: Int) -> Int {
        unchecked_int::<Int>(end as f64 - 1.0)
    }

    #[inline]
    fn past(start: Int) -> Int {
        js!(pure "$start + 1")
    }

    #[inline]
    fn before(end: Int) -> Int {
        js!(pure "$end - 1")
    }

    #[inline]
    fn not_above(a: Int, b: Int) -> bool {
        js!(pure "$a <= $b")
    }

    #[inline]
    fn distance(start: Int, end: Int) -> usize {
        if start < end { unchecked_int::<usize>(end as f64 - start as f64) } else { 0 }
    }

    #[inline]
    fn forward_by(start: Int, n: usize) -> Option<Int> {
        let sum = start as f64 + n as f64;
        if sum <= Int::MAX as f64 { Some(unchecked_int::<Int>(sum)) } else { None }
    }

    #[inline]
    fn backward_by(end: Int, n: usize) -> Option<Int> {
        let difference = end as f64 - n as f64;
        if difference >= Int::MIN as f64 { Some(unchecked_int::<Int>(difference)) } else { None }
    }

    #[inline]
    fn forward_checked(start: Int) -> Int {
        start + 1
    }
}

impl Step for char {
    #[inline]
    fn forward(start: char) -> char {
        js!(pure "$start === 55295 ? 57344 : $start + 1")
    }

    #[inline]
    fn backward(end: char) -> char {
        js!(pure "$end === 57344 ? 55295 : $end - 1")
    }

    #[inline]
    fn past(start: char) -> char {
        js!(pure "$start === 55295 ? 57344 : $start + 1")
    }

    #[inline]
    fn before(end: char) -> char {
        js!(pure "$end === 57344 ? 55295 : $end - 1")
    }

    #[inline]
    fn not_above(a: char, b: char) -> bool {
        js!(pure "$a <= $b")
    }

    fn distance(start: char, end: char) -> usize {
        js!(pure "$start < $end ? $end - $start - ($start < 55296 && $end > 57343 ? 2048 : 0) : 0")
    }

    fn forward_by(start: char, n: usize) -> Option<char> {
        let mut code = start as u32 as f64 + n as f64;
        if (start as u32) < 0xd800 && code > 55295.0 {
            code = code + 2048.0;
        }
        if code <= 1114111.0 { js!(pure "$code") } else { None }
    }

    fn backward_by(end: char, n: usize) -> Option<char> {
        let mut code = end as u32 as f64 - n as f64;
        if (end as u32) > 0xdfff && code < 57344.0 {
            code = code - 2048.0;
        }
        if code >= 0.0 { js!(pure "$code") } else { None }
    }

    fn forward_checked(start: char) -> char {
        if start == '\u{10ffff}' {
            panic!("overflow in `Step::forward`");
        }
        Step::forward(start)
    }
}

impl<A: Step> Iterator for Range<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if self.start < self.end {
            let value = self.start;
            self.start = Step::forward(value);
            Some(value)
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = Step::distance(self.start, self.end);
        (n, Some(n))
    }

    #[inline]
    fn count(self) -> usize {
        Step::distance(self.start, self.end)
    }

    #[inline]
    fn nth(&mut self, n: usize) -> Option<A> {
        if n < Step::distance(self.start, self.end) {
            if let Some(value) = Step::forward_by(self.start, n) {
                self.start = Step::forward(value);
                return Some(value);
            }
        }
        self.start = self.end;
        None
    }

    #[inline]
    fn last(mut self) -> Option<A> {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for Range<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        if self.start < self.end {
            self.end = Step::backward(self.end);
            Some(self.end)
        } else {
            None
        }
    }
}

impl<A: Step> ExactSizeIterator for Range<A> {}
impl<A: Step> FusedIterator for Range<A> {}

impl<A: Step> Iterator for RangeInclusive<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        if Step::not_above(self.start, self.end) {
            let value = self.start;
            self.start = Step::past(value);
            Some(value)
        } else {
            None
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if Step::not_above(self.start, self.end) { Step::distance(self.start, self.end) + 1 } else { 0 };
        (n, Some(n))
    }

    #[inline]
    fn count(self) -> usize {
        if Step::not_above(self.start, self.end) { Step::distance(self.start, self.end) + 1 } else { 0 }
    }

    #[inline]
    fn last(mut self) -> Option<A> {
        self.next_back()
    }
}

impl<A: Step> DoubleEndedIterator for RangeInclusive<A> {
    #[inline]
    fn next_back(&mut self) -> Option<A> {
        if Step::not_above(self.start, self.end) {
            let value = self.end;
            self.end = Step::before(value);
            Some(value)
        } else {
            None
        }
    }
}

impl<A: Step> FusedIterator for RangeInclusive<A> {}

impl<A: Step> Iterator for RangeFrom<A> {
    type Item = A;

    #[inline]
    fn next(&mut self) -> Option<A> {
        let value = self.start;
        self.start = Step::forward_checked(value);
        Some(value)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        (usize::MAX, None)
    }
}

impl<A: Step> FusedIterator for RangeFrom<A> {}
