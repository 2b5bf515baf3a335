//! Integers: constants and ordinary arithmetic.

use crate::intrinsics;
use crate::intrinsics::unchecked_int;
use crate::num::ParseIntError;

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Int {
    /// The least value.
    pub const MIN: Int = intrinsics::int_min::<Int>();

    /// The greatest value.
    pub const MAX: Int = intrinsics::int_max::<Int>();

    /// The width.
    pub const BITS: u32 = intrinsics::int_bits::<Int>();

    /// The old form of `MIN`.
    #[inline]
    pub const fn min_value() -> Int {
        Int::MIN
    }

    /// The old form of `MAX`.
    #[inline]
    pub const fn max_value() -> Int {
        Int::MAX
    }

    /// `self` to the power of `exp`; panics on overflow.
    pub const fn pow(self, exp: u32) -> Int {
        let mut left = exp;
        let mut base = self;
        let mut acc: Int = 1;
        while left > 1 {
            if left % 2 == 1 {
                acc = acc * base;
            }
            left = left / 2;
            base = base * base;
        }
        if left == 1 { acc * base } else { acc }
    }

    /// The square root, rounded down.
    pub const fn isqrt(self) -> Int {
        if (self as f64) < 0.0 {
            panic!("argument of integer square root cannot be negative");
        }
        let n = self as f64;
        let root = n.sqrt().floor();
        unchecked_int::<Int>(if root * root > n { root - 1.0 } else { root })
    }

    /// The logarithm to the base 2, rounded down.
    #[inline]
    pub const fn ilog2(self) -> u32 {
        match self.checked_ilog2() {
            Some(log) => log,
            None => panic!("argument of integer logarithm must be positive"),
        }
    }

    /// The logarithm to the base 2, rounded down, of a positive number.
    #[inline]
    pub const fn checked_ilog2(self) -> Option<u32> {
        if self > 0 { Some(Int::BITS - 1 - self.leading_zeros()) } else { None }
    }

    /// The logarithm to the base 10, rounded down.
    #[inline]
    pub const fn ilog10(self) -> u32 {
        match self.checked_ilog10() {
            Some(log) => log,
            None => panic!("argument of integer logarithm must be positive"),
        }
    }

    /// The logarithm to the base 10, rounded down, of a positive number.
    pub const fn checked_ilog10(self) -> Option<u32> {
        if self > 0 { Some(js!(pure "String($self).length - 1")) } else { None }
    }

    /// The remainder that is not negative.
    #[inline]
    pub const fn rem_euclid(self, rhs: Int) -> Int {
        let r = self % rhs;
        if (r as f64) < 0.0 { unchecked_int::<Int>(r as f64 + (rhs as f64).abs()) } else { r }
    }

    /// The quotient whose remainder is not negative.
    #[inline]
    pub const fn div_euclid(self, rhs: Int) -> Int {
        let q = self / rhs;
        if ((self % rhs) as f64) < 0.0 {
            return if rhs as f64 > 0.0 { q - 1 } else { q + 1 };
        }
        q
    }

    /// Reads digits of a radix.
    pub const fn from_str_radix(src: &str, radix: u32) -> Result<Int, ParseIntError> {
        let signed = Int::MIN < 0;
        let n = crate::num::read_radix(src, radix, signed);
        if Int::BITS == 64 {
            return crate::num::wide::<Int>(n, src, radix, signed);
        }
        if (Int::MIN == 0 || n >= Int::MIN as f64) && n <= Int::MAX as f64 {
            Ok(unchecked_int::<Int>(n))
        } else {
            Err(ParseIntError::of(src, radix, Int::MIN as f64, Int::MAX as f64))
        }
    }
}

#[for_types(i8, i16, i32, i64, isize)]
impl Int {
    /// The value without its sign; panics on the least one.
    #[inline]
    pub const fn abs(self) -> Int {
        if self < 0 { -self } else { self }
    }

    /// -1, 0 or 1.
    #[inline]
    pub const fn signum(self) -> Int {
        js!(pure "$self > 0 ? 1 : $self < 0 ? -1 : 0")
    }

    /// Whether it is greater than zero.
    #[inline]
    pub const fn is_positive(self) -> bool {
        self > 0
    }

    /// Whether it is less than zero.
    #[inline]
    pub const fn is_negative(self) -> bool {
        self < 0
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl Int {
    /// Whether it is a power of two.
    #[inline]
    pub const fn is_power_of_two(self) -> bool {
        self.count_ones() == 1
    }

    /// The least power of two that is not less; panics on overflow.
    pub const fn next_power_of_two(self) -> Int {
        let mut power: Int = 1;
        while power < self {
            power = power * 2;
        }
        power
    }

    /// The least power of two that is not less, if the type has it.
    pub const fn checked_next_power_of_two(self) -> Option<Int> {
        let mut power: Int = 1;
        while power < self {
            power = match power.checked_mul(2) {
                Some(doubled) => doubled,
                None => return None,
            };
        }
        Some(power)
    }

    /// The quotient, rounded up.
    #[inline]
    pub const fn div_ceil(self, rhs: Int) -> Int {
        let q = self / rhs;
        if self % rhs > 0 { q + 1 } else { q }
    }

    /// The least multiple of `rhs` that is not less.
    #[inline]
    pub const fn next_multiple_of(self, rhs: Int) -> Int {
        let r = self % rhs;
        if r == 0 { self } else { self + (rhs - r) }
    }

    /// Whether it is a multiple of `rhs`.
    #[inline]
    pub const fn is_multiple_of(self, rhs: Int) -> bool {
        if rhs == 0 { self == 0 } else { self % rhs == 0 }
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: Int) -> Int {
        if self < other { js!(pure "$other - $self") } else { js!(pure "$self - $other") }
    }
}
