//! The request that a viewer sent.

#[js(native)]
use cfc_event_rules::EventType;
use cfc_macros::js;

use crate::cookies::CookieMap;
use crate::headers::HeaderMap;
#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::host;
#[js(native)]
use crate::native::read::At;
use crate::query::QueryString;

/// The request that a viewer sent.
///
/// A viewer-request function changes it and gives it back: it goes on to the cache and to the
/// origin. It has no body, which functions never see (`cloudfront-function-restrictions`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// fn add_index(mut request: Request) -> Request {
///     if request.uri.ends_with('/') {
///         request.uri.push_str("index.html");
///     }
///     request
/// }
/// ```
#[js(object)]
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Read-only, so there is a getter and no setter.
    method: String,
    /// The path, from the first `/` on, percent-encoded as the viewer sent it; the query string
    /// is not part of it. It has to begin with `/`. A new one changes the cache key, and neither
    /// the cache behaviour nor the origin.
    pub uri: String,
    /// The query string, by name.
    pub querystring: QueryString,
    /// The headers, without `cookie`.
    pub headers: HeaderMap,
    /// The cookies.
    pub cookies: CookieMap,
}

impl Request {
    /// The HTTP method, such as `GET`. CloudFront lets no function change it
    /// (`functions-event-structure`).
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn is_read(request: &Request) -> bool {
    ///     matches!(request.method(), "GET" | "HEAD")
    /// }
    /// ```
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The query string as the viewer sent it, without its `?`: empty for a lone `?`, `None`
    /// without one. What a function changes in `querystring` is not in it
    /// (`general-helper-methods`).
    ///
    /// It is for the request that the event gave. A clone does not have it, and the function stops
    /// there.
    ///
    /// ```
    /// # use cloudfront_functions::prelude::*;
    /// fn to_www(request: &Request) -> Response {
    ///     let query = request.raw_query_string().map_or(String::new(), |query| format!("?{query}"));
    ///     Response::redirect(301, &format!("https://www.example.com{}{query}", request.uri))
    /// }
    /// ```
    #[js(read "$self.rawQueryString()")]
    pub fn raw_query_string(&self) -> Option<String> {
        host::raw_query_string()
    }
}

#[js(native)]
impl Request {
    pub(crate) fn from_json(at: At<'_>) -> Result<Request, EventError> {
        at.only(&["method", "uri", "querystring", "headers", "cookies"])?;
        Ok(Request {
            method: at.field("method")?.text()?,
            uri: at.field("uri")?.text()?,
            querystring: QueryString::from_json(at.field("querystring")?)?,
            headers: HeaderMap::from_json(at.field("headers")?, EventType::ViewerRequest)?,
            cookies: CookieMap::from_json(at.field("cookies")?)?,
        })
    }

    pub(crate) fn into_json(self) -> Value {
        serde_json::json!({
            "method": self.method,
            "uri": self.uri,
            "querystring": self.querystring.into_json(),
            "headers": self.headers.into_json(),
            "cookies": self.cookies.into_json(),
        })
    }
}
