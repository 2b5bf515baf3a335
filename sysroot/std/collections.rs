//! Collections. Maps keep keys and values in two arrays: no key has to become a JavaScript property.

pub mod btree_map;
pub mod btree_set;
pub mod hash_map;
pub mod hash_set;
pub mod vec_deque;

pub use self::btree_map::BTreeMap;
pub use self::btree_set::BTreeSet;
pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use self::vec_deque::VecDeque;

/// A priority queue.
#[js(unsupported, instead = "a `Vec` kept in order with `sort`, or a `BTreeSet`")]
pub struct BinaryHeap<T> {
    marker: crate::marker::PhantomData<T>,
}

/// A linked list.
#[js(unsupported, instead = "`VecDeque`")]
pub struct LinkedList<T> {
    marker: crate::marker::PhantomData<T>,
}
