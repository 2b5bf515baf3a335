//! `Clone`. Primitives, tuples, arrays, references and closures implement it by themselves.

/// An explicit copy.
#[lang = "Clone"]
pub trait Clone: Sized {
    /// The copy.
    #[lang = "clone"]
    fn clone(&self) -> Self;

    /// `*self = source.clone()`
    #[inline]
    fn clone_from(&mut self, source: &Self) {
        *self = source.clone();
    }
}
