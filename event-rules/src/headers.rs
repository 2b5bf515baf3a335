//! The header lists of `edge-function-restrictions-all` and `add-origin-custom-headers`,
//! each written once, and what may be done to a header by name. Not here: header values.

use crate::EventType;
use HeaderPattern::{Name, Prefix};
use core::fmt;

/// The page that the lists of disallowed and read-only headers come from.
const RESTRICTIONS_PAGE: &str = "edge-function-restrictions-all";
/// The page that describes the event object.
const EVENT_PAGE: &str = "functions-event-structure";

/// What a function does to a header whose name it states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderWrite {
    /// Adds or replaces it on the object that the event gave.
    Set,
    /// Removes it from the object that the event gave.
    Remove,
    /// Puts it on a response that starts from nothing; read-only rules speak of the given
    /// object and do not apply.
    Generate,
}

/// What is wrong with naming a header so. `Display` is CloudFront's own wording where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderProblem {
    /// The name has an upper-case letter; the payload is `request` or `response`.
    NotLowerCase(&'static str),
    /// The name is on the list of headers that a function neither sees nor adds.
    Disallowed,
    /// The name may be read in this event, not written.
    ReadOnly(EventType),
    /// `cookie` and `set-cookie` live in `cookies`, never among the headers.
    BelongsToCookies,
    /// The name is empty or has a character that HTTP does not allow in a field name.
    NotAToken,
}

impl HeaderProblem {
    /// A stable name of the rule, for tests and for messages by code.
    pub const fn rule(self) -> &'static str {
        match self {
            HeaderProblem::NotLowerCase(_) => "header-name-lower-case",
            HeaderProblem::Disallowed => "header-disallowed",
            HeaderProblem::ReadOnly(_) => "header-read-only",
            HeaderProblem::BelongsToCookies => "header-is-cookie",
            HeaderProblem::NotAToken => "header-name-token",
        }
    }

    /// The documentation page, or the standard, that says so.
    pub const fn reason(self) -> &'static str {
        match self {
            HeaderProblem::NotLowerCase(_) | HeaderProblem::BelongsToCookies => EVENT_PAGE,
            HeaderProblem::Disallowed | HeaderProblem::ReadOnly(_) => RESTRICTIONS_PAGE,
            HeaderProblem::NotAToken => "RFC 9110, section 5.6.2",
        }
    }

    /// What to write instead, as a help line.
    pub const fn help(self) -> &'static str {
        match self {
            HeaderProblem::NotLowerCase(_) => {
                "write the name in lower case; CloudFront capitalises it on the way out"
            }
            HeaderProblem::Disallowed => {
                "functions can neither see nor add this header; choose another name"
            }
            HeaderProblem::ReadOnly(EventType::ViewerRequest) => {
                "viewer-request functions can only read it; set it at the origin or in an origin request policy"
            }
            HeaderProblem::ReadOnly(EventType::ViewerResponse) => {
                "viewer-response functions can only read it; change the given response and leave it alone"
            }
            HeaderProblem::ReadOnly(EventType::Connection) => "connection functions see no headers",
            HeaderProblem::BelongsToCookies => "use the `cookies` of the request or response",
            HeaderProblem::NotAToken => {
                "use letters, digits and !#$%&'*+-.^_`|~ only, and at least one of them"
            }
        }
    }
}

impl fmt::Display for HeaderProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeaderProblem::NotLowerCase(object) => write!(
                f,
                "The CloudFront function returned an invalid value: {object}.headers must have header names in lower case."
            ),
            HeaderProblem::Disallowed => {
                f.write_str("The CloudFront function tried to add a disallowed header")
            }
            HeaderProblem::ReadOnly(_) => f.write_str(
                "The CloudFront function tried to add, delete, or change a read-only header.",
            ),
            // CloudFront's words for these two are not known.
            HeaderProblem::BelongsToCookies => {
                f.write_str("cookies are not part of the headers of a CloudFront event")
            }
            HeaderProblem::NotAToken => f.write_str("this is not an HTTP header name"),
        }
    }
}

