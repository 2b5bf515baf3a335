//! Every rule on results: one test, named as the rule, with a result that passes and one that
//! fails. The last test holds the names of tests and rules together.

use cfc_validator::Severity;
use cfc_validator::event::{check_result, normalize_event};
use serde_json::{Value, json};

fn request_event() -> Value {
    normalize_event(json!({
        "version": "1.0",
        "context": { "eventType": "viewer-request" },
        "viewer": { "ip": "192.0.2.1" },
        "request": {
            "method": "GET",
            "uri": "/index.html",
            "querystring": { "q": { "value": "a" } },
            "headers": { "host": { "value": "example.com" }, "accept": { "value": "*/*" } },
            "cookies": { "id": { "value": "1" } },
        },
    }))
}

fn response_event() -> Value {
    let mut event = request_event();
    event["context"]["eventType"] = json!("viewer-response");
    event["response"] = json!({
        "statusCode": 200,
        "statusDescription": "OK",
        "headers": { "via": { "value": "1.1 a" }, "server": { "value": "S3" } },
        "cookies": {},
    });
    event
}

/// The rules that a viewer-request function's request breaks after `change`.
fn request(change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let event = request_event();
    let mut result = event["request"].clone();
    change(&mut result);
    rules(&event, &result)
}

/// The rules that a viewer-response function's response breaks after `change`.
fn response(change: impl FnOnce(&mut Value)) -> Vec<&'static str> {
    let event = response_event();
    let mut result = event["response"].clone();
    change(&mut result);
    rules(&event, &result)
}

/// The rules that a response from nothing breaks.
fn generated(result: &Value) -> Vec<&'static str> {
    rules(&request_event(), result)
}

fn rules(event: &Value, result: &Value) -> Vec<&'static str> {
    check_result(event, result)
        .iter()
        .map(|violation| violation.rule)
        .collect()
}

const NONE: [&str; 0] = [];

#[test]
fn result_object() {
    assert_eq!(request(|_| {}), NONE);
    for wrong in [json!(null), json!("x"), json!([]), json!(1)] {
        assert_eq!(generated(&wrong), ["result-object"]);
    }
}

#[test]
fn result_is_event() {
    assert_eq!(response(|_| {}), NONE);
    assert_eq!(generated(&request_event()), ["result-is-event"]);
}

#[test]
fn result_kind() {
    let event = response_event();
    assert_eq!(rules(&event, &event["response"]), NONE);
    assert_eq!(rules(&event, &event["request"]), ["result-kind"]);
}

#[test]
fn method_read_only() {
    assert_eq!(request(|r| r["uri"] = json!("/a")), NONE);
    assert_eq!(
        request(|r| r["method"] = json!("PUT")),
        ["method-read-only"]
    );
}

#[test]
fn uri_slash() {
    assert_eq!(request(|r| r["uri"] = json!("/")), NONE);
    assert_eq!(request(|r| r["uri"] = json!("a")), ["uri-slash"]);
}

#[test]
fn uri_type() {
    assert_eq!(request(|r| r["uri"] = json!("/a")), NONE);
    assert_eq!(request(|r| r["uri"] = json!(1)), ["uri-type"]);
    assert_eq!(
        request(|r| {
            r.as_object_mut().expect("an object").remove("uri");
        }),
        ["uri-type"]
    );
}

#[test]
fn uri_query() {
    assert_eq!(request(|r| r["uri"] = json!("/a%3Fb")), NONE);
    assert_eq!(request(|r| r["uri"] = json!("/a?b")), ["uri-query"]);
}

#[test]
fn url_length() {
    let with = |length: usize| {
        request(|r| {
            r["querystring"] = json!("");
            r["uri"] = json!("/".repeat(length));
        })
    };
    assert_eq!(with(8_191), NONE);
    assert_eq!(with(8_192), ["url-length"]);
}

#[test]
fn request_size() {
    let with =
        |length: usize| request(|r| r["headers"]["x"] = json!({ "value": "v".repeat(length) }));
    assert_eq!(with(32_000), NONE);
    assert_eq!(with(33_000), ["request-size"]);
}

