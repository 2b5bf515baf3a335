//! Floats as Rust writes them: the shortest digits that read back, no exponent, `inf`, `NaN`, `-0`.

use super::text::{number, padded};
use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp};

impl Display for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let x = *self;
        let digits = match f.precision() {
            Some(places) => fixed(x.abs(), places),
            None => shortest(x.abs()),
        };
        write_float(f, x, digits)
    }
}

impl Debug for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let x = *self;
        let size = x.abs();
        let digits = match f.precision() {
            Some(places) => fixed(size, places),
            None => with_point(general(size)),
        };
        write_float(f, x, digits)
    }
}

impl LowerExp for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.precision().is_some() {
            panic!("the precision of `{{:e}}` is not supported");
        }
        write_float(f, *self, exponential(self.abs()))
    }
}

impl UpperExp for f64 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if f.precision().is_some() {
            panic!("the precision of `{{:E}}` is not supported");
        }
        let digits = exponential(self.abs());
        let digits = if self.is_finite() { js!(pure "$digits.toUpperCase()") } else { digits };
        write_float(f, *self, digits)
    }
}

impl Display for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let x = *self;
        let digits = match f.precision() {
            Some(places) => fixed(x.abs() as f64, places),
            None => shortest(nearest_f64(x.abs())),
        };
        write_float(f, x as f64, digits)
    }
}

impl Debug for f32 {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let x = *self;
        let size = nearest_f64(x.abs());
        let digits = match f.precision() {
            Some(places) => fixed(x.abs() as f64, places),
            None => with_point(general(size)),
        };
        write_float(f, x as f64, digits)
    }
}

/// Sign, digits and padding. NaN has no sign.
fn write_float(f: &mut Formatter<'_>, x: f64, digits: String) -> Result {
    let sign = if x.is_nan() {
        ""
    } else if x.is_sign_negative() {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    if x.is_finite() {
        let whole = number(f, sign, &digits);
        return f.write_str(&whole);
    }
    if f.sign_aware_zero_pad() {
        return f.write_str(&number(f, sign, &digits));
    }
    let text: String = js!(pure "$sign + $digits");
    let whole = match f.width() {
        Some(width) => padded(&text, f.fill(), if f.align().is_none() { 3 } else { f.align }, width),
        None => text,
    };
    f.write_str(&whole)
}

/// The shortest digits, with an exponent where `{:?}` has one.
#[inline]
fn general(size: f64) -> String {
    if size != 0.0 && (size < 1e-4 || size >= 1e16) { exponential(size) } else { shortest(size) }
}

/// `1` as `1.0`, which `{:?}` shows.
fn with_point(digits: String) -> String {
    if js!(pure "/[^0-9]/.test($digits)") { digits } else { js!(pure "$digits + \".0\"") }
}

/// The shortest digits that read back, without an exponent; `x` has no sign.
#[inline(never)]
fn shortest(x: f64) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    if x.is_infinite() {
        return "inf".to_owned();
    }
    let text: String = js!(pure "String($x)");
    // At most 15 digits that read back are the only ones of that kind.
    if text.engine_len() < 17 && !text.contains('e') {
        return text;
    }
    let near = scientific(x);
    let e = exponent(&near);
    let d = digits(x, near, e);
    if e < 0.0 {
        js!(pure "\"0.\" + \"0\".repeat(-$e - 1) + $d")
    } else if d.engine_len() as f64 <= e + 1.0 {
        js!(pure "$d + \"0\".repeat($e + 1 - $d.length)")
    } else {
        js!(pure "$d.slice(0, $e + 1) + \".\" + $d.slice($e + 1)")
    }
}

/// The number with an exponent, which is right; so are the digits if they are no more than fifteen.
///
/// QUIRK(js): njs has 9.999999999999999e+22 for 1e23, and others whose fifteen digits read back as well.
#[inline(never)]
fn scientific(x: f64) -> String {
    let (text, fifteen): (String, String) = (js!(pure "$x.toExponential()"), js!(pure "$x.toExponential(14)"));
    if text.engine_len() > fifteen.engine_len() && js!(pure "+$fifteen === $x") { fifteen } else { text }
}

