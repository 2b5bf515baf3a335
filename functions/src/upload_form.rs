//! Answers with a form that uploads one file straight to a bucket, without a line of script: its
//! policy is signed for this key, this size and the next minutes, with keys from the key-value
//! store. `form_post` takes what the form sends.

use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::json;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::{amz_date, now_millis, rfc3339};

use crate::refusal::refuse;
use crate::sigv4::{ALGORITHM, Credentials, Scope};

/// The bucket's.
const REGION: &str = "eu-central-1";

const MAX_BYTES: u32 = 10_000_000;

const LIFETIME_MILLIS: i64 = 15 * 60 * 1000;

/// What S3 keeps as the type of every upload: nothing that a browser would run.
const CONTENT_TYPE: &str = "application/octet-stream";

/// Where S3 sends the browser after the upload.
const DONE: &str = "/done.html";

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = &event.request;
    if request.method() != "GET" {
        return Err(refuse(405, "Method not allowed").with_header("allow", "GET"));
    }
    // `host` is one of the distribution's names: CloudFront knows no other.
    let Some(host) = request.headers.get("host") else {
        return Err(refuse(400, "Host is required"));
    };
    let Ok(credentials) = Credentials::from_store(&KeyValueStore::open()).await else {
        return Err(refuse(503, "Not set up"));
    };
    let key = format!("uploads/{}", event.context.request_id);
    let fields = fields(&key, &format!("https://{host}{DONE}"), &credentials);
    Err(Response::new(200)
        .with_header("content-type", "text/html; charset=utf-8")
        .with_header("cache-control", "no-store")
        .with_header(
            "content-security-policy",
            "default-src 'none'; form-action 'self'",
        )
        .with_body(page(&fields)))
}

/// The fields of the form: what the policy covers, the policy, and its signature.
fn fields(key: &str, done: &str, credentials: &Credentials) -> Vec<(&'static str, String)> {
    let now = now_millis();
    let date = amz_date(now);
    let scope = Scope::new(&date, REGION, "s3");
    let credential = format!("{}/{}", credentials.access_key_id, scope.to_text());
    let mut fields = vec![
        ("key", key.to_string()),
        ("success_action_redirect", done.to_string()),
        ("content-type", CONTENT_TYPE.to_string()),
        ("x-amz-algorithm", ALGORITHM.to_string()),
        ("x-amz-credential", credential),
        ("x-amz-date", date.clone()),
    ];
    if let Some(token) = &credentials.session_token {
        fields.push(("x-amz-security-token", token.clone()));
    }
    let policy = base64_encode(&policy(&fields, &rfc3339(now + LIFETIME_MILLIS)));
    let signature = scope.sign(&credentials.secret_access_key, &policy);
    fields.push(("policy", policy));
    fields.push(("x-amz-signature", signature));
    fields
}

/// What S3 is to insist on: every field as it is, and the size. The bucket's name is left open,
/// since S3 wants it mentioned and the browser has no need to know it; the keys of the store may
/// write to one bucket only.
fn policy(fields: &[(&str, String)], expiration: &str) -> String {
    let mut conditions: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!(r#"{{"{name}":{}}}"#, json::to_string(value)))
        .collect();
    conditions.push(r#"["starts-with","$bucket",""]"#.to_string());
    conditions.push(format!(r#"["content-length-range",1,{MAX_BYTES}]"#));
    let conditions = conditions.join(",");
    format!(r#"{{"expiration":"{expiration}","conditions":[{conditions}]}}"#)
}

fn page(fields: &[(&str, String)]) -> String {
    let inputs: Vec<String> = fields
        .iter()
        .map(|(name, value)| {
            let value = escaped(value);
            format!(r#"<input type="hidden" name="{name}" value="{value}">"#)
        })
        .collect();
    let inputs = inputs.join("\n");
    format!(
        r#"<!doctype html>
<title>Upload</title>
<form action="/post" method="post" enctype="multipart/form-data">
{inputs}
<input type="file" name="file" required>
<button>Upload</button>
</form>
"#
    )
}

/// A text as the value of an attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
