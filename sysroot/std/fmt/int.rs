//! Integers in all their forms.

use super::{Binary, Debug, Display, Formatter, LowerHex, Octal, Result, UpperHex};

#[for_types(i8, i16, i32, i64, isize)]
impl Display for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "String(Math.abs($self))");
        f.pad_integral((*self as f64) >= 0.0, "", &digits)
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl Display for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "String($self)");
        f.pad_integral(true, "", &digits)
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Debug for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

/// The digits in a radix of 2, 8 or 16, negative numbers in two's complement.
#[inline(never)]
fn digits(n: f64, bits: u32, radix: u32) -> String {
    if n >= 0.0 {
        return js!(pure "$n.toString($radix)");
    }
    if bits < 64 {
        let unused = 32 - bits;
        return js!(pure "($n << $unused >>> $unused).toString($radix)");
    }
    if radix == 8 {
        // Ten digits are the low 30 bits.
        return js!(pure "((Math.floor($n / 4294967296) >>> 0) * 4 + ($n >>> 30)).toString(8) + ($n & 1073741823).toString(8).padStart(10, \"0\")");
    }
    let low_digits: usize = if radix == 2 { 32 } else { 8 };
    js!(pure "(Math.floor($n / 4294967296) >>> 0).toString($radix) + ($n >>> 0).toString($radix).padStart($low_digits, \"0\")")
}

#[for_types(i8, i16, i32, i64, isize)]
impl LowerHex for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad_integral(true, "0x", &digits(*self as f64, Int::BITS, 16))
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl LowerHex for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "$self.toString(16)");
        f.pad_integral(true, "0x", &digits)
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl UpperHex for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "$self.toString(16).toUpperCase()");
        f.pad_integral(true, "0x", &digits)
    }
}

#[for_types(i8, i16, i32, i64, isize)]
impl UpperHex for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let text: String = digits(*self as f64, Int::BITS, 16);
        let upper: String = js!(pure "$text.toUpperCase()");
        f.pad_integral(true, "0x", &upper)
    }
}

#[for_types(i8, i16, i32, i64, isize)]
impl Binary for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad_integral(true, "0b", &digits(*self as f64, Int::BITS, 2))
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl Binary for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "$self.toString(2)");
        f.pad_integral(true, "0b", &digits)
    }
}

#[for_types(i8, i16, i32, i64, isize)]
impl Octal for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad_integral(true, "0o", &digits(*self as f64, Int::BITS, 8))
    }
}

#[for_types(u8, u16, u32, u64, usize)]
impl Octal for Int {
    #[inline]
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let digits: String = js!(pure "$self.toString(8)");
        f.pad_integral(true, "0o", &digits)
    }
}
