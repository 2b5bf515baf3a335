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

/// A rule, arguments of `updateRequestOrigin` that pass, and ones that break it.
fn update_cases() -> Vec<(&'static str, Vec<Value>, Vec<Value>)> {
    let long = "a".repeat(254);
    let bucket = |name: &str| json!({ "domainName": format!("{name}.s3.us-east-1.amazonaws.com") });
    vec![
        (
            "origin-object",
            vec![json!({})],
            vec![json!("x"), json!({ "timeouts": 1 })],
        ),
        (
            "origin-unknown-setting",
            vec![json!({ "sni": "a" })],
            vec![
                json!({ "domainname": "a.b" }),
                json!({ "timeouts": { "read": 1 } }),
            ],
        ),
        (
            "origin-domain-name",
            vec![json!({ "domainName": "example.com" }), bucket("a")],
            vec![
                json!({ "domainName": "a.b:80" }),
                json!({ "domainName": "192.0.2.1" }),
                json!({ "domainName": long }),
                json!({ "domainName": 1 }),
                bucket("A"),
                bucket(&"a".repeat(120)),
                json!({ "domainName": "a.b/c" }),
            ],
        ),
        (
            "origin-name-length",
            vec![json!({ "hostHeader": "a.b" })],
            vec![json!({ "hostHeader": long }), json!({ "sni": "" })],
        ),
        (
            "origin-path",
            vec![json!({ "originPath": "/a" }), json!({ "originPath": "" })],
            vec![json!({ "originPath": "a" }), json!({ "originPath": "/a/" })],
        ),
        (
            "origin-header-value",
            vec![json!({ "customHeaders": { "x-a": "1" } })],
            vec![json!({ "customHeaders": { "x-a": { "value": "1" } } })],
        ),
        (
            "origin-header-name",
            vec![json!({ "customHeaders": {} })],
            vec![json!({ "customHeaders": { "x a": "1" } })],
        ),
        (
            "origin-header-lower-case",
            vec![json!({ "customHeaders": { "x-a": "1" } })],
            vec![json!({ "customHeaders": { "X-A": "1" } })],
        ),
        (
            "origin-header-denied",
            vec![json!({ "customHeaders": { "x-amzn": "1" } })],
            vec![
                json!({ "customHeaders": { "x-amz-date": "1" } }),
                json!({ "customHeaders": { "pragma": "1" } }),
            ],
        ),
        (
            "origin-header-in-request",
            vec![json!({ "customHeaders": { "x-new": "1" } })],
            vec![json!({ "customHeaders": { "x-there": "1" } })],
        ),
        (
            "origin-range",
            vec![
                json!({ "connectionAttempts": 3 }),
                json!({ "timeouts": { "readTimeout": 120, "keepAliveTimeout": 1, "connectionTimeout": 10, "responseCompletionTimeout": 120 } }),
                json!({ "customOriginConfig": { "port": 443 } }),
            ],
            vec![
                json!({ "connectionAttempts": 4 }),
                json!({ "timeouts": { "readTimeout": 121 } }),
                json!({ "timeouts": { "connectionTimeout": 0 } }),
                json!({ "timeouts": { "readTimeout": 9, "responseCompletionTimeout": 8 } }),
                json!({ "customOriginConfig": { "port": 0 } }),
            ],
        ),
        (
            "origin-shield",
            vec![
                json!({ "originShield": { "enabled": true, "region": "eu-central-1" } }),
                json!({ "originShield": { "enabled": false } }),
            ],
            vec![
                json!({ "originShield": { "enabled": true } }),
                json!({ "originShield": {} }),
            ],
        ),
        (
            "origin-access-control",
            vec![
                json!({ "originAccessControlConfig": { "enabled": true, "signingBehavior": "always", "signingProtocol": "sigv4", "originType": "s3", "region": "us-east-1" } }),
            ],
            vec![
                json!({ "originAccessControlConfig": { "enabled": true, "originType": "ec2" } }),
                json!({ "originAccessControlConfig": {} }),
            ],
        ),
        (
            "origin-custom-config",
            vec![
                json!({ "domainName": "a.b", "customOriginConfig": { "protocol": "https", "sslProtocols": ["TLSv1.2"], "ipAddressType": "dualstack" } }),
            ],
            vec![
                json!({ "customOriginConfig": { "protocol": "ftp" } }),
                json!({ "customOriginConfig": { "sslProtocols": ["TLSv1.3"] } }),
                json!({ "customOriginConfig": { "sslProtocols": "TLSv1" } }),
                json!({ "customOriginConfig": { "ipAddressType": "ipv4" } }),
            ],
        ),
        (
            "origin-certificate-names",
            vec![json!({ "allowedCertificateNames": ["a"] })],
            vec![
                json!({ "allowedCertificateNames": vec!["a"; 21] }),
                json!({ "allowedCertificateNames": "a" }),
            ],
        ),
        (
            "origin-mtls",
            vec![json!({ "mTLSConfig": "off" })],
            vec![json!({ "mTLSConfig": "on" })],
        ),
    ]
}

