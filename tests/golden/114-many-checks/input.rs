//! What a company's site asks for before it shows a page: a password on the hosts for development,
//! an office address for the administration, the right referrer on the partners' host, and patience
//! while the site is being worked on.
//! Corpus: 114

use cloudfront_functions::encoding::base64_encode;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;

const DEVELOPMENT: [&str; 2] = ["dev.example.com", "stg.example.com"];
const CREDENTIALS: &str = "developer:correct-horse";
const OFFICE: [&str; 3] = ["192.168.1.1", "192.168.1.2", "192.168.1.3"];
const PARTNERS: &str = "sub.example.com";
const REFERRERS: [&str; 2] = ["https://example.com/", "https://www.example.com/"];
/// 1 February 2026, from midnight to four in the morning.
const MAINTENANCE_BEGIN: i64 = 1_769_904_000_000;
const MAINTENANCE_END: i64 = 1_769_918_400_000;

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let mut request = event.request;
    let host = request.headers.get("host").unwrap_or_default();
    if DEVELOPMENT.iter().any(|name| host.contains(name)) && !knows_password(&request) {
        let refusal = Response::new(401).with_status_description("Unauthorized");
        return Err(refusal.with_header("www-authenticate", "Basic"));
    }
    if is_under_maintenance(&request) {
        return Err(found(format!("https://{host}/sorry/index.html")));
    }
    let in_office = OFFICE.contains(&event.viewer.ip.as_str());
    let is_outside = request.uri.starts_with("/admin/") && !in_office;
    if is_outside || host == PARTNERS && !comes_from_site(&request) {
        return Err(found(format!("https://{host}/access-denied")));
    }
    if request.uri.ends_with('/') {
        request.uri.push_str("index.html");
    } else if !request.uri.contains('.') {
        request.uri.push_str("/index.html");
    }
    Ok(request)
}

fn knows_password(request: &Request) -> bool {
    let expected = format!("Basic {}", base64_encode(CREDENTIALS));
    request.headers.get("authorization") == Some(expected.as_str())
}

fn is_under_maintenance(request: &Request) -> bool {
    let now = now_millis();
    MAINTENANCE_BEGIN <= now && now < MAINTENANCE_END && !request.uri.starts_with("/sorry/")
}

fn comes_from_site(request: &Request) -> bool {
    let referrer = request.headers.get("referer").unwrap_or_default();
    REFERRERS.iter().any(|site| referrer.starts_with(site))
}

fn found(location: String) -> Response {
    Response::redirect(302, location).with_status_description("Found")
}
