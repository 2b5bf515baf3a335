//! Marker traits and `PhantomData`.

/// Types of a size known at compile time: every type here.
#[lang = "Sized"]
pub trait Sized {}

/// Values that are copied by using them. Primitives, tuples, arrays, references and closures are built in.
#[lang = "Copy"]
pub trait Copy: Clone {}

/// Holds for every type: a function has one thread.
#[lang = "Send"]
pub trait Send {}

/// Holds for every type: a function has one thread.
#[lang = "Sync"]
pub trait Sync {}

/// Holds for every type.
#[lang = "Unpin"]
pub trait Unpin {}

/// A type parameter that no field uses.
#[lang = "PhantomData"]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    #[inline]
    fn clone(&self) -> PhantomData<T> {
        PhantomData
    }
}

impl<T: ?Sized> Copy for PhantomData<T> {}

impl<T: ?Sized> Default for PhantomData<T> {
    #[inline]
    fn default() -> PhantomData<T> {
        PhantomData
    }
}

impl<T: ?Sized> PartialEq for PhantomData<T> {
    #[inline]
    fn eq(&self, other: &PhantomData<T>) -> bool {
        true
    }
}

impl<T: ?Sized> Eq for PhantomData<T> {}

impl<T: ?Sized> PartialOrd for PhantomData<T> {
    #[inline]
    fn partial_cmp(&self, other: &PhantomData<T>) -> Option<crate::cmp::Ordering> {
        Some(crate::cmp::Ordering::Equal)
    }
}

impl<T: ?Sized> Ord for PhantomData<T> {
    #[inline]
    fn cmp(&self, other: &PhantomData<T>) -> crate::cmp::Ordering {
        crate::cmp::Ordering::Equal
    }
}

impl<T: ?Sized> crate::hash::Hash for PhantomData<T> {
    #[inline]
    fn hash<H: crate::hash::Hasher>(&self, state: &mut H) {}
}
