//! Constants of `f64`.

/// The greatest number.
pub const MAX: f64 = f64::MAX;

/// The least number.
pub const MIN: f64 = f64::MIN;

/// The distance from 1 to the next number.
pub const EPSILON: f64 = f64::EPSILON;

/// Infinity.
pub const INFINITY: f64 = f64::INFINITY;

/// Negative infinity.
pub const NEG_INFINITY: f64 = f64::NEG_INFINITY;

/// Not a number.
pub const NAN: f64 = f64::NAN;

/// Mathematical constants.
pub mod consts {
    /// π
    pub const PI: f64 = 3.14159265358979323846264338327950288;

    /// 2π
    pub const TAU: f64 = 6.28318530717958647692528676655900577;

    /// e
    pub const E: f64 = 2.71828182845904523536028747135266250;

    /// √2
    pub const SQRT_2: f64 = 1.41421356237309504880168872420969808;

    /// ln 2
    pub const LN_2: f64 = 0.693147180559945309417232121458176568;

    /// ln 10
    pub const LN_10: f64 = 2.30258509299404568401799145468436421;
}
