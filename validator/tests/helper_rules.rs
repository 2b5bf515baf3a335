//! Every rule on helper calls: an argument that passes and one that fails.

use cfc_validator::event::helpers::{
    check_connection_log, check_custom_log, check_store, cut_logs,
};
use cfc_validator::event::origin::{check_group, check_select, check_update};
use serde_json::{Value, json};

fn update(settings: &Value) -> Vec<&'static str> {
    let request_headers = json!({ "x-there": { "value": "1" } });
    check_update(settings, &request_headers)
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

/// One test for each rule, by its name: arguments that pass, and arguments that break this rule
/// and no other.
macro_rules! rule_tests {
    ($check:ident: $($rule:ident: [$($passes:expr),* $(,)?], [$($fails:expr),* $(,)?];)*) => {
        $(
            #[test]
            fn $rule() {
                let rule = stringify!($rule).replace('_', "-");
                for arguments in [$($passes),*] {
                    assert_eq!($check(&arguments), [""; 0], "{arguments}");
                }
                for arguments in [$($fails),*] {
                    assert_eq!($check(&arguments), [rule.as_str()], "{arguments}");
                }
            }
        )*
    };
}

fn bucket(name: &str) -> Value {
    json!({ "domainName": format!("{name}.s3.us-east-1.amazonaws.com") })
}

rule_tests! { update:
    origin_object: [json!({})], [json!("x"), json!({ "timeouts": 1 })];
    origin_unknown_setting: [json!({ "sni": "a" })], [
                json!({ "domainname": "a.b" }),
                json!({ "timeouts": { "read": 1 } }),
            ];
    origin_domain_name: [json!({ "domainName": "example.com" }), bucket("a")], [
                json!({ "domainName": "a.b:80" }),
                json!({ "domainName": "192.0.2.1" }),
                json!({ "domainName": "a".repeat(254) }),
                json!({ "domainName": 1 }),
                bucket("A"),
                bucket(&"a".repeat(120)),
                json!({ "domainName": "a.b/c" }),
            ];
    origin_name_length: [json!({ "hostHeader": "a.b" })], [json!({ "hostHeader": "a".repeat(254) }), json!({ "sni": "" })];
    origin_path: [json!({ "originPath": "/a" }), json!({ "originPath": "" })], [json!({ "originPath": "a" }), json!({ "originPath": "/a/" })];
    origin_header_value: [json!({ "customHeaders": { "x-a": "1" } })], [json!({ "customHeaders": { "x-a": { "value": "1" } } })];
    origin_header_name: [json!({ "customHeaders": {} })], [json!({ "customHeaders": { "x a": "1" } })];
    origin_header_lower_case: [json!({ "customHeaders": { "x-a": "1" } })], [json!({ "customHeaders": { "X-A": "1" } })];
    origin_header_denied: [json!({ "customHeaders": { "x-amzn": "1" } })], [
                json!({ "customHeaders": { "x-amz-date": "1" } }),
                json!({ "customHeaders": { "pragma": "1" } }),
            ];
    origin_header_in_request: [json!({ "customHeaders": { "x-new": "1" } })], [json!({ "customHeaders": { "x-there": "1" } })];
    origin_range: [
                json!({ "connectionAttempts": 3 }),
                json!({ "timeouts": { "readTimeout": 120, "keepAliveTimeout": 1, "connectionTimeout": 10, "responseCompletionTimeout": 120 } }),
                json!({ "customOriginConfig": { "port": 443 } }),
            ], [
                json!({ "connectionAttempts": 4 }),
                json!({ "timeouts": { "readTimeout": 121 } }),
                json!({ "timeouts": { "connectionTimeout": 0 } }),
                json!({ "timeouts": { "readTimeout": 9, "responseCompletionTimeout": 8 } }),
                json!({ "customOriginConfig": { "port": 0 } }),
            ];
    origin_shield: [
                json!({ "originShield": { "enabled": true, "region": "eu-central-1" } }),
                json!({ "originShield": { "enabled": false } }),
            ], [
                json!({ "originShield": { "enabled": true } }),
                json!({ "originShield": {} }),
            ];
    origin_access_control: [
                json!({ "originAccessControlConfig": { "enabled": true, "signingBehavior": "always", "signingProtocol": "sigv4", "originType": "s3", "region": "us-east-1" } }),
            ], [
                json!({ "originAccessControlConfig": { "enabled": true, "originType": "ec2" } }),
                json!({ "originAccessControlConfig": {} }),
            ];
    origin_custom_config: [
                json!({ "domainName": "a.b", "customOriginConfig": { "protocol": "https", "sslProtocols": ["TLSv1.2"], "ipAddressType": "dualstack" } }),
            ], [
                json!({ "customOriginConfig": { "protocol": "ftp" } }),
                json!({ "customOriginConfig": { "sslProtocols": ["TLSv1.3"] } }),
                json!({ "customOriginConfig": { "sslProtocols": "TLSv1" } }),
                json!({ "customOriginConfig": { "ipAddressType": "ipv4" } }),
            ];
    origin_certificate_names: [json!({ "allowedCertificateNames": ["a"] })], [
                json!({ "allowedCertificateNames": vec!["a"; 21] }),
                json!({ "allowedCertificateNames": "a" }),
            ];
    origin_mtls: [json!({ "mTLSConfig": "off" })], [json!({ "mTLSConfig": "on" })];
}