#[test]
fn unknown_field() {
    assert_eq!(response(|r| r["body"] = json!("x")), NONE);
    assert_eq!(response(|r| r["boddy"] = json!("x")), ["unknown-field"]);
    assert_eq!(request(|r| r["body"] = json!("x")), ["unknown-field"]);
}

#[test]
fn querystring_type() {
    assert_eq!(request(|r| r["querystring"] = json!("a=1&a=2")), NONE);
    assert_eq!(
        request(|r| r["querystring"] = json!([])),
        ["querystring-type"]
    );
}

#[test]
fn query_characters() {
    assert_eq!(request(|r| r["querystring"] = json!("a=%20")), NONE);
    assert_eq!(
        request(|r| r["querystring"] = json!("a= ")),
        ["query-characters"]
    );
    let broken = |entry: Value| request(|r| r["querystring"]["q"] = entry);
    assert_eq!(broken(json!({ "value": "a#b" })), ["query-characters"]);
    assert_eq!(
        broken(json!({ "value": "a", "multiValue": [{ "value": "a" }, { "value": "\n" }] })),
        ["query-characters"]
    );
}

#[test]
fn query_entry() {
    assert_eq!(
        request(|r| r["querystring"]["b"] = json!({ "value": "" })),
        NONE
    );
    assert_eq!(
        request(|r| r["querystring"]["b"] = json!("x")),
        ["query-entry"]
    );
    assert_eq!(
        request(|r| r["querystring"]["b"] = json!({ "value": 1 })),
        ["query-entry"]
    );
}

#[test]
fn query_multi_value() {
    let with = |many: Value| {
        request(|r| r["querystring"]["b"] = json!({ "value": "", "multiValue": many }))
    };
    assert_eq!(with(json!([{ "value": "a" }])), NONE);
    assert_eq!(with(json!("a")), ["query-multi-value"]);
}

#[test]
fn query_unknown_field() {
    let with = |entry: Value| request(|r| r["querystring"]["b"] = entry);
    assert_eq!(with(json!({ "value": "a" })), NONE);
    assert_eq!(
        with(json!({ "value": "a", "multivalue": [] })),
        ["query-unknown-field"]
    );
}

#[test]
fn headers_object() {
    assert_eq!(
        generated(&json!({ "statusCode": 200, "headers": {} })),
        NONE
    );
    assert_eq!(
        generated(&json!({ "statusCode": 200, "headers": [] })),
        ["headers-object"]
    );
}

#[test]
fn header_name_lower_case() {
    assert_eq!(
        request(|r| r["headers"]["x-a"] = json!({ "value": "1" })),
        NONE
    );
    assert_eq!(
        request(|r| r["headers"]["X-A"] = json!({ "value": "1" })),
        ["header-name-lower-case"]
    );
}

#[test]
fn header_name_token() {
    assert_eq!(
        request(|r| r["headers"]["x_a"] = json!({ "value": "1" })),
        NONE
    );
    assert_eq!(
        request(|r| r["headers"]["x a"] = json!({ "value": "1" })),
        ["header-name-token"]
    );
}

#[test]
fn header_is_cookie() {
    assert_eq!(
        response(|r| r["cookies"]["a"] = json!({ "value": "1" })),
        NONE
    );
    assert_eq!(
        response(|r| r["headers"]["set-cookie"] = json!({ "value": "a=1" })),
        ["header-is-cookie"]
    );
}

#[test]
fn header_disallowed() {
    let with = |name: &str| {
        generated(&json!({ "statusCode": 200, "headers": { name: { "value": "1" } } }))
    };
    assert_eq!(with("x-caches"), NONE);
    assert_eq!(with("x-cache"), ["header-disallowed"]);
    assert_eq!(with("x-edge-a"), ["header-disallowed"]);
}

