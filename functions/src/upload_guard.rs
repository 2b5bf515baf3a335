//! Lets browsers upload straight to S3, and no more than that: single objects of a limited size.
//! Multipart uploads, which no length limits, are refused however their parameters are written.

use cloudfront_functions::prelude::*;

use crate::refusal::refuse;
use crate::s3::{check_length, fully_decoded};

const METHODS: [&str; 3] = ["GET", "HEAD", "PUT"];

const MAX_BYTES: u32 = 10_000_000;

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
        check_length(&request.headers, MAX_BYTES)?;
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

#[cfg(test)]
mod tests {
    use super::check_parameter;

    fn status(name: &str) -> u16 {
        check_parameter(name).map_or_else(|refusal| refusal.status_code, |()| 200)
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
            assert_eq!(status(name), 403, "{name}");
        }
        for name in ["%", "%7", "%zz", "uploads%", "%C3%28"] {
            assert_eq!(status(name), 400, "{name}");
        }
        for name in [
            "",
            "upload",
            "uploads2",
            "my-uploads",
            "versionId",
            "%C3%BC",
        ] {
            assert_eq!(status(name), 200, "{name}");
        }
    }
}
