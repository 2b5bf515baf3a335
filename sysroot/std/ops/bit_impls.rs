//! Bit operations on integers and `bool`, for generic code: each body is the built-in operation.

use super::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign};

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAnd for Int {
    type Output = Int;

    #[inline]
    fn bitand(self, rhs: Int) -> Int {
        self & rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAnd<&Int> for Int {
    type Output = Int;

    #[inline]
    fn bitand(self, rhs: &Int) -> Int {
        self & *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAnd<Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitand(self, rhs: Int) -> Int {
        *self & rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAnd<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitand(self, rhs: &Int) -> Int {
        *self & *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAndAssign for Int {
    #[inline]
    fn bitand_assign(&mut self, rhs: Int) {
        *self = *self & rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitAndAssign<&Int> for Int {
    #[inline]
    fn bitand_assign(&mut self, rhs: &Int) {
        *self = *self & *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOr for Int {
    type Output = Int;

    #[inline]
    fn bitor(self, rhs: Int) -> Int {
        self | rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOr<&Int> for Int {
    type Output = Int;

    #[inline]
    fn bitor(self, rhs: &Int) -> Int {
        self | *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOr<Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitor(self, rhs: Int) -> Int {
        *self | rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOr<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitor(self, rhs: &Int) -> Int {
        *self | *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOrAssign for Int {
    #[inline]
    fn bitor_assign(&mut self, rhs: Int) {
        *self = *self | rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitOrAssign<&Int> for Int {
    #[inline]
    fn bitor_assign(&mut self, rhs: &Int) {
        *self = *self | *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXor for Int {
    type Output = Int;

    #[inline]
    fn bitxor(self, rhs: Int) -> Int {
        self ^ rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXor<&Int> for Int {
    type Output = Int;

    #[inline]
    fn bitxor(self, rhs: &Int) -> Int {
        self ^ *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXor<Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitxor(self, rhs: Int) -> Int {
        *self ^ rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXor<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn bitxor(self, rhs: &Int) -> Int {
        *self ^ *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXorAssign for Int {
    #[inline]
    fn bitxor_assign(&mut self, rhs: Int) {
        *self = *self ^ rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl BitXorAssign<&Int> for Int {
    #[inline]
    fn bitxor_assign(&mut self, rhs: &Int) {
        *self = *self ^ *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shl for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: Int) -> Int {
        self << rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shl<&Int> for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: &Int) -> Int {
        self << *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shl<Int> for &Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: Int) -> Int {
        *self << rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shl<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: &Int) -> Int {
        *self << *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl ShlAssign for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: Int) {
        *self = *self << rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl ShlAssign<&Int> for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: &Int) {
        *self = *self << *rhs;
    }
}

#[for_types(i8, i16, i64, isize, u8, u16, u32, u64, usize)]
impl Shl<i32> for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: i32) -> Int {
        self << rhs
    }
}

#[for_types(i8, i16, i64, isize, u8, u16, u32, u64, usize)]
impl ShlAssign<i32> for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: i32) {
        *self = *self << rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u64, usize)]
impl Shl<u32> for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: u32) -> Int {
        self << rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u64, usize)]
impl ShlAssign<u32> for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: u32) {
        *self = *self << rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64)]
impl Shl<usize> for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: usize) -> Int {
        self << rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64)]
impl ShlAssign<usize> for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: usize) {
        *self = *self << rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u16, u32, u64, usize)]
impl Shl<u8> for Int {
    type Output = Int;

    #[inline]
    fn shl(self, rhs: u8) -> Int {
        self << rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u16, u32, u64, usize)]
impl ShlAssign<u8> for Int {
    #[inline]
    fn shl_assign(&mut self, rhs: u8) {
        *self = *self << rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shr for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: Int) -> Int {
        self >> rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shr<&Int> for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: &Int) -> Int {
        self >> *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shr<Int> for &Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: Int) -> Int {
        *self >> rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Shr<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: &Int) -> Int {
        *self >> *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl ShrAssign for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: Int) {
        *self = *self >> rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl ShrAssign<&Int> for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: &Int) {
        *self = *self >> *rhs;
    }
}

#[for_types(i8, i16, i64, isize, u8, u16, u32, u64, usize)]
impl Shr<i32> for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: i32) -> Int {
        self >> rhs
    }
}

#[for_types(i8, i16, i64, isize, u8, u16, u32, u64, usize)]
impl ShrAssign<i32> for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: i32) {
        *self = *self >> rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u64, usize)]
impl Shr<u32> for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: u32) -> Int {
        self >> rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u64, usize)]
impl ShrAssign<u32> for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: u32) {
        *self = *self >> rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64)]
impl Shr<usize> for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: usize) -> Int {
        self >> rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64)]
impl ShrAssign<usize> for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: usize) {
        *self = *self >> rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u16, u32, u64, usize)]
impl Shr<u8> for Int {
    type Output = Int;

    #[inline]
    fn shr(self, rhs: u8) -> Int {
        self >> rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u16, u32, u64, usize)]
impl ShrAssign<u8> for Int {
    #[inline]
    fn shr_assign(&mut self, rhs: u8) {
        *self = *self >> rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl Not for Int {
    type Output = Int;

    #[inline]
    fn not(self) -> Int {
        !self
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, bool)]
impl Not for &Int {
    type Output = Int;

    #[inline]
    fn not(self) -> Int {
        !*self
    }
}
