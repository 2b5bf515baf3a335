//! The canonical text of a value, written in the subset itself: the same source runs natively and compiled.
//! It leans on as little of std as it can, so that a fault is told where it is.

use std::fmt::Write;

/// What the generated sources begin with.
pub fn support() -> String {
    let mut text = String::from(PRELUDE);
    for ty in [
        "i8", "i16", "i32", "i64", "isize", "u8", "u16", "u32", "u64", "usize",
    ] {
        plain(&mut text, ty, "format!(\"{}\", *self)");
    }
    plain(
        &mut text,
        "bool",
        "if *self { \"true\".to_string() } else { \"false\".to_string() }",
    );
    plain(&mut text, "char", "format!(\"u{}\", *self as u32)");
    plain(&mut text, "f64", "show_f64(*self)");
    plain(&mut text, "f32", "show_f64(*self as f64)");
    plain(&mut text, "str", "format!(\"\\\"{}\\\"\", self)");
    plain(&mut text, "String", "format!(\"\\\"{}\\\"\", self)");
    plain(&mut text, "()", "\"()\".to_string()");
    plain(
        &mut text,
        "Duration",
        "format!(\"{}s{}\", self.as_secs(), self.subsec_nanos())",
    );
    for error in [
        "std::num::ParseIntError",
        "std::num::ParseFloatError",
        "std::num::TryFromIntError",
        "std::str::ParseBoolError",
        "std::char::ParseCharError",
        "std::char::CharTryFromError",
        "std::str::Utf8Error",
        "std::string::FromUtf8Error",
        "std::string::FromUtf16Error",
        "std::array::TryFromSliceError",
        "std::char::TryFromCharError",
        "AddrParseError",
        "Ipv4Addr",
        "Ipv6Addr",
        "IpAddr",
    ] {
        plain(&mut text, error, "self.to_string()");
    }
    text.push_str(GENERIC);
    for n in 1..=4 {
        let names = &["A", "B", "C", "D"][..n];
        let bounds: Vec<String> = names.iter().map(|n| format!("{n}: Show")).collect();
        let parts: Vec<String> = (0..n)
            .map(|i| format!("out.push_str(&self.{i}.show()); out.push(',');"))
            .collect();
        let comma = if n == 1 { "," } else { "" };
        writeln!(
            text,
            "impl<{}> Show for ({}{comma}) {{ fn show(&self) -> String {{ let mut out = String::from(\"(\"); {} out.push(')'); out }} }}",
            bounds.join(", "),
            names.join(", "),
            parts.join(" ")
        )
        .expect("text");
    }
    text
}

fn plain(text: &mut String, ty: &str, body: &str) {
    writeln!(
        text,
        "impl Show for {ty} {{ fn show(&self) -> String {{ {body} }} }}"
    )
    .expect("text");
}

const PRELUDE: &str = r#"
pub trait Show { fn show(&self) -> String; }

pub fn show_f64(x: f64) -> String {
    if x != x { return "NaN".to_string(); }
    if x == 0.0 { return if 1.0 / x < 0.0 { "-0".to_string() } else { "0".to_string() }; }
    let sign = if x < 0.0 { "-" } else { "+" };
    let mut m = if x < 0.0 { -x } else { x };
    if m > 1.7976931348623157e308 { return format!("{}inf", sign); }
    let mut e: i32 = 0;
    while m >= 9007199254740992.0 { m = m / 2.0; e += 1; }
    while m < 4503599627370496.0 { m = m * 2.0; e -= 1; }
    format!("{}{}p{}", sign, m as i64, e)
}

pub fn show_iter<I: Iterator>(it: I) -> String where I::Item: Show {
    let mut out = String::from("<");
    let mut n = 0;
    for x in it {
        n += 1;
        if n > 20 { out.push_str("..."); break; }
        out.push_str(&x.show());
        out.push(';');
    }
    out.push('>');
    out
}

pub fn show_list<T: Show>(items: &[T]) -> String {
    let mut out = String::from("[");
    for x in items { out.push_str(&x.show()); out.push(';'); }
    out.push(']');
    out
}

