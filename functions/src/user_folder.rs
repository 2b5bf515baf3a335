//! A folder of a bucket for each user, to read and to write: what is left of `s3_write_jwt` and
//! `s3_write_cognito` once they know who asks. Shared by functions, and none itself.

use cloudfront_functions::prelude::*;

use crate::refusal::refuse;
use crate::s3::{check_length, remove_amz_headers};

/// In bytes.
pub const MAX_BYTES: u32 = 10_000_000;

/// S3 takes keys of 1,024 bytes; the folder's name is part of the key.
const MAX_PATH: usize = 900;

/// The request, led into the folder of `user`: `/a.txt` becomes `/users/<user>/a.txt`. What S3
/// would take for another operation than reading or writing this one object does not go on.
///
/// # Errors
///
/// 405 for methods but GET and PUT, 403 for a user without a usable name, 400 for a path that is
/// no plain key, and what [`check_length`] says of a PUT.
pub fn enter(user: &str, mut request: Request) -> Result<Request, Response> {
    if !matches!(request.method(), "GET" | "PUT") {
        return Err(refuse(405, "Method not allowed").with_header("allow", "GET, PUT"));
    }
    if !is_user_name(user) {
        return Err(refuse(403, "No folder for this user"));
    }
    if !is_key(&request.uri) {
        return Err(refuse(400, "Not a plain path"));
    }
    if request.method() == "PUT" {
        check_length(&request.headers, MAX_BYTES)?;
    }
    request.uri = format!("/users/{user}{}", request.uri);
    request.querystring = QueryString::new(); // no ?uploads, ?acl, ?tagging, ?versionId
    request.headers.remove("authorization"); // CloudFront signs for S3
    remove_amz_headers(&mut request.headers);
    Ok(request)
}

/// A name that is one step of a path and no other name in disguise: ASCII, no dots.
fn is_user_name(name: &str) -> bool {
    (1..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
}

/// Steps of S3's safe characters. Nothing is percent-encoded, so nobody decodes it into more.
fn is_key(path: &str) -> bool {
    path.len() <= MAX_PATH && path.split('/').skip(1).all(is_step)
}

fn is_step(step: &str) -> bool {
    !matches!(step, "" | "." | "..")
        && step.bytes().all(|byte| {
            matches!(byte, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9') || b"!-_.*'()".contains(&byte)
        })
}

#[cfg(test)]
mod tests {
    use super::{is_key, is_user_name};

    #[test]
    fn names_are_plain() {
        for name in ["a", "alice", "Alice_B-7", &"x".repeat(64)] {
            assert!(is_user_name(name), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            "a/b",
            "a%2fb",
            "аlice",
            "alice ",
            "a\0",
            &"x".repeat(65),
        ] {
            assert!(!is_user_name(name), "{name}");
        }
    }

    #[test]
    fn keys_are_plain() {
        for path in ["/a.txt", "/photos/2026/a-b_(1).jpg", "/.hidden", "/a..b"] {
            assert!(is_key(path), "{path}");
        }
        for path in [
            "/",
            "//a",
            "/a//b",
            "/a/",
            "/.",
            "/..",
            "/../bob/a",
            "/a/./b",
            "/%2e%2e/bob/a",
            "/a%2fb",
            "/a\\b",
            "/a b",
            "/．．/bob",
            "/a?b",
            "/ü",
        ] {
            assert!(!is_key(path), "{path}");
        }
        assert!(!is_key(&format!("/{}", "x".repeat(900))));
    }
}
