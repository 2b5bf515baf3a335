//! The first step of the path is a token that opens the manifests of a media library to one viewer.
//! Differs: a header that the token covers has to be there (30).
//! Corpus: 23

use cloudfront_functions::crypto::hmac_sha256;
use cloudfront_functions::jwt::Token;
use cloudfront_functions::prelude::*;
use cloudfront_functions::time::now_millis;
use serde::Deserialize;

/// The id of the key, and the key.
const KEY_ID: &str = "YOUR_KEY_ID";
const KEY: &str = "YOUR_KEY";

/// What the token asks for; what it does not name, it does not ask for.
#[derive(Deserialize)]
#[serde(default)]
struct Claims {
    /// From when and until when, in seconds since 1970.
    nbf: i64,
    exp: i64,
    /// What the paths begin with that it opens, and those that are open to every token.
    paths: Vec<String>,
    exc: Vec<String>,
    /// The headers and parameters of the viewer that are part of the inner signature, and whether
    /// the country, region, session and address are.
    headers: Vec<String>,
    qs: Vec<String>,
    co: bool,
    reg: bool,
    ssn: bool,
    ip: bool,
    ip_ver: Option<u8>,
    /// The inner signature; without one, nobody is let in.
    intsig: String,
}

impl Default for Claims {
    fn default() -> Claims {
        Claims {
            nbf: 0,
            exp: 0,
            paths: Vec::new(),
            exc: Vec::new(),
            headers: Vec::new(),
            qs: Vec::new(),
            co: false,
            reg: false,
            ssn: false,
            ip: false,
            ip_ver: None,
            intsig: String::new(),
        }
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    match opened(&event) {
        None => Err(Response::new(401).with_status_description("Unauthorized")),
        Some(uri) => {
            let mut request = event.request;
            request.uri = uri;
            Ok(request)
        }
    }
}

/// The path behind the token, if the token opens it to this viewer.
fn opened(event: &ViewerRequestEvent) -> Option<String> {
    let (token, rest) = event.request.uri.strip_prefix('/')?.split_once('/')?;
    let (session, token) = split_session(token);
    let claims = verified(token)?;
    let path = format!("/{rest}");
    let now = now_millis() / 1000;
    if now < claims.nbf || claims.exp <= now {
        return None;
    }
    let begins = |starts: &[String]| starts.iter().any(|start| path.starts_with(start));
    if begins(&claims.exc) {
        return Some(path);
    }
    (begins(&claims.paths) && is_for_viewer(&claims, event, session)?).then_some(path)
}

/// Before the three parts of a token there may be the id of a session.
fn split_session(token: &str) -> (Option<&str>, &str) {
    match token.split_once('.') {
        Some((session, rest)) if rest.matches('.').count() == 2 => (Some(session), rest),
        _ => (None, token),
    }
}

/// The claims of a token, if it is signed with the key.
fn verified(token: &str) -> Option<Claims> {
    let token = Token::parse(token).ok()?;
    if token.key_id() != Some(KEY_ID) {
        return None;
    }
    token.verify(KEY).ok()
}

/// Whether the inner signature is that of this viewer; `None` if something that it covers is
/// missing.
fn is_for_viewer(
    claims: &Claims,
    event: &ViewerRequestEvent,
    session: Option<&str>,
) -> Option<bool> {
    let headers = &event.request.headers;
    let ip = event.viewer.ip.as_str();
    if claims.ip && claims.ip_ver != Some(if ip.contains(':') { 6 } else { 4 }) {
        return None;
    }
    if claims.intsig.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    if claims.co {
        parts.push(headers.get("cloudfront-viewer-country")?);
    }
    if claims.reg {
        parts.push(headers.get("cloudfront-viewer-country-region")?);
    }
    if claims.ssn {
        parts.push(session?);
    }
    if claims.ip {
        parts.push(ip);
    }
    for name in &claims.headers {
        parts.push(headers.get(name)?);
    }
    for name in &claims.qs {
        parts.push(event.request.querystring.get(name)?);
    }
    Some(hmac_sha256(KEY, &parts.join(":")).to_base64url() == claims.intsig)
}
