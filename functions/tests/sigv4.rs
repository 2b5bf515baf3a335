//! The signatures of `sigv4` against those that AWS publishes: the query-string half of its test
//! suite (awslabs/aws-c-auth, `tests/aws-signing-test-suite/v4`, the cases that sign no header but
//! `host`), and the examples of S3's API reference. `botocore.rs` asks AWS's SDK.

use cloudfront_functions::crypto::sha256;
use cloudfront_functions::encoding::base64_encode;
use functions::sigv4::{Credentials, Scope, UNSIGNED_PAYLOAD, Unsigned, encode_path};

/// Case, method, decoded path, decoded parameters, session token, signature.
type Vector = (
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    Option<&'static str>,
    &'static str,
);

const UNRESERVED: &str = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const VECTORS: [Vector; 19] = [
    (
        "get-vanilla",
        "GET",
        "/",
        &[],
        None,
        "e93c787ed7f371d5c6b165c1b38ede9550f4dce4144713e844b25b7192d3865d",
    ),
    (
        "get-relative-unnormalized",
        "GET",
        "/example/..",
        &[],
        None,
        "cbcb213b928a077e43275df47b500f1dfaa864ab3f5a18f6b95f4ff0938167ee",
    ),
    (
        "get-relative-relative-unnormalized",
        "GET",
        "/example1/example2/../..",
        &[],
        None,
        "b45db0bfd1cf15003493b733e33aa208dd981bd0e63037a6ed953f71d2118a16",
    ),
    (
        "get-slash-dot-slash-unnormalized",
        "GET",
        "/./",
        &[],
        None,
        "a9b13e8f3484d9505bf1a6f347219f8f35b0fe8f128ceea597efc146a3dfe90c",
    ),
    (
        "get-slash-pointless-dot-normalized",
        "GET",
        "/example",
        &[],
        None,
        "35034b1a0bdd969f346975386daf8aedfd4976573b8348cf4f67eaa41c5857de",
    ),
    (
        "get-slash-pointless-dot-unnormalized",
        "GET",
        "/./example",
        &[],
        None,
        "72b11f16d9530b18204bfb71f2d6ab085894c0ed8d352730a6e76234c58b5e10",
    ),
    (
        "get-slash-unnormalized",
        "GET",
        "//",
        &[],
        None,
        "b2a9542809db687769200f56a844a03f2bd0291d6eb90232d5101c6a579446cd",
    ),
    (
        "get-slashes-unnormalized",
        "GET",
        "//example//",
        &[],
        None,
        "822a5a9ba28072c5ab2bb4a6307d0c88276d40e49fec6b724c03fb4d4ba60fc2",
    ),
    (
        "get-space-unnormalized",
        "GET",
        "/example space/",
        &[],
        None,
        "7a1f416954786484c9824d93c1f26ef64acb9b1b6c9154d08c9f07d0e394abf6",
    ),
    (
        "get-unreserved",
        "GET",
        "/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        &[],
        None,
        "95968482db1b9e0fadef6efc1bd24689f77c77d9ef56919c96a28cc92e0d6005",
    ),
    (
        "get-utf8",
        "GET",
        "/ሴ",
        &[],
        None,
        "10eae3f14a260bd3911cc6d008d3c576d143b05b62f09782a7a4b37f52178e44",
    ),
    (
        "get-vanilla-empty-query-key",
        "GET",
        "/",
        &[("Param1", "value1")],
        None,
        "49096700cbbaa5753443850f40df10f904fc2fdb544dc9512203cc77c471a9de",
    ),
    (
        "get-vanilla-query-order-encoded",
        "GET",
        "/",
        &[("Param-3", "Value3"), ("Param", "Value2"), ("ሴ", "Value1")],
        None,
        "c5f1848ceec943ac2ca68ee720460c23aaae30a2300586597ada94c4a65e4787",
    ),
    (
        "get-vanilla-query-order-key-case",
        "GET",
        "/",
        &[("Param2", "value2"), ("Param1", "value1")],
        None,
        "86012e2c9ad4d77369f5d81c11f75158aae4f895a085212cc6d3f923d300bed5",
    ),
    (
        "get-vanilla-query-unreserved",
        "GET",
        "/",
        &[(UNRESERVED, UNRESERVED)],
        None,
        "8e76a88a7433637b12778d5592799b29ad21ecd6cf6325051c21d86f0acda2bf",
    ),
    (
        "get-vanilla-utf8-query",
        "GET",
        "/",
        &[("ሴ", "bar")],
        None,
        "0bdd809b1519ac4f0c1dc3540e2cc46bd0c7f778eda408b2ebf3b913d21ff600",
    ),
    (
        "get-vanilla-with-session-token",
        "GET",
        "/",
        &[],
        Some("6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267"),
        "7ff2b50b376cb4d151970630573d6291dc128cc5c2a12ffb237f73cc53f67b6c",
    ),
    (
        "post-vanilla",
        "POST",
        "/",
        &[],
        None,
        "2ce6e6d2e0cf2f9d1b55fafec88cd20574c31dc2e7631979f71ba2310083e95b",
    ),
    (
        "post-sts-header-before",
        "POST",
        "/",
        &[],
        Some(
            "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==",
        ),
        "46c2e3c63c1dbe7d39f8ada16fe7f001c1f56c5791441565323677f96308871c",
    ),
];

