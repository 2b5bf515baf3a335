//! What a handler may give back, as types.

use serde_json::Value;

use crate::request::Request;
use crate::response::Response;

/// What a viewer-request function may give back: a [`Request`] that goes on, a [`Response`] that
/// answers, or a `Result` of the two.
///
/// ```compile_fail,E0277
/// # let event = serde_json::json!({});
/// cloudfront_functions::native::run_viewer_request(&event, |event| Some(event.request));
/// ```
#[diagnostic::on_unimplemented(
    message = "CFC0204: a viewer-request function cannot give back `{Self}`",
    label = "give back a `Request`, a `Response`, or a `Result<Request, Response>`",
    note = "`Ok(request)` goes on to the cache and the origin, `Err(response)` answers the viewer at once"
)]
pub trait ViewerRequestOutcome: sealed::Sealed {
    #[doc(hidden)]
    fn into_json(self) -> Value;
}

/// What a viewer-response function may give back: the [`Response`] it was given, changed or not.
///
/// ```compile_fail,E0277
/// # let event = serde_json::json!({});
/// cloudfront_functions::native::run_viewer_response(&event, |event| event.request);
/// ```
#[diagnostic::on_unimplemented(
    message = "CFC0204: a viewer-response function cannot give back `{Self}`",
    label = "give back a `Response`",
    note = "start from `event.response`, or take its headers over: the answer has to carry the headers that it was given"
)]
pub trait ViewerResponseOutcome: sealed::Sealed {
    /// # Panics
    ///
    /// If the response does not carry the headers that the event gave.
    #[doc(hidden)]
    fn into_json(self) -> Value;
}

impl ViewerRequestOutcome for Request {
    fn into_json(self) -> Value {
        self.into_json()
    }
}

impl ViewerRequestOutcome for Response {
    fn into_json(self) -> Value {
        self.into_json()
    }
}

impl ViewerRequestOutcome for Result<Request, Response> {
    fn into_json(self) -> Value {
        match self {
            Ok(request) => request.into_json(),
            Err(response) => response.into_json(),
        }
    }
}

impl ViewerResponseOutcome for Response {
    /// QUIRK(cloudfront): a fresh object loses `via`, which counts as deleting a read-only
    /// header (aws-samples/amazon-cloudfront-functions, issue 27).
    fn into_json(self) -> Value {
        assert!(
            self.carries_given_headers(),
            "a viewer-response function answers with the headers it was given: change \
             `event.response`, or move its `headers` into the new response"
        );
        self.into_json()
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Request {}
    impl Sealed for super::Response {}
    impl Sealed for Result<super::Request, super::Response> {}
}
