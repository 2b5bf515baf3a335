//! `concat` and `join`.

use crate::borrow::Borrow;

/// What a list can be concatenated to.
pub trait Concat<Item: ?Sized> {
    /// The result.
    type Output;

    /// The concatenation.
    fn concat(slice: &Self) -> Self::Output;
}

/// What a list can be joined to with a separator.
pub trait Join<Separator> {
    /// The result.
    type Output;

    /// The joined list.
    fn join(slice: &Self, sep: Separator) -> Self::Output;
}

// Whatever borrows as `str` is a string in JavaScript, but for `Cow`; so no view of each element is made there.

impl<S: Borrow<str>> Concat<str> for [S] {
    type Output = String;

    #[inline]
    fn concat(slice: &[S]) -> String {
        let texts = texts(slice);
        js!(read "$texts.join(\"\")")
    }
}

impl<S: Borrow<str>> Join<&str> for [S] {
    type Output = String;

    #[inline]
    fn join(slice: &[S], sep: &str) -> String {
        let texts = texts(slice);
        js!(read "$texts.join($sep)")
    }
}

/// The elements as strings: the list itself where they are.
#[inline]
fn texts<S: Borrow<str>>(slice: &[S]) -> &[&str] {
    if crate::intrinsics::eq_is_identity::<S>() {
        return js!(pure "$slice");
    }
    let mut list: Vec<&str> = Vec::new();
    for s in slice {
        list.push(s.borrow());
    }
    list.leak()
}

impl<T: Clone, V: Borrow<[T]>> Concat<T> for [V] {
    type Output = Vec<T>;

    #[inline]
    fn concat(slice: &[V]) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        for part in slice {
            list.extend_from_slice(part.borrow());
        }
        list
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&T> for [V] {
    type Output = Vec<T>;

    #[inline]
    fn join(slice: &[V], sep: &T) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        let mut first = true;
        for part in slice {
            if first {
                first = false;
            } else {
                list.push(sep.clone());
            }
            list.extend_from_slice(part.borrow());
        }
        list
    }
}

impl<T: Clone, V: Borrow<[T]>> Join<&[T]> for [V] {
    type Output = Vec<T>;

    #[inline]
    fn join(slice: &[V], sep: &[T]) -> Vec<T> {
        let mut list: Vec<T> = Vec::new();
        let mut first = true;
        for part in slice {
            if first {
                first = false;
            } else {
                list.extend_from_slice(sep);
            }
            list.extend_from_slice(part.borrow());
        }
        list
    }
}