/// A small number that depends on all of a value, for closures.
pub fn mix(text: &str) -> usize {
    let mut h: usize = 7;
    for b in text.bytes() { h = (h * 31 + b as usize) % 10007; }
    h
}
"#;

const GENERIC: &str = r#"
impl<T: Show + ?Sized> Show for &T { fn show(&self) -> String { (**self).show() } }
impl<T: Show + ?Sized> Show for &mut T { fn show(&self) -> String { (**self).show() } }
impl<T: Show> Show for Box<T> { fn show(&self) -> String { (**self).show() } }
impl<T: Show> Show for Option<T> { fn show(&self) -> String { match self { Some(x) => format!("Some({})", x.show()), None => "None".to_string() } } }
impl<T: Show, E: Show> Show for Result<T, E> { fn show(&self) -> String { match self { Ok(x) => format!("Ok({})", x.show()), Err(e) => format!("Err({})", e.show()) } } }
impl<T: Show> Show for Vec<T> { fn show(&self) -> String { show_list(self) } }
impl<T: Show> Show for [T] { fn show(&self) -> String { show_list(self) } }
impl<T: Show, const N: usize> Show for [T; N] { fn show(&self) -> String { show_list(self) } }
impl Show for Cow<'_, str> { fn show(&self) -> String { format!("\"{}\"", &**self) } }
impl Show for Ordering { fn show(&self) -> String { match self { Ordering::Less => "Less".to_string(), Ordering::Equal => "Equal".to_string(), Ordering::Greater => "Greater".to_string() } } }
impl<B: Show, C: Show> Show for ControlFlow<B, C> { fn show(&self) -> String { match self { ControlFlow::Break(b) => format!("Break({})", b.show()), ControlFlow::Continue(c) => format!("Continue({})", c.show()) } } }
impl<K: Show, V: Show> Show for BTreeMap<K, V> { fn show(&self) -> String { let mut out = String::from("{"); for (k, v) in self.iter() { out.push_str(&k.show()); out.push('='); out.push_str(&v.show()); out.push(';'); } out } }
impl<K: Show> Show for BTreeSet<K> { fn show(&self) -> String { show_iter(self.iter()) } }
impl<K: Show> Show for VecDeque<K> { fn show(&self) -> String { show_iter(self.iter()) } }
impl<K, V> Show for HashMap<K, V> { fn show(&self) -> String { format!("map{}", self.len()) } }
impl<K> Show for HashSet<K> { fn show(&self) -> String { format!("set{}", self.len()) } }
impl<T: Show> Show for Reverse<T> { fn show(&self) -> String { format!("rev {}", self.0.show()) } }
impl Show for std::convert::Infallible { fn show(&self) -> String { String::new() } }
impl Show for std::num::IntErrorKind { fn show(&self) -> String { format!("{:?}", self) } }
impl<T: Show> Show for Bound<T> { fn show(&self) -> String { match self { Bound::Included(x) => format!("={}", x.show()), Bound::Excluded(x) => format!("<{}", x.show()), Bound::Unbounded => "..".to_string() } } }
impl<T: Show> Show for std::ops::Range<T> { fn show(&self) -> String { format!("{}..{}", self.start.show(), self.end.show()) } }
"#;

/// What generated sources import.
pub const IMPORTS: &str = "use std::borrow::{Borrow, BorrowMut, Cow};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::ops::{Bound, ControlFlow, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
use std::ops::{Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Deref, DerefMut, Div, DivAssign, Index, IndexMut, Mul, MulAssign, Neg, Not, Rem, RemAssign, Shl, ShlAssign, Shr, ShrAssign, Sub, SubAssign};
use std::array::TryFromSliceError;
use std::char::{CharTryFromError, ParseCharError, TryFromCharError};
use std::cmp::Reverse;
use std::fmt::Write;
use std::iter::{Product, Sum};
use std::net::{AddrParseError, IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{ParseFloatError, ParseIntError, TryFromIntError};
use std::str::{FromStr, ParseBoolError, Utf8Error};
use std::string::{FromUtf8Error, FromUtf16Error};
use std::time::Duration;
";
