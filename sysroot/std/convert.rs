//! Conversions between types.

mod num;

/// The error of what cannot fail.
#[lang = "Infallible"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Infallible {}

impl crate::fmt::Display for Infallible {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        Ok(())
    }
}

impl crate::error::Error for Infallible {}

/// Its argument.
#[inline]
pub const fn identity<T>(x: T) -> T {
    x
}

/// A cheap view as another type.
pub trait AsRef<T: ?Sized> {
    /// The view.
    fn as_ref(&self) -> &T;
}

/// A cheap changeable view as another type.
pub trait AsMut<T: ?Sized> {
    /// The view.
    fn as_mut(&mut self) -> &mut T;
}

/// What a value becomes; given for every `From`.
#[lang = "Into"]
pub trait Into<T>: Sized {
    /// The conversion.
    fn into(self) -> T;
}

/// A conversion that cannot fail.
#[lang = "From"]
pub trait From<T>: Sized {
    /// The conversion.
    #[lang = "from"]
    fn from(value: T) -> Self;
}

/// What a value may become; given for every `TryFrom`.
pub trait TryInto<T>: Sized {
    /// Why not.
    type Error;

    /// The conversion.
    fn try_into(self) -> Result<T, Self::Error>;
}

/// A conversion that may fail.
pub trait TryFrom<T>: Sized {
    /// Why.
    type Error;

    /// The conversion.
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T> From<T> for T {
    #[inline]
    fn from(value: T) -> T {
        value
    }
}

impl<T, U: From<T>> Into<U> for T {
    #[inline]
    fn into(self) -> U {
        U::from(self)
    }
}

impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;

    #[inline]
    fn try_into(self) -> Result<U, U::Error> {
        U::try_from(self)
    }
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &T {
    #[inline]
    fn as_ref(&self) -> &U {
        (**self).as_ref()
    }
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &mut T {
    #[inline]
    fn as_ref(&self) -> &U {
        (**self).as_ref()
    }
}

impl<T: ?Sized + AsMut<U>, U: ?Sized> AsMut<U> for &mut T {
    #[inline]
    fn as_mut(&mut self) -> &mut U {
        (**self).as_mut()
    }
}

impl<T> AsRef<[T]> for [T] {
    #[inline]
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for [T] {
    #[inline]
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl AsRef<str> for str {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsRef<[u8]> for str {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}
