//! `Borrow`, `ToOwned`, `Cow`.

use crate::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};
use crate::convert::{AsRef, From};
use crate::fmt::{Debug, Display, Formatter};
use crate::hash::{Hash, Hasher};
use crate::iter::{FromIterator, IntoIterator};
use crate::ops::{Add, AddAssign, Deref};

/// A view that compares as the value does.
pub trait Borrow<Borrowed: ?Sized> {
    /// The view.
    fn borrow(&self) -> &Borrowed;
}

/// A changeable view that compares as the value does.
pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> {
    /// The view.
    fn borrow_mut(&mut self) -> &mut Borrowed;
}

impl<T: ?Sized> Borrow<T> for T {
    #[inline]
    fn borrow(&self) -> &T {
        self
    }
}

impl<T: ?Sized> BorrowMut<T> for T {
    #[inline]
    fn borrow_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: ?Sized> Borrow<T> for &T {
    #[inline]
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Borrow<T> for &mut T {
    #[inline]
    fn borrow(&self) -> &T {
        &**self
    }
}

impl Borrow<str> for String {
    #[inline]
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl<T> Borrow<[T]> for Vec<T> {
    #[inline]
    fn borrow(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    #[inline]
    fn borrow(&self) -> &[T] {
        self.as_slice()
    }
}

/// A borrowed value's owned form.
pub trait ToOwned {
    /// The owned form.
    type Owned: Borrow<Self>;

    /// Makes it.
    fn to_owned(&self) -> Self::Owned;
}

impl<T: Clone> ToOwned for T {
    type Owned = T;

    #[inline]
    fn to_owned(&self) -> T {
        self.clone()
    }
}

impl ToOwned for str {
    type Owned = String;

    #[inline]
    fn to_owned(&self) -> String {
        js!(pure "$self")
    }
}

impl<T: Clone> ToOwned for [T] {
    type Owned = Vec<T>;

    #[inline]
    fn to_owned(&self) -> Vec<T> {
        self.to_vec()
    }
}

/// Borrowed or owned.
pub enum Cow<'a, B: ?Sized + ToOwned> {
    /// Borrowed.
    Borrowed(&'a B),
    /// Owned.
    Owned(<B as ToOwned>::Owned),
}

impl<B: ?Sized + ToOwned> Cow<'_, B> {
    /// The owned value, made if it is borrowed.
    #[inline]
    pub fn into_owned(self) -> <B as ToOwned>::Owned {
        match self {
            Cow::Borrowed(borrowed) => borrowed.to_owned(),
            Cow::Owned(owned) => owned,
        }
    }

    /// The owned value's place, made if it is borrowed.
    #[inline]
    pub fn to_mut(&mut self) -> &mut <B as ToOwned>::Owned {
        if let Cow::Borrowed(borrowed) = self {
            *self = Cow::Owned(borrowed.to_owned());
        }
        match self {
            Cow::Owned(owned) => owned,
            Cow::Borrowed(_) => panic!("unreachable"),
        }
    }
}

impl<B: ?Sized + ToOwned> Deref for Cow<'_, B> {
    type Target = B;

    #[inline]
    fn deref(&self) -> &B {
        match self {
            Cow::Borrowed(borrowed) => *borrowed,
            Cow::Owned(owned) => owned.borrow(),
        }
    }
}

impl<'a, B: ?Sized + ToOwned> Clone for Cow<'a, B> {
    #[inline]
    fn clone(&self) -> Cow<'a, B> {
        match self {
            Cow::Borrowed(borrowed) => Cow::Borrowed(*borrowed),
            Cow::Owned(owned) => {
                let b: &B = owned.borrow();
                Cow::Owned(b.to_owned())
            }
        }
    }
}

impl<T: ?Sized + ToOwned> AsRef<T> for Cow<'_, T> {
    #[inline]
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<'a, B: ?Sized + ToOwned> Borrow<B> for Cow<'a, B> {
    #[inline]
    fn borrow(&self) -> &B {
        &**self
    }
}

impl<'a> From<&'a str> for Cow<'a, str> {
    #[inline]
    fn from(s: &'a str) -> Cow<'a, str> {
        Cow::Borrowed(s)
    }
}

impl<'a> From<String> for Cow<'a, str> {
    #[inline]
    fn from(s: String) -> Cow<'a, str> {
        Cow::Owned(s)
    }
}

impl<'a> From<&'a String> for Cow<'a, str> {
    #[inline]
    fn from(s: &'a String) -> Cow<'a, str> {
        Cow::Borrowed(s.as_str())
    }
}

impl<'a, T: Clone> From<&'a [T]> for Cow<'a, [T]> {
    #[inline]
    fn from(s: &'a [T]) -> Cow<'a, [T]> {
        Cow::Borrowed(s)
    }
}

impl<'a, T: Clone> From<Vec<T>> for Cow<'a, [T]> {
    #[inline]
    fn from(v: Vec<T>) -> Cow<'a, [T]> {
        Cow::Owned(v)
    }
}

impl<'a> Add<&'a str> for Cow<'a, str> {
    type Output = Cow<'a, str>;

    #[inline]
    fn add(self, rhs: &'a str) -> Cow<'a, str> {
        Cow::Owned(self.into_owned() + rhs)
    }
}

impl<'a> AddAssign<&'a str> for Cow<'a, str> {
    #[inline]
    fn add_assign(&mut self, rhs: &'a str) {
        let left: &str = &**self;
        *self = Cow::Owned(left.to_owned() + rhs);
    }
}

impl<B: ?Sized + PartialEq<C> + ToOwned, C: ?Sized + ToOwned> PartialEq<Cow<'_, C>> for Cow<'_, B> {
    #[inline]
    fn eq(&self, other: &Cow<'_, C>) -> bool {
        PartialEq::eq(&**self, &**other)
    }
}

impl<B: ?Sized + Eq + ToOwned> Eq for Cow<'_, B> {}

impl<'a, B: ?Sized + PartialOrd + ToOwned> PartialOrd for Cow<'a, B> {
    #[inline]
    fn partial_cmp(&self, other: &Cow<'a, B>) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
}

impl<B: ?Sized + Ord + ToOwned> Ord for Cow<'_, B> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<B: ?Sized + Hash + ToOwned> Hash for Cow<'_, B> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(&**self, state);
    }
}

impl<B: ?Sized + Display + ToOwned> Display for Cow<'_, B>
where
    <B as ToOwned>::Owned: Display,
{
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        Display::fmt(&**self, f)
    }
}

impl<B: ?Sized + Debug + ToOwned> Debug for Cow<'_, B>
where
    <B as ToOwned>::Owned: Debug,
{
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        Debug::fmt(&**self, f)
    }
}

impl<'a> FromIterator<char> for Cow<'a, str> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = char>>(it: I) -> Cow<'a, str> {
        Cow::Owned(FromIterator::from_iter(it))
    }
}

impl<'a> FromIterator<String> for Cow<'a, str> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = String>>(it: I) -> Cow<'a, str> {
        Cow::Owned(FromIterator::from_iter(it))
    }
}
