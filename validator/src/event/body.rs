//! The rules on the body of a response: a text, or `{ encoding, data }`.

use super::json::type_name;
use super::{EVENT_PAGE, Violation};
use cfc_event_rules::names::BODY_ENCODINGS;
use serde_json::Value;

pub(super) fn check(response: &Value, violations: &mut Vec<Violation>) {
    match response.get("body") {
        None | Some(Value::String(_)) => {}
        Some(Value::Object(_)) => check_object(&response["body"], violations),
        Some(other) => add(
            violations,
            "body-type",
            "response.body",
            format!(
                "a body must be a string or an object, and is {}",
                type_name(other)
            ),
        ),
    }
}

fn add(violations: &mut Vec<Violation>, rule: &'static str, path: &str, message: String) {
    violations.push(Violation::error(rule, path, message, EVENT_PAGE));
}

fn check_object(body: &Value, violations: &mut Vec<Violation>) {
    let encoding = body["encoding"].as_str().unwrap_or_default();
    if !BODY_ENCODINGS.contains(&encoding) {
        let message = "the encoding of a body must be `text` or `base64`".to_owned();
        add(
            violations,
            "body-encoding",
            "response.body.encoding",
            message,
        );
    }
    match &body["data"] {
        Value::String(data) if encoding == "base64" && !is_base64(data) => {
            let message = "the data of this body is not base64".to_owned();
            add(violations, "body-base64", "response.body.data", message);
        }
        Value::String(_) => {}
        other => {
            let message = format!(
                "the data of a body must be a string, and is {}",
                type_name(other)
            );
            add(violations, "body-data", "response.body.data", message);
        }
    }
}

/// Standard base64 with its padding (RFC 4648, section 4).
fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let padding = text.len() - digits.len();
    let alphabet = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    text.len().is_multiple_of(4) && padding <= 2 && digits.bytes().all(alphabet)
}
