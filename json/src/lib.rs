//! `JSON.parse` as njs 0.7.9 has it: what it takes, what it makes of it, and its words and
//! positions where it refuses. Values are of the caller's type.

use std::fmt;

/// QUIRK(njs 0.7.9): how deep the JSON nests that is written; one level less is the most that parses.
pub const MAX_DEPTH: usize = 32;

/// U+FFFD
const REPLACEMENT: u16 = 0xfffd;

/// What values are made of.
pub trait Build {
    /// A value.
    type Value;

    /// `null`
    fn null(&mut self) -> Self::Value;
    /// `true` or `false`
    fn boolean(&mut self, value: bool) -> Self::Value;
    /// A number; all of them are floats.
    fn number(&mut self, value: f64) -> Self::Value;
    /// A text.
    fn string(&mut self, value: String) -> Self::Value;
    /// An array.
    fn array(&mut self, items: Vec<Self::Value>) -> Self::Value;
    /// An object, its members as they stand: of a name that comes twice, the last value counts, at
    /// the first one's place.
    fn object(&mut self, members: Vec<(String, Self::Value)>) -> Self::Value;
}

/// Why a text is no JSON: njs's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    what: &'static str,
    /// In bytes, from 0.
    position: usize,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Refused { what, position } = self;
        write!(f, "{what} at position {position}")
    }
}

impl std::error::Error for Refused {}

/// The value of a JSON text.
///
/// # Errors
///
/// If njs would refuse it.
pub fn parse<B: Build>(text: &str, build: &mut B) -> Result<B::Value, Refused> {
    let mut reader = Reader { text, at: 0, build };
    reader.spaces();
    let value = reader.value(0)?;
    reader.spaces();
    if reader.at < text.len() {
        return Err(reader.unexpected());
    }
    Ok(value)
}

struct Reader<'a, B> {
    text: &'a str,
    at: usize,
    build: &'a mut B,
}

impl<B: Build> Reader<'_, B> {
    fn value(&mut self, depth: usize) -> Result<B::Value, Refused> {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => {
                let text = self.string()?;
                Ok(self.build.string(text))
            }
            Some(b'-' | b'.' | b'0'..=b'9') => {
                let number = self.number()?;
                Ok(self.build.number(number))
            }
            Some(b't') => self.word("true", |build| build.boolean(true)),
            Some(b'f') => self.word("false", |build| build.boolean(false)),
            Some(b'n') => self.word("null", B::null),
            Some(_) | None => Err(self.unexpected()),
        }
    }

    fn object(&mut self, depth: usize) -> Result<B::Value, Refused> {
        self.enter(depth)?;
        let mut members = Vec::new();
        if self.takes(b'}') {
            return Ok(self.build.object(members));
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.unexpected());
            }
            let name = self.string()?;
            self.spaces();
            if !self.takes(b':') {
                return Err(self.unexpected());
            }
            self.spaces();
            members.push((name, self.value(depth + 1)?));
            if self.ends(b'}')? {
                return Ok(self.build.object(members));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Result<B::Value, Refused> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.takes(b']') {
            return Ok(self.build.array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.ends(b']')? {
                return Ok(self.build.array(items));
            }
        }
    }

    /// Over the bracket.
    fn enter(&mut self, depth: usize) -> Result<(), Refused> {
        if depth + 1 >= MAX_DEPTH {
            return Err(refused("Nested too deep", self.at));
        }
        self.at += 1;
        self.spaces();
        Ok(())
    }

    /// After an item: the end, or a comma and another one.
    fn ends(&mut self, close: u8) -> Result<bool, Refused> {
        self.spaces();
        if self.takes(close) {
            return Ok(true);
        }
        let comma = self.at;
        if !self.takes(b',') {
            return Err(self.unexpected());
        }
        self.spaces();
        if self.peek() == Some(close) {
            return Err(refused("Trailing comma", comma));
        }
        Ok(false)
    }

    fn string(&mut self) -> Result<String, Refused> {
        self.at += 1;
        let mut units = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest
                .find(|c: char| c < ' ' || c == '"' || c == '\\')
                .map_or(rest, |end| &rest[..end]);
            units.extend(plain.encode_utf16());
            self.at += plain.len();
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(String::from_utf16_lossy(&units));
                }
                Some(b'\\') => self.escapes(&mut units)?,
                Some(_) => return Err(refused("Forbidden source char", self.at)),
                None => return Err(self.unexpected()),
            }
        }
    }

    /// One escape, or two that belong together.
    fn escapes(&mut self, units: &mut Vec<u16>) -> Result<(), Refused> {
        let unit = self.escape()?;
        // QUIRK(njs): an escape behind a first half is taken together with it, even if it is not
        // the second one.
        if is_first_half(unit) && self.text[self.at..].starts_with("\\u") {
            let second = self.escape()?;
            let fits = (0xdc00..0xe000).contains(&second);
            units.push(if fits { unit } else { REPLACEMENT });
            units.push(if is_first_half(second) {
                REPLACEMENT
            } else {
                second
            });
        } else {
            units.push(unit);
        }
        Ok(())
    }

    /// What stands for one UTF-16 unit.
    fn escape(&mut self) -> Result<u16, Refused> {
        self.at += 1;
        let unit = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => u16::from(byte),
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => 10,
            Some(b'r') => 13,
            Some(b't') => 9,
            Some(b'u') => return self.unicode_escape(),
            Some(_) => return Err(refused("Unknown escape char", self.at)),
            None => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(unit)
    }

    fn unicode_escape(&mut self) -> Result<u16, Refused> {
        self.at += 1;
        let digits = self.text.get(self.at..self.at + 4);
        // A sign, which `from_str_radix` takes, is no digit.
        let unit = digits
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
            .and_then(|digits| u16::from_str_radix(digits, 16).ok())
            .ok_or_else(|| refused("Invalid Unicode escape sequence", self.at))?;
        self.at += 4;
        Ok(unit)
    }

    /// QUIRK(njs): leading zeros and a point without digits on one side are taken.
    fn number(&mut self) -> Result<f64, Refused> {
        let start = self.at;
        self.takes(b'-');
        // QUIRK(njs): the position is that behind the sign, if there is anything.
        let unsigned = if self.peek().is_some() {
            self.at
        } else {
            start
        };
        let mut digits = self.digits();
        if self.takes(b'.') {
            digits += self.digits();
        }
        if digits == 0 {
            return Err(refused("Unexpected number", unsigned));
        }
        let before_exponent = self.at;
        if self.takes(b'e') || self.takes(b'E') {
            if !self.takes(b'+') {
                self.takes(b'-');
            }
            if self.digits() == 0 {
                self.at = before_exponent;
            }
        }
        let number = self.text[start..self.at].parse();
        number.map_err(|_| refused("Unexpected number", start))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(
        &mut self,
        word: &str,
        value: impl FnOnce(&mut B) -> B::Value,
    ) -> Result<B::Value, Refused> {
        if !self.text[self.at..].starts_with(word) {
            return Err(self.unexpected());
        }
        self.at += word.len();
        Ok(value(self.build))
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn spaces(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn unexpected(&self) -> Refused {
        let what = if self.peek().is_some() {
            "Unexpected token"
        } else {
            "Unexpected end of input"
        };
        refused(what, self.at)
    }
}

fn is_first_half(unit: u16) -> bool {
    (0xd800..0xdc00).contains(&unit)
}

fn refused(what: &'static str, position: usize) -> Refused {
    Refused { what, position }
}
