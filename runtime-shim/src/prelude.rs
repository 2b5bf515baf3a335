//! The names that nearly every function needs: `use cloudfront_functions::prelude::*;`.

use cfc_macros::js;

pub use crate::body::Body;
pub use crate::connection::Connection;
pub use crate::cookies::{CookieMap, ResponseCookies};
pub use crate::event::{Context, Viewer, ViewerRequestEvent, ViewerResponseEvent};
pub use crate::headers::HeaderMap;
pub use crate::kvs::{KeyValueStore, KvsError};
pub use crate::query::QueryString;
pub use crate::request::Request;
pub use crate::response::Response;

#[js(native)]
pub use cfc_macros::{connection, viewer_request, viewer_response};
