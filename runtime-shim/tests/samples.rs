//! Functions as authors write them, with their attributes, run natively.

#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod common;

use cloudfront_functions::native::{Call, Host, Value, with_host};
use common::{request_json, response_json};
use serde_json::json;

mod bookmark_create {
    use cloudfront_functions::prelude::*;

    #[viewer_request]
    fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
        let mut request = event.request;
        if request.method() != "PUT" {
            return Err(bad_request("Unsupported HTTP Method"));
        }
        let Some(terms) = request
            .querystring
            .get("s")
            .filter(|s| !s.is_empty())
            .map(str::to_string)
        else {
            return Err(bad_request("Missing s query parameter"));
        };
        if request.headers.get("content-length") != Some("0") {
            return Err(bad_request("Content-Length header must be 0"));
        }
        request.uri = format!("/r/{}", event.context.request_id);
        request.headers.insert("x-amz-meta-s", terms);
        request.querystring.clear();
        Ok(request)
    }

    fn bad_request(message: &str) -> Response {
        Response::new(400).with_body(message)
    }
}

mod scrub_location {
    use cloudfront_functions::prelude::*;

    #[viewer_response]
    fn handler(event: ViewerResponseEvent) -> Response {
        let mut response = event.response;
        let location = response.headers.get("location");
        if let Some((target, _)) = location.and_then(|l| l.split_once("?bucket=")) {
            let target = target.to_string();
            response.headers.insert("location", target);
        }
        response
    }
}

mod circuit_breaker {
    use cloudfront_functions::prelude::*;

    #[viewer_request]
    async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
        let store = KeyValueStore::open();
        if store
            .get("breaker")
            .await
            .is_ok_and(|state| state == "open")
        {
            return Err(Response::new(503).with_header("retry-after", "30"));
        }
        Ok(event.request)
    }
}

mod choose_origin {
    use cloudfront_functions::origin::{
        CustomOrigin, OriginAccessControl, OriginHeaders, OriginShield, OriginTimeouts,
        OriginUpdate, create_request_origin_group, select_request_origin_by_id,
        update_request_origin,
    };
    use cloudfront_functions::prelude::*;

    #[viewer_request]
    fn handler(event: ViewerRequestEvent) -> Request {
        let mut headers = OriginHeaders::new();
        headers.insert("x-a", "0");
        headers.insert("x-a", "1");
        update_request_origin(OriginUpdate {
            domain_name: Some("a.example.com".to_string()),
            host_header: Some("b.example.com".to_string()),
            origin_path: Some("/p".to_string()),
            custom_headers: Some(headers),
            connection_attempts: Some(2),
            origin_shield: Some(OriginShield {
                enabled: false,
                region: None,
            }),
            origin_access_control_config: Some(OriginAccessControl {
                enabled: true,
                signing_behavior: Some("always".to_string()),
                signing_protocol: Some("sigv4".to_string()),
                origin_type: Some("s3".to_string()),
                region: Some("eu-central-1".to_string()),
            }),
            timeouts: Some(OriginTimeouts {
                read_timeout: Some(30),
                ..OriginTimeouts::default()
            }),
            custom_origin_config: Some(CustomOrigin {
                port: 443,
                protocol: "https".to_string(),
                ssl_protocols: vec!["TLSv1.2".to_string()],
                ip_address_type: None,
            }),
            sni: Some("c.example.com".to_string()),
            allowed_certificate_names: Some(vec!["d.example.com".to_string()]),
            mtls_config: None,
        });
        update_request_origin(OriginUpdate::default());
        select_request_origin_by_id("blue");
        create_request_origin_group("blue", "green", &[500, 503]);
        event.request
    }
}

fn put(query: &Value, length: &str) -> Value {
    let mut event = request_json();
    event["request"]["method"] = "PUT".into();
    event["request"]["querystring"] = query.clone();
    event["request"]["headers"] = json!({ "content-length": { "value": length } });
    event
}

#[test]
fn bookmark_create_stores_the_terms() {
    let event = put(&json!({ "s": { "value": "a%20b" } }), "0");
    assert_eq!(
        bookmark_create::__cfc_native(&event).unwrap(),
        json!({
            "method": "PUT",
            "uri": "/r/EXAMPLEntjQpEXAMPLE==",
            "querystring": {},
            "headers": { "content-length": { "value": "0" }, "x-amz-meta-s": { "value": "a%20b" } },
            "cookies": event["request"]["cookies"].clone()
        })
    );
}

#[test]
fn bookmark_create_refuses_the_rest() {
    let body = |event: &Value| bookmark_create::__cfc_native(event).unwrap()["body"].clone();
    assert_eq!(body(&request_json()), "Unsupported HTTP Method");
    assert_eq!(
        body(&put(&json!({ "s": { "value": "" } }), "0")),
        "Missing s query parameter"
    );
    assert_eq!(
        body(&put(&json!({ "s": { "value": "a" } }), "1")),
        "Content-Length header must be 0"
    );
}

#[test]
fn scrub_location_hides_the_bucket() {
    let mut event = response_json();
    event["response"]["headers"]["location"] = json!({ "value": "/done?bucket=secret" });
    let outcome = scrub_location::__cfc_native(&event).unwrap();
    assert_eq!(outcome["headers"]["location"]["value"], "/done");
    assert_eq!(outcome["cookies"], event["response"]["cookies"]);
}

#[test]
fn circuit_breaker_follows_the_store() {
    let run = |state: &str| {
        let host = Host {
            key_value_store: Some([("breaker".to_string(), state.to_string())].into()),
            ..Host::default()
        };
        with_host(host, || {
            circuit_breaker::__cfc_native(&request_json()).unwrap()
        })
        .0
    };
    assert_eq!(run("closed"), request_json()["request"]);
    assert_eq!(
        run("open"),
        json!({ "statusCode": 503, "headers": { "retry-after": { "value": "30" } } })
    );
}

#[test]
fn origin_calls_are_recorded_as_cloudfront_gets_them() {
    let (outcome, host) = with_host(Host::default(), || {
        choose_origin::__cfc_native(&request_json())
    });
    assert_eq!(outcome.unwrap(), request_json()["request"]);
    let calls: Vec<Value> = host.calls.iter().map(Call::to_json).collect();
    assert_eq!(
        calls,
        [
            json!(["updateRequestOrigin", {
                "domainName": "a.example.com",
                "hostHeader": "b.example.com",
                "originPath": "/p",
                "customHeaders": { "x-a": "1" },
                "connectionAttempts": 2,
                "originShield": { "enabled": false },
                "originAccessControlConfig": {
                    "enabled": true,
                    "signingBehavior": "always",
                    "signingProtocol": "sigv4",
                    "originType": "s3",
                    "region": "eu-central-1"
                },
                "timeouts": { "readTimeout": 30 },
                "customOriginConfig": {
                    "port": 443, "protocol": "https", "sslProtocols": ["TLSv1.2"]
                },
                "sni": "c.example.com",
                "allowedCertificateNames": ["d.example.com"]
            }]),
            json!(["updateRequestOrigin", {}]),
            json!(["selectRequestOriginById", "blue"]),
            json!(["createRequestOriginGroup", {
                "originIds": [{ "originId": "blue" }, { "originId": "green" }],
                "failoverCriteria": { "statusCodes": [500, 503] }
            }])
        ]
    );
}