#[test]
fn header_read_only() {
    // Added, changed, removed.
    assert_eq!(
        request(|r| r["headers"]["via"] = json!({ "value": "1" })),
        ["header-read-only"]
    );
    assert_eq!(
        request(|r| r["headers"]["host"]["value"] = json!("a")),
        ["header-read-only"]
    );
    let drop_via = |r: &mut Value| {
        r["headers"]
            .as_object_mut()
            .expect("an object")
            .remove("via");
    };
    assert_eq!(response(drop_via), ["header-read-only"]);
    assert_eq!(
        response(|r| r["headers"]["content-length"] = json!({ "value": "1" })),
        NONE
    );
    // A response from nothing has none of the given headers to keep in a viewer-request function,
    // and loses them in a viewer-response function.
    let fresh = json!({ "statusCode": 404 });
    assert_eq!(generated(&fresh), NONE);
    assert_eq!(rules(&response_event(), &fresh), ["header-read-only"]);
}

#[test]
fn header_entry() {
    assert_eq!(
        response(|r| r["headers"]["a"] = json!({ "value": "" })),
        NONE
    );
    for wrong in [
        json!("b"),
        json!({}),
        json!({ "value": 1 }),
        json!({ "value": null }),
    ] {
        assert_eq!(response(|r| r["headers"]["a"] = wrong), ["header-entry"]);
    }
}

#[test]
fn header_multi_value() {
    let with =
        |many: Value| response(|r| r["headers"]["a"] = json!({ "value": "", "multiValue": many }));
    assert_eq!(with(json!([{ "value": "b" }])), NONE);
    assert_eq!(with(json!({})), ["header-multi-value"]);
}

#[test]
fn header_unknown_field() {
    let with = |entry: Value| response(|r| r["headers"]["a"] = entry);
    assert_eq!(with(json!({ "value": "b" })), NONE);
    assert_eq!(
        with(json!({ "value": "b", "key": "A" })),
        ["header-unknown-field"]
    );
}

#[test]
fn header_value_characters() {
    let with = |value: &str| response(|r| r["headers"]["a"] = json!({ "value": value }));
    assert_eq!(with("b; c"), NONE);
    assert_eq!(with("b\r\nc: d"), ["header-value-characters"]);
}

#[test]
fn cookies_object() {
    assert_eq!(request(|r| r["cookies"] = json!({})), NONE);
    assert_eq!(request(|r| r["cookies"] = json!("a=1")), ["cookies-object"]);
}

#[test]
fn cookie_entry() {
    assert_eq!(
        request(|r| r["cookies"]["a"] = json!({ "value": "1" })),
        NONE
    );
    assert_eq!(
        request(|r| r["cookies"]["a"] = json!("1")),
        ["cookie-entry"]
    );
}

#[test]
fn cookie_multi_value() {
    let with =
        |many: Value| request(|r| r["cookies"]["a"] = json!({ "value": "1", "multiValue": many }));
    assert_eq!(with(json!([])), NONE);
    assert_eq!(with(json!(1)), ["cookie-multi-value"]);
}

#[test]
fn cookie_attributes() {
    let with = |attributes: Value| {
        response(|r| r["cookies"]["a"] = json!({ "value": "1", "attributes": attributes }))
    };
    assert_eq!(with(json!("Secure; Path=/")), NONE);
    assert_eq!(with(json!({ "secure": true })), ["cookie-attributes"]);
}

#[test]
fn cookie_unknown_field() {
    assert_eq!(
        response(|r| r["cookies"]["a"] = json!({ "value": "1", "attributes": "" })),
        NONE
    );
    // Cookies of a request have no attributes.
    assert_eq!(
        request(|r| r["cookies"]["a"] = json!({ "value": "1", "attributes": "" })),
        ["cookie-unknown-field"]
    );
}

#[test]
fn cookie_name() {
    assert_eq!(
        response(|r| r["cookies"]["a-b"] = json!({ "value": "1" })),
        NONE
    );
    assert_eq!(
        response(|r| r["cookies"]["a b"] = json!({ "value": "1" })),
        ["cookie-name"]
    );
}

#[test]
fn cookie_value() {
    assert_eq!(
        response(|r| r["cookies"]["a"] = json!({ "value": "1=2" })),
        NONE
    );
    assert_eq!(
        response(|r| r["cookies"]["a"] = json!({ "value": "1; Secure" })),
        ["cookie-value"]
    );
}

