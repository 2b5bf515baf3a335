//! Arithmetic on numbers, for generic code: each body is the built-in operation.

use super::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Add for Int {
    type Output = Int;

    #[inline]
    fn add(self, rhs: Int) -> Int {
        self + rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Add<&Int> for Int {
    type Output = Int;

    #[inline]
    fn add(self, rhs: &Int) -> Int {
        self + *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Add<Int> for &Int {
    type Output = Int;

    #[inline]
    fn add(self, rhs: Int) -> Int {
        *self + rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Add<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn add(self, rhs: &Int) -> Int {
        *self + *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl AddAssign for Int {
    #[inline]
    fn add_assign(&mut self, rhs: Int) {
        *self = *self + rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl AddAssign<&Int> for Int {
    #[inline]
    fn add_assign(&mut self, rhs: &Int) {
        *self = *self + *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Sub for Int {
    type Output = Int;

    #[inline]
    fn sub(self, rhs: Int) -> Int {
        self - rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Sub<&Int> for Int {
    type Output = Int;

    #[inline]
    fn sub(self, rhs: &Int) -> Int {
        self - *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Sub<Int> for &Int {
    type Output = Int;

    #[inline]
    fn sub(self, rhs: Int) -> Int {
        *self - rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Sub<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn sub(self, rhs: &Int) -> Int {
        *self - *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl SubAssign for Int {
    #[inline]
    fn sub_assign(&mut self, rhs: Int) {
        *self = *self - rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl SubAssign<&Int> for Int {
    #[inline]
    fn sub_assign(&mut self, rhs: &Int) {
        *self = *self - *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Mul for Int {
    type Output = Int;

    #[inline]
    fn mul(self, rhs: Int) -> Int {
        self * rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Mul<&Int> for Int {
    type Output = Int;

    #[inline]
    fn mul(self, rhs: &Int) -> Int {
        self * *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Mul<Int> for &Int {
    type Output = Int;

    #[inline]
    fn mul(self, rhs: Int) -> Int {
        *self * rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Mul<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn mul(self, rhs: &Int) -> Int {
        *self * *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl MulAssign for Int {
    #[inline]
    fn mul_assign(&mut self, rhs: Int) {
        *self = *self * rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl MulAssign<&Int> for Int {
    #[inline]
    fn mul_assign(&mut self, rhs: &Int) {
        *self = *self * *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Div for Int {
    type Output = Int;

    #[inline]
    fn div(self, rhs: Int) -> Int {
        self / rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Div<&Int> for Int {
    type Output = Int;

    #[inline]
    fn div(self, rhs: &Int) -> Int {
        self / *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Div<Int> for &Int {
    type Output = Int;

    #[inline]
    fn div(self, rhs: Int) -> Int {
        *self / rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Div<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn div(self, rhs: &Int) -> Int {
        *self / *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl DivAssign for Int {
    #[inline]
    fn div_assign(&mut self, rhs: Int) {
        *self = *self / rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl DivAssign<&Int> for Int {
    #[inline]
    fn div_assign(&mut self, rhs: &Int) {
        *self = *self / *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Rem for Int {
    type Output = Int;

    #[inline]
    fn rem(self, rhs: Int) -> Int {
        self % rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Rem<&Int> for Int {
    type Output = Int;

    #[inline]
    fn rem(self, rhs: &Int) -> Int {
        self % *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Rem<Int> for &Int {
    type Output = Int;

    #[inline]
    fn rem(self, rhs: Int) -> Int {
        *self % rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl Rem<&Int> for &Int {
    type Output = Int;

    #[inline]
    fn rem(self, rhs: &Int) -> Int {
        *self % *rhs
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl RemAssign for Int {
    #[inline]
    fn rem_assign(&mut self, rhs: Int) {
        *self = *self % rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize, f32, f64)]
impl RemAssign<&Int> for Int {
    #[inline]
    fn rem_assign(&mut self, rhs: &Int) {
        *self = *self % *rhs;
    }
}

#[for_types(i8, i16, i32, i64, isize, f32, f64)]
impl Neg for Int {
    type Output = Int;

    #[inline]
    fn neg(self) -> Int {
        -self
    }
}

#[for_types(i8, i16, i32, i64, isize, f32, f64)]
impl Neg for &Int {
    type Output = Int;

    #[inline]
    fn neg(self) -> Int {
        -*self
    }
}
