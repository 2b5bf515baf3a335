//! Arithmetic that says, wraps or stops when it overflows. `+ 0.0` after a product turns -0 into 0.

use crate::intrinsics::{is_known, unchecked_int};

#[for_types(i8, i16, i32, u8, u16, u32)]
impl Int {
    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add(self, rhs: Int) -> Option<Int> {
        let n = self as f64 + rhs as f64;
        if (Int::MIN == 0 || n >= Int::MIN as f64) && n <= Int::MAX as f64 { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self - rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_sub(self, rhs: Int) -> Option<Int> {
        let n = self as f64 - rhs as f64;
        if n >= Int::MIN as f64 && (Int::MIN == 0 || n <= Int::MAX as f64) { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self * rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_mul(self, rhs: Int) -> Option<Int> {
        let n = self as f64 * rhs as f64 + 0.0;
        if (Int::MIN == 0 || n >= Int::MIN as f64) && n <= Int::MAX as f64 { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self + rhs`, wrapped around.
    #[inline]
    pub const fn wrapping_add(self, rhs: Int) -> Int {
        let low: i32 = js!(pure "$self + $rhs | 0");
        low as Int
    }

    /// `self + rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_add(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_add(rhs), self.checked_add(rhs).is_none())
    }

    /// `self + rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_add(self, rhs: Int) -> Int {
        if is_known(rhs) && rhs == 1 {
            return if self == Int::MAX { self } else { unchecked_int::<Int>(self as f64 + 1.0) };
        }
        let n = self as f64 + rhs as f64;
        if n > Int::MAX as f64 {
            Int::MAX
        } else if Int::MIN < 0 && n < Int::MIN as f64 {
            Int::MIN
        } else {
            unchecked_int::<Int>(n)
        }
    }

    /// `self - rhs`, wrapped around.
    #[inline]
    pub const fn wrapping_sub(self, rhs: Int) -> Int {
        let low: i32 = js!(pure "$self - $rhs | 0");
        low as Int
    }

    /// `self - rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_sub(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_sub(rhs), self.checked_sub(rhs).is_none())
    }

    /// `self - rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_sub(self, rhs: Int) -> Int {
        if Int::MIN == 0 {
            return if self > rhs { unchecked_int::<Int>(self as f64 - rhs as f64) } else { 0 };
        }
        let n = self as f64 - rhs as f64;
        if n > Int::MAX as f64 {
            Int::MAX
        } else if n < Int::MIN as f64 {
            Int::MIN
        } else {
            unchecked_int::<Int>(n)
        }
    }

    /// `self * rhs`, wrapped around.
    #[inline]
    pub const fn wrapping_mul(self, rhs: Int) -> Int {
        let low: i32 = js!(pure "Math.imul($self, $rhs)");
        low as Int
    }

    /// `self * rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_mul(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_mul(rhs), self.checked_mul(rhs).is_none())
    }

    /// `self * rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_mul(self, rhs: Int) -> Int {
        let n = self as f64 * rhs as f64 + 0.0;
        if n > Int::MAX as f64 {
            Int::MAX
        } else if Int::MIN < 0 && n < Int::MIN as f64 {
            Int::MIN
        } else {
            unchecked_int::<Int>(n)
        }
    }
}

#[for_types(i64, isize, u64, usize)]
impl Int {
    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add(self, rhs: Int) -> Option<Int> {
        let n = self as f64 + rhs as f64;
        if crate::num::in_wide_type(n, Int::MIN < 0) { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self - rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_sub(self, rhs: Int) -> Option<Int> {
        let n = self as f64 - rhs as f64;
        if crate::num::in_wide_type(n, Int::MIN < 0) { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self * rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_mul(self, rhs: Int) -> Option<Int> {
        let n = self as f64 * rhs as f64 + 0.0;
        if crate::num::in_wide_type(n, Int::MIN < 0) { Some(unchecked_int::<Int>(n)) } else { None }
    }

    /// `self + rhs`, wrapped around. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn wrapping_add(self, rhs: Int) -> Int {
        self + rhs
    }

    /// `self + rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_add(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_add(rhs), self.checked_add(rhs).is_none())
    }

    /// `self + rhs`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn saturating_add(self, rhs: Int) -> Int {
        self + rhs
    }

    /// `self - rhs`, wrapped around. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn wrapping_sub(self, rhs: Int) -> Int {
        self - rhs
    }

