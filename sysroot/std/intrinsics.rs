//! What lowering knows by itself: functions without a body here are evaluated by the compiler.
//! Not part of Rust's std; authors cannot reach it.

/// The largest value of an integer type; for 64 bits the type's own, which JavaScript cannot hold exactly.
pub fn int_max<T>() -> T;

/// The smallest value of an integer type.
pub fn int_min<T>() -> T;

/// The bytes that a value of the type takes natively; refused where that is not fixed.
pub const fn size_of<T>() -> usize;

/// The width of an integer type, 64 for `usize`.
pub fn int_bits<T>() -> u32;

/// Whether JavaScript's `===` decides `PartialEq` of the type (strings, integers, `bool`, `char`, unit).
pub fn eq_is_identity<T: ?Sized>() -> bool;

/// Whether the type's values are texts, behind references or not.
pub fn is_text<T>() -> bool;

/// Whether no value of the type is `undefined` in JavaScript.
pub fn never_undefined<T>() -> bool;

/// Whether a copy of the type needs no JavaScript object.
pub fn is_copy_free<T>() -> bool;

/// The engine's unit position of a byte position that is known to come from a search in the same text.
pub fn unit_of(text: &str, bytes: usize) -> Option<usize>;

/// Whether a byte position is known to be the text's end.
pub fn is_end(text: &str, bytes: usize) -> bool;

/// Numbers that are ordered as these two are, if they are results of searches in one text.
pub fn ranks<T>(a: &Option<T>, b: &Option<T>) -> Option<(f64, f64)>;

/// Whether the value is a literal when the function is built.
pub fn is_known<T>(value: T) -> bool;

/// A set of characters that has all characters beyond U+FFFF or none, in the syntax of regular expressions.
#[derive(Clone, Copy)]
pub struct CharSet {
    /// A class that matches one of them.
    pub class: &'static str,
    /// A class that matches one of the others.
    pub others: &'static str,
    /// The only one, if there is no other.
    pub only: Option<&'static str>,
    /// The only one that is not in the set.
    pub only_other: Option<&'static str>,
    /// One of them, which can stand for all.
    pub some: &'static str,
    /// Whether it has none beyond U+FFFF: each takes one of the engine's units.
    pub is_basic: bool,
    /// Whether the classes name no character beyond U+00FF.
    pub is_narrow: bool,
}

/// The characters for which a test holds, if that can be told when the function is built.
pub fn char_set<F: FnMut(char) -> bool>(test: F) -> Option<CharSet>;

/// The characters all of whose bytes pass a test, if it is the same for all bytes beyond ASCII.
pub fn byte_set<F: FnMut(u8) -> bool>(test: F) -> Option<CharSet>;

/// The set of the one character that a text is, if it is known to be one.
pub fn text_set(text: &str) -> Option<CharSet>;

/// An expression in the engine's own syntax, which has to be known and the same to all engines.
pub fn regex_of_source<R>(source: &str) -> R;

/// The same with the flag `g`.
pub fn regex_of_source_global<R>(source: &str) -> R;

/// Reads the value out of a place that is about to be overwritten.
pub fn move_out<T>(place: &mut T) -> T;

/// An integer from a number that is known to be an integer in `T`'s range.
pub fn unchecked_int<T>(value: f64) -> T;

/// Throws the value itself, be it an error of the engine or not.
pub fn raise<E>(error: E);

/// The name of the variant that an enum's value has.
pub fn variant_name<T>(value: &T) -> &'static str;

/// The discriminant of an enum's value.
pub fn discriminant<T>(value: &T) -> i64;

/// Says that values come in no order here: refused unless who consumes them is declared to be free of it.
pub fn unordered();

/// Whether values that came in no order are being consumed.
pub fn is_unordered() -> bool;

/// Whether `{:#?}` stands anywhere in the author's code.
pub fn asks_pretty() -> bool;

/// `&mut slice[index]` where `index` is known to be in bounds.
pub fn slice_place<T>(slice: &mut [T], index: usize) -> &mut T;

/// `&mut slice[start..end]` where the range is known to be in bounds.
pub fn slice_part<T>(slice: &mut [T], start: usize, end: usize) -> &mut [T];

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