/// The power of ten of the first digit.
fn exponent(near: &str) -> f64 {
    js!(pure "+$near.split(\"e\")[1]")
}

/// The shortest digits that read back, without zeros at either end; `near` is what [`scientific`] gives, `e` its exponent.
///
/// QUIRK(js): njs does not always find them (26.7218 is 26.721800000000003 there), but its `toFixed` is exact down
/// to 1e-22 (below, it gives zeros), and its `toPrecision` nearly always: of 16 and of 17 correctly rounded digits,
/// the first that reads back is Rust's. QUIRK(boa 0.22): `toFixed` of some numbers near 1e-17 begins with 0.5.
#[inline(never)]
fn digits(x: f64, near: String, e: f64) -> String {
    let mut text: String = js!(pure "$near.split(\"e\")[0]");
    let is_long = text.engine_len() > 16;
    if is_long && x < 1e16 && x > 1e-21 {
        text = js!(pure "$x.toFixed(15 - $e)");
        if js!(pure "+$text !== $x") {
            text = js!(pure "$x.toFixed(16 - $e)");
        }
    }
    if is_long && js!(pure "+$text !== $x") {
        // What does not read back is no better than what there is.
        let (short, long): (String, String) = (js!(pure "$x.toPrecision(16)"), js!(pure "$x.toPrecision(17)"));
        if js!(pure "+$short === $x") {
            text = js!(pure "$short.split(\"e\")[0]");
        } else if js!(pure "+$long === $x") {
            text = js!(pure "$long.split(\"e\")[0]");
        }
    }
    let text: String = js!(pure "$text.replace(\".\", \"\").replace(/^0+/, \"\").replace(/0+(?![\\s\\S])/, \"\")");
    if text.is_empty() { "0".to_owned() } else { text }
}

/// The shortest digits with an exponent, `1.5e-7`; `x` has no sign.
fn exponential(x: f64) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    if x.is_infinite() {
        return "inf".to_owned();
    }
    let near = scientific(x);
    let e = exponent(&near);
    let d = digits(x, near, e);
    js!(pure "$d.charAt(0) + ($d.length > 1 ? \".\" + $d.slice(1) : \"\") + \"e\" + $e")
}

/// A number of places behind the point; halves go to the even digit. `x` has no sign.
#[inline(never)]
fn fixed(x: f64, places: usize) -> String {
    if x.is_nan() {
        return "NaN".to_owned();
    }
    if x.is_infinite() {
        return "inf".to_owned();
    }
    if x >= 1e21 || places > 99 {
        panic!("a precision is supported for numbers below 1e21 and up to 99 places");
    }
    // QUIRK(js): `toFixed` rounds halves up. It is a half if one more place is exact and ends in 5 after an even digit.
    let longer: String = js!(pure "$x.toFixed($places + 1)");
    let scale: f64 = js!(pure "Math.pow(2, $places + 1)");
    if (x * scale).fract() == 0.0 && js!(pure "/[02468][.]?5(?![\\s\\S])/.test($longer)") {
        return js!(pure "$longer.slice(0, $places ? -1 : -2)");
    }
    js!(pure "$x.toFixed($places)")
}

/// The `f64` with the shortest digits that read back as this `f32`.
///
/// QUIRK(js): njs rounds a tie down; a bit more is none, and too little to be nearer to other digits.
fn nearest_f64(x: f32) -> f64 {
    let mut digits: u32 = 1;
    loop {
        let candidate: f64 = js!(pure "+($x * 1.0000000000000002).toPrecision($digits)");
        if digits == 9 || candidate as f32 == x {
            return candidate;
        }
        digits += 1;
    }
}
