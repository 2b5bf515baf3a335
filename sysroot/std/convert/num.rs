//! Conversions between numbers.

use crate::convert::{From, TryFrom};
use crate::intrinsics::unchecked_int;
use crate::num::TryFromIntError;

#[for_types(i8, u8)]
impl From<Int> for i16 {
    #[inline]
    fn from(value: Int) -> i16 {
        value as i16
    }
}

#[for_types(i8, i16, u8, u16)]
impl From<Int> for i32 {
    #[inline]
    fn from(value: Int) -> i32 {
        value as i32
    }
}

#[for_types(i8, i16, i32, u8, u16, u32)]
impl From<Int> for i64 {
    #[inline]
    fn from(value: Int) -> i64 {
        value as i64
    }
}

#[for_types(i8, i16, u8)]
impl From<Int> for isize {
    #[inline]
    fn from(value: Int) -> isize {
        value as isize
    }
}

#[for_types(u8)]
impl From<Int> for u16 {
    #[inline]
    fn from(value: Int) -> u16 {
        value as u16
    }
}

#[for_types(u8, u16)]
impl From<Int> for u32 {
    #[inline]
    fn from(value: Int) -> u32 {
        value as u32
    }
}

#[for_types(u8, u16, u32)]
impl From<Int> for u64 {
    #[inline]
    fn from(value: Int) -> u64 {
        value as u64
    }
}

#[for_types(u8, u16)]
impl From<Int> for usize {
    #[inline]
    fn from(value: Int) -> usize {
        value as usize
    }
}

/// Whether a number out of `low..=high` lies in `min..=max`: a bound that cannot be crossed is not asked.
#[inline]
fn lies_in(number: f64, low: f64, high: f64, min: f64, max: f64) -> bool {
    (low >= min || number >= min) && (high <= max || number <= max)
}

#[for_types(i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl TryFrom<Int> for i8 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<i8, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, i8::MIN as f64, i8::MAX as f64) {
            Ok(unchecked_int::<i8>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i32, i64, isize, u16, u32, u64, usize)]
impl TryFrom<Int> for i16 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<i16, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, i16::MIN as f64, i16::MAX as f64) {
            Ok(unchecked_int::<i16>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i64, isize, u32, u64, usize)]
impl TryFrom<Int> for i32 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<i32, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, i32::MIN as f64, i32::MAX as f64) {
            Ok(unchecked_int::<i32>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(isize, u64, usize)]
impl TryFrom<Int> for i64 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<i64, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, i64::MIN as f64, i64::MAX as f64) {
            Ok(unchecked_int::<i64>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i32, i64, u16, u32, u64, usize)]
impl TryFrom<Int> for isize {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<isize, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, isize::MIN as f64, isize::MAX as f64) {
            Ok(unchecked_int::<isize>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, u16, u32, u64, usize)]
impl TryFrom<Int> for u8 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<u8, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, u8::MIN as f64, u8::MAX as f64) {
            Ok(unchecked_int::<u8>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, u32, u64, usize)]
impl TryFrom<Int> for u16 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<u16, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, u16::MIN as f64, u16::MAX as f64) {
            Ok(unchecked_int::<u16>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, u64, usize)]
impl TryFrom<Int> for u32 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<u32, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, u32::MIN as f64, u32::MAX as f64) {
            Ok(unchecked_int::<u32>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, usize)]
impl TryFrom<Int> for u64 {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<u64, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, u64::MIN as f64, u64::MAX as f64) {
            Ok(unchecked_int::<u64>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize, u32, u64)]
impl TryFrom<Int> for usize {
    type Error = TryFromIntError;

    #[inline]
    fn try_from(value: Int) -> Result<usize, TryFromIntError> {
        let number = value as f64;
        if lies_in(number, Int::MIN as f64, Int::MAX as f64, usize::MIN as f64, usize::MAX as f64) {
            Ok(unchecked_int::<usize>(number))
        } else {
            Err(TryFromIntError(()))
        }
    }
}

impl<T, U: Into<T>> TryFrom<U> for T {
    type Error = crate::convert::Infallible;

    #[inline]
    fn try_from(value: U) -> Result<T, crate::convert::Infallible> {
        Ok(value.into())
    }
}

#[for_types(i8, i16, i32, u8, u16, u32, f32)]
impl From<Int> for f64 {
    #[inline]
    fn from(value: Int) -> f64 {
        value as f64
    }
}

#[for_types(i8, i16, u8, u16)]
impl From<Int> for f32 {
    #[inline]
    fn from(value: Int) -> f32 {
        value as f32
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl From<bool> for Int {
    #[inline]
    fn from(value: bool) -> Int {
        value as Int
    }
}

#[for_types(f32, f64)]
impl From<bool> for Int {
    #[inline]
    fn from(value: bool) -> Int {
        if value { 1.0 } else { 0.0 }
    }
}

#[for_types(u32, u64)]
impl From<char> for Int {
    #[inline]
    fn from(value: char) -> Int {
        value as Int
    }
}

impl From<u8> for char {
    #[inline]
    fn from(value: u8) -> char {
        value as char
    }
}

impl TryFrom<u32> for char {
    type Error = crate::char::CharTryFromError;

    #[inline]
    fn try_from(value: u32) -> Result<char, crate::char::CharTryFromError> {
        match char::from_u32(value) {
            Some(c) => Ok(c),
            None => Err(crate::char::CharTryFromError(())),
        }
    }
}

impl TryFrom<char> for u8 {
    type Error = crate::char::TryFromCharError;

    #[inline]
    fn try_from(value: char) -> Result<u8, crate::char::TryFromCharError> {
        if (value as u32) < 256 { Ok(value as u8) } else { Err(crate::char::TryFromCharError(())) }
    }
}

impl TryFrom<char> for u16 {
    type Error = crate::char::TryFromCharError;

    #[inline]
    fn try_from(value: char) -> Result<u16, crate::char::TryFromCharError> {
        if (value as u32) < 65536 { Ok(value as u16) } else { Err(crate::char::TryFromCharError(())) }
    }
}