#[test]
fn status_integer() {
    for right in [json!(200), json!(200.0)] {
        assert_eq!(generated(&json!({ "statusCode": right })), NONE);
    }
    for wrong in [json!("200"), json!(200.5), json!(null)] {
        assert_eq!(
            generated(&json!({ "statusCode": wrong })),
            ["status-integer"]
        );
    }
}

#[test]
fn status_range() {
    assert_eq!(generated(&json!({ "statusCode": 599 })), NONE);
    assert_eq!(generated(&json!({ "statusCode": 600 })), ["status-range"]);
}

#[test]
fn status_description_type() {
    let with = |text: Value| generated(&json!({ "statusCode": 200, "statusDescription": text }));
    assert_eq!(with(json!("OK")), NONE);
    assert_eq!(with(json!(1)), ["status-description-type"]);
}

#[test]
fn body_type() {
    assert_eq!(generated(&json!({ "statusCode": 200, "body": "a" })), NONE);
    assert_eq!(
        generated(&json!({ "statusCode": 200, "body": 1 })),
        ["body-type"]
    );
}

#[test]
fn body_encoding() {
    let with = |name: &str| response(|r| r["body"] = json!({ "encoding": name, "data": "" }));
    assert_eq!(with("text"), NONE);
    assert_eq!(with("utf8"), ["body-encoding"]);
}

#[test]
fn body_data() {
    let with = |data: Value| response(|r| r["body"] = json!({ "encoding": "text", "data": data }));
    assert_eq!(with(json!("a")), NONE);
    assert_eq!(with(json!(1)), ["body-data"]);
}

#[test]
fn body_base64() {
    let with = |data: &str| response(|r| r["body"] = json!({ "encoding": "base64", "data": data }));
    for right in ["", "YQ==", "YWI=", "YWJj"] {
        assert_eq!(with(right), NONE);
    }
    for wrong in ["a", "YQ", "Y_==", "YQ=a", "====", "Y==="] {
        assert_eq!(with(wrong), ["body-base64"], "{wrong}");
    }
}

#[test]
fn what_came_so_may_go_on_so() {
    let mut event = request_event();
    event["request"]["querystring"]["q"] = json!({ "value": "a b", "vlaue": 1 });
    event["request"]["headers"]["X-A"] = json!("b");
    event["request"]["cookies"]["a b"] = json!(1);
    assert_eq!(rules(&event, &event["request"]), NONE);
}

#[test]
fn violations_have_path_code_and_cloudfronts_words() {
    let event = request_event();
    let mut result = event["request"].clone();
    result["headers"]["x a"] = json!({ "value": "1" });
    result["headers"]["host"]["value"] = json!("other");
    let violations = check_result(&event, &result);
    let host = &violations[1];
    assert_eq!(host.path, "request.headers.host");
    assert_eq!(host.code, "FunctionValidationError");
    assert_eq!(host.severity, Severity::Error);
    assert_eq!(host.reason, "edge-function-restrictions-all");
    assert_eq!(
        host.message,
        "The CloudFront function tried to add, delete, or change a read-only header."
    );
    assert_eq!(violations[0].path, "request.headers[\"x a\"]");
}

#[test]
fn every_rule_has_its_test() {
    let tests = include_str!("result_rules.rs");
    let sources = [
        include_str!("../src/event/body.rs"),
        include_str!("../src/event/cookies.rs"),
        include_str!("../src/event/entries.rs"),
        include_str!("../src/event/headers.rs"),
        include_str!("../src/event/query.rs"),
        include_str!("../src/event/request.rs"),
        include_str!("../src/event/response.rs"),
        include_str!("../src/event/result.rs"),
    ];
    let mut rules = 0;
    for quoted in sources
        .iter()
        .flat_map(|source| source.split('"').skip(1).step_by(2))
    {
        let families = [
            "body-", "cookie", "header", "query", "status-", "uri-", "url-", "result-",
        ];
        let is_rule = families.iter().any(|family| quoted.starts_with(family))
            && quoted.contains('-')
            && quoted
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if is_rule {
            rules += 1;
            let name = format!("fn {}()", quoted.replace('-', "_"));
            assert!(tests.contains(&name), "no test for `{quoted}`");
        }
    }
    assert!(rules > 25, "{rules}");
}
