//! Answers with a form that uploads one text straight to a bucket: its policy is signed as Signature
//! Version 4 asks, with keys from the key-value store, and ends after an hour.
//! Corpus: 124

use cloudfront_functions::crypto::hmac_sha256;
use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::json;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::{amz_date, amz_day, now_millis, rfc3339};

const REGION: &str = "us-east-2";
const ALGORITHM: &str = "AWS4-HMAC-SHA256";
const ACL: &str = "bucket-owner-full-control";
const CONTENT_TYPE: &str = "text/plain; charset=utf-8";
const HOUR: i64 = 3_600_000;

/// What the form and its policy agree on.
struct Upload {
    key: String,
    redirect: String,
    credential: String,
    date: String,
}

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Response {
    match form(&event).await {
        Ok(page) => Response::new(200)
            .with_status_description("OK")
            .with_body(page),
        Err(reason) => Response::new(400)
            .with_status_description("Bad Request")
            .with_body(reason),
    }
}

async fn form(event: &ViewerRequestEvent) -> Result<String, String> {
    if event.request.method() != "GET" {
        return Err("Only GET is supported".to_string());
    }
    let store = KeyValueStore::open();
    let access_key = store
        .get("ACCESS_KEY")
        .await
        .map_err(|error| error.message().to_string())?;
    let secret_key = store
        .get("SECRET_KEY")
        .await
        .map_err(|error| error.message().to_string())?;
    let now = now_millis();
    let (date, day) = (amz_date(now), amz_day(now));
    let host = event
        .context
        .distribution_domain_name
        .as_deref()
        .unwrap_or_default();
    let key = format!("r/{}", event.context.request_id);
    let upload = Upload {
        redirect: format!("https://{host}/{key}"),
        credential: format!("{access_key}/{day}/{REGION}/s3/aws4_request"),
        key,
        date,
    };
    let policy = base64_encode(&policy(&upload));
    let signature = signature(&secret_key, &day, &policy);
    Ok(page(&upload, &policy, &signature))
}

fn policy(upload: &Upload) -> String {
    let Upload {
        key,
        redirect,
        credential,
        date,
    } = upload;
    let (key, redirect, credential) = (
        json::to_string(key),
        json::to_string(redirect),
        json::to_string(credential),
    );
    let conditions = [
        format!(r#"{{"acl":"{ACL}"}}"#),
        format!(r#"["eq","$key",{key}]"#),
        r#"["starts-with","$bucket",""]"#.to_string(),
        r#"["content-length-range",1,2]"#.to_string(),
        format!(r#"{{"success_action_redirect":{redirect}}}"#),
        format!(r#"{{"content-type":"{CONTENT_TYPE}"}}"#),
        format!(r#"{{"X-Amz-Algorithm":"{ALGORITHM}"}}"#),
        format!(r#"{{"X-Amz-Credential":{credential}}}"#),
        format!(r#"{{"X-Amz-Date":"{date}"}}"#),
        format!(r#"{{"key":{key}}}"#),
    ];
    let expiration = rfc3339(now_millis() + HOUR);
    format!(
        r#"{{"expiration":"{expiration}","conditions":[{}]}}"#,
        conditions.join(",")
    )
}

fn signature(secret_key: &str, day: &str, policy: &str) -> String {
    let key = hmac_sha256(&format!("AWS4{secret_key}"), day).to_bytes();
    let key = hmac_sha256(&key, REGION).to_bytes();
    let key = hmac_sha256(&key, "s3").to_bytes();
    let key = hmac_sha256(&key, "aws4_request").to_bytes();
    hmac_sha256(&key, policy).to_hex()
}

fn page(upload: &Upload, policy: &str, signature: &str) -> String {
    let fields = [
        ("acl", ACL),
        ("success_action_redirect", &upload.redirect),
        ("content-type", CONTENT_TYPE),
        ("X-Amz-Algorithm", ALGORITHM),
        ("X-Amz-Credential", &upload.credential),
        ("X-Amz-Date", &upload.date),
        ("key", &upload.key),
        ("Policy", policy),
        ("X-Amz-Signature", signature),
    ];
    let inputs: String = fields
        .iter()
        .map(|(name, value)| {
            format!(
                r#"<input type='hidden' name="{name}" value="{}"/>"#,
                escaped(value)
            )
        })
        .collect();
    [
        r#"<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"/></head><body>"#,
        r#"  <form action="/post" method="post" enctype="multipart/form-data">"#,
        &format!("    {inputs}"),
        r#"    <input type="file" name="file"/><br />"#,
        r#"    <input type="submit" name="submit" value="Upload to Amazon S3" />"#,
        "  </form>",
        "</html>",
    ]
    .join("\n")
}

/// A text as an attribute of HTML has it.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
