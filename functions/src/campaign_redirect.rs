//! Short links for campaigns, without a server: an empty S3 object for each, whose metadata
//! `target` is the URL to go to. Only hosts of our own are targets, so nobody who may write
//! objects makes links to elsewhere under our name.

use cloudfront_functions::log::log_custom_data;
use cloudfront_functions::prelude::*;

use crate::s3::remove_amz_headers;

/// Where links may lead. Lower case, as the targets have to write them.
const HOSTS: [&str; 3] = ["www.example.com", "shop.example.com", "blog.example.com"];

/// What the response tells about the object, and not about the link.
const OF_THE_OBJECT: [&str; 6] = [
    "accept-ranges",
    "content-length",
    "content-type",
    "etag",
    "last-modified",
    "server",
];

#[viewer_response]
fn handler(event: ViewerResponseEvent) -> Response {
    let response = event.response;
    if response.status_code != 200 {
        return response;
    }
    let target = response.headers.get("x-amz-meta-target");
    let target = target.filter(|target| is_ours(target)).map(str::to_string);
    let mut answer = Response::new(if target.is_some() { 302 } else { 404 });
    answer.headers = response.headers;
    hide_object(&mut answer.headers);
    match target {
        Some(target) => answer.headers.insert("location", target),
        None => log_custom_data("no target of ours"), // for who looks after the links
    }
    answer.with_body("")
}

/// Whether a URL leads to one of our hosts, whoever reads it: `https`, the host and nothing else
/// before the path, no character that readers disagree on.
fn is_ours(target: &str) -> bool {
    let Some(rest) = target.strip_prefix("https://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    HOSTS.contains(&host)
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && byte != b'\\')
}

fn hide_object(headers: &mut HeaderMap) {
    for name in OF_THE_OBJECT {
        headers.remove(name);
    }
    remove_amz_headers(headers);
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn only_plain_urls_of_our_hosts_are_targets() {
        for target in [
            "https://www.example.com",
            "https://shop.example.com/spring?utm_source=mail#top",
            "https://blog.example.com?p=1",
            "https://www.example.com#top",
        ] {
            assert!(is_ours(target), "{target}");
        }
        for target in [
            "",
            "/spring",
            "//www.example.com/",
            "http://www.example.com/",
            "HTTPS://www.example.com/",
            "https:/www.example.com/",
            "https://WWW.example.com/",
            "https://www.example.com:8443/",
            "https://www.example.com.evil.example/",
            "https://evil.example/www.example.com",
            "https://www.example.com@evil.example/",
            "https://user:password@www.example.com/",
            "https://evil.example\\@www.example.com/",
            "https://www.example.com\\@evil.example/",
            "https://www.example.com/\\evil.example",
            "https://www.example.com./",
            "https://www.exаmple.com/",
            "https://www.example。com/",
            "https://%77ww.example.com/",
            "https:///www.example.com/",
            "https://www.example.com/a b",
            "https://www.example.com/\r\nset-cookie: a=b",
            "https://www.example.com\t/",
            " https://www.example.com/",
            "javascript:alert(1)//https://www.example.com/",
        ] {
            assert!(!is_ours(target), "{target}");
        }
    }
}
