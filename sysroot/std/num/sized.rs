//! What pairs each integer type with the other of its width.

impl i8 {
    /// The value without its sign.
    #[inline]
    pub const fn unsigned_abs(self) -> u8 {
        js!(pure "$self < 0 ? -$self : $self")
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: i8) -> u8 {
        if self < other { js!(pure "$other - $self") } else { js!(pure "$self - $other") }
    }

    /// The same bits.
    #[inline]
    pub const fn cast_unsigned(self) -> u8 {
        self as u8
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_unsigned(self, rhs: u8) -> Option<i8> {
        let sum = self as f64 + rhs as f64;
        if sum <= i8::MAX as f64 { Some(crate::intrinsics::unchecked_int::<i8>(sum)) } else { None }
    }
}

impl u8 {
    /// The same bits.
    #[inline]
    pub const fn cast_signed(self) -> i8 {
        self as i8
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_signed(self, rhs: i8) -> Option<u8> {
        let sum = self as f64 + rhs as f64;
        if sum >= 0.0 && sum <= u8::MAX as f64 { Some(crate::intrinsics::unchecked_int::<u8>(sum)) } else { None }
    }

    /// `self + rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_add_signed(self, rhs: i8) -> u8 {
        let sum = self as f64 + rhs as f64;
        if sum < 0.0 {
            0
        } else if sum > u8::MAX as f64 {
            u8::MAX
        } else {
            crate::intrinsics::unchecked_int::<u8>(sum)
        }
    }
}

impl i16 {
    /// The value without its sign.
    #[inline]
    pub const fn unsigned_abs(self) -> u16 {
        js!(pure "$self < 0 ? -$self : $self")
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: i16) -> u16 {
        if self < other { js!(pure "$other - $self") } else { js!(pure "$self - $other") }
    }

    /// The same bits.
    #[inline]
    pub const fn cast_unsigned(self) -> u16 {
        self as u16
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_unsigned(self, rhs: u16) -> Option<i16> {
        let sum = self as f64 + rhs as f64;
        if sum <= i16::MAX as f64 { Some(crate::intrinsics::unchecked_int::<i16>(sum)) } else { None }
    }
}

impl u16 {
    /// The same bits.
    #[inline]
    pub const fn cast_signed(self) -> i16 {
        self as i16
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_signed(self, rhs: i16) -> Option<u16> {
        let sum = self as f64 + rhs as f64;
        if sum >= 0.0 && sum <= u16::MAX as f64 { Some(crate::intrinsics::unchecked_int::<u16>(sum)) } else { None }
    }

    /// `self + rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_add_signed(self, rhs: i16) -> u16 {
        let sum = self as f64 + rhs as f64;
        if sum < 0.0 {
            0
        } else if sum > u16::MAX as f64 {
            u16::MAX
        } else {
            crate::intrinsics::unchecked_int::<u16>(sum)
        }
    }
}

impl i32 {
    /// The value without its sign.
    #[inline]
    pub const fn unsigned_abs(self) -> u32 {
        js!(pure "$self < 0 ? -$self : $self")
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: i32) -> u32 {
        if self < other { js!(pure "$other - $self") } else { js!(pure "$self - $other") }
    }

    /// The same bits.
    #[inline]
    pub const fn cast_unsigned(self) -> u32 {
        self as u32
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_unsigned(self, rhs: u32) -> Option<i32> {
        let sum = self as f64 + rhs as f64;
        if sum <= i32::MAX as f64 { Some(crate::intrinsics::unchecked_int::<i32>(sum)) } else { None }
    }
}

impl u32 {
    /// The same bits.
    #[inline]
    pub const fn cast_signed(self) -> i32 {
        self as i32
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_signed(self, rhs: i32) -> Option<u32> {
        let sum = self as f64 + rhs as f64;
        if sum >= 0.0 && sum <= u32::MAX as f64 { Some(crate::intrinsics::unchecked_int::<u32>(sum)) } else { None }
    }

    /// `self + rhs`, at the type's limits at most.
    #[inline]
    pub const fn saturating_add_signed(self, rhs: i32) -> u32 {
        let sum = self as f64 + rhs as f64;
        if sum < 0.0 {
            0
        } else if sum > u32::MAX as f64 {
            u32::MAX
        } else {
            crate::intrinsics::unchecked_int::<u32>(sum)
        }
    }
}

impl i64 {
    /// The value without its sign.
    #[inline]
    pub const fn unsigned_abs(self) -> u64 {
        js!(pure "$self < 0 ? -$self : $self")
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: i64) -> u64 {
        if self < other { (other - self) as u64 } else { (self - other) as u64 }
    }

    /// The same bits.
    #[inline]
    pub const fn cast_unsigned(self) -> u64 {
        self as u64
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_unsigned(self, rhs: u64) -> Option<i64> {
        let sum = self as f64 + rhs as f64;
        if crate::num::in_wide_type(sum, true) { Some(self + rhs as i64) } else { None }
    }
}

impl u64 {
    /// The same bits.
    #[inline]
    pub const fn cast_signed(self) -> i64 {
        self as i64
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_signed(self, rhs: i64) -> Option<u64> {
        let sum = self as f64 + rhs as f64;
        if crate::num::in_wide_type(sum, false) { Some((self as i64 + rhs) as u64) } else { None }
    }

    /// `self + rhs`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn saturating_add_signed(self, rhs: i64) -> u64 {
        let sum = self as f64 + rhs as f64;
        if sum < 0.0 { 0 } else { (self as i64 + rhs) as u64 }
    }
}

impl isize {
    /// The value without its sign.
    #[inline]
    pub const fn unsigned_abs(self) -> usize {
        js!(pure "$self < 0 ? -$self : $self")
    }

    /// The distance between two numbers.
    #[inline]
    pub const fn abs_diff(self, other: isize) -> usize {
        if self < other { (other - self) as usize } else { (self - other) as usize }
    }

    /// The same bits.
    #[inline]
    pub const fn cast_unsigned(self) -> usize {
        self as usize
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_unsigned(self, rhs: usize) -> Option<isize> {
        let sum = self as f64 + rhs as f64;
        if crate::num::in_wide_type(sum, true) { Some(self + rhs as isize) } else { None }
    }
}

impl usize {
    /// The same bits.
    #[inline]
    pub const fn cast_signed(self) -> isize {
        self as isize
    }

    /// `self + rhs`, if it does not overflow.
    #[inline]
    pub const fn checked_add_signed(self, rhs: isize) -> Option<usize> {
        let sum = self as f64 + rhs as f64;
        if crate::num::in_wide_type(sum, false) { Some((self as isize + rhs) as usize) } else { None }
    }

    /// `self + rhs`, at the type's limits at most. QUIRK(js): what JavaScript cannot hold exactly panics.
    #[inline]
    pub const fn saturating_add_signed(self, rhs: isize) -> usize {
        let sum = self as f64 + rhs as f64;
        if sum < 0.0 { 0 } else { (self as isize + rhs) as usize }
    }
}
