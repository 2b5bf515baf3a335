//! `std::u8` and its like: modules from before the integers had constants of their own.

/// Limits of `i8`.
pub mod i8 {
    /// The least value.
    pub const MIN: i8 = i8::MIN;

    /// The greatest value.
    pub const MAX: i8 = i8::MAX;
}

/// Limits of `i16`.
pub mod i16 {
    /// The least value.
    pub const MIN: i16 = i16::MIN;

    /// The greatest value.
    pub const MAX: i16 = i16::MAX;
}

/// Limits of `i32`.
pub mod i32 {
    /// The least value.
    pub const MIN: i32 = i32::MIN;

    /// The greatest value.
    pub const MAX: i32 = i32::MAX;
}

/// Limits of `i64`.
pub mod i64 {
    /// The least value.
    pub const MIN: i64 = i64::MIN;

    /// The greatest value.
    pub const MAX: i64 = i64::MAX;
}

/// Limits of `isize`.
pub mod isize {
    /// The least value.
    pub const MIN: isize = isize::MIN;

    /// The greatest value.
    pub const MAX: isize = isize::MAX;
}

/// Limits of `u8`.
pub mod u8 {
    /// The least value.
    pub const MIN: u8 = u8::MIN;

    /// The greatest value.
    pub const MAX: u8 = u8::MAX;
}

/// Limits of `u16`.
pub mod u16 {
    /// The least value.
    pub const MIN: u16 = u16::MIN;

    /// The greatest value.
    pub const MAX: u16 = u16::MAX;
}

/// Limits of `u32`.
pub mod u32 {
    /// The least value.
    pub const MIN: u32 = u32::MIN;

    /// The greatest value.
    pub const MAX: u32 = u32::MAX;
}

/// Limits of `u64`.
pub mod u64 {
    /// The least value.
    pub const MIN: u64 = u64::MIN;

    /// The greatest value.
    pub const MAX: u64 = u64::MAX;
}

/// Limits of `usize`.
pub mod usize {
    /// The least value.
    pub const MIN: usize = usize::MIN;

    /// The greatest value.
    pub const MAX: usize = usize::MAX;
}
