//! `Hash` and `Hasher`, for bounds. Maps here compare keys and hash nothing.

/// What can be a key of a hash map.
#[lang = "Hash"]
pub trait Hash {
    /// Feeds the value to `state`.
    fn hash<H: Hasher>(&self, state: &mut H);
}

/// What a value is fed to.
pub trait Hasher {
    /// The result.
    fn finish(&self) -> u64;

    /// Feeds bytes.
    fn write(&mut self, bytes: &[u8]);

    /// Feeds a byte.
    #[inline]
    fn write_u8(&mut self, i: u8) {
        self.write(&[i])
    }

    /// Feeds a number.
    #[inline]
    fn write_u16(&mut self, i: u16) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_u32(&mut self, i: u32) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_u64(&mut self, i: u64) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_usize(&mut self, i: usize) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_i8(&mut self, i: i8) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_i16(&mut self, i: i16) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_i32(&mut self, i: i32) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_i64(&mut self, i: i64) {
        self.write(&i.to_ne_bytes())
    }

    /// Feeds a number.
    #[inline]
    fn write_isize(&mut self, i: isize) {
        self.write(&i.to_ne_bytes())
    }
}

/// Makes hashers.
pub trait BuildHasher {
    /// The hashers.
    type Hasher: Hasher;

    /// A new one.
    fn build_hasher(&self) -> Self::Hasher;
}

/// std's own hasher, whose results differ between releases.
#[js(unsupported, instead = "`cloudfront_functions::crypto`, whose hashes are the same everywhere")]
pub struct DefaultHasher {}

#[for_types(i8, i16, i32, u8, u16, u32)]
impl Hash for Int {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.to_ne_bytes());
    }
}

#[for_types(i64, isize, u64, usize)]
impl Hash for Int {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.to_ne_bytes());
    }
}

impl Hash for bool {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8);
    }
}

impl Hash for char {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self as u32);
    }
}

impl Hash for str {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.as_bytes());
        state.write_u8(0xff);
    }
}

impl Hash for String {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<T: ?Sized + Hash> Hash for &T {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hash> Hash for &mut T {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: ?Sized + Hash> Hash for Box<T> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: Hash> Hash for [T] {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(&self.len().to_ne_bytes());
        for x in self {
            x.hash(state);
        }
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl<T: Hash> Hash for Vec<T> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl Hash for () {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {}
}
