//! `[T]`: in JavaScript an `Array`. A part of a slice is a copy, which nobody can tell: it cannot be changed.

mod concat;
mod index;
mod iter;
mod methods;
mod sort;

pub use self::concat::{Concat, Join};
pub use self::index::SliceIndex;
pub(crate) use self::index::check_range;
pub use self::iter::{ChunkBy, Chunks, ChunksExact, ChunksExactMut, ChunksMut, Iter, IterMut, RChunks, Split, Windows};

/// One element as a slice.
#[inline]
pub fn from_ref<T>(s: &T) -> &[T] {
    js!(read "[$s]")
}
