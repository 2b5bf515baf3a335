//! `Default`.

/// A type's usual value.
#[lang = "Default"]
pub trait Default: Sized {
    /// The value.
    fn default() -> Self;
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Default for Int {
    #[inline]
    fn default() -> Int {
        0
    }
}

#[for_types(f32, f64)]
impl Default for Int {
    #[inline]
    fn default() -> Int {
        0.0
    }
}

impl Default for bool {
    #[inline]
    fn default() -> bool {
        false
    }
}

impl Default for char {
    #[inline]
    fn default() -> char {
        '\0'
    }
}

impl Default for &str {
    #[inline]
    fn default() -> &str {
        ""
    }
}

impl<T> Default for &[T] {
    #[inline]
    fn default() -> &[T] {
        js!(pure "[]")
    }
}
