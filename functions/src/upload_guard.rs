//! Lets browsers upload straight to S3, and no more than that: single objects of a limited size.
//! Multipart uploads, which no length limits, are refused however their parameters are written.

use cloudfront_functions::encoding::percent_decode;
use cloudfront_functions::prelude::*;

const METHODS: [&str; 3] = ["GET", "HEAD", "PUT"];

/// In bytes.
const MAX_LENGTH: u32 = 10_000_000;

/// The parameters of multipart uploads, in lower case.
const MULTIPART: [&str; 3] = ["uploads", "uploadid", "partnumber"];

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = event.request;
    check_method(request.method())?;
    for name in request.querystring.keys() {
        check_parameter(&name)?;
    }
    if request.method() == "PUT" {
        check_length(request.headers.get("content-length"))?;
    }
    Ok(request)
}

fn check_method(method: &str) -> Result<(), Response> {
    if METHODS.contains(&method) {
        return Ok(());
    }
    Err(refuse(405, "Method not allowed").with_header("allow", METHODS.join(", ")))
}

fn check_parameter(name: &str) -> Result<(), Response> {
    let name = fully_decoded(name).ok_or_else(|| refuse(400, "Malformed query parameter"))?;
    if MULTIPART.contains(&name.to_ascii_lowercase().as_str()) {
        return Err(refuse(403, "Multipart uploads are not allowed"));
    }
    Ok(())
}

/// Decoded until nothing is left to decode, so that nobody further on can decode it into more.
/// It ends, since each round makes the name shorter.
fn fully_decoded(name: &str) -> Option<String> {
    let mut name = name.to_string();
    while name.contains('%') {
        name = percent_decode(&name)?;
    }
    Some(name)
}

fn check_length(length: Option<&str>) -> Result<(), Response> {
    let Some(digits) = length else {
        return Err(refuse(411, "Content-Length is required"));
    };
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(refuse(400, "Content-Length is not a number"));
    }
    match digits.parse::<u32>() {
        Ok(length) if length <= MAX_LENGTH => Ok(()),
        // What does not fit into 32 bits is too large as well.
        Ok(_) | Err(_) => Err(refuse(413, &format!("At most {MAX_LENGTH} bytes"))),
    }
}

fn refuse(status_code: u16, message: &str) -> Response {
    Response::new(status_code)
        .with_header("content-type", "text/plain")
        .with_body(message)
}

#[cfg(test)]
mod tests {
    use super::{check_length, check_parameter};

    fn status(checked: Result<(), super::Response>) -> u16 {
        checked.map_or_else(|refusal| refusal.status_code, |()| 200)
    }

    #[test]
    fn parameters_of_multipart_uploads_are_found_in_any_disguise() {
        for name in [
            "uploads",
            "UPLOADS",
            "%75ploads",
            "%55%50loads",
            "%2575ploads",
            "uploadId",
            "PARTNUMBER",
        ] {
            assert_eq!(status(check_parameter(name)), 403, "{name}");
        }
        for name in ["%", "%7", "%zz", "uploads%", "%C3%28"] {
            assert_eq!(status(check_parameter(name)), 400, "{name}");
        }
        for name in [
            "",
            "upload",
            "uploads2",
            "my-uploads",
            "versionId",
            "%C3%BC",
        ] {
            assert_eq!(status(check_parameter(name)), 200, "{name}");
        }
    }

    #[test]
    fn lengths_are_plain_decimal_numbers_up_to_the_limit() {
        for (length, expected) in [
            ("0", 200),
            ("10000000", 200),
            ("10000001", 413),
            ("99999999999999999999", 413),
        ] {
            assert_eq!(status(check_length(Some(length))), expected, "{length}");
        }
        for length in ["", "-1", "+1", "1e3", "0x10", " 1", "1,1", "٣"] {
            assert_eq!(status(check_length(Some(length))), 400, "{length}");
        }
        assert_eq!(status(check_length(None)), 411);
    }
}
