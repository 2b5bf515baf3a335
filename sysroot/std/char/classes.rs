//! What kind of character it is. Exact; where that would take Unicode's tables, it panics.

/// The kinds beyond `end` are not known here.
#[inline(never)]
fn unknown(c: char) -> bool {
    panic!("the class of the character U+{:04X} is not known to cfc", c as u32)
}

impl char {
    /// Whether it is a letter. Known up to U+024F; panics beyond.
    #[inline]
    pub fn is_alphabetic(self) -> bool {
        if (self as u32) < 128 { self.is_ascii_alphabetic() } else { wide_alphabetic(self) }
    }

    /// Whether it is a letter in lower case. Known up to U+00FF; panics beyond.
    #[inline]
    pub const fn is_lowercase(self) -> bool {
        if (self as u32) < 128 {
            return self.is_ascii_lowercase();
        }
        if (self as u32) > 255 {
            return unknown(self);
        }
        js!(pure "$self === 170 || $self === 181 || $self === 186 || $self > 222 && $self !== 247")
    }

    /// Whether it is a letter in upper case. Known up to U+00FF; panics beyond.
    #[inline]
    pub const fn is_uppercase(self) -> bool {
        if (self as u32) < 128 {
            return self.is_ascii_uppercase();
        }
        if (self as u32) > 255 {
            return unknown(self);
        }
        js!(pure "$self > 191 && $self < 223 && $self !== 215")
    }

    /// Whether it is white space.
    #[inline]
    pub const fn is_whitespace(self) -> bool {
        js!(pure "$self === 32 || $self > 8 && $self < 14 || $self > 127 && ($self === 133 || $self === 160 || $self === 5760 || $self > 8191 && $self < 8203 || $self === 8232 || $self === 8233 || $self === 8239 || $self === 8287 || $self === 12288)")
    }

    /// Whether it is a letter or a number. Known up to U+024F; panics beyond.
    #[inline]
    pub fn is_alphanumeric(self) -> bool {
        if (self as u32) < 128 { self.is_ascii_alphanumeric() } else { wide_alphabetic(self) || self.is_numeric() }
    }

    /// Whether it is a control character.
    #[inline]
    pub const fn is_control(self) -> bool {
        js!(pure "$self < 32 || $self > 126 && $self < 160")
    }

    /// Whether it is a number. Known up to U+024F; panics beyond.
    #[inline]
    pub fn is_numeric(self) -> bool {
        if (self as u32) < 128 {
            return self.is_ascii_digit();
        }
        if (self as u32) > 591 {
            return unknown(self);
        }
        js!(pure "$self === 178 || $self === 179 || $self === 185 || $self > 187 && $self < 191")
    }
}

#[inline(never)]
fn wide_alphabetic(c: char) -> bool {
    if (c as u32) > 591 {
        return unknown(c);
    }
    js!(pure "$c === 170 || $c === 181 || $c === 186 || $c > 191 && $c !== 215 && $c !== 247")
}

#[for_types(char, u8)]
impl Int {
    /// Whether it is an ASCII letter.
    #[inline]
    pub const fn is_ascii_alphabetic(&self) -> bool {
        js!(pure "$self > 64 && $self < 91 || $self > 96 && $self < 123")
    }

    /// Whether it is an ASCII letter in upper case.
    #[inline]
    pub const fn is_ascii_uppercase(&self) -> bool {
        js!(pure "$self > 64 && $self < 91")
    }

    /// Whether it is an ASCII letter in lower case.
    #[inline]
    pub const fn is_ascii_lowercase(&self) -> bool {
        js!(pure "$self > 96 && $self < 123")
    }

    /// Whether it is an ASCII letter or digit.
    #[inline]
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        js!(pure "$self > 64 && $self < 91 || $self > 96 && $self < 123 || $self > 47 && $self < 58")
    }

    /// Whether it is an ASCII digit.
    #[inline]
    pub const fn is_ascii_digit(&self) -> bool {
        js!(pure "$self > 47 && $self < 58")
    }

    /// Whether it is an ASCII hexadecimal digit.
    #[inline]
    pub const fn is_ascii_hexdigit(&self) -> bool {
        js!(pure "$self > 47 && $self < 58 || $self > 64 && $self < 71 || $self > 96 && $self < 103")
    }

    /// Whether it is ASCII punctuation.
    #[inline]
    pub const fn is_ascii_punctuation(&self) -> bool {
        js!(pure "$self > 32 && $self < 48 || $self > 57 && $self < 65 || $self > 90 && $self < 97 || $self > 122 && $self < 127")
    }

    /// Whether it is ASCII and visible.
    #[inline]
    pub const fn is_ascii_graphic(&self) -> bool {
        js!(pure "$self > 32 && $self < 127")
    }

    /// Whether it is ASCII white space (not U+000B).
    #[inline]
    pub const fn is_ascii_whitespace(&self) -> bool {
        js!(pure "$self === 32 || $self === 9 || $self === 10 || $self === 12 || $self === 13")
    }

    /// Whether it is an ASCII control character.
    #[inline]
    pub const fn is_ascii_control(&self) -> bool {
        js!(pure "$self < 32 || $self === 127")
    }
}

impl u8 {
    /// Whether it is ASCII.
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        js!(pure "$self < 128")
    }

    /// `a` to `z` in upper case.
    #[inline]
    pub const fn to_ascii_uppercase(&self) -> u8 {
        js!(pure "$self > 96 && $self < 123 ? $self - 32 : $self")
    }

    /// `A` to `Z` in lower case.
    #[inline]
    pub const fn to_ascii_lowercase(&self) -> u8 {
        js!(pure "$self > 64 && $self < 91 ? $self + 32 : $self")
    }

    /// Whether the bytes are equal but for the case of ASCII letters.
    #[inline]
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    /// Puts an ASCII letter into lower case.
    #[inline]
    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    /// Puts an ASCII letter into upper case.
    #[inline]
    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }
}
