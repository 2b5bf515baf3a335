//! Integers as bytes.

impl u8 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 1] {
        [self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 1] {
        [self as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 1] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 1]) -> u8 {
        (bytes[0] as i32) as u8
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 1]) -> u8 {
        u8::from_be_bytes([bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 1]) -> u8 {
        u8::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> u8 {
        u8::from_le_bytes(self.to_be_bytes())
    }
}

impl i8 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 1] {
        [self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 1] {
        [self as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 1] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 1]) -> i8 {
        (bytes[0] as i32) as i8
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 1]) -> i8 {
        i8::from_be_bytes([bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 1]) -> i8 {
        i8::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> i8 {
        i8::from_le_bytes(self.to_be_bytes())
    }
}

impl u16 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 2] {
        [(self >> 8) as u8, self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 2] {
        [self as u8, (self >> 8) as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 2] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 2]) -> u16 {
        ((bytes[0] as i32) << 8 | bytes[1] as i32) as u16
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 2]) -> u16 {
        u16::from_be_bytes([bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 2]) -> u16 {
        u16::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> u16 {
        u16::from_le_bytes(self.to_be_bytes())
    }
}

impl i16 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 2] {
        [(self >> 8) as u8, self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 2] {
        [self as u8, (self >> 8) as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 2] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 2]) -> i16 {
        ((bytes[0] as i32) << 8 | bytes[1] as i32) as i16
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 2]) -> i16 {
        i16::from_be_bytes([bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 2]) -> i16 {
        i16::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> i16 {
        i16::from_le_bytes(self.to_be_bytes())
    }
}

impl u32 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 4] {
        [(self >> 24) as u8, (self >> 16) as u8, (self >> 8) as u8, self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 4] {
        [self as u8, (self >> 8) as u8, (self >> 16) as u8, (self >> 24) as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 4]) -> u32 {
        ((bytes[0] as i32) << 24 | (bytes[1] as i32) << 16 | (bytes[2] as i32) << 8 | bytes[3] as i32) as u32
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 4]) -> u32 {
        u32::from_be_bytes([bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 4]) -> u32 {
        u32::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> u32 {
        u32::from_le_bytes(self.to_be_bytes())
    }
}

impl i32 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 4] {
        [(self >> 24) as u8, (self >> 16) as u8, (self >> 8) as u8, self as u8]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 4] {
        [self as u8, (self >> 8) as u8, (self >> 16) as u8, (self >> 24) as u8]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 4] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 4]) -> i32 {
        ((bytes[0] as i32) << 24 | (bytes[1] as i32) << 16 | (bytes[2] as i32) << 8 | bytes[3] as i32) as i32
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 4]) -> i32 {
        i32::from_be_bytes([bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 4]) -> i32 {
        i32::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> i32 {
        i32::from_le_bytes(self.to_be_bytes())
    }
}

impl u64 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            (high >> 24) as u8,
            (high >> 16) as u8,
            (high >> 8) as u8,
            high as u8,
            (low >> 24) as u8,
            (low >> 16) as u8,
            (low >> 8) as u8,
            low as u8,
        ]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            low as u8,
            (low >> 8) as u8,
            (low >> 16) as u8,
            (low >> 24) as u8,
            high as u8,
            (high >> 8) as u8,
            (high >> 16) as u8,
            (high >> 24) as u8,
        ]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 8]) -> u64 {
        let high = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let low = u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        high as u64 * 4294967296 + low as u64
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> u64 {
        u64::from_be_bytes([bytes[7], bytes[6], bytes[5], bytes[4], bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> u64 {
        u64::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> u64 {
        u64::from_le_bytes(self.to_be_bytes())
    }
}

impl i64 {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            (high >> 24) as u8,
            (high >> 16) as u8,
            (high >> 8) as u8,
            high as u8,
            (low >> 24) as u8,
            (low >> 16) as u8,
            (low >> 8) as u8,
            low as u8,
        ]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            low as u8,
            (low >> 8) as u8,
            (low >> 16) as u8,
            (low >> 24) as u8,
            high as u8,
            (high >> 8) as u8,
            (high >> 16) as u8,
            (high >> 24) as u8,
        ]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 8]) -> i64 {
        let high = i32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let low = u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        high as i64 * 4294967296 + low as i64
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> i64 {
        i64::from_be_bytes([bytes[7], bytes[6], bytes[5], bytes[4], bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> i64 {
        i64::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> i64 {
        i64::from_le_bytes(self.to_be_bytes())
    }
}

impl usize {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            (high >> 24) as u8,
            (high >> 16) as u8,
            (high >> 8) as u8,
            high as u8,
            (low >> 24) as u8,
            (low >> 16) as u8,
            (low >> 8) as u8,
            low as u8,
        ]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            low as u8,
            (low >> 8) as u8,
            (low >> 16) as u8,
            (low >> 24) as u8,
            high as u8,
            (high >> 8) as u8,
            (high >> 16) as u8,
            (high >> 24) as u8,
        ]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 8]) -> usize {
        let high = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let low = u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        high as usize * 4294967296 + low as usize
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> usize {
        usize::from_be_bytes([bytes[7], bytes[6], bytes[5], bytes[4], bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> usize {
        usize::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> usize {
        usize::from_le_bytes(self.to_be_bytes())
    }
}

impl isize {
    /// The bytes, highest first.
    pub const fn to_be_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            (high >> 24) as u8,
            (high >> 16) as u8,
            (high >> 8) as u8,
            high as u8,
            (low >> 24) as u8,
            (low >> 16) as u8,
            (low >> 8) as u8,
            low as u8,
        ]
    }

    /// The bytes, lowest first.
    pub const fn to_le_bytes(self) -> [u8; 8] {
        let high: i32 = js!(pure "Math.floor($self / 4294967296) | 0");
        let low: i32 = js!(pure "$self | 0");
        [
            low as u8,
            (low >> 8) as u8,
            (low >> 16) as u8,
            (low >> 24) as u8,
            high as u8,
            (high >> 8) as u8,
            (high >> 16) as u8,
            (high >> 24) as u8,
        ]
    }

    /// The bytes as most machines have them: lowest first.
    #[inline]
    pub const fn to_ne_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    /// The integer of bytes, highest first.
    pub const fn from_be_bytes(bytes: [u8; 8]) -> isize {
        let high = i32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        let low = u32::from_be_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        high as isize * 4294967296 + low as isize
    }

    /// The integer of bytes, lowest first.
    #[inline]
    pub const fn from_le_bytes(bytes: [u8; 8]) -> isize {
        isize::from_be_bytes([bytes[7], bytes[6], bytes[5], bytes[4], bytes[3], bytes[2], bytes[1], bytes[0]])
    }

    /// The integer of bytes as most machines have them: lowest first.
    #[inline]
    pub const fn from_ne_bytes(bytes: [u8; 8]) -> isize {
        isize::from_le_bytes(bytes)
    }

    /// The bytes the other way round.
    #[inline]
    pub const fn swap_bytes(self) -> isize {
        isize::from_le_bytes(self.to_be_bytes())
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Int {
    /// The integer whose bytes are these, lowest first: on most machines the same.
    #[inline]
    pub const fn to_le(self) -> Int {
        self
    }

    /// The integer whose bytes are these, highest first.
    #[inline]
    pub const fn to_be(self) -> Int {
        self.swap_bytes()
    }

    /// What `to_le` made this of.
    #[inline]
    pub const fn from_le(x: Int) -> Int {
        x
    }

    /// What `to_be` made this of.
    #[inline]
    pub const fn from_be(x: Int) -> Int {
        x.swap_bytes()
    }
}
