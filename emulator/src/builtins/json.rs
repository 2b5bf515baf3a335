//! `JSON.parse` with njs's depth limit and words. The engine's own goes through its script parser:
//! seven times slower, and it takes what is no JSON.

use boa_engine::object::JsObject;
use boa_engine::object::builtins::JsArray;
use boa_engine::property::PropertyKey;
use boa_engine::{Context, JsArgs, JsNativeError, JsResult, JsString, JsValue};

use super::define::{field, method, object, text};

/// QUIRK(njs): one level less is the most that parses.
const MAX_DEPTH: usize = 32;

pub(super) fn install(context: &Context) {
    let json = context.intrinsics().objects().json();
    method(&json, "parse", 2, parse, context);
}

/// `parse(text, reviver)`.
fn parse(_: &JsValue, args: &[JsValue], context: &mut Context) -> JsResult<JsValue> {
    let input = text(args.get_or_undefined(0), context)?;
    let value = parse_text(&input, context)?;
    match args.get_or_undefined(1).as_callable() {
        Some(reviver) => {
            let root = object(context);
            field(&root, "", value);
            revive(&root, &JsString::default().into(), &reviver, context)
        }
        None => Ok(value),
    }
}

/// The value of a JSON text.
pub(super) fn parse_text(input: &str, context: &mut Context) -> JsResult<JsValue> {
    let mut reader = Reader {
        input: input.as_bytes(),
        at: 0,
    };
    reader.spaces();
    let value = reader.value(0, context)?;
    reader.spaces();
    if reader.at < reader.input.len() {
        return Err(reader.unexpected());
    }
    Ok(value)
}

