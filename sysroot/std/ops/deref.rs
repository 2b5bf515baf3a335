//! `Deref`, `DerefMut`, `Drop`.

/// `*v`, and what method calls look through.
#[lang = "Deref"]
pub trait Deref {
    /// What `*v` is.
    #[lang = "deref_target"]
    type Target: ?Sized;

    /// The value behind.
    fn deref(&self) -> &Self::Target;
}

/// `*v = x`.
#[lang = "DerefMut"]
pub trait DerefMut: Deref {
    /// The place behind.
    fn deref_mut(&mut self) -> &mut Self::Target;
}

impl<T: ?Sized> Deref for &T {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        *self
    }
}

impl<T: ?Sized> Deref for &mut T {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        *self
    }
}

impl<T: ?Sized> DerefMut for &mut T {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        *self
    }
}

/// Code that runs when a value goes out of scope.
#[lang = "Drop"]
#[js(unsupported, instead = "call a method where the value ends")]
pub trait Drop {
    /// Runs once.
    fn drop(&mut self);
}
