//! The body of a response.

use cfc_macros::js;

#[js(native)]
use crate::native::Value;
#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::read::At;

/// The body of a response, as text or as the base64 of its bytes.
///
/// A function never sees the body that the origin sent. In a viewer-response function, leaving the
/// body out keeps that one, and an empty text removes it. Headers that speak of the body
/// (`content-type`, `content-encoding`) are the function's to keep right
/// (`functions-event-structure`).
///
/// ```
/// use cloudfront_functions::prelude::*;
///
/// let page = Response::new(404).with_body("<h1>Nothing here</h1>");
/// let pixel = Response::new(200)
///     .with_header("content-type", "image/gif")
///     .with_body(Body::base64("R0lGODlhAQABAAAAACwAAAAAAQABAAACADs="));
/// assert_eq!(page.body, Some(Body::text("<h1>Nothing here</h1>")));
/// assert_ne!(page.body, pixel.body);
/// ```
#[js(opaque, value)]
#[derive(Clone, Debug)]
pub struct Body {
    #[js(native)]
    content: Box<Content>,
}

#[js(native)]
#[derive(Clone, Debug, PartialEq)]
enum Content {
    Text(String),
    Encoded { encoding: String, data: String },
}

impl Body {
    /// A body that is this text, in UTF-8. A JSON body is its text, too.
    #[js({
        let text: String = text.into();
        js!(pure "$text")
    })]
    pub fn text(text: impl Into<String>) -> Body {
        Body {
            content: Box::new(Content::Text(text.into())),
        }
    }

    /// A body of any bytes, given in base64 (the usual alphabet, padded). CloudFront refuses an
    /// answer whose base64 is broken.
    #[js({
        let data: String = data.into();
        js!(pure "({encoding:'base64',data:$data})")
    })]
    pub fn base64(data: impl Into<String>) -> Body {
        Body {
            content: Box::new(Content::Encoded {
                encoding: "base64".into(),
                data: data.into(),
            }),
        }
    }
}

impl From<&str> for Body {
    fn from(text: &str) -> Body {
        Body::text(text)
    }
}

impl From<String> for Body {
    fn from(text: String) -> Body {
        Body::text(text)
    }
}

#[js(native)]
impl Body {
    pub(crate) fn from_json(at: At<'_>) -> Result<Body, EventError> {
        let content = match at.value() {
            Value::String(text) => Content::Text(text.clone()),
            Value::Object(_) => {
                at.only(&["encoding", "data"])?;
                let encoding = at.field("encoding")?;
                let name = encoding.text()?;
                if !cfc_event_rules::names::BODY_ENCODINGS.contains(&name.as_str()) {
                    return Err(encoding.error(format!("unknown encoding `{name}`")));
                }
                Content::Encoded {
                    encoding: name,
                    data: at.field("data")?.text()?,
                }
            }
            other => return Err(at.expected("a string or an object", other)),
        };
        Ok(Body {
            content: Box::new(content),
        })
    }

    pub(crate) fn into_json(self) -> Value {
        match *self.content {
            Content::Text(text) => text.into(),
            Content::Encoded { encoding, data } => {
                serde_json::json!({ "encoding": encoding, "data": data })
            }
        }
    }
}

#[js(native)]
impl PartialEq for Body {
    fn eq(&self, other: &Body) -> bool {
        self.content == other.content
    }
}