/// Positions are those of bytes.
struct Reader<'a> {
    input: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize, context: &mut Context) -> JsResult<JsValue> {
        match self.peek() {
            Some(b'{') => self.object(depth, context),
            Some(b'[') => self.array(depth, context),
            Some(b'"') => Ok(JsString::from(self.string()?).into()),
            Some(b'-' | b'.' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", JsValue::from(true)),
            Some(b'f') => self.word("false", JsValue::from(false)),
            Some(b'n') => self.word("null", JsValue::null()),
            _ => Err(self.unexpected()),
        }
    }

    fn object(&mut self, depth: usize, context: &mut Context) -> JsResult<JsValue> {
        self.enter(depth)?;
        let result = object(context);
        if self.next_is(b'}') {
            return Ok(result.into());
        }
        loop {
            if self.peek() != Some(b'"') {
                return Err(self.unexpected());
            }
            let name = JsString::from(self.string()?);
            self.spaces();
            if !self.next_is(b':') {
                return Err(self.unexpected());
            }
            self.spaces();
            let value = self.value(depth + 1, context)?;
            result.create_data_property_or_throw(PropertyKey::from(name), value, context)?;
            if self.ends(b'}')? {
                return Ok(result.into());
            }
        }
    }

    fn array(&mut self, depth: usize, context: &mut Context) -> JsResult<JsValue> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.next_is(b']') {
            return Ok(JsArray::from_iter(items, context).into());
        }
        loop {
            items.push(self.value(depth + 1, context)?);
            if self.ends(b']')? {
                return Ok(JsArray::from_iter(items, context).into());
            }
        }
    }

    fn enter(&mut self, depth: usize) -> JsResult<()> {
        if depth + 1 >= MAX_DEPTH {
            return Err(error("Nested too deep", self.at));
        }
        self.at += 1;
        self.spaces();
        Ok(())
    }

    /// After an item: the end, or a comma and another one.
    fn ends(&mut self, close: u8) -> JsResult<bool> {
        self.spaces();
        if self.next_is(close) {
            return Ok(true);
        }
        let comma = self.at;
        if !self.next_is(b',') {
            return Err(self.unexpected());
        }
        self.spaces();
        if self.peek() == Some(close) {
            return Err(error("Trailing comma", comma));
        }
        Ok(false)
    }

    fn string(&mut self) -> JsResult<String> {
        self.at += 1;
        let mut units = Vec::new();
        loop {
            let start = self.at;
            while self
                .peek()
                .is_some_and(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            let plain =
                std::str::from_utf8(&self.input[start..self.at]).expect("cut at ASCII characters");
            units.extend(plain.encode_utf16());
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(String::from_utf16_lossy(&units));
                }
                Some(b'\\') => {
                    let unit = self.escape()?;
                    // QUIRK(njs): an escape behind a first half is taken together with it, even if
                    // it is not the second one.
                    if is_first_half(unit) && self.input[self.at..].starts_with(b"\\u") {
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
                Some(_) => return Err(error("Forbidden source char", self.at)),
                None => return Err(self.unexpected()),
            }
        }
    }

    fn escape(&mut self) -> JsResult<u16> {
        self.at += 1;
        let unit = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => u16::from(byte),
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => 10,
            Some(b'r') => 13,
            Some(b't') => 9,
            Some(b'u') => return self.unicode_escape(),
            Some(_) => return Err(error("Unknown escape char", self.at)),
            None => return Err(self.unexpected()),
        };
        self.at += 1;
        Ok(unit)
    }

    fn unicode_escape(&mut self) -> JsResult<u16> {
        self.at += 1;
        let digits = self
            .input
            .get(self.at..self.at + 4)
            .filter(|d| d.iter().all(u8::is_ascii_hexdigit));
        let unit = digits
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u16::from_str_radix(digits, 16).ok())
            .ok_or_else(|| error("Invalid Unicode escape sequence", self.at))?;
        self.at += 4;
        Ok(unit)
    }

    /// QUIRK(njs): leading zeros and a point without digits on one side are taken.
    fn number(&mut self) -> JsResult<JsValue> {
        let start = self.at;
        self.next_is(b'-');
        // QUIRK(njs): the position is that behind the sign, if there is anything.
        let unsigned = if self.peek().is_some() {
            self.at
        } else {
            start
        };
        let mut digits = self.digits();
        if self.next_is(b'.') {
            digits += self.digits();
        }
        if digits == 0 {
            return Err(error("Unexpected number", unsigned));
        }
        let before_exponent = self.at;
        if self.next_is(b'e') || self.next_is(b'E') {
            if !self.next_is(b'+') {
                self.next_is(b'-');
            }
            if self.digits() == 0 {
                self.at = before_exponent;
            }
        }
        let text = std::str::from_utf8(&self.input[start..self.at]).expect("digits are ASCII");
        let number: f64 = text
            .parse()
            .map_err(|_| error("Unexpected number", start))?;
        Ok(JsValue::from(number))
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    fn word(&mut self, word: &str, value: JsValue) -> JsResult<JsValue> {
        if !self.input[self.at..].starts_with(word.as_bytes()) {
            return Err(self.unexpected());
        }
        self.at += word.len();
        Ok(value)
    }

    fn peek(&self) -> Option<u8> {
        self.input.get(self.at).copied()
    }

    fn next_is(&mut self, byte: u8) -> bool {
        let is = self.peek() == Some(byte);
        self.at += usize::from(is);
        is
    }

    fn spaces(&mut self) {
        while self
            .peek()
            .is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
        {
            self.at += 1;
        }
    }

    fn unexpected(&self) -> boa_engine::JsError {
        let what = if self.peek().is_some() {
            "Unexpected token"
        } else {
            "Unexpected end of input"
        };
        error(what, self.at)
    }
}

/// U+FFFD
const REPLACEMENT: u16 = 0xfffd;

fn is_first_half(unit: u16) -> bool {
    (0xd800..0xdc00).contains(&unit)
}

fn error(what: &str, position: usize) -> boa_engine::JsError {
    JsNativeError::syntax()
        .with_message(format!("{what} at position {position}"))
        .into()
}

/// The specification's `InternalizeJSONProperty`.
fn revive(
    holder: &JsObject,
    key: &PropertyKey,
    reviver: &JsObject,
    context: &mut Context,
) -> JsResult<JsValue> {
    let value = holder.get(key.clone(), context)?;
    if let Some(object) = value.as_object() {
        for inner in object.own_property_keys(context)? {
            // An array's `length` is a key as well, and not enumerable.
            if object.is_array() && !matches!(inner, PropertyKey::Index(_)) {
                continue;
            }
            let new = revive(&object, &inner, reviver, context)?;
            if new.is_undefined() {
                object.delete_property_or_throw(inner, context)?;
            } else {
                object.create_data_property_or_throw(inner, new, context)?;
            }
        }
    }
    let name = JsValue::from(key.clone()).to_string(context)?;
    reviver.call(&holder.clone().into(), &[name.into(), value], context)
}
