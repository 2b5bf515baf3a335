//! Comparison: the traits, `Ordering`, `Reverse`, `min` and `max`.

mod impls;
mod seq;
mod text;
mod tuples;

/// `==` and `!=`
#[lang = "PartialEq"]
pub trait PartialEq<Rhs: ?Sized = Self> {
    /// `self == other`
    fn eq(&self, other: &Rhs) -> bool;

    /// `self != other`
    #[inline]
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

/// Equality that is reflexive.
#[lang = "Eq"]
pub trait Eq: PartialEq<Self> {}

/// `<`, `<=`, `>`, `>=`
#[lang = "PartialOrd"]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    /// How `self` stands to `other`, if at all.
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    /// `self < other`
    #[inline]
    fn lt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Ordering::Less))
    }

    /// `self <= other`
    #[inline]
    fn le(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Ordering::Less | Ordering::Equal))
    }

    /// `self > other`
    #[inline]
    fn gt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Ordering::Greater))
    }

    /// `self >= other`
    #[inline]
    fn ge(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Ordering::Greater | Ordering::Equal))
    }
}

/// A total order.
#[lang = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    /// How `self` stands to `other`.
    fn cmp(&self, other: &Self) -> Ordering;

    /// The greater of the two; `other` if they are equal.
    #[inline]
    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    /// The lesser of the two; `self` if they are equal.
    #[inline]
    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    /// The nearest value in `min..=max`.
    #[inline]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

/// The result of a comparison.
#[lang = "Ordering"]
#[derive(Clone, Copy, Debug, Hash)]
pub enum Ordering {
    /// Less.
    Less = -1,
    /// Equal.
    Equal = 0,
    /// Greater.
    Greater = 1,
}

impl Ordering {
    /// `==`
    #[inline]
    pub const fn is_eq(self) -> bool {
        matches!(self, Ordering::Equal)
    }

    /// `!=`
    #[inline]
    pub const fn is_ne(self) -> bool {
        !matches!(self, Ordering::Equal)
    }

    /// `<`
    #[inline]
    pub const fn is_lt(self) -> bool {
        matches!(self, Ordering::Less)
    }

    /// `>`
    #[inline]
    pub const fn is_gt(self) -> bool {
        matches!(self, Ordering::Greater)
    }

    /// `<=`
    #[inline]
    pub const fn is_le(self) -> bool {
        !matches!(self, Ordering::Greater)
    }

    /// `>=`
    #[inline]
    pub const fn is_ge(self) -> bool {
        !matches!(self, Ordering::Less)
    }

    /// The other way round.
    #[inline]
    #[must_use]
    pub const fn reverse(self) -> Ordering {
        // QUIRK(js): the values are -1, 0, 1; `0 - x` gives no negative zero.
        js!(pure "0 - $self")
    }

    /// `self`, or `other` if `self` is `Equal`.
    #[inline]
    #[must_use]
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Ordering::Equal => other,
            _ => self,
        }
    }

    /// `self`, or what `f` gives if `self` is `Equal`.
    #[inline]
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Ordering::Equal => f(),
            _ => self,
        }
    }
}

impl PartialEq for Ordering {
    #[inline]
    fn eq(&self, other: &Ordering) -> bool {
        js!(pure "$self === $other")
    }
}

impl Eq for Ordering {}

impl PartialOrd for Ordering {
    #[inline]
    fn partial_cmp(&self, other: &Ordering) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ordering {
    #[inline]
    fn cmp(&self, other: &Ordering) -> Ordering {
        (*self as i32).cmp(&(*other as i32))
    }
}

/// A value whose order is the other way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    #[inline]
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }
}

impl<T: Ord> Ord for Reverse<T> {
    #[inline]
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

/// The lesser of the two; `v1` if they are equal.
#[inline]
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

/// The greater of the two; `v2` if they are equal.
#[inline]
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

/// The lesser of the two as `compare` says; `v1` if they are equal.
#[inline]
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_le() { v1 } else { v2 }
}

/// The greater of the two as `compare` says; `v2` if they are equal.
#[inline]
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v1, &v2).is_gt() { v1 } else { v2 }
}

/// The one with the lesser key; `v1` if they are equal.
#[inline]
pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

/// The one with the greater key; `v2` if they are equal.
#[inline]
pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}
