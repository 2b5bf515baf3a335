//! Text from bytes.

/// Bytes that are no UTF-8.
#[derive(Copy, Eq, PartialEq, Clone, Debug)]
pub struct Utf8Error {
    valid_up_to: usize,
    error_len: Option<u8>,
}

impl Utf8Error {
    /// How many bytes are right.
    #[inline]
    pub const fn valid_up_to(&self) -> usize {
        self.valid_up_to
    }

    /// How many bytes are wrong; `None` if the text ends too early.
    #[inline]
    pub fn error_len(&self) -> Option<usize> {
        match self.error_len {
            Some(n) => Some(n as usize),
            None => None,
        }
    }
}

impl crate::fmt::Display for Utf8Error {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        match self.error_len {
            Some(n) => write!(f, "invalid utf-8 sequence of {} bytes from index {}", n, self.valid_up_to),
            None => write!(f, "incomplete utf-8 byte sequence from index {}", self.valid_up_to),
        }
    }
}

impl crate::error::Error for Utf8Error {}

/// The text that the bytes are, if they are UTF-8.
pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match first_fault(v) {
        Some(error) => Err(error),
        None => Ok(decode(v)),
    }
}

/// The text of bytes; what is no UTF-8 becomes U+FFFD.
pub(crate) fn from_utf8_lossy_text(v: &[u8]) -> String {
    let mut parts: Vec<&str> = Vec::new();
    let mut rest: &[u8] = v;
    loop {
        match first_fault(rest) {
            None => {
                parts.push(decode(rest));
                return parts.concat();
            }
            Some(error) => {
                parts.push(decode(&rest[..error.valid_up_to]));
                parts.push("\u{fffd}");
                match error.error_len {
                    Some(n) => rest = &rest[error.valid_up_to + n as usize..],
                    None => return parts.concat(),
                }
            }
        }
    }
}

/// Bytes known to be UTF-8.
#[inline]
fn decode(v: &[u8]) -> &str {
    js!(read "Buffer.from($v).toString()")
}

/// The first place where the bytes are no UTF-8.
#[inline(never)]
fn first_fault(v: &[u8]) -> Option<Utf8Error> {
    let mut i: usize = 0;
    while i < v.len() {
        let first = v[i];
        if first < 0x80 {
            i += 1;
            continue;
        }
        let width: usize = match first {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return Some(Utf8Error { valid_up_to: i, error_len: Some(1) }),
        };
        let (low, high): (u8, u8) = match first {
            0xe0 => (0xa0, 0xbf),
            0xed => (0x80, 0x9f),
            0xf0 => (0x90, 0xbf),
            0xf4 => (0x80, 0x8f),
            _ => (0x80, 0xbf),
        };
        let mut k: usize = 1;
        while k < width {
            if i + k >= v.len() {
                return Some(Utf8Error { valid_up_to: i, error_len: None });
            }
            let b = v[i + k];
            let fits = if k == 1 { b >= low && b <= high } else { b >= 0x80 && b <= 0xbf };
            if !fits {
                return Some(Utf8Error { valid_up_to: i, error_len: Some(k as u8) });
            }
            k += 1;
        }
        i += width;
    }
    None
}
