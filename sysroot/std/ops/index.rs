//! `a[i]`. Arrays and slices indexed by `usize` are built in.

/// `a[i]` read.
#[lang = "Index"]
pub trait Index<Idx: ?Sized> {
    /// What stands there.
    type Output: ?Sized;

    /// The element; panics out of bounds.
    fn index(&self, index: Idx) -> &Self::Output;
}

/// `a[i]` written.
#[lang = "IndexMut"]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    /// The element's place; panics out of bounds.
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}
