//! Formatting. `format!` without width and precision of text, integers and `bool` is the compiler's own;
//! everything else runs through `Formatter` and the impls in this folder, as in std.

mod builders;
pub(crate) mod debug;
mod float;
mod int;
mod refs;
mod text;

pub use self::builders::{DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple};
pub use self::text::{pad_str, padded};

/// What `fmt` returns.
pub type Result = crate::result::Result<(), Error>;

/// Formatting failed. It never does by itself.
#[lang = "FmtError"]
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

impl crate::error::Error for Error {}

/// `{}`
#[lang = "Display"]
pub trait Display {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:?}`
#[lang = "Debug"]
pub trait Debug {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:x}`
#[lang = "LowerHex"]
pub trait LowerHex {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:X}`
#[lang = "UpperHex"]
pub trait UpperHex {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:b}`
#[lang = "Binary"]
pub trait Binary {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:o}`
#[lang = "Octal"]
pub trait Octal {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:e}`
#[lang = "LowerExp"]
pub trait LowerExp {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:E}`
#[lang = "UpperExp"]
pub trait UpperExp {
    /// Writes the value.
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// What text can be written to.
pub trait Write {
    /// Appends text.
    fn write_str(&mut self, s: &str) -> Result;

    /// Appends a character.
    #[inline]
    fn write_char(&mut self, c: char) -> Result {
        self.write_str(crate::str::char_text(c))
    }
}

impl Write for String {
    #[inline]
    fn write_str(&mut self, s: &str) -> Result {
        self.push_str(s);
        Ok(())
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    #[inline]
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }
}

/// How a value may be aligned.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// `<`
    Left,
    /// `>`
    Right,
    /// `^`
    Center,
}

/// Where formatted text goes, and how it is wanted.
#[lang = "Formatter"]
pub struct Formatter<'a> {
    buf: String,
    fill: char,
    /// 0: not given, 1: `<`, 2: `^`, 3: `>`.
    align: u32,
    /// 1: `+`, 2: `#`, 4: `0`.
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl Formatter<'_> {
    /// An empty buffer and no wishes.
    #[doc(hidden)]
    #[inline]
    pub fn plain() -> Formatter<'static> {
        Formatter::wishing(' ', 0, 0, None, None)
    }

    /// An empty buffer and the wishes of a `{:…}`.
    #[doc(hidden)]
    #[inline]
    pub fn wishing(
        fill: char,
        align: u32,
        flags: u32,
        width: Option<usize>,
        precision: Option<usize>,
    ) -> Formatter<'static> {
        let marker = crate::marker::PhantomData;
        Formatter { buf: String::new(), fill, align, flags, width, precision, marker }
    }

    /// What was written.
    #[doc(hidden)]
    #[inline]
    pub fn into_text(self) -> String {
        self.buf
    }

    /// Appends text.
    #[inline]
    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.push_str(data);
        Ok(())
    }

    /// Appends a character.
    #[inline]
    pub fn write_char(&mut self, c: char) -> Result {
        self.buf.push(c);
        Ok(())
    }

    /// Appends text as wanted: cut to the precision, padded to the width.
    #[inline]
    pub fn pad(&mut self, s: &str) -> Result {
        let text = match self.precision {
            Some(max) => text::first_chars(s, max),
            None => s,
        };
        let whole = match self.width {
            Some(width) => padded(text, self.fill, if self.align == 0 { 1 } else { self.align }, width),
            None => text.to_owned(),
        };
        self.write_str(&whole)
    }

    /// Appends an integer's digits as wanted: with its sign, prefix, zeros and padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, buf: &str) -> Result {
        let sign = if !is_nonnegative {
            "-"
        } else if self.sign_plus() {
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        let whole = text::number(self, &format!("{}{}", sign, prefix), buf);
        self.write_str(&whole)
    }

    /// The character to pad with.
    #[inline]
    pub fn fill(&self) -> char {
        self.fill
    }

    /// The alignment, if given.
    #[inline]
    pub fn align(&self) -> Option<Alignment> {
        match self.align {
            1 => Some(Alignment::Left),
            2 => Some(Alignment::Center),
            3 => Some(Alignment::Right),
            _ => None,
        }
    }

    /// The width, if given.
    #[inline]
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// The precision, if given.
    #[inline]
    pub fn precision(&self) -> Option<usize> {
        self.precision
    }

    /// Whether `+` was given.
    #[inline]
    pub fn sign_plus(&self) -> bool {
        self.flags & 1 != 0
    }

    /// Whether `#` was given.
    #[inline]
    pub fn alternate(&self) -> bool {
        self.flags & 2 != 0
    }

    /// Whether `{:#?}` is wanted, which is known where nobody asks for it.
    #[doc(hidden)]
    #[inline]
    pub fn is_pretty(&self) -> bool {
        crate::intrinsics::asks_pretty() && self.alternate()
    }

    /// Whether `0` was given.
    #[inline]
    pub fn sign_aware_zero_pad(&self) -> bool {
        self.flags & 4 != 0
    }

    /// Another empty buffer with the same wishes.
    #[inline]
    fn nested(&self) -> Formatter<'static> {
        Formatter::wishing(self.fill, self.align, self.flags, self.width, self.precision)
    }
}

impl Write for Formatter<'_> {
    #[inline]
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.push_str(s);
        Ok(())
    }
}

/// The text of a finished formatter.
#[inline]
fn finish(f: Formatter<'_>, result: Result) -> String {
    match result {
        Ok(()) => f.buf,
        Err(_) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
    }
}

/// `format!("{}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_display"]
#[inline]
pub fn format_display<T: Display + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = Display::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:?}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_debug"]
#[inline]
pub fn format_debug<T: Debug + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = Debug::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:x}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_lower_hex"]
#[inline]
pub fn format_lower_hex<T: LowerHex + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = LowerHex::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:X}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_upper_hex"]
#[inline]
pub fn format_upper_hex<T: UpperHex + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = UpperHex::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:b}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_binary"]
#[inline]
pub fn format_binary<T: Binary + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = Binary::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:o}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_octal"]
#[inline]
pub fn format_octal<T: Octal + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = Octal::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:e}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_lower_exp"]
#[inline]
pub fn format_lower_exp<T: LowerExp + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = LowerExp::fmt(value, &mut f);
    finish(f, result)
}

/// `format!("{:E}", value)` with the wishes of a `{:…}`.
#[doc(hidden)]
#[lang = "format_upper_exp"]
#[inline]
pub fn format_upper_exp<T: UpperExp + ?Sized>(
    value: &T,
    fill: char,
    align: u32,
    flags: u32,
    width: Option<usize>,
    precision: Option<usize>,
) -> String {
    let mut f = Formatter::wishing(fill, align, flags, width, precision);
    let result = UpperExp::fmt(value, &mut f);
    finish(f, result)
}

/// What a format string becomes before it is written.
#[js(unsupported, instead = "`format!`")]
pub struct Arguments<'a> {
    marker: crate::marker::PhantomData<&'a ()>,
}
