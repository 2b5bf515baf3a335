//! Moving values in and out of places.

use crate::intrinsics;

/// Ends a value. Nothing happens: no type here has a destructor.
#[inline]
pub fn drop<T>(_x: T) {}

/// The same; what would leak natively is nothing here.
#[inline]
pub fn forget<T>(_t: T) {}

/// Puts `src` into `dest` and gives what was there.
#[inline]
pub fn replace<T>(dest: &mut T, src: T) -> T {
    let old = intrinsics::move_out(dest);
    *dest = src;
    old
}

/// Puts the default into `dest` and gives what was there.
#[inline]
pub fn take<T: Default>(dest: &mut T) -> T {
    let old = intrinsics::move_out(dest);
    *dest = T::default();
    old
}

/// Exchanges two values.
#[inline]
pub fn swap<T>(x: &mut T, y: &mut T) {
    let old = intrinsics::move_out(x);
    *x = intrinsics::move_out(y);
    *y = old;
}

/// Which variant a value has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Discriminant<T> {
    value: i64,
    marker: crate::marker::PhantomData<T>,
}

/// Which variant a value has.
#[inline]
pub fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { value: intrinsics::discriminant(v), marker: crate::marker::PhantomData }
}

/// The bytes a value takes natively, on machines of 64 bits. Only of numbers, `bool`, `char` and arrays of them:
/// what others take is rustc's own affair.
#[inline]
pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

/// The bytes that the value takes natively.
#[inline]
pub const fn size_of_val<T>(_val: &T) -> usize {
    intrinsics::size_of::<T>()
}
