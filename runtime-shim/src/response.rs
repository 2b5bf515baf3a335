//! The response that goes to the viewer.

#[js(native)]
use cfc_event_rules::EventType;
use cfc_macros::js;

use crate::body::Body;
use crate::cookies::ResponseCookies;
use crate::headers::HeaderMap;
#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;

/// The response that goes to the viewer.
///
/// A viewer-request function makes one to answer at once, without cache and origin. A
/// viewer-response function is given one, changes it and gives it back:
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// fn handler(event: ViewerResponseEvent) -> Response {
///     let mut response = event.response;
///     response.headers.insert("x-content-type-options", "nosniff");
///     response
/// }
/// ```
///
/// There it must not start from nothing: the answer would lose the read-only `via` header, which
/// makes CloudFront answer 502. A new response takes the headers over instead; natively, an
/// answer without the given headers panics.
///
/// ```
/// # use cloudfront_functions::prelude::*;
/// fn gone(event: ViewerResponseEvent) -> Response {
///     let mut response = Response::new(410).with_body("Gone");
///     response.headers = event.response.headers;
///     response
/// }
/// ```
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The HTTP status, such as 200.
    pub status_code: u16,
    /// The reason phrase, such as `Not Found`. CloudFront leaves it out if it is not given.
    pub status_description: Option<String>,
    /// The headers, without `set-cookie`.
    pub headers: HeaderMap,
    /// The cookies to set.
    pub cookies: ResponseCookies,
    /// The body. In a viewer-response function, `None` keeps the origin's.
    pub body: Option<Body>,
}

impl Response {
    /// A response with this status, and nothing else.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn forbidden() -> Response {
    ///     Response::new(403).with_status_description("Forbidden").with_body("no entry")
    /// }
    /// # assert_eq!(forbidden().status_code, 403);
    /// ```
    pub fn new(status_code: u16) -> Response {
        Response {
            status_code,
            status_description: None,
            headers: HeaderMap::new(),
            cookies: ResponseCookies::new(),
            body: None,
        }
    }

    /// A redirect: `status_code` is 301, 302, 303, 307 or 308, `location` an absolute URL or a path.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::redirect(308, "https://www.example.com/");
    /// assert_eq!(response.headers.get("location"), Some("https://www.example.com/"));
    /// ```
    pub fn redirect(status_code: u16, location: impl Into<String>) -> Response {
        Response::new(status_code).with_header("location", location)
    }

    /// Sets a header. Panics where [`HeaderMap::insert`] does.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: impl Into<String>) -> Response {
        self.headers.insert(name, value);
        self
    }

    /// Sets a cookie; `attributes` is a text such as `Secure; Path=/; Max-Age=60`, or empty.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// let response = Response::new(204).with_cookie("seen", "1", "Path=/; Max-Age=60");
    /// assert_eq!(response.cookies.get("seen"), Some("1"));
    /// ```
    #[must_use]
    pub fn with_cookie(
        mut self,
        name: &str,
        value: impl Into<String>,
        attributes: &str,
    ) -> Response {
        self.cookies.insert(name, value, attributes);
        self
    }

    /// Sets the reason phrase.
    #[must_use]
    pub fn with_status_description(mut self, description: impl Into<String>) -> Response {
        self.status_description = Some(description.into());
        self
    }

    /// Sets the body: a text, or a [`Body`].
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Body>) -> Response {
        self.body = Some(body.into());
        self
    }
}

#[js(native)]
impl Response {
    pub(crate) fn from_json(at: At<'_>) -> Result<Response, EventError> {
        at.only(&[
            "statusCode",
            "statusDescription",
            "headers",
            "cookies",
            "body",
        ])?;
        Ok(Response {
            status_code: at.field("statusCode")?.status_code()?,
            status_description: at.optional_text("statusDescription")?,
            headers: HeaderMap::from_json(at.field("headers")?, EventType::ViewerResponse)?,
            cookies: ResponseCookies::from_json(at.field("cookies")?)?,
            body: match at.optional("body")? {
                Some(body) => Some(Body::from_json(body)?),
                None => None,
            },
        })
    }

    /// Headers and cookies that start from nothing and stay empty are left out.
    pub(crate) fn into_json(self) -> Value {
        let mut object = serde_json::Map::new();
        object.insert("statusCode".into(), self.status_code.into());
        if let Some(description) = self.status_description {
            object.insert("statusDescription".into(), description.into());
        }
        if self.headers.given_by().is_some() || !self.headers.is_empty() {
            object.insert("headers".into(), self.headers.into_json());
        }
        if self.cookies.given() || !self.cookies.is_empty() {
            object.insert("cookies".into(), self.cookies.into_json());
        }
        if let Some(body) = self.body {
            object.insert("body".into(), body.into_json());
        }
        object.into()
    }

    /// Whether the headers are those that a viewer-response event gave, changed or not.
    pub(crate) fn carries_given_headers(&self) -> bool {
        self.headers.given_by() == Some(EventType::ViewerResponse)
    }
}
