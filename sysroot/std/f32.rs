//! Constants of `f32`.

/// The greatest number.
pub const MAX: f32 = f32::MAX;

/// The least number.
pub const MIN: f32 = f32::MIN;

/// Mathematical constants.
pub mod consts {
    /// π
    pub const PI: f32 = 3.14159265358979323846264338327950288;

    /// e
    pub const E: f32 = 2.71828182845904523536028747135266250;
}
