//! What functions in front of S3 have in common: the limit of an upload's size, names in disguise,
//! the headers that speak to S3. Shared by functions, and none itself.

use cloudfront_functions::encoding::percent_decode;
use cloudfront_functions::prelude::*;

use crate::refusal::refuse;

/// Checks what `content-length` says of a body. Without it nobody knows the size beforehand.
///
/// # Errors
///
/// 411 without the header, 400 if it is no plain decimal number, 413 above `max_bytes`.
pub fn check_length(headers: &HeaderMap, max_bytes: u32) -> Result<(), Response> {
    let Some(length) = headers.get("content-length") else {
        return Err(refuse(411, "Content-Length is required"));
    };
    if !is_decimal(length) {
        return Err(refuse(400, "Content-Length is not a number"));
    }
    match length.parse::<u32>() {
        Ok(length) if length <= max_bytes => Ok(()),
        // What does not fit into 32 bits is too large as well.
        Ok(_) | Err(_) => Err(refuse(413, &format!("At most {max_bytes} bytes"))),
    }
}

/// Whether a text is ASCII digits and nothing else, one at least.
pub fn is_decimal(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit())
}

/// A text, percent-decoded until nothing is left to decode, so that nobody further on can decode
/// it into more. It ends, since each round makes the text shorter.
///
/// ```
/// assert_eq!(functions::s3::fully_decoded("%2575ploads").as_deref(), Some("uploads"));
/// assert_eq!(functions::s3::fully_decoded("100%"), None);
/// ```
pub fn fully_decoded(text: &str) -> Option<String> {
    let mut text = text.to_string();
    while text.contains('%') {
        text = percent_decode(&text)?;
    }
    Some(text)
}

/// Takes away all `x-amz-…` headers. In a request they tell S3 to copy another object instead of
/// the body, to open an object to the public, or to keep it for years; in a response they tell
/// about the object.
pub fn remove_amz_headers(headers: &mut HeaderMap) {
    for name in headers.keys() {
        if name.starts_with("x-amz-") {
            headers.remove(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use cloudfront_functions::prelude::*;

    use super::check_length;

    fn status(length: Option<&str>) -> u16 {
        // Viewer-request functions cannot write this header, and so neither can a test.
        let headers = length.map_or(
            serde_json::json!({}),
            |length| serde_json::json!({ "content-length": { "value": length } }),
        );
        let event = serde_json::json!({
            "version": "1.0",
            "context": { "distributionId": "E", "eventType": "viewer-request", "requestId": "r" },
            "viewer": { "ip": "192.0.2.1" },
            "request": {
                "method": "PUT", "uri": "/", "querystring": {}, "cookies": {}, "headers": headers
            }
        });
        let event = ViewerRequestEvent::from_json(&event).unwrap();
        check_length(&event.request.headers, 10_000_000)
            .map_or_else(|refusal| refusal.status_code, |()| 200)
    }

    #[test]
    fn lengths_are_plain_decimal_numbers_up_to_the_limit() {
        for (length, expected) in [
            ("0", 200),
            ("10000000", 200),
            ("10000001", 413),
            ("99999999999999999999", 413),
        ] {
            assert_eq!(status(Some(length)), expected, "{length}");
        }
        for length in ["", "-1", "+1", "1e3", "0x10", " 1", "1,1", "٣"] {
            assert_eq!(status(Some(length)), 400, "{length}");
        }
        assert_eq!(status(None), 411);
    }
}
