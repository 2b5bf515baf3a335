//! A reader and writer of a JSON-like format, with positions in errors.

use std::collections::BTreeMap;
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    pub at: usize,
    pub message: &'static str,
}

type Result<T> = std::result::Result<T, Error>;

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn error<T>(&self, message: &'static str) -> Result<T> {
        Err(Error { at: self.at, message })
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    fn eat(&mut self, word: &str) -> bool {
        self.space();
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn value(&mut self) -> Result<Json> {
        self.space();
        match self.rest().chars().next() {
            None => self.error("unexpected end"),
            Some('"') => self.text().map(Json::Text),
            Some('[') => self.list(),
            Some('{') => self.object(),
            Some(c) if c == '-' || c.is_ascii_digit() => self.number(),
            Some(_) if self.eat("null") => Ok(Json::Null),
            Some(_) if self.eat("true") => Ok(Json::Bool(true)),
            Some(_) if self.eat("false") => Ok(Json::Bool(false)),
            Some(_) => self.error("unexpected character"),
        }
    }

    fn number(&mut self) -> Result<Json> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !matches!(c, '0'..='9' | '-' | '+' | '.' | 'e' | 'E'))
            .unwrap_or(rest.len());
        let n = rest[..end].parse().or_else(|_| self.error("not a number"))?;
        self.at += end;
        Ok(Json::Number(n))
    }

    fn text(&mut self) -> Result<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(c) = self.rest().chars().next() else {
                return self.error("unclosed text");
            };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(out),
                '\\' => {
                    let escaped = self.rest().chars().next();
                    out.push(match escaped {
                        Some('n') => '\n',
                        Some('t') => '\t',
                        Some(c @ ('"' | '\\' | '/')) => c,
                        _ => return self.error("unknown escape"),
                    });
                    self.at += 1;
                }
                c => out.push(c),
            }
        }
    }

    fn list(&mut self) -> Result<Json> {
        self.at += 1;
        let mut items = Vec::new();
        if self.eat("]") {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value()?);
            if self.eat("]") {
                return Ok(Json::List(items));
            }
            if !self.eat(",") {
                return self.error("expected `,` or `]`");
            }
        }
    }

    fn object(&mut self) -> Result<Json> {
        self.at += 1;
        let mut entries = BTreeMap::new();
        if self.eat("}") {
            return Ok(Json::Object(entries));
        }
        loop {
            self.space();
            if !self.rest().starts_with('"') {
                return self.error("expected a key");
            }
            let key = self.text()?;
            if !self.eat(":") {
                return self.error("expected `:`");
            }
            let value = self.value()?;
            entries.insert(key, value);
            if self.eat("}") {
                return Ok(Json::Object(entries));
            }
            if !self.eat(",") {
                return self.error("expected `,` or `}`");
            }
        }
    }
}

pub fn parse(text: &str) -> Result<Json> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value()?;
    parser.space();
    if parser.at == text.len() { Ok(value) } else { parser.error("trailing characters") }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(b) => write!(f, "{b}"),
            Json::Number(n) => write!(f, "{n}"),
            Json::Text(text) => write!(f, "{text:?}"),
            Json::List(items) => {
                f.write_str("[")?;
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        f.write_str(",")?;
                    }
                    write!(f, "{item}")?;
                }
                f.write_str("]")
            }
            Json::Object(entries) => {
                f.write_str("{")?;
                for (i, (key, value)) in entries.iter().enumerate() {
                    let comma = if i > 0 { "," } else { "" };
                    write!(f, "{comma}{key:?}:{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

impl Json {
    pub fn pointer(&self, path: &str) -> Option<&Json> {
        path.split('.').try_fold(self, |json, step| match json {
            Json::Object(entries) => entries.get(step),
            Json::List(items) => items.get(step.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        let text = r#" { "b" : [1, -2.5, true, null], "a": {"x\n": "ü\"q"} } "#;
        let json = parse(text).unwrap();
        assert_eq!(json.to_string(), r#"{"a":{"x\n":"ü\"q"},"b":[1,-2.5,true,null]}"#);
        assert_eq!(parse(&json.to_string()), Ok(json));
    }

    #[test]
    fn pointers() {
        let json = parse(r#"{"a":[{"b":7}]}"#).unwrap();
        assert_eq!(json.pointer("a.0.b"), Some(&Json::Number(7.0)));
        assert_eq!(json.pointer("a.1.b"), None);
        assert_eq!(json.pointer("a.x"), None);
    }

    #[test]
    fn errors() {
        assert_eq!(parse("[1, 2"), Err(Error { at: 5, message: "expected `,` or `]`" }));
        assert_eq!(parse("{é"), Err(Error { at: 1, message: "expected a key" }));
        assert_eq!(parse("1 2").unwrap_err().at, 2);
        assert_eq!(parse("").map_err(|e| e.message), Err("unexpected end"));
    }
}