    /// `self - rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_sub(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_sub(rhs), self.checked_sub(rhs).is_none())
    }

    /// `self - rhs`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn saturating_sub(self, rhs: Int) -> Int {
        if Int::MIN == 0 && self < rhs { 0 } else { self - rhs }
    }

    /// `self * rhs`, wrapped around. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn wrapping_mul(self, rhs: Int) -> Int {
        self * rhs
    }

    /// `self * rhs`, wrapped around, and whether it was.
    #[inline]
    pub const fn overflowing_mul(self, rhs: Int) -> (Int, bool) {
        (self.wrapping_mul(rhs), self.checked_mul(rhs).is_none())
    }

    /// `self * rhs`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn saturating_mul(self, rhs: Int) -> Int {
        self * rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Int {
    /// `self / rhs`, if it exists and does not overflow.
    #[inline]
    pub const fn checked_div(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || Int::BITS < 64 && Int::MIN < 0 && self == Int::MIN && rhs as f64 == -1.0 { None } else { Some(self / rhs) }
    }

    /// `self % rhs`, if it exists and does not overflow.
    #[inline]
    pub const fn checked_rem(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || Int::BITS < 64 && Int::MIN < 0 && self == Int::MIN && rhs as f64 == -1.0 { None } else { Some(self % rhs) }
    }

    /// `self.div_euclid(rhs)`, if it exists and does not overflow.
    #[inline]
    pub const fn checked_div_euclid(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || Int::BITS < 64 && Int::MIN < 0 && self == Int::MIN && rhs as f64 == -1.0 {
            None
        } else {
            Some(self.div_euclid(rhs))
        }
    }

    /// `self.rem_euclid(rhs)`, if it exists and does not overflow.
    #[inline]
    pub const fn checked_rem_euclid(self, rhs: Int) -> Option<Int> {
        if rhs == 0 || Int::BITS < 64 && Int::MIN < 0 && self == Int::MIN && rhs as f64 == -1.0 {
            None
        } else {
            Some(self.rem_euclid(rhs))
        }
    }

    /// `-self`, if it does not overflow.
    #[inline]
    pub const fn checked_neg(self) -> Option<Int> {
        (0 as Int).checked_sub(self)
    }

    /// `-self`, wrapped around.
    #[inline]
    pub const fn wrapping_neg(self) -> Int {
        (0 as Int).wrapping_sub(self)
    }

    /// `self` to the power of `exp`, if it does not overflow.
    pub const fn checked_pow(self, exp: u32) -> Option<Int> {
        let mut left = exp;
        let mut base = self;
        let mut acc: Int = 1;
        while left > 0 {
            if left % 2 == 1 {
                acc = match acc.checked_mul(base) {
                    Some(product) => product,
                    None => return None,
                };
            }
            left = left / 2;
            if left > 0 {
                base = match base.checked_mul(base) {
                    Some(product) => product,
                    None => return None,
                };
            }
        }
        Some(acc)
    }

    /// `self` to the power of `exp`, wrapped around.
    pub const fn wrapping_pow(self, exp: u32) -> Int {
        let mut left = exp;
        let mut base = self;
        let mut acc: Int = 1;
        while left > 0 {
            if left % 2 == 1 {
                acc = acc.wrapping_mul(base);
            }
            left = left / 2;
            if left > 0 {
                base = base.wrapping_mul(base);
            }
        }
        acc
    }

    /// `self` to the power of `exp`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    pub const fn saturating_pow(self, exp: u32) -> Int {
        if Int::BITS == 64 {
            return self.pow(exp);
        }
        match self.checked_pow(exp) {
            Some(power) => power,
            None => {
                if (self as f64) < 0.0 && exp % 2 == 1 {
                    Int::MIN
                } else {
                    Int::MAX
                }
            }
        }
    }

    /// `self << rhs`, if `rhs` is less than the width.
    #[inline]
    pub const fn checked_shl(self, rhs: u32) -> Option<Int> {
        if rhs < Int::BITS { Some(self << rhs) } else { None }
    }

    /// `self >> rhs`, if `rhs` is less than the width.
    #[inline]
    pub const fn checked_shr(self, rhs: u32) -> Option<Int> {
        if rhs < Int::BITS { Some(self >> rhs) } else { None }
    }

    /// `self << (rhs % BITS)`
    #[inline]
    pub const fn wrapping_shl(self, rhs: u32) -> Int {
        self << (rhs % Int::BITS)
    }

    /// `self >> (rhs % BITS)`
    #[inline]
    pub const fn wrapping_shr(self, rhs: u32) -> Int {
        self >> (rhs % Int::BITS)
    }
}

#[for_types(i8, i16, i32, i64, isize)]
impl Int {
    /// The value without its sign, if it does not overflow.
    #[inline]
    pub const fn checked_abs(self) -> Option<Int> {
        if self < 0 { self.checked_neg() } else { Some(self) }
    }

    /// The value without its sign, wrapped around.
    #[inline]
    pub const fn wrapping_abs(self) -> Int {
        if self < 0 { self.wrapping_neg() } else { self }
    }

    /// The value without its sign, at the type's limit at most.
    #[inline]
    pub const fn saturating_abs(self) -> Int {
        if self == Int::MIN { Int::MAX } else { self.abs() }
    }

    /// `-self`, at the type's limit at most.
    #[inline]
    pub const fn saturating_neg(self) -> Int {
        if self == Int::MIN { Int::MAX } else { -self }
    }
}
