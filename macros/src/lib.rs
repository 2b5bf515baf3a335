//! The attributes that authors of CloudFront Functions write: proc-macro shells over the subset
//! check. Items come out as they went in; what is added beside them is in `expand`.

mod expand;
mod strip;

use cfc_syntax::EventType;
use proc_macro::TokenStream;

/// Makes a function the handler of a viewer-request function.
///
/// It takes a `ViewerRequestEvent` and returns `Result<Request, Response>`, `Request` or
/// `Response`; it may be `async`. The function stays as it is, so it can be called, tested and
/// debugged like any other; what is not part of the subset is an error at its own place.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// #[viewer_request]
/// fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
///     let mut request = event.request;
///     if request.uri.ends_with('/') {
///         request.uri.push_str("index.html");
///     }
///     Ok(request)
/// }
/// ```
#[proc_macro_attribute]
pub fn viewer_request(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::handler(EventType::ViewerRequest, &arguments.into(), &item.into()).into()
}

/// Makes a function the handler of a viewer-response function.
///
/// It takes a `ViewerResponseEvent` and returns the `Response` that it was given, changed or
/// not; it may be `async`. See [`macro@viewer_request`] for the rest.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// #[viewer_response]
/// fn handler(event: ViewerResponseEvent) -> Response {
///     event.response.with_header("x-content-type-options", "nosniff")
/// }
/// ```
#[proc_macro_attribute]
pub fn viewer_response(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::handler(EventType::ViewerResponse, &arguments.into(), &item.into()).into()
}

/// Makes a function the handler of a connection function, which judges the certificates of TLS
/// clients (`connection-functions`).
///
/// It takes a `Connection` and returns nothing: it calls `allow` or `deny`, and without either the
/// connection is denied. It may be `async`. See [`macro@viewer_request`] for the rest.
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// #[connection]
/// fn handler(connection: Connection) {
///     if connection.client_ip.starts_with("192.0.2.") {
///         connection.allow();
///     } else {
///         connection.deny();
///     }
/// }
/// ```
#[proc_macro_attribute]
pub fn connection(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::handler(EventType::Connection, &arguments.into(), &item.into()).into()
}

/// Checks shared code, a function or an inline module, against the subset as it is compiled.
///
/// Without it the check happens when a function that reaches the code is built.
///
/// ```
/// #[cfc_macros::subset]
/// fn is_image(uri: &str) -> bool {
///     uri.ends_with(".png") || uri.ends_with(".jpg")
/// }
/// ```
///
/// ```compile_fail
/// #[cfc_macros::subset]
/// fn same(a: *const u8, b: *const u8) -> bool {
///     a == b
/// }
/// ```
#[proc_macro_attribute]
pub fn subset(arguments: TokenStream, item: TokenStream) -> TokenStream {
    expand::subset(&arguments.into(), &item.into()).into()
}

/// Says what an item of the event model is in JavaScript. The compiler reads it from the source;
/// here it vanishes, together with those on fields, variants and methods inside.
#[doc(hidden)]
#[proc_macro_attribute]
pub fn js(_arguments: TokenStream, item: TokenStream) -> TokenStream {
    strip::js_attributes(item.into()).into()
}