/// What CloudFront has against a function writing the header `name`, if anything.
///
/// ```
/// use cfc_event_rules::{EventType::*, HeaderProblem, HeaderWrite, header_name_problem};
///
/// assert_eq!(header_name_problem("x-robots-tag", ViewerResponse, HeaderWrite::Set), None);
/// assert_eq!(
///     header_name_problem("X-Robots-Tag", ViewerResponse, HeaderWrite::Set),
///     Some(HeaderProblem::NotLowerCase("response")),
/// );
/// assert_eq!(
///     header_name_problem("host", ViewerRequest, HeaderWrite::Set).unwrap().to_string(),
///     "The CloudFront function tried to add, delete, or change a read-only header.",
/// );
/// assert_eq!(header_name_problem("x-edge-flavour", ViewerRequest, HeaderWrite::Set), Some(HeaderProblem::Disallowed));
/// ```
pub fn header_name_problem(
    name: &str,
    event_type: EventType,
    access: HeaderWrite,
) -> Option<HeaderProblem> {
    if !is_token(name) {
        return Some(HeaderProblem::NotAToken);
    }
    if has_upper_case(name) {
        return Some(HeaderProblem::NotLowerCase(object_of(event_type, access)));
    }
    if is_cookie_header(name) {
        return Some(HeaderProblem::BelongsToCookies);
    }
    match access {
        HeaderWrite::Set | HeaderWrite::Generate if is_disallowed(name) => {
            Some(HeaderProblem::Disallowed)
        }
        HeaderWrite::Set | HeaderWrite::Remove if is_read_only(name, event_type) => {
            Some(HeaderProblem::ReadOnly(event_type))
        }
        HeaderWrite::Set | HeaderWrite::Remove | HeaderWrite::Generate => None,
    }
}

/// Why reading the header `name` can never find anything, if so.
///
/// ```
/// use cfc_event_rules::{HeaderProblem, header_read_problem};
/// assert_eq!(header_read_problem("host"), None);
/// assert_eq!(header_read_problem("cookie"), Some(HeaderProblem::BelongsToCookies));
/// assert_eq!(header_read_problem("x-real-ip"), Some(HeaderProblem::Disallowed));
/// ```
pub fn header_read_problem(name: &str) -> Option<HeaderProblem> {
    if !is_token(name) {
        Some(HeaderProblem::NotAToken)
    } else if has_upper_case(name) {
        Some(HeaderProblem::NotLowerCase("event"))
    } else if is_cookie_header(name) {
        Some(HeaderProblem::BelongsToCookies)
    } else if is_disallowed(name) {
        Some(HeaderProblem::Disallowed)
    } else {
        None
    }
}

/// A header name, or all names with a prefix; written `x-edge-*` in the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HeaderPattern {
    /// This name.
    Name(&'static str),
    /// Every name that starts so.
    Prefix(&'static str),
}

impl HeaderPattern {
    /// Whether `name` is meant, whatever its case.
    pub fn matches(self, name: &str) -> bool {
        match self {
            Name(exact) => name.eq_ignore_ascii_case(exact),
            Prefix(prefix) => name
                .as_bytes()
                .get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes())),
        }
    }
}

impl fmt::Display for HeaderPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Name(name) => f.write_str(name),
            Prefix(prefix) => write!(f, "{prefix}*"),
        }
    }
}

/// Never shown to a function, and not to be added by one (`edge-function-restrictions-all`).
pub const DISALLOWED_HEADERS: &[HeaderPattern] = &[
    Name("connection"),
    Name("expect"),
    Name("keep-alive"),
    Name("proxy-authenticate"),
    Name("proxy-authorization"),
    Name("proxy-connection"),
    Name("trailer"),
    Name("upgrade"),
    Name("x-accel-buffering"),
    Name("x-accel-charset"),
    Name("x-accel-limit-rate"),
    Name("x-accel-redirect"),
    Prefix("x-amz-cf-"),
    Name("x-amzn-auth"),
    Name("x-amzn-cf-billing"),
    Name("x-amzn-cf-id"),
    Name("x-amzn-cf-xff"),
    Name("x-amzn-errortype"),
    Name("x-amzn-fle-profile"),
    Name("x-amzn-header-count"),
    Name("x-amzn-header-order"),
    Name("x-amzn-lambda-integration-tag"),
    Name("x-amzn-requestid"),
    Name("x-cache"),
    Prefix("x-edge-"),
    Name("x-forwarded-proto"),
    Name("x-real-ip"),
    Name("cloudfront-viewer-cert-pem"),
    Name("client-cert"),
    Name("client-cert-chain"),
];

