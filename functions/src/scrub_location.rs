//! Hides what S3 tells about itself after a form upload: to the `Location` of the redirect it
//! appends the bucket, the key and the ETag. Every other query parameter stays as it is, in place.

use cloudfront_functions::prelude::*;

const APPENDED: [&str; 3] = ["bucket", "key", "etag"];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let mut response = event.response;
    if let Some(location) = response.headers.get("location").map(scrubbed) {
        response.headers.insert("location", location);
    }
    response
}

/// The URL without the parameters that S3 appended, and without a `?` that nothing follows.
fn scrubbed(location: &str) -> String {
    let (url, fragment) = location.split_at(location.find('#').unwrap_or(location.len()));
    let Some((target, query)) = url.split_once('?') else {
        return location.to_string();
    };
    let kept: Vec<&str> = query
        .split('&')
        .filter(|parameter| !is_appended(parameter))
        .collect();
    if kept.is_empty() {
        format!("{target}{fragment}")
    } else {
        format!("{target}?{}{fragment}", kept.join("&"))
    }
}

fn is_appended(parameter: &str) -> bool {
    let name = parameter
        .split_once('=')
        .map_or(parameter, |(name, _)| name);
    APPENDED.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::scrubbed;

    #[test]
    fn only_what_s3_appended_goes() {
        assert_eq!(scrubbed("/done?bucket=b&key=k&etag=%22e%22"), "/done");
        assert_eq!(
            scrubbed("/done?a=1&bucket=b&keys=2&key=k&b=%20#etag=x"),
            "/done?a=1&keys=2&b=%20#etag=x"
        );
        assert_eq!(scrubbed("?etag&=x&&Key=1"), "?=x&&Key=1");
        assert_eq!(scrubbed("/done#?bucket=b"), "/done#?bucket=b");
        assert_eq!(scrubbed("/done?"), "/done?");
    }
}