#[test]
fn update_request_origin() {
    for (rule, passing, failing) in update_cases() {
        for settings in passing {
            assert_eq!(update(&settings), [""; 0], "{settings}");
        }
        for settings in failing {
            assert_eq!(update(&settings), [rule], "{settings}");
        }
    }
}

#[test]
fn select_request_origin_by_id() {
    let rules = |id: Value, overrides: Option<Value>| -> Vec<&'static str> {
        check_select(&id, overrides.as_ref())
            .iter()
            .map(|violation| violation.rule)
            .collect()
    };
    assert_eq!(
        rules(json!("a"), Some(json!({ "hostHeader": "b" }))),
        [""; 0]
    );
    assert_eq!(rules(json!(""), None), ["origin-id"]);
    assert_eq!(
        rules(json!("a"), Some(json!({ "originPath": "/b" }))),
        ["origin-unknown-setting"]
    );
}

#[test]
fn create_request_origin_group() {
    let good = json!({
        "originIds": [{ "originId": "a" }, { "originId": "b", "originOverrides": { "sni": "c" } }],
        "selectionCriteria": "media-quality-score",
        "failoverCriteria": { "statusCodes": [500, 503] },
    });
    let rules = |change: &dyn Fn(&mut Value)| -> Vec<&'static str> {
        let mut group = good.clone();
        change(&mut group);
        check_group(&group)
            .iter()
            .map(|violation| violation.rule)
            .collect()
    };
    assert_eq!(rules(&|_| {}), [""; 0]);
    assert_eq!(
        rules(&|g| g["originIds"] = json!([{ "originId": "a" }])),
        ["origin-group-size"]
    );
    assert_eq!(rules(&|g| g["originIds"][0] = json!({})), ["origin-id"]);
    assert_eq!(
        rules(&|g| g["selectionCriteria"] = json!("random")),
        ["origin-group-selection"]
    );
    assert_eq!(
        rules(&|g| g["failoverCriteria"] = json!({ "statusCodes": [] })),
        ["origin-group-failover"]
    );
}

#[test]
fn key_value_store() {
    let rules = |data: Value| -> Vec<&'static str> {
        check_store(&json!({ "data": data }))
            .iter()
            .map(|violation| violation.rule)
            .collect()
    };
    let pair =
        |key: usize, value: usize| json!({ "key": "k".repeat(key), "value": "v".repeat(value) });
    assert_eq!(rules(json!([pair(512, 1024), pair(1, 0)])), [""; 0]);
    assert_eq!(rules(json!([pair(513, 1)])), ["kvs-key-size"]);
    assert_eq!(rules(json!([pair(0, 1)])), ["kvs-key-size"]);
    assert_eq!(rules(json!([pair(1, 1025)])), ["kvs-value-size"]);
    assert_eq!(
        rules(json!([pair(1, 1), pair(1, 2)])),
        ["kvs-duplicate-key"]
    );
    assert_eq!(rules(json!([{ "key": "a", "value": 1 }])), ["kvs-format"]);
    assert_eq!(rules(json!({})), ["kvs-format"]);
    let many: Vec<Value> = (0..5_200)
        .map(|n| json!({ "key": format!("{n}"), "value": "v".repeat(1024) }))
        .collect();
    assert_eq!(rules(json!(many)), ["kvs-store-size"]);
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
