//! What lowering knows by itself: functions without a body here are evaluated by the compiler.
//! Not part of Rust's std; authors cannot reach it.

/// The largest value of an integer type; for 64 bits the type's own, which JavaScript cannot hold exactly.
pub fn int_max<T>() -> T;

/// The smallest value of an integer type.
pub fn int_min<T>() -> T;

/// The width of an integer type, 64 for `usize`.
pub fn int_bits<T>() -> u32;

/// Whether JavaScript's `===` decides `PartialEq` of the type (strings, integers, `bool`, `char`, unit).
pub fn eq_is_identity<T: ?Sized>() -> bool;

/// Whether no value of the type is `undefined` in JavaScript.
pub fn never_undefined<T>() -> bool;

/// Whether a copy of the type needs no JavaScript object.
pub fn is_copy_free<T>() -> bool;

/// The engine's unit position of a byte position that is known to come from a search in the same text.
pub fn unit_of(text: &str, bytes: usize) -> Option<usize>;

/// Whether a byte position is known to be the text's end.
pub fn is_end(text: &str, bytes: usize) -> bool;

/// Reads the value out of a place that is about to be overwritten.
pub fn move_out<T>(place: &mut T) -> T;

/// An integer from a number that is known to be an integer in `T`'s range.
pub fn unchecked_int<T>(value: f64) -> T;

/// The name of the variant that an enum's value has.
pub fn variant_name<T>(value: &T) -> &'static str;

/// The discriminant of an enum's value.
pub fn discriminant<T>(value: &T) -> i64;

/// `&mut slice[index]` where `index` is known to be in bounds.
pub fn slice_place<T>(slice: &mut [T], index: usize) -> &mut T;

/// The expression for a pattern, which has to be known. In all of these `R` is `regex::Regex`.
pub fn regex_new<R>(pattern: &str) -> R;

/// The same expression with the flag `g`.
pub fn regex_global<R>(regex: &R) -> R;

/// Whether the expression can match the empty text; `true` if it is not known.
pub fn regex_may_be_empty<R>(regex: &R) -> bool;

/// Whether JavaScript's `split` does with the expression what Rust's does; `false` if it is not known.
pub fn regex_splits_alike<R>(regex: &R) -> bool;

/// A replacement text in JavaScript's form, if all that it needs is known.
pub fn regex_template<R>(regex: &R, replacement: &str) -> Option<&'static str>;

/// `a + b`, known not to overflow: positions and lengths of things that exist.
#[inline]
pub fn raw_add(a: usize, b: usize) -> usize {
    unchecked_int::<usize>(a as f64 + b as f64)
}

/// `a - b`, known not to be negative.
#[inline]
pub fn raw_sub(a: usize, b: usize) -> usize {
    unchecked_int::<usize>(a as f64 - b as f64)
}
