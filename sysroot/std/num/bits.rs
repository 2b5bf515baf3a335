//! The bits of integers, as in two's complement.

#[for_types(i8, i16, i32, u8, u16, u32)]
impl Int {
    /// How many zeros come before the first one.
    #[inline]
    pub const fn leading_zeros(self) -> u32 {
        let unused = 32 - Int::BITS;
        if (self as f64) < 0.0 { 0 } else { js!(pure "Math.clz32($self) - $unused") }
    }

    /// How many zeros come after the last one.
    #[inline]
    pub const fn trailing_zeros(self) -> u32 {
        if self == 0 { Int::BITS } else { js!(pure "31 - Math.clz32($self & -$self)") }
    }

    /// How many ones there are.
    pub const fn count_ones(self) -> u32 {
        let mut n: u32 = 0;
        let mut rest: i32 = self as i32;
        let unused = 32 - Int::BITS;
        rest = js!(pure "$rest << $unused");
        while rest != 0 {
            n += 1;
            rest = js!(pure "$rest & $rest - 1");
        }
        n
    }

    /// The bits moved to the left, those that fall out coming in again.
    pub const fn rotate_left(self, n: u32) -> Int {
        let bits = Int::BITS;
        let by = n % bits;
        let unused = 32 - bits;
        let all: u32 = js!(pure "$self << $unused >>> $unused");
        let turned: i32 = js!(pure "$all << $by | $all >>> ($bits - $by)");
        turned as Int
    }

    /// The bits moved to the right, those that fall out coming in again.
    #[inline]
    pub const fn rotate_right(self, n: u32) -> Int {
        self.rotate_left(Int::BITS - n % Int::BITS)
    }
}

#[for_types(i64, isize, u64, usize)]
impl Int {
    /// How many zeros come before the first one.
    pub const fn leading_zeros(self) -> u32 {
        js!(pure "$self < 0 ? 0 : $self < 4294967296 ? 32 + Math.clz32($self) : Math.clz32($self / 4294967296)")
    }

    /// How many zeros come after the last one.
    pub const fn trailing_zeros(self) -> u32 {
        if self == 0 {
            return 64;
        }
        let low: i32 = js!(pure "$self | 0");
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        if low != 0 { low.trailing_zeros() } else { 32 + high.trailing_zeros() }
    }

    /// How many ones there are.
    pub const fn count_ones(self) -> u32 {
        let low: i32 = js!(pure "$self | 0");
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        low.count_ones() + high.count_ones()
    }

    /// The bits moved to the left, those that fall out coming in again.
    #[js(unsupported, instead = "`u32::rotate_left`: JavaScript holds 53 bits")]
    pub const fn rotate_left(self, n: u32) -> Int;

    /// The bits moved to the right, those that fall out coming in again.
    #[js(unsupported, instead = "`u32::rotate_right`: JavaScript holds 53 bits")]
    pub const fn rotate_right(self, n: u32) -> Int;
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Int {
    /// How many zeros there are.
    #[inline]
    pub const fn count_zeros(self) -> u32 {
        Int::BITS - self.count_ones()
    }

    /// How many ones come before the first zero.
    #[inline]
    pub const fn leading_ones(self) -> u32 {
        (!self).leading_zeros()
    }

    /// How many ones come after the last zero.
    #[inline]
    pub const fn trailing_ones(self) -> u32 {
        (!self).trailing_zeros()
    }
}
