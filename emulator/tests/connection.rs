//! Connection functions: allow, deny, and neither.

mod support;

use serde_json::{Value, json};
use support::outcome;

fn verdict(body: &str) -> Value {
    let connection = json!({
        "clientCertificate": { "certificates": { "leaf": { "serialNumber": "0a", "subject": "CN=a" } } },
        "clientIp": "192.0.2.1",
        "connectionId": "c1",
    });
    let source = format!("function connectionHandler(connection) {{ {body} }}");
    outcome(&source, &connection).result.expect(body)
}

#[test]
fn a_connection_is_allowed_or_denied() {
    assert_eq!(
        verdict("connection.allow();"),
        json!({"connection": "allow"})
    );
    assert_eq!(verdict("connection.deny();"), json!({"connection": "deny"}));
}

#[test]
fn without_a_call_a_connection_is_denied() {
    assert_eq!(verdict("return true;"), json!({"connection": "deny"}));
}

#[test]
fn the_certificate_can_be_looked_at() {
    let body = "if (connection.clientCertificate.certificates.leaf.serialNumber === '0a') { connection.allow(); } else { connection.deny(); }";
    assert_eq!(verdict(body), json!({"connection": "allow"}));
}

#[test]
fn an_asynchronous_connection_function_may_read_a_store() {
    let source = "import cf from 'cloudfront';\nasync function connectionHandler(connection) { if (await cf.kvs().exists('a')) { connection.logCustomData('known'); connection.allow(); } }";
    let run = support::run_with(source, &json!({}), &support::with_store(&[("a", "1")]));
    assert_eq!(run.result, Ok(json!({"connection": "allow"})));
    let calls = run.calls.iter().map(|call| call.name).collect::<Vec<_>>();
    assert_eq!(
        calls,
        ["kvs.exists", "connection.logCustomData", "connection.allow"]
    );
}

#[test]
fn an_error_in_a_connection_function_is_an_error() {
    let run = outcome(
        "function connectionHandler() { throw new Error('x'); }",
        &json!({}),
    );
    assert_eq!(run.result.expect_err("it throws").to_string(), "Error: x");
}
