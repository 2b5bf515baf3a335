//! Comparison of primitives, references, `Option`, `Result`, `Box`.

use crate::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};
use crate::intrinsics::{self, ranks};

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64, bool, char)]
impl PartialEq for Int {
    #[inline]
    fn eq(&self, other: &Int) -> bool {
        *self == *other
    }

    #[inline]
    fn ne(&self, other: &Int) -> bool {
        *self != *other
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool, char)]
impl Eq for Int {}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool, char)]
impl PartialOrd for Int {
    #[inline]
    fn partial_cmp(&self, other: &Int) -> Option<Ordering> {
        Some(self.cmp(other))
    }

    #[inline]
    fn lt(&self, other: &Int) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &Int) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &Int) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &Int) -> bool {
        *self >= *other
    }
}

#[for_types(f32, f64)]
impl PartialOrd for Int {
    #[inline]
    fn partial_cmp(&self, other: &Int) -> Option<Ordering> {
        js!(pure "$self < $other ? -1 : $self > $other ? 1 : $self === $other ? 0 : void 0")
    }

    #[inline]
    fn lt(&self, other: &Int) -> bool {
        *self < *other
    }

    #[inline]
    fn le(&self, other: &Int) -> bool {
        *self <= *other
    }

    #[inline]
    fn gt(&self, other: &Int) -> bool {
        *self > *other
    }

    #[inline]
    fn ge(&self, other: &Int) -> bool {
        *self >= *other
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool, char)]
impl Ord for Int {
    #[inline]
    fn cmp(&self, other: &Int) -> Ordering {
        js!(pure "$self < $other ? -1 : $self > $other ? 1 : 0")
    }
}

impl PartialEq for () {
    #[inline]
    fn eq(&self, other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    #[inline]
    fn partial_cmp(&self, other: &()) -> Option<Ordering> {
        Some(Ordering::Equal)
    }
}

impl Ord for () {
    #[inline]
    fn cmp(&self, other: &()) -> Ordering {
        Ordering::Equal
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &A {
    #[inline]
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(*self, *other)
    }

    #[inline]
    fn ne(&self, other: &&B) -> bool {
        PartialEq::ne(*self, *other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &mut A {
    #[inline]
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&mut B> for &A {
    #[inline]
    fn eq(&self, other: &&mut B) -> bool {
        PartialEq::eq(*self, &**other)
    }
}

impl<A: ?Sized + PartialEq<B>, B: ?Sized> PartialEq<&B> for &mut A {
    #[inline]
    fn eq(&self, other: &&B) -> bool {
        PartialEq::eq(&**self, *other)
    }
}

impl<A: ?Sized + Eq> Eq for &A {}
impl<A: ?Sized + Eq> Eq for &mut A {}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {
    #[inline]
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }

    #[inline]
    fn lt(&self, other: &&B) -> bool {
        PartialOrd::lt(*self, *other)
    }

    #[inline]
    fn le(&self, other: &&B) -> bool {
        PartialOrd::le(*self, *other)
    }

    #[inline]
    fn gt(&self, other: &&B) -> bool {
        PartialOrd::gt(*self, *other)
    }

    #[inline]
    fn ge(&self, other: &&B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {
    #[inline]
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<A: ?Sized + Ord> Ord for &A {
    #[inline]
    fn cmp(&self, other: &&A) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized + Ord> Ord for &mut A {
    #[inline]
    fn cmp(&self, other: &&mut A) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<T: PartialEq> PartialEq for Option<T> {
    #[inline]
    fn eq(&self, other: &Option<T>) -> bool {
        // `undefined` stands for `None`: where `===` decides `T`, it decides `Option<T>`.
        if intrinsics::eq_is_identity::<T>() {
            return js!(pure "$self === $other");
        }
        match (self, other) {
            (Some(a), Some(b)) => *a == *b,
            (None, None) => true,
            _ => false,
        }
    }
}

impl<T: Eq> Eq for Option<T> {}

impl<T: PartialOrd> PartialOrd for Option<T> {
    fn partial_cmp(&self, other: &Option<T>) -> Option<Ordering> {
        match (self, other) {
            (Some(a), Some(b)) => a.partial_cmp(b),
            (Some(_), None) => Some(Ordering::Greater),
            (None, Some(_)) => Some(Ordering::Less),
            (None, None) => Some(Ordering::Equal),
        }
    }

    #[inline]
    fn lt(&self, other: &Option<T>) -> bool {
        match ranks(self, other) {
            Some((a, b)) => a < b,
            None => matches!(self.partial_cmp(other), Some(Ordering::Less)),
        }
    }

    #[inline]
    fn le(&self, other: &Option<T>) -> bool {
        match ranks(self, other) {
            Some((a, b)) => a <= b,
            None => matches!(self.partial_cmp(other), Some(Ordering::Less | Ordering::Equal)),
        }
    }

    #[inline]
    fn gt(&self, other: &Option<T>) -> bool {
        match ranks(self, other) {
            Some((a, b)) => a > b,
            None => matches!(self.partial_cmp(other), Some(Ordering::Greater)),
        }
    }

    #[inline]
    fn ge(&self, other: &Option<T>) -> bool {
        match ranks(self, other) {
            Some((a, b)) => a >= b,
            None => matches!(self.partial_cmp(other), Some(Ordering::Greater | Ordering::Equal)),
        }
    }
}

impl<T: Ord> Ord for Option<T> {
    fn cmp(&self, other: &Option<T>) -> Ordering {
        match (self, other) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Greater,
            (None, Some(_)) => Ordering::Less,
            (None, None) => Ordering::Equal,
        }
    }
}

impl<T: PartialEq, E: PartialEq> PartialEq for Result<T, E> {
    #[inline]
    fn eq(&self, other: &Result<T, E>) -> bool {
        match (self, other) {
            (Ok(a), Ok(b)) => *a == *b,
            (Err(a), Err(b)) => *a == *b,
            _ => false,
        }
    }
}

impl<T: Eq, E: Eq> Eq for Result<T, E> {}

impl<T: PartialOrd, E: PartialOrd> PartialOrd for Result<T, E> {
    fn partial_cmp(&self, other: &Result<T, E>) -> Option<Ordering> {
        match (self, other) {
            (Ok(a), Ok(b)) => a.partial_cmp(b),
            (Err(a), Err(b)) => a.partial_cmp(b),
            (Ok(_), Err(_)) => Some(Ordering::Less),
            (Err(_), Ok(_)) => Some(Ordering::Greater),
        }
    }
}

impl<T: Ord, E: Ord> Ord for Result<T, E> {
    fn cmp(&self, other: &Result<T, E>) -> Ordering {
        match (self, other) {
            (Ok(a), Ok(b)) => a.cmp(b),
            (Err(a), Err(b)) => a.cmp(b),
            (Ok(_), Err(_)) => Ordering::Less,
            (Err(_), Ok(_)) => Ordering::Greater,
        }
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    #[inline]
    fn eq(&self, other: &Box<T>) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}

impl<T: ?Sized + Eq> Eq for Box<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    #[inline]
    fn partial_cmp(&self, other: &Box<T>) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<T: ?Sized + Ord> Ord for Box<T> {
    #[inline]
    fn cmp(&self, other: &Box<T>) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}
