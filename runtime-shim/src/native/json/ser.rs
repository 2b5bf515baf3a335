//! `JSON.stringify`: `serde_json`'s values, with JavaScript's numbers.

use serde::Serialize;
use serde_json::Value;

/// The text of a value.
///
/// # Panics
///
/// If a map in it has a key that is no text.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    let value = serde_json::to_value(value).expect("the keys of maps are texts");
    let mut text = String::new();
    write_value(&value, &mut text);
    text
}

fn write_value(value: &Value, text: &mut String) {
    match value {
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(float) => text.push_str(&float_text(float)),
            None => text.push_str(&number.to_string()),
        },
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                write_value(item, text);
            }
            text.push(']');
        }
        Value::Object(entries) => {
            text.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { "," });
                text.push_str(&Value::from(key.as_str()).to_string());
                text.push(':');
                write_value(value, text);
            }
            text.push('}');
        }
        Value::Null | Value::Bool(_) | Value::String(_) => text.push_str(&value.to_string()),
    }
}

/// A finite number as ECMAScript writes it (`Number::toString`, ECMAScript 2024, 6.1.6.1.20).
fn float_text(value: f64) -> String {
    if value == 0.0 {
        return "0".to_string();
    }
    // The shortest digits that give the number back, and the power of ten of the first one.
    let shortest = format!("{:e}", value.abs());
    let (mantissa, exponent) = shortest.split_once('e').expect("`{:e}` writes an exponent");
    let digits = mantissa.replace('.', "");
    let point = exponent.parse::<i32>().expect("an exponent is a number") + 1;
    let count = i32::try_from(digits.len()).expect("at most 17 digits");
    let sign = if value < 0.0 { "-" } else { "" };
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let text = if (count..=21).contains(&point) {
        format!("{digits}{}", zeros(point - count))
    } else if (1..=21).contains(&point) {
        let (whole, fraction) = digits.split_at(usize::try_from(point).unwrap_or(0));
        format!("{whole}.{fraction}")
    } else if (-5..=0).contains(&point) {
        format!("0.{}{digits}", zeros(-point))
    } else {
        format!("{mantissa}e{:+}", point - 1)
    };
    format!("{sign}{text}")
}
