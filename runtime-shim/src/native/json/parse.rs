//! `JSON.parse` as njs 0.7.9 has it: what it takes, and what it makes of it.

use super::Json;

/// QUIRK(njs): one level less is the most that parses.
const MAX_DEPTH: usize = 32;

/// The value of a text, if it is JSON.
pub(crate) fn parse(text: &str) -> Option<Json> {
    let mut reader = Reader { rest: text };
    reader.spaces();
    let value = reader.value(0)?;
    reader.spaces();
    reader.rest.is_empty().then_some(value)
}

/// U+FFFD
const REPLACEMENT: u16 = 0xfffd;

fn is_first_half(unit: u16) -> bool {
    (0xd800..0xdc00).contains(&unit)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Option<Json> {
        match self.peek()? {
            '{' => self.object(depth),
            '[' => self.array(depth),
            '"' => self.string().map(Json::String),
            '-' | '.' | '0'..='9' => self.number(),
            't' => self.word("true", Json::Bool(true)),
            'f' => self.word("false", Json::Bool(false)),
            'n' => self.word("null", Json::Null),
            _ => None,
        }
    }

    fn object(&mut self, depth: usize) -> Option<Json> {
        self.enter(depth)?;
        let mut entries = Vec::new();
        if self.takes('}') {
            return Some(Json::Object(entries));
        }
        loop {
            let name = self.string()?;
            self.spaces();
            self.take(':')?;
            self.spaces();
            let value = self.value(depth + 1)?;
            match entries.iter_mut().find(|(known, _)| *known == name) {
                Some((_, old)) => *old = value,
                None => entries.push((name, value)),
            }
            if self.ends('}')? {
                return Some(Json::Object(entries));
            }
        }
    }

    fn array(&mut self, depth: usize) -> Option<Json> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.takes(']') {
            return Some(Json::Array(items));
        }
        loop {
            items.push(self.value(depth + 1)?);
            if self.ends(']')? {
                return Some(Json::Array(items));
            }
        }
    }

    /// Over the bracket.
    fn enter(&mut self, depth: usize) -> Option<()> {
        if depth + 1 >= MAX_DEPTH {
            return None;
        }
        self.rest = &self.rest[1..];
        self.spaces();
        Some(())
    }

    /// After an item: the end, or a comma.
    fn ends(&mut self, close: char) -> Option<bool> {
        self.spaces();
        if self.takes(close) {
            return Some(true);
        }
        self.take(',')?;
        self.spaces();
        Some(false)
    }

    fn string(&mut self) -> Option<String> {
        self.take('"')?;
        let mut units: Vec<u16> = Vec::new();
        loop {
            let c = self.peek()?;
            self.rest = &self.rest[c.len_utf8()..];
            match c {
                '"' => return Some(String::from_utf16_lossy(&units)),
                '\\' => {
                    let unit = self.escape()?;
                    // QUIRK(njs): an escape behind a first half is taken together with it, even if
                    // it is not the second one.
                    if is_first_half(unit) && self.rest.starts_with("\\u") {
                        self.rest = &self.rest[1..];
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
                }
                '\0'..' ' => return None,
                c => units.extend_from_slice(c.encode_utf16(&mut [0; 2])),
            }
        }
    }

    /// What stands for one UTF-16 unit.
    fn escape(&mut self) -> Option<u16> {
        let c = self.peek()?;
        self.rest = &self.rest[c.len_utf8()..];
        let c = match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let (digits, rest) = self.rest.split_at_checked(4)?;
                self.rest = rest;
                let all_digits = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
                return u16::from_str_radix(digits, 16).ok().filter(|_| all_digits);
            }
            _ => return None,
        };
        u16::try_from(u32::from(c)).ok()
    }

    /// QUIRK(njs): leading zeros and a point without digits on one side are taken.
    fn number(&mut self) -> Option<Json> {
        let start = self.rest;
        self.takes('-');
        let mut digits = self.digits();
        if self.takes('.') {
            digits += self.digits();
        }
        if digits == 0 {
            return None;
        }
        let before_exponent = self.rest;
        if self.takes('e') || self.takes('E') {
            if !self.takes('+') {
                self.takes('-');
            }
            if self.digits() == 0 {
                self.rest = before_exponent;
            }
        }
        let text = &start[..start.len() - self.rest.len()];
        text.parse().ok().map(Json::Number)
    }

    fn digits(&mut self) -> usize {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let count = self.rest.len() - rest.len();
        self.rest = rest;
        count
    }

    fn word(&mut self, word: &str, value: Json) -> Option<Json> {
        self.rest = self.rest.strip_prefix(word)?;
        Some(value)
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, c: char) -> Option<()> {
        self.rest = self.rest.strip_prefix(c)?;
        Some(())
    }

    fn takes(&mut self, c: char) -> bool {
        self.take(c).is_some()
    }

    fn spaces(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }
}
