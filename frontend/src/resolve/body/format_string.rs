//! The grammar of format strings, as `std::fmt` documents it. No expressions: arguments are named or numbered.

use crate::hir::{FormatAlign, FormatTrait};

/// A piece of a format string.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    /// Text, with `{{` and `}}` unescaped.
    Text(String),
    /// `{…}`
    Arg(Placeholder),
}

/// `{arg:spec}`
#[derive(Clone, PartialEq, Debug)]
pub struct Placeholder {
    pub arg: ArgRef,
    pub spec: Spec,
    /// The name's bytes in the string, for a named argument.
    pub name_at: Option<(usize, usize)>,
}

/// Which argument.
#[derive(Clone, PartialEq, Debug)]
pub enum ArgRef {
    Index(usize),
    Name(String),
}

/// What stands behind the colon.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Spec {
    pub trait_: FormatTrait,
    pub fill: Option<char>,
    pub align: Option<FormatAlign>,
    pub plus: bool,
    pub alternate: bool,
    pub zero: bool,
    pub width: Option<Count>,
    pub precision: Option<Count>,
}

/// A width or precision.
#[derive(Clone, PartialEq, Debug)]
pub enum Count {
    Const(u32),
    Arg(ArgRef),
}

/// Parses a whole format string.
pub fn parse(text: &str) -> Result<Vec<Piece>, String> {
    let mut parser = Parser {
        text,
        at: 0,
        next_arg: 0,
    };
    let mut pieces = Vec::new();
    let mut literal = String::new();
    while let Some(c) = parser.bump() {
        match c {
            '{' if parser.eat('{') => literal.push('{'),
            '}' if parser.eat('}') => literal.push('}'),
            '}' => return Err("unmatched `}` in the format string".to_string()),
            '{' => {
                if !literal.is_empty() {
                    pieces.push(Piece::Text(std::mem::take(&mut literal)));
                }
                pieces.push(Piece::Arg(parser.placeholder()?));
            }
            other => literal.push(other),
        }
    }
    if !literal.is_empty() {
        pieces.push(Piece::Text(literal));
    }
    Ok(pieces)
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    /// The argument of the next `{}`.
    next_arg: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.bump();
        }
    }

    /// What follows `{`, up to and with `}`.
    fn placeholder(&mut self) -> Result<Placeholder, String> {
        self.spaces();
        let start = self.at;
        let arg = self.arg()?;
        let name_at = matches!(arg, Some(ArgRef::Name(_))).then_some((start, self.at));
        self.spaces();
        let spec = if self.eat(':') {
            self.spec()?
        } else {
            Spec::default()
        };
        self.spaces();
        if !self.eat('}') {
            return Err(match self.peek() {
                Some(c) => format!("expected `}}` in the format string, found `{c}`"),
                None => "expected `}` before the end of the format string".to_string(),
            });
        }
        // `.*` takes its argument before the value does.
        let arg = arg.unwrap_or_else(|| self.next());
        Ok(Placeholder { arg, spec, name_at })
    }

    fn next(&mut self) -> ArgRef {
        self.next_arg += 1;
        ArgRef::Index(self.next_arg - 1)
    }

    fn arg(&mut self) -> Result<Option<ArgRef>, String> {
        match self.peek() {
            Some(c) if c.is_ascii_digit() => Ok(Some(ArgRef::Index(self.number()?))),
            Some(c) if c == '_' || c.is_alphabetic() => Ok(Some(ArgRef::Name(self.word()))),
            _ => Ok(None),
        }
    }

    fn word(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c != '_' && !c.is_alphanumeric())
            .unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_string()
    }

    fn number(&mut self) -> Result<usize, String> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        self.at += end;
        let number: u32 = rest[..end]
            .parse()
            .map_err(|_| format!("the number `{}` is too large", &rest[..end]))?;
        usize::try_from(number).map_err(|_| "the number is too large".to_string())
    }

    fn spec(&mut self) -> Result<Spec, String> {
        let (fill, align) = self.fill_and_align();
        let mut spec = Spec {
            fill,
            align,
            plus: self.eat('+'),
            ..Spec::default()
        };
        if !spec.plus {
            self.eat('-');
        }
        spec.alternate = self.eat('#');
        // `0$` is a width taken from argument 0.
        if self.rest().starts_with('0') && !self.rest().starts_with("0$") {
            self.bump();
            spec.zero = true;
        }
        spec.width = self.count()?;
        if self.eat('.') {
            spec.precision = if self.eat('*') {
                Some(Count::Arg(self.next()))
            } else {
                Some(
                    self.count()?
                        .ok_or("expected a precision after `.` in the format string")?,
                )
            };
        }
        spec.trait_ = self.trait_()?;
        Ok(spec)
    }

    fn fill_and_align(&mut self) -> (Option<char>, Option<FormatAlign>) {
        let mut chars = self.rest().chars();
        let (first, second) = (chars.next(), chars.next());
        if let (Some(fill), Some(align)) = (first, second.and_then(align)) {
            self.at += fill.len_utf8() + 1;
            return (Some(fill), Some(align));
        }
        let align = first.and_then(align);
        self.at += usize::from(align.is_some());
        (None, align)
    }

    /// `8`, `3$`, `name$`, or nothing.
    fn count(&mut self) -> Result<Option<Count>, String> {
        let start = self.at;
        match self.arg()? {
            None => Ok(None),
            Some(arg) if self.eat('$') => Ok(Some(Count::Arg(arg))),
            Some(ArgRef::Index(number)) => Ok(Some(Count::Const(
                u32::try_from(number).unwrap_or(u32::MAX),
            ))),
            // It was the trait: `{:x}`.
            Some(ArgRef::Name(_)) => {
                self.at = start;
                Ok(None)
            }
        }
    }

    fn trait_(&mut self) -> Result<FormatTrait, String> {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c == '}' || c.is_whitespace())
            .unwrap_or(rest.len());
        let name = &rest[..end];
        let found = match name {
            "" => FormatTrait::Display,
            "?" => FormatTrait::Debug,
            "x" => FormatTrait::LowerHex,
            "X" => FormatTrait::UpperHex,
            "b" => FormatTrait::Binary,
            "o" => FormatTrait::Octal,
            "e" => FormatTrait::LowerExp,
            "E" => FormatTrait::UpperExp,
            other => return Err(format!("the format `{other}` is not supported")),
        };
        self.at += end;
        Ok(found)
    }
}

fn align(c: char) -> Option<FormatAlign> {
    match c {
        '<' => Some(FormatAlign::Left),
        '^' => Some(FormatAlign::Center),
        '>' => Some(FormatAlign::Right),
        _ => None,
    }
}
