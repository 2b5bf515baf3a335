//! Small helpers over JSON values: names of types, paths.

use serde_json::Value;

/// The type of a value as messages name it.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// `path.name`, or `path["na me"]` where the name is no plain word.
pub(super) fn join(path: &str, name: &str) -> String {
    let mut joined = path.to_owned();
    push(&mut joined, name);
    joined
}

/// Makes a path that of a member, as [`join`].
pub(super) fn push(path: &mut String, name: &str) {
    let plain = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$'));
    if plain {
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(name);
    } else {
        path.push('[');
        path.push_str(&Value::from(name).to_string());
        path.push(']');
    }
}

/// `path[3]`.
pub(super) fn index(path: &str, at: usize) -> String {
    format!("{path}[{at}]")
}

/// An integer, also when it is written as `200.0`: JavaScript has one kind of number.
pub(super) fn as_integer(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        let number = value.as_f64()?;
        // The range check keeps the cast exact.
        let exact = number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0;
        #[expect(clippy::cast_possible_truncation, reason = "checked to be exact")]
        exact.then_some(number as i64)
    })
}
