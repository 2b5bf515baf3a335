//! A number that knows whether it was written as a float.

use crate::convert::From;
use crate::crates::serde::Serialize;
use crate::crates::serde::json::Json;
use crate::fmt::{Debug, Display, Formatter};
use crate::intrinsics::unchecked_int;

/// A JSON number.
#[derive(Clone, PartialEq)]
pub struct Number {
    pub(super) value: f64,
    pub(super) is_float: bool,
}

impl Number {
    /// Of a finite float.
    #[inline]
    pub fn from_f64(f: f64) -> Option<Number> {
        if f.is_finite() { Some(Number { value: f, is_float: true }) } else { None }
    }

    /// As an `i64`, if it is an integer.
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        if self.is_float { None } else { Some(unchecked_int::<i64>(self.value)) }
    }

    /// As a `u64`, if it is an integer and not negative.
    #[inline]
    pub fn as_u64(&self) -> Option<u64> {
        if self.is_float || self.value < 0.0 { None } else { Some(unchecked_int::<u64>(self.value)) }
    }

    /// As a float.
    #[inline]
    pub fn as_f64(&self) -> Option<f64> {
        Some(self.value)
    }

    /// Whether it is an integer.
    #[inline]
    pub fn is_i64(&self) -> bool {
        !self.is_float
    }

    /// Whether it is an integer and not negative.
    #[inline]
    pub fn is_u64(&self) -> bool {
        !self.is_float && self.value >= 0.0
    }

    /// Whether it is a float.
    #[inline]
    pub fn is_f64(&self) -> bool {
        self.is_float
    }

    fn text(&self) -> String {
        let value = self.value;
        if self.is_float { value.to_json() } else { js!(pure "String($value)") }
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl From<Int> for Number {
    #[inline]
    fn from(n: Int) -> Number {
        Number { value: n as f64, is_float: false }
    }
}

impl Serialize for Number {
    #[inline]
    fn to_value(&self) -> Json {
        self.value.to_value()
    }

    #[inline]
    fn to_json(&self) -> String {
        self.text()
    }
}

impl Display for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str(&self.text())
    }
}

impl Debug for Number {
    fn fmt(&self, f: &mut Formatter<'_>) -> crate::fmt::Result {
        f.write_str("Number(")?;
        f.write_str(&self.text())?;
        f.write_str(")")
    }
}
