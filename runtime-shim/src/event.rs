//! The two events that run a function, as `functions-event-structure` describes them.

#[js(native)]
use cfc_event_rules::EventType;
use cfc_macros::js;

#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;
use crate::request::Request;
use crate::response::Response;

/// What a viewer-request function is given: CloudFront has a viewer's request in hand, and has
/// not looked into its cache yet (`functions-event-structure`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
///     let mut request = event.request;
///     if request.uri == "/old" {
///         return Err(Response::redirect(301, "/new"));
///     }
///     request.headers.insert("x-viewer-ip", event.viewer.ip);
///     Ok(request)
/// }
/// ```
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct ViewerRequestEvent {
    /// The version of the event's format: `1.0`.
    pub version: String,
    /// The distribution, and the id of this request.
    pub context: Context,
    /// Who sent the request.
    pub viewer: Viewer,
    /// The request, to be changed and given back.
    pub request: Request,
}

/// What a viewer-response function is given: CloudFront is about to answer a viewer, from its
/// cache or from the origin. It does not run if the origin's status is 400 or more
/// (`edge-function-restrictions-all`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// fn handler(event: ViewerResponseEvent) -> Response {
///     let mut response = event.response;
///     if event.request.uri.starts_with("/assets/") {
///         response.headers.insert("cache-control", "public, max-age=31536000, immutable");
///     }
///     response
/// }
/// ```
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct ViewerResponseEvent {
    /// The version of the event's format: `1.0`.
    pub version: String,
    /// The distribution, and the id of this request.
    pub context: Context,
    /// Who sent the request.
    pub viewer: Viewer,
    /// The request that is being answered, as a viewer-request function left it. It is for
    /// reading: what is changed in it goes nowhere.
    pub request: Request,
    /// The response, to be changed and given back.
    pub response: Response,
}

/// The distribution that runs the function, and the id of this request.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The domain name of a standard distribution, such as `d111111abcdef8.cloudfront.net`.
    pub distribution_domain_name: Option<String>,
    /// The domain name of the connection group, on a multi-tenant distribution.
    pub endpoint: Option<String>,
    /// The id of the distribution, such as `EDFDVBD6EXAMPLE`.
    pub distribution_id: String,
    /// `viewer-request` or `viewer-response`.
    pub event_type: String,
    /// A text that identifies this request; CloudFront's logs and its `x-amz-cf-id` header have it too.
    pub request_id: String,
}

/// Who sent the request.
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Viewer {
    /// The address, IPv4 (`203.0.113.24`) or IPv6 (`2001:db8::1f`), as text.
    pub ip: String,
}

#[js(native)]
impl ViewerRequestEvent {
    /// Reads an event, as CloudFront's console and its `TestFunction` take it. For tests that
    /// call a handler natively.
    ///
    /// # Errors
    ///
    /// If a field is missing, unknown, or of another type.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let event = ViewerRequestEvent::from_json(&serde_json::json!({
    ///     "version": "1.0",
    ///     "context": {
    ///         "distributionId": "EDFDVBD6EXAMPLE", "eventType": "viewer-request", "requestId": "r1"
    ///     },
    ///     "viewer": { "ip": "203.0.113.24" },
    ///     "request": {
    ///         "method": "GET", "uri": "/", "querystring": {}, "cookies": {},
    ///         "headers": { "host": { "value": "www.example.com" } }
    ///     }
    /// }))?;
    /// assert_eq!(event.request.headers.get("host"), Some("www.example.com"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn from_json(event: &Value) -> Result<ViewerRequestEvent, EventError> {
        let at = At::root("event", event);
        at.only(&["version", "context", "viewer", "request"])?;
        Ok(ViewerRequestEvent {
            version: at.field("version")?.text()?,
            context: Context::from_json(at.field("context")?, EventType::ViewerRequest)?,
            viewer: Viewer::from_json(at.field("viewer")?)?,
            request: Request::from_json(at.field("request")?)?,
        })
    }
}

#[js(native)]
impl ViewerResponseEvent {
    /// Reads an event, as CloudFront's console and its `TestFunction` take it. For tests that
    /// call a handler natively.
    ///
    /// # Errors
    ///
    /// If a field is missing, unknown, or of another type.
    pub fn from_json(event: &Value) -> Result<ViewerResponseEvent, EventError> {
        let at = At::root("event", event);
        at.only(&["version", "context", "viewer", "request", "response"])?;
        Ok(ViewerResponseEvent {
            version: at.field("version")?.text()?,
            context: Context::from_json(at.field("context")?, EventType::ViewerResponse)?,
            viewer: Viewer::from_json(at.field("viewer")?)?,
            request: Request::from_json(at.field("request")?)?,
            response: Response::from_json(at.field("response")?)?,
        })
    }
}

#[js(native)]
impl Context {
    fn from_json(at: At<'_>, expected: EventType) -> Result<Context, EventError> {
        at.only(&[
            "distributionDomainName",
            "endpoint",
            "distributionId",
            "eventType",
            "requestId",
        ])?;
        let event_type = at.field("eventType")?;
        let name = event_type.text()?;
        if name != expected.name() {
            return Err(event_type.error(format!("expected `{expected}`, found `{name}`")));
        }
        Ok(Context {
            distribution_domain_name: at.optional_text("distributionDomainName")?,
            endpoint: at.optional_text("endpoint")?,
            distribution_id: at.field("distributionId")?.text()?,
            event_type: name,
            request_id: at.field("requestId")?.text()?,
        })
    }
}

#[js(native)]
impl Viewer {
    fn from_json(at: At<'_>) -> Result<Viewer, EventError> {
        at.only(&["ip"])?;
        Ok(Viewer {
            ip: at.field("ip")?.text()?,
        })
    }
}