fn select(arguments: &Value) -> Vec<&'static str> {
    check_select(&arguments[0], arguments.get(1))
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

rule_tests! { select:
    origin_id: [
        json!(["a"]),
        json!(["a", { "hostHeader": "b" }]),
    ], [json!([""]), json!([1])];
}

#[test]
fn overrides_of_a_selected_origin_are_few() {
    assert_eq!(
        select(&json!(["a", { "originPath": "/b" }])),
        ["origin-unknown-setting"]
    );
}

fn group(group: &Value) -> Vec<&'static str> {
    check_group(group)
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

/// A good group, with one member in the place of its own.
fn group_with(name: &str, value: Value) -> Value {
    let mut group = json!({
        "originIds": [{ "originId": "a" }, { "originId": "b", "originOverrides": { "sni": "c" } }],
        "selectionCriteria": "media-quality-score",
        "failoverCriteria": { "statusCodes": [500, 503] },
    });
    group[name] = value;
    group
}

rule_tests! { group:
    origin_group_size: [
        group_with("selectionCriteria", json!("default")),
    ], [
        group_with("originIds", json!([{ "originId": "a" }])),
        group_with("originIds", json!([{ "originId": "a" }, { "originId": "b" }, { "originId": "c" }])),
    ];
    origin_group_selection: [
        group_with("selectionCriteria", json!("media-quality-score")),
    ], [group_with("selectionCriteria", json!("random"))];
    origin_group_failover: [
        group_with("failoverCriteria", json!({ "statusCodes": [404] })),
    ], [
        group_with("failoverCriteria", json!({ "statusCodes": [] })),
        group_with("failoverCriteria", json!({})),
    ];
}

#[test]
fn members_of_a_group_have_ids() {
    let nameless = group_with("originIds", json!([{}, { "originId": "b" }]));
    assert_eq!(group(&nameless), ["origin-id"]);
}

fn store(data: &Value) -> Vec<&'static str> {
    check_store(&json!({ "data": data }))
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

fn pair(key: usize, value: usize) -> Value {
    json!({ "key": "k".repeat(key), "value": "v".repeat(value) })
}

fn many(pairs: usize) -> Value {
    let pair = |n: usize| json!({ "key": format!("{n}"), "value": "v".repeat(1024) });
    (0..pairs).map(pair).collect()
}

rule_tests! { store:
    kvs_format: [json!([pair(1, 1)]), json!([])], [json!([{ "key": "a", "value": 1 }]), json!([1]), json!({})];
    kvs_key_size: [json!([pair(512, 1)])], [json!([pair(513, 1)]), json!([pair(0, 1)])];
    kvs_value_size: [json!([pair(1, 1024), pair(2, 0)])], [json!([pair(1, 1025)])];
    kvs_duplicate_key: [json!([pair(1, 1), pair(2, 1)])], [json!([pair(1, 1), pair(1, 2)])];
    kvs_store_size: [many(5_000)], [many(5_200)];
}

#[test]
fn custom_log_size() {
    assert_eq!(check_custom_log(&"a".repeat(800)), None);
    assert_eq!(check_custom_log(&" ".repeat(266)), None);
    let violation = check_custom_log(&" ".repeat(267)).expect("801 bytes");
    assert_eq!(violation.rule, "custom-log-size");
}

#[test]
fn connection_log_size() {
    assert_eq!(check_connection_log(&"é".repeat(400)), None);
    let violation = check_connection_log(&"é".repeat(401)).expect("802 bytes");
    assert_eq!(violation.rule, "connection-log-size");
}

#[test]
fn logs_are_cut_at_10_kilobytes() {
    let lines = |lengths: &[usize]| -> Vec<String> {
        lengths
            .iter()
            .map(|length| "é".repeat(*length / 2))
            .collect()
    };
    let bytes = |lines: &[String]| lines.iter().map(String::len).sum::<usize>();
    assert_eq!(bytes(&cut_logs(&lines(&[5_000, 5_000]))), 10_000);
    assert_eq!(bytes(&cut_logs(&lines(&[10_240, 2]))), 10_240);
    // Cut inside of a line, never inside of a character.
    let cut = cut_logs(&["a".to_owned(), "é".repeat(6_000), "b".to_owned()]);
    assert_eq!(cut.len(), 2);
    assert_eq!(bytes(&cut), 10_239);
}
