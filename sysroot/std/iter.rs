//! Iterators: the traits, the adaptors, the sources.

mod adapters;
mod adapters_flat;
mod collect;
mod sources;
mod traits;

pub use self::adapters::{
    Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, MapWhile, Peekable, Rev, Scan,
    Skip, SkipWhile, StepBy, Take, TakeWhile, Zip, zip,
};
pub use self::adapters_flat::{FlatMap, Flatten};
pub use self::collect::{Extend, FromIterator, IntoIterator, Product, Sum};
pub use self::sources::{
    Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Successors, empty, from_fn, once, once_with, repeat,
    repeat_n, repeat_with, successors,
};
pub use self::traits::{DoubleEndedIterator, ExactSizeIterator, FusedIterator, Iterator};