/// Readable, not writable, in viewer-request functions (`edge-function-restrictions-all`).
pub const READ_ONLY_IN_VIEWER_REQUEST: &[&str] = &[
    "cdn-loop",
    "content-length",
    "host",
    "transfer-encoding",
    "via",
];

/// Readable, not writable, in viewer-response functions. The page names three more
/// (`content-encoding`, `content-length`, `transfer-encoding`) for Lambda@Edge only.
pub const READ_ONLY_IN_VIEWER_RESPONSE: &[&str] = &["warning", "via"];

/// Not to be used as a custom header to an origin (`add-origin-custom-headers`), which is what
/// `customHeaders` of `updateRequestOrigin` sets.
pub const ORIGIN_CUSTOM_HEADER_DENYLIST: &[HeaderPattern] = &[
    Name("cache-control"),
    Name("connection"),
    Name("content-length"),
    Name("cookie"),
    Name("host"),
    Name("if-match"),
    Name("if-modified-since"),
    Name("if-none-match"),
    Name("if-range"),
    Name("if-unmodified-since"),
    Name("max-forwards"),
    Name("pragma"),
    Name("proxy-authenticate"),
    Name("proxy-authorization"),
    Name("proxy-connection"),
    Name("range"),
    Name("request-range"),
    Name("te"),
    Name("trailer"),
    Name("transfer-encoding"),
    Name("upgrade"),
    Name("via"),
    Prefix("x-amz-"),
    Prefix("x-edge-"),
    Name("x-real-ip"),
];

/// The read-only names of one event type.
pub const fn read_only_headers(event_type: EventType) -> &'static [&'static str] {
    match event_type {
        EventType::ViewerRequest => READ_ONLY_IN_VIEWER_REQUEST,
        EventType::ViewerResponse => READ_ONLY_IN_VIEWER_RESPONSE,
        EventType::Connection => &[],
    }
}

/// Whether `name` is on the list of disallowed headers, whatever its case.
///
/// ```
/// assert!(cfc_event_rules::is_disallowed("X-Amz-Cf-Id"));
/// assert!(!cfc_event_rules::is_disallowed("x-amz-meta-title"));
/// ```
pub fn is_disallowed(name: &str) -> bool {
    DISALLOWED_HEADERS
        .iter()
        .any(|pattern| pattern.matches(name))
}

/// Whether a function for `event_type` may only read `name`, whatever its case.
pub fn is_read_only(name: &str, event_type: EventType) -> bool {
    read_only_headers(event_type)
        .iter()
        .any(|read_only| name.eq_ignore_ascii_case(read_only))
}

/// Whether `name` may not be an origin's custom header.
pub fn is_denied_origin_header(name: &str) -> bool {
    ORIGIN_CUSTOM_HEADER_DENYLIST
        .iter()
        .any(|pattern| pattern.matches(name))
}

/// Whether `name` is one of the headers that events carry as `cookies`.
pub fn is_cookie_header(name: &str) -> bool {
    name.eq_ignore_ascii_case("cookie") || name.eq_ignore_ascii_case("set-cookie")
}

/// Whether `name` is a field name of HTTP (RFC 9110, `token`).
pub fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(is_token_byte)
}

const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

fn has_upper_case(name: &str) -> bool {
    name.bytes().any(|byte| byte.is_ascii_uppercase())
}

const fn object_of(event_type: EventType, access: HeaderWrite) -> &'static str {
    match access {
        HeaderWrite::Generate => "response",
        HeaderWrite::Set | HeaderWrite::Remove => event_type.subject(),
    }
}
