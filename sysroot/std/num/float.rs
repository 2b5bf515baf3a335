//! Floats. What engines round differently (`sin`, `powf`, …) is not supported.

use crate::cmp::Ordering;

#[for_types(f32, f64)]
impl Int {
    /// Not a number.
    pub const NAN: Int = 0.0 / 0.0;

    /// Infinity.
    pub const INFINITY: Int = 1.0 / 0.0;

    /// Negative infinity.
    pub const NEG_INFINITY: Int = -1.0 / 0.0;

    /// Whether it is not a number.
    #[inline]
    pub const fn is_nan(self) -> bool {
        self != self
    }

    /// Whether it is infinite.
    #[inline]
    pub const fn is_infinite(self) -> bool {
        js!(pure "$self === Infinity || $self === -Infinity")
    }

    /// Whether it is a number and not infinite.
    #[inline]
    pub const fn is_finite(self) -> bool {
        js!(pure "isFinite($self)")
    }

    /// Whether its sign is `+`. QUIRK(js): the sign of NaN cannot be seen; it counts as `+`.
    #[inline]
    pub const fn is_sign_positive(self) -> bool {
        !self.is_sign_negative()
    }

    /// Whether its sign is `-`. QUIRK(js): the sign of NaN cannot be seen; it counts as `+`.
    #[inline]
    pub const fn is_sign_negative(self) -> bool {
        js!(pure "$self < 0 || 1 / $self < 0")
    }

    /// Rounded down.
    #[inline]
    pub const fn floor(self) -> Int {
        js!(pure "Math.floor($self)")
    }

    /// Rounded up.
    #[inline]
    pub const fn ceil(self) -> Int {
        js!(pure "Math.ceil($self)")
    }

    /// Rounded towards zero.
    #[inline]
    pub const fn trunc(self) -> Int {
        js!(pure "Math.trunc($self)")
    }

    /// Rounded; halves away from zero.
    #[inline]
    pub const fn round(self) -> Int {
        // QUIRK(js): `Math.round` rounds halves up.
        let whole = self.trunc();
        if (self - whole).abs() >= 0.5 { js!(pure "$whole + ($self < 0 ? -1 : 1)") } else { whole }
    }

    /// Rounded; halves to the even neighbour.
    pub const fn round_ties_even(self) -> Int {
        let whole = self.trunc();
        let rest = (self - whole).abs();
        if rest > 0.5 || rest == 0.5 && whole % 2.0 != 0.0 { js!(pure "$whole + ($self < 0 ? -1 : 1)") } else { whole }
    }

    /// What lies behind the point.
    #[inline]
    pub const fn fract(self) -> Int {
        self - self.trunc()
    }

    /// The value without its sign.
    #[inline]
    pub const fn abs(self) -> Int {
        js!(pure "Math.abs($self)")
    }

    /// 1 with the value's sign, zeros included.
    #[inline]
    pub const fn signum(self) -> Int {
        js!(pure "$self !== $self ? NaN : $self < 0 || 1 / $self < 0 ? -1 : 1")
    }

    /// The value with another's sign.
    #[inline]
    pub const fn copysign(self, sign: Int) -> Int {
        if sign.is_sign_negative() { -self.abs() } else { self.abs() }
    }

    /// The greater of the two; the number if one is NaN.
    // QUIRK(std): which zero it gives for 0.0 and -0.0 is left open; unoptimised builds give the first.
    #[inline]
    pub const fn max(self, other: Int) -> Int {
        if other > self || self.is_nan() { other } else { self }
    }

    /// The lesser of the two; the number if one is NaN.
    #[inline]
    pub const fn min(self, other: Int) -> Int {
        if other < self || self.is_nan() { other } else { self }
    }

    /// The nearest value in `min..=max`.
    #[inline]
    pub const fn clamp(self, min: Int, max: Int) -> Int {
        assert!(min <= max, "min > max, or either was NaN");
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }

    /// `1 / self`
    #[inline]
    pub const fn recip(self) -> Int {
        1.0 / self
    }

    /// The remainder that is not negative.
    #[inline]
    pub fn rem_euclid(self, rhs: Int) -> Int {
        let r = self % rhs;
        if r < 0.0 { r + rhs.abs() } else { r }
    }

