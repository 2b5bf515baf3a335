//! Makes a recorded event what a function sees: the fields that test events leave out, names in
//! lower case, no disallowed headers.

use super::EventType;
use cfc_event_rules::is_disallowed;
use serde_json::{Map, Value, json};

/// The event as a function would see it.
///
/// Fills in what CloudFront's test events leave out (`test-function`): context, empty query
/// string, headers and cookies. Header names become lower case, and disallowed headers go
/// (`edge-function-restrictions-all`). Parts of a wrong shape are left as they are;
/// [`check_event`](super::check_event) names them. Normalizing twice changes nothing.
///
/// ```
/// let event = cfc_validator::event::normalize_event(serde_json::json!({
///     "version": "1.0",
///     "context": { "eventType": "viewer-request" },
///     "viewer": { "ip": "192.0.2.1" },
///     "request": {
///         "method": "GET",
///         "uri": "/",
///         "headers": { "Host": { "value": "example.com" }, "x-real-ip": { "value": "192.0.2.1" } },
///     },
/// }));
/// assert_eq!(event["request"]["headers"], serde_json::json!({ "host": { "value": "example.com" } }));
/// assert_eq!(event["request"]["cookies"], serde_json::json!({}));
/// assert_eq!(event["context"]["distributionId"], "EXAMPLE");
/// ```
pub fn normalize_event(mut event: Value) -> Value {
    let event_type = super::event_type(&event);
    if event_type == EventType::Connection {
        return connection(event);
    }
    if let Value::Object(fields) = &mut event {
        set_default(fields, "version", || json!("1.0"));
        context(fields, event_type);
        set_default(fields, "viewer", || json!({ "ip": "192.0.2.1" }));
        part(fields, "request", &["querystring", "headers", "cookies"]);
        part(fields, "response", &["headers", "cookies"]);
    }
    event
}

/// A connection, with what test events leave out.
fn connection(mut connection: Value) -> Value {
    if let Value::Object(fields) = &mut connection {
        set_default(fields, "clientIp", || json!("192.0.2.1"));
        set_default(fields, "endpoint", || {
            json!("d111111abcdef8.cloudfront.net")
        });
        set_default(fields, "distributionId", || json!("EXAMPLE"));
        set_default(fields, "connectionId", || {
            json!("EXAMPLEconnectionEXAMPLE==")
        });
    }
    connection
}

fn context(event: &mut Map<String, Value>, event_type: EventType) {
    set_default(event, "context", || json!({}));
    let Some(Value::Object(context)) = event.get_mut("context") else {
        return;
    };
    if !context.contains_key("endpoint") {
        set_default(context, "distributionDomainName", || {
            json!("d111111abcdef8.cloudfront.net")
        });
    }
    set_default(context, "distributionId", || json!("EXAMPLE"));
    set_default(context, "eventType", || json!(event_type.name()));
    set_default(context, "requestId", || {
        json!("EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==")
    });
}

/// The request or response of an event: its maps exist, its headers are clean.
fn part(event: &mut Map<String, Value>, name: &str, maps: &[&str]) {
    let Some(Value::Object(part)) = event.get_mut(name) else {
        return;
    };
    for map in maps {
        set_default(part, map, || json!({}));
    }
    let is_clean =
        |name: &String| !is_disallowed(name) && !name.bytes().any(|byte| byte.is_ascii_uppercase());
    if let Some(Value::Object(headers)) = part.get_mut("headers")
        && !headers.keys().all(is_clean)
    {
        *headers = std::mem::take(headers)
            .into_iter()
            .filter(|(name, _)| !is_disallowed(name))
            .map(|(name, entry)| (name.to_ascii_lowercase(), entry))
            .collect();
    }
}

fn set_default(object: &mut Map<String, Value>, name: &str, value: impl FnOnce() -> Value) {
    if !object.contains_key(name) {
        object.insert(name.to_owned(), value());
    }
}
