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

/// The element at an index that is known to be in bounds.
#[inline]
fn at<T>(list: &[T], index: usize) -> &T {
    js!(read "$list[$index]")
}

/// The place of an element at an index that is known to be in bounds.
#[inline]
fn place_at<T>(list: &mut Vec<T>, index: usize) -> &mut T {
    crate::intrinsics::slice_place(list.as_mut_slice(), index)
}

/// Puts an element in at an index that is known to be in bounds or the end.
#[inline]
fn insert_at<T>(list: &mut Vec<T>, index: usize, element: T) {
    js!("$list.splice($index, 0, $element)")
}

/// Takes out the element at an index that is known to be in bounds.
#[inline]
fn remove_at<T>(list: &mut Vec<T>, index: usize) -> T {
    js!("$list.splice($index, 1)[0]")
}