    /// The quotient whose remainder is not negative.
    #[inline]
    pub fn div_euclid(self, rhs: Int) -> Int {
        let q = (self / rhs).trunc();
        if self % rhs < 0.0 {
            return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
        }
        q
    }

    /// A total order: -0 before 0, NaN last. QUIRK(js): the sign of NaN cannot be seen; it counts as `+`.
    pub fn total_cmp(&self, other: &Int) -> Ordering {
        js!(pure "$self < $other ? -1 : $self > $other ? 1 : $self === $other ? ($self !== 0 ? 0 : 1 / $self < 1 / $other ? -1 : 1 / $self > 1 / $other ? 1 : 0) : $self === $self ? -1 : $other === $other ? 1 : 0")
    }

    /// `self` to the power of a whole number.
    pub fn powi(self, n: i32) -> Int {
        let mut left = (n as f64).abs();
        let mut base = self;
        let mut power: Int = 1.0;
        loop {
            if left % 2.0 == 1.0 {
                power = power * base;
            }
            left = (left / 2.0).floor();
            if left == 0.0 {
                break;
            }
            base = base * base;
        }
        if n < 0 { 1.0 / power } else { power }
    }

    /// A power.
    #[js(unsupported, instead = "`powi`, `sqrt`: JavaScript engines round other powers differently")]
    pub fn powf(self, n: Int) -> Int;

    /// A power of e.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn exp(self) -> Int;

    /// The natural logarithm.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn ln(self) -> Int;

    /// A logarithm.
    #[js(unsupported, instead = "`ilog10` of an integer: JavaScript engines round it differently")]
    pub fn log10(self) -> Int;

    /// A logarithm.
    #[js(unsupported, instead = "`ilog2` of an integer: JavaScript engines round it differently")]
    pub fn log2(self) -> Int;

    /// The sine.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn sin(self) -> Int;

    /// The cosine.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn cos(self) -> Int;

    /// The tangent.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn tan(self) -> Int;

    /// The angle of a point.
    #[js(unsupported, instead = "a table or a series of your own: JavaScript engines round it differently")]
    pub fn atan2(self, other: Int) -> Int;

    /// The length of a vector.
    #[js(unsupported, instead = "`(x * x + y * y).sqrt()`")]
    pub fn hypot(self, other: Int) -> Int;

    /// `self * a + b`, rounded once.
    #[js(unsupported, instead = "`self * a + b`")]
    pub fn mul_add(self, a: Int, b: Int) -> Int;
}

impl f64 {
    /// The greatest number.
    pub const MAX: f64 = 1.7976931348623157e308;

    /// The least number.
    pub const MIN: f64 = -1.7976931348623157e308;

    /// The least positive normal number.
    pub const MIN_POSITIVE: f64 = 2.2250738585072014e-308;

    /// The distance from 1 to the next number.
    pub const EPSILON: f64 = 2.220446049250313e-16;

    /// The square root.
    #[inline]
    pub fn sqrt(self) -> f64 {
        js!(pure "Math.sqrt($self)")
    }

    /// Radians as degrees.
    #[inline]
    pub const fn to_degrees(self) -> f64 {
        self * 57.29577951308232
    }

    /// Degrees as radians.
    #[inline]
    pub const fn to_radians(self) -> f64 {
        self * 0.017453292519943295
    }

    /// The bits.
    #[js(unsupported, instead = "the number itself: JavaScript holds 53 bits of an integer")]
    pub const fn to_bits(self) -> u64;

    /// The float with these bits.
    #[js(unsupported, instead = "the number itself: JavaScript holds 53 bits of an integer")]
    pub const fn from_bits(v: u64) -> f64;
}

impl f32 {
    /// The greatest number.
    pub const MAX: f32 = 3.40282347e38;

    /// The least number.
    pub const MIN: f32 = -3.40282347e38;

    /// The least positive normal number.
    pub const MIN_POSITIVE: f32 = 1.17549435e-38;

    /// The distance from 1 to the next number.
    pub const EPSILON: f32 = 1.19209290e-7;

    /// The square root.
    #[inline]
    pub fn sqrt(self) -> f32 {
        js!(pure "Math.fround(Math.sqrt($self))")
    }
}
