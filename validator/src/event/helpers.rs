//! The rules on calls of the other helpers: key-value store, custom log data, tenants.
//! Origin settings have their own file.

use super::Violation;
use cfc_event_rules::limits::{
    MAX_CUSTOM_LOG_BYTES, MAX_KVS_KEY_BYTES, MAX_KVS_STORE_BYTES, MAX_KVS_VALUE_BYTES,
    MAX_LOG_BYTES,
};
use serde_json::Value;

const LIMITS: &str = "cloudfront-limits";

/// What is wrong with a key-value store as AWS's import format has it: `{"data":[{"key","value"}]}`.
///
/// ```
/// use cfc_validator::event::helpers::check_store;
/// use serde_json::json;
/// assert!(check_store(&json!({ "data": [{ "key": "a", "value": "1" }] })).is_empty());
/// assert_eq!(check_store(&json!({ "data": [{ "key": "a" }] }))[0].rule, "kvs-format");
/// ```
pub fn check_store(store: &Value) -> Vec<Violation> {
    let mut violations = Vec::new();
    let Some(pairs) = store["data"].as_array() else {
        let message = "a store is an object with a list `data` of keys and values";
        let page = "functions-custom-methods";
        return vec![Violation::error("kvs-format", "data", message, page)];
    };
    let mut keys = std::collections::HashSet::new();
    let mut bytes = 0;
    for (at, pair) in pairs.iter().enumerate() {
        let path = super::json::index("data", at);
        let (Some(key), Some(value)) = (pair["key"].as_str(), pair["value"].as_str()) else {
            let message = "an item is an object with the texts `key` and `value`";
            let page = "functions-custom-methods";
            violations.push(Violation::error("kvs-format", path, message, page));
            continue;
        };
        bytes += key.len() + value.len();
        if !keys.insert(key) {
            let message = format!("the key `{key}` stands twice");
            let page = "functions-custom-methods";
            violations.push(Violation::error("kvs-duplicate-key", &path, message, page));
        }
        check_pair(&path, key, value, &mut violations);
    }
    if bytes > MAX_KVS_STORE_BYTES {
        let message = format!("the store has {bytes} bytes, more than {MAX_KVS_STORE_BYTES}");
        violations.push(Violation::error("kvs-store-size", "data", message, LIMITS));
    }
    violations
}

fn check_pair(path: &str, key: &str, value: &str, violations: &mut Vec<Violation>) {
    if key.is_empty() || key.len() > MAX_KVS_KEY_BYTES {
        let message = format!(
            "a key has 1 to {MAX_KVS_KEY_BYTES} bytes, this one {}",
            key.len()
        );
        violations.push(Violation::error("kvs-key-size", path, message, LIMITS));
    }
    if value.len() > MAX_KVS_VALUE_BYTES {
        let message = format!(
            "a value has at most {MAX_KVS_VALUE_BYTES} bytes, this one {}",
            value.len()
        );
        violations.push(Violation::error("kvs-value-size", path, message, LIMITS));
    }
}

/// What is lost of the text of `cf.logCustomData`: what is beyond 800 bytes once it is encoded.
pub fn check_custom_log(text: &str) -> Option<Violation> {
    let bytes = url_encoded_length(text);
    (bytes > MAX_CUSTOM_LOG_BYTES).then(|| {
        let message = format!(
            "the log data has {bytes} bytes after URL encoding: CloudFront keeps the first \
             {MAX_CUSTOM_LOG_BYTES}"
        );
        Violation::warning("custom-log-size", "", message, "general-helper-methods")
    })
}

/// What is wrong with the text of `connection.logCustomData`: it has at most 800 bytes.
pub fn check_connection_log(text: &str) -> Option<Violation> {
    (text.len() > MAX_CUSTOM_LOG_BYTES).then(|| {
        let message = format!(
            "the log data has {} bytes, more than {MAX_CUSTOM_LOG_BYTES}",
            text.len()
        );
        let page = "write-connection-function-code";
        Violation::warning("connection-log-size", "", message, page)
    })
}

/// The log lines that CloudFront keeps: the first 10 KB (`edge-functions-logs`).
pub fn cut_logs(lines: &[String]) -> Vec<String> {
    let mut room = MAX_LOG_BYTES;
    let mut kept = Vec::new();
    for line in lines {
        if line.len() <= room {
            room -= line.len();
            kept.push(line.clone());
            continue;
        }
        let end = (0..=room).rev().find(|at| line.is_char_boundary(*at));
        kept.extend(end.filter(|end| *end > 0).map(|end| line[..end].to_owned()));
        break;
    }
    kept
}

fn url_encoded_length(text: &str) -> usize {
    text.bytes()
        .map(|byte| {
            let plain = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
            if plain { 1 } else { 3 }
        })
        .sum()
}