#[test]
fn signatures_are_those_of_the_published_suite() {
    let scope = Scope::new("20150830T123600Z", "us-east-1", "service");
    let hash_of_nothing = sha256("").to_hex();
    for (case, method, path, parameters, session_token, expected) in VECTORS {
        let credentials = Credentials {
            access_key_id: "AKIDEXAMPLE".to_string(),
            secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY".to_string(),
            session_token: session_token.map(str::to_string),
        };
        let request = Unsigned {
            method,
            host: "example.amazonaws.com",
            path: &encode_path(path),
            payload_hash: &hash_of_nothing,
            expires_seconds: 3600,
        };
        let parameters: Vec<(String, String)> = parameters
            .iter()
            .map(|(name, value)| ((*name).to_string(), (*value).to_string()))
            .collect();
        let query = request.signed_query_with(&parameters, &credentials, &scope);
        if parameters.is_empty() {
            assert_eq!(query, request.signed_query(&credentials, &scope), "{case}");
        }
        let signature = query
            .rsplit_once("X-Amz-Signature=")
            .map(|(_, after)| after);
        assert_eq!(signature, Some(expected), "{case}");
    }
}

/// S3's API reference, `sigv4-query-string-auth`: the whole query string.
#[test]
fn a_query_string_is_the_one_of_the_reference() {
    let request = Unsigned {
        method: "GET",
        host: "examplebucket.s3.amazonaws.com",
        path: "/test.txt",
        payload_hash: UNSIGNED_PAYLOAD,
        expires_seconds: 86400,
    };
    let scope = Scope::new("20130524T000000Z", "us-east-1", "s3");
    assert_eq!(
        request.signed_query(&example_credentials(), &scope),
        "X-Amz-Algorithm=AWS4-HMAC-SHA256\
         &X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request\
         &X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host\
         &X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    );
}

/// S3's API reference, `sigv4-post-example`: the signature of a form's policy.
#[test]
fn a_policy_is_signed_as_in_the_reference() {
    let policy = [
        r#"{ "expiration": "2015-12-30T12:00:00.000Z","#,
        r#"  "conditions": ["#,
        r#"    {"bucket": "sigv4examplebucket"},"#,
        r#"    ["starts-with", "$key", "user/user1/"],"#,
        r#"    {"acl": "public-read"},"#,
        r#"    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},"#,
        r#"    ["starts-with", "$Content-Type", "image/"],"#,
        r#"    {"x-amz-meta-uuid": "14365123651274"},"#,
        r#"    {"x-amz-server-side-encryption": "AES256"},"#,
        r#"    ["starts-with", "$x-amz-meta-tag", ""],"#,
        "",
        r#"    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},"#,
        r#"    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},"#,
        r#"    {"x-amz-date": "20151229T000000Z" }"#,
        "  ]",
        "}",
    ];
    let scope = Scope::new("20151229T000000Z", "us-east-1", "s3");
    let policy = base64_encode(&policy.join("\r\n"));
    assert_eq!(
        scope.sign(&example_credentials().secret_access_key, &policy),
        "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"
    );
}

fn example_credentials() -> Credentials {
    Credentials {
        access_key_id: "AKIAIOSFODNN7EXAMPLE".to_string(),
        secret_access_key: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY".to_string(),
        session_token: None,
    }
}
