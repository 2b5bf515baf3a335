//! Numbers: errors of reading them; the methods stand in the files below.

mod bits;
mod bytes;
mod checked;
mod float;
mod int;
pub(crate) mod limits;
mod sized;

use crate::fmt::{Display, Formatter};
use crate::intrinsics::unchecked_int;

/// Why an integer could not be read. It holds the text, and what is wrong with it is found out when
/// somebody asks: most callers never do.
#[derive(Clone)]
pub struct ParseIntError {
    text: String,
    radix: u32,
    min: f64,
    max: f64,
}

/// What is wrong with an integer's text.
#[derive(Debug, Clone, PartialEq, Eq, Copy, Hash)]
pub enum IntErrorKind {
    /// There is none.
    Empty,
    /// A character is no digit.
    InvalidDigit,
    /// Too great.
    PosOverflow,
    /// Too small.
    NegOverflow,
    /// Zero where that is not allowed.
    Zero,
}

impl ParseIntError {
    /// What is wrong.
    #[inline]
    pub const fn kind(&self) -> &IntErrorKind {
        let kind = int_error_kind(&self.text, self.radix, self.min, self.max);
        js!(pure "$kind")
    }

    /// The error for a text that is no number of `min..=max`.
    #[inline]
    pub(crate) fn of(s: &str, radix: u32, min: f64, max: f64) -> ParseIntError {
        ParseIntError { text: s.to_owned(), radix, min, max }
    }
}

/// Whatever std meets first, digit by digit.
#[inline(never)]
fn int_error_kind(s: &str, radix: u32, min: f64, max: f64) -> IntErrorKind {
    if s.is_empty() {
        return IntErrorKind::Empty;
    }
    let negative = min < 0.0 && s.starts_with('-');
    let digits = if negative || s.starts_with('+') { js!(pure "$s.slice(1)") } else { s };
    let mut value: f64 = 0.0;
    for c in digits.chars() {
        match c.to_digit(radix) {
            Some(digit) => value = value * radix as f64 + digit as f64,
            None => break,
        }
        if negative && -value < min {
            return IntErrorKind::NegOverflow;
        }
        if !negative && value > max {
            return IntErrorKind::PosOverflow;
        }
    }
    IntErrorKind::InvalidDigit
}

impl PartialEq for ParseIntError {
    fn eq(&self, other: &ParseIntError) -> bool {
        *self.kind() == *other.kind()
    }
}

impl Eq for ParseIntError {}

impl crate::fmt::Debug for ParseIntError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.debug_struct("ParseIntError").field("kind", self.kind()).finish()
    }
}

impl Display for ParseIntError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad(match *self.kind() {
            IntErrorKind::Empty => "cannot parse integer from empty string",
            IntErrorKind::InvalidDigit => "invalid digit found in string",
            IntErrorKind::PosOverflow => "number too large to fit in target type",
            IntErrorKind::NegOverflow => "number too small to fit in target type",
            IntErrorKind::Zero => "number would be zero for non-zero type",
        })
    }
}

impl crate::error::Error for ParseIntError {}

/// Why a float could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseFloatError {
    kind: FloatErrorKind,
}

/// What is wrong with a float's text.
#[derive(Debug, Clone, PartialEq, Eq, Copy)]
pub enum FloatErrorKind {
    /// There is none.
    Empty,
    /// It is no number.
    Invalid,
}

impl ParseFloatError {
    #[inline]
    pub(crate) fn of(s: &str) -> ParseFloatError {
        ParseFloatError { kind: if s.is_empty() { FloatErrorKind::Empty } else { FloatErrorKind::Invalid } }
    }
}

impl Display for ParseFloatError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad(match self.kind {
            FloatErrorKind::Empty => "cannot parse float from empty string",
            FloatErrorKind::Invalid => "invalid float literal",
        })
    }
}

impl crate::error::Error for ParseFloatError {}

/// The integer does not fit into the other type.
#[derive(Debug, Copy, Clone, PartialEq, Eq)]
pub struct TryFromIntError(pub(crate) ());

impl Display for TryFromIntError {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.pad("out of range integral type conversion attempted")
    }
}

impl crate::error::Error for TryFromIntError {}

/// Whether a result of 64-bit arithmetic is one that JavaScript holds exactly.
///
/// QUIRK(js): numbers beyond ±(2^53 − 1) are not exact. What lies in the type's range and beyond that, panics.
#[inline(never)]
pub(crate) fn in_wide(n: f64, min: f64, max: f64) -> bool {
    let low = if min < -9007199254740991.0 { -9007199254740991.0 } else { min };
    if n >= low && n <= 9007199254740991.0 {
        return true;
    }
    if n >= min && n <= max {
        panic!("a 64-bit integer beyond 2^53 - 1");
    }
    false
}

/// [`in_wide`] with the limits that the 64-bit types have natively.
#[inline]
pub(crate) fn in_wide_type(n: f64, signed: bool) -> bool {
    let (min, max) = wide_limits(signed);
    in_wide(n, min, max)
}

#[inline]
fn wide_limits(signed: bool) -> (f64, f64) {
    if signed { (-9223372036854775808.0, 9223372036854775807.0) } else { (0.0, 18446744073709551615.0) }
}

/// A 64-bit integer read from text as `n`; NaN, if the text is none.
#[inline]
pub(crate) fn wide<T>(n: f64, s: &str, radix: u32, signed: bool) -> Result<T, ParseIntError> {
    let (min, max) = wide_limits(signed);
    let size = if signed { n.abs() } else { n };
    if size <= 9007199254740991.0 {
        return Ok(unchecked_int::<T>(n));
    }
    // QUIRK(js): numbers beyond are not exact. What is in the type's range, panics.
    if if signed { n >= min && n <= max } else { n <= max } {
        panic!("a 64-bit integer beyond 2^53 - 1");
    }
    Err(ParseIntError::of(s, radix, min, max))
}

/// An integer written with digits of a radix: NaN if it is none.
#[inline]
pub(crate) fn read_radix(src: &str, radix: u32, signed: bool) -> f64 {
    if radix == 16 {
        // `+ 0` turns -0 into 0.
        return if signed {
            js!(pure "/^[-+]?[\\da-f]+(?![\\s\\S])/i.test($src) ? parseInt($src, 16) + 0 : NaN")
        } else {
            js!(pure "/^[+]?[\\da-f]+(?![\\s\\S])/i.test($src) ? parseInt($src, 16) : NaN")
        };
    }
    read_digits(src, radix, signed)
}

/// An integer written with digits of any radix: NaN if it is none.
#[inline(never)]
fn read_digits(src: &str, radix: u32, signed: bool) -> f64 {
    if radix < 2 || radix > 36 {
        panic!("from_ascii_radix: radix must lie in the range `[2, 36]`");
    }
    let negative = signed && src.starts_with('-');
    let digits = if negative || src.starts_with('+') { js!(pure "$src.slice(1)") } else { src };
    if digits.is_empty() {
        return f64::NAN;
    }
    let mut value: f64 = 0.0;
    for c in digits.chars() {
        match c.to_digit(radix) {
            Some(digit) => value = value * radix as f64 + digit as f64,
            None => return f64::NAN,
        }
    }
    if negative && value > 0.0 { -value } else { value }
}

/// An integer that is never zero.
#[js(unsupported, instead = "the integer type itself, checked where it is made")]
pub struct NonZero<T> {
    value: T,
}

/// An integer whose operators wrap.
#[js(unsupported, instead = "`wrapping_add`, `wrapping_mul`, …")]
pub struct Wrapping<T>(pub T);
