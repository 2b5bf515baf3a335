//! `FromStr`: reading values from text, accepting exactly what Rust accepts.

use super::units::{char_at, units, units_of};
use crate::intrinsics::unchecked_int;
use crate::num::{ParseFloatError, ParseIntError};

/// What can be read from text.
pub trait FromStr: Sized {
    /// Why not.
    type Err;

    /// Reads the whole text.
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

/// Whether only digits and `+` stand in it. JavaScript refuses a `+` that is not the first character, but takes
/// the empty text.
#[inline]
fn is_unsigned(s: &str) -> bool {
    js!(pure "!/^$|[^+\\d]/.test($s)")
}

/// The same with `-`.
#[inline]
fn is_signed(s: &str) -> bool {
    js!(pure "!/^$|[^-+\\d]/.test($s)")
}

/// The number that JavaScript reads.
#[inline]
fn number(s: &str) -> f64 {
    js!(pure "+$s")
}

/// A whole number of any size, or not a number.
#[inline]
fn unsigned(s: &str) -> f64 {
    if is_unsigned(s) { number(s) } else { js!(pure "NaN") }
}

/// An integer of any size, or not a number.
#[inline]
fn signed(s: &str) -> f64 {
    // `+ 0` turns -0 into 0.
    if is_signed(s) { number(s) + 0.0 } else { js!(pure "NaN") }
}

#[for_types(u8, u16, u32)]
impl FromStr for Int {
    type Err = ParseIntError;

    #[inline]
    fn from_str(s: &str) -> Result<Int, ParseIntError> {
        if is_unsigned(s) {
            let n = number(s);
            if n <= Int::MAX as f64 {
                return Ok(unchecked_int::<Int>(n));
            }
        }
        Err(ParseIntError::of(s, 10, 0.0, Int::MAX as f64))
    }
}

#[for_types(i8, i16, i32)]
impl FromStr for Int {
    type Err = ParseIntError;

    #[inline]
    fn from_str(s: &str) -> Result<Int, ParseIntError> {
        if is_signed(s) {
            let n = number(s) + 0.0;
            if n >= Int::MIN as f64 && n <= Int::MAX as f64 {
                return Ok(unchecked_int::<Int>(n));
            }
        }
        Err(ParseIntError::of(s, 10, Int::MIN as f64, Int::MAX as f64))
    }
}

#[for_types(u64, usize)]
impl FromStr for Int {
    type Err = ParseIntError;

    #[inline]
    fn from_str(s: &str) -> Result<Int, ParseIntError> {
        crate::num::wide::<Int>(unsigned(s), s, 10, false)
    }
}

#[for_types(i64, isize)]
impl FromStr for Int {
    type Err = ParseIntError;

    #[inline]
    fn from_str(s: &str) -> Result<Int, ParseIntError> {
        crate::num::wide::<Int>(signed(s), s, 10, true)
    }
}

#[for_types(f32, f64)]
impl FromStr for Int {
    type Err = ParseFloatError;

    #[inline]
    fn from_str(src: &str) -> Result<Int, ParseFloatError> {
        match float(src) {
            Some(x) => Ok(x as Int),
            None => Err(ParseFloatError::of(src)),
        }
    }
}

/// A number as Rust writes them: digits with a point and an exponent, `inf`, `infinity`, `nan` in any case.
#[inline(never)]
fn float(s: &str) -> Option<f64> {
    if js!(pure "/^[+-]?(inf(inity)?|nan|([0-9]+[.]?[0-9]*|[.][0-9]+)(e[+-]?[0-9]+)?)(?![\\s\\S])/i.test($s)") {
        // Only the two names of infinity have an `i`; `nan` is none of JavaScript's numbers anyway.
        return Some(js!(pure "+$s || +$s.replace(/i.*/i, \"Infinity\")"));
    }
    None
}

impl FromStr for String {
    type Err = crate::convert::Infallible;

    #[inline]
    fn from_str(s: &str) -> Result<String, crate::convert::Infallible> {
        Ok(s.to_owned())
    }
}

/// The text is neither `true` nor `false`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseBoolError {}

impl crate::fmt::Display for ParseBoolError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.pad("provided string was not `true` or `false`")
    }
}

impl crate::error::Error for ParseBoolError {}

impl FromStr for bool {
    type Err = ParseBoolError;

    #[inline]
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        if s == "true" {
            Ok(true)
        } else if s == "false" {
            Ok(false)
        } else {
            Err(ParseBoolError {})
        }
    }
}

impl FromStr for char {
    type Err = crate::char::ParseCharError;

    #[inline]
    fn from_str(s: &str) -> Result<char, crate::char::ParseCharError> {
        if s.is_empty() {
            return Err(crate::char::ParseCharError { empty: true });
        }
        let c = char_at(s, 0);
        if units_of(c) == units(s) { Ok(c) } else { Err(crate::char::ParseCharError { empty: false }) }
    }
}
