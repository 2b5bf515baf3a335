//! `Box<T>`: the same as `T` in JavaScript.

use crate::borrow::{Borrow, BorrowMut};
use crate::convert::{AsMut, AsRef, From};
use crate::iter::{DoubleEndedIterator, Iterator};
use crate::ops::{Deref, DerefMut};

/// A value of its own place; what makes recursive types possible.
#[lang = "Box"]
pub struct Box<T: ?Sized> {
    value: T,
}

impl<T> Box<T> {
    /// Boxes a value.
    #[inline]
    pub fn new(x: T) -> Box<T> {
        js!(pure "$x")
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> DerefMut for Box<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: Clone> Clone for Box<T> {
    #[inline]
    fn clone(&self) -> Box<T> {
        Box::new((**self).clone())
    }
}

impl<T: Default> Default for Box<T> {
    #[inline]
    fn default() -> Box<T> {
        Box::new(T::default())
    }
}

impl<T> From<T> for Box<T> {
    #[inline]
    fn from(t: T) -> Box<T> {
        Box::new(t)
    }
}

impl From<&str> for Box<str> {
    #[inline]
    fn from(s: &str) -> Box<str> {
        js!(pure "$s")
    }
}

impl From<String> for Box<str> {
    #[inline]
    fn from(s: String) -> Box<str> {
        js!(pure "$s")
    }
}

impl<T: ?Sized> AsRef<T> for Box<T> {
    #[inline]
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsMut<T> for Box<T> {
    #[inline]
    fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized> Borrow<T> for Box<T> {
    #[inline]
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> BorrowMut<T> for Box<T> {
    #[inline]
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<I: Iterator> Iterator for Box<I> {
    type Item = I::Item;

    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }
}

impl<I: DoubleEndedIterator> DoubleEndedIterator for Box<I> {
    #[inline]
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }
}
