//! Where in the world the function runs.

use cfc_macros::js;

#[js(native)]
use crate::native::error::EventError;
#[js(native)]
use crate::native::host;
#[js(native)]
use crate::native::read::At;

/// The edge location that a viewer-request function runs at. In a viewer-response function all
/// fields are `None` (`general-helper-methods`).
#[js(object)]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeLocation {
    /// The airport's IATA code, such as `SEA`.
    pub name: Option<String>,
    /// The address of the server, IPv4 or IPv6.
    pub server_ip: Option<String>,
    /// The region of the cache that will probably be asked next, such as `us-west-2`.
    pub region: Option<String>,
}

/// The edge location that this run happens at.
///
/// ```
/// use cloudfront_functions::edge;
/// use cloudfront_functions::prelude::*;
///
/// fn handler(event: ViewerRequestEvent) -> Request {
///     let mut request = event.request;
///     if let Some(name) = edge::location().name {
///         request.headers.insert("x-edge", name);
///     }
///     request
/// }
/// ```
#[js(read "$cf.edgeLocation")]
pub fn location() -> EdgeLocation {
    host::edge_location()
}

#[js(native)]
impl EdgeLocation {
    pub(crate) fn from_json(at: At<'_>) -> Result<EdgeLocation, EventError> {
        at.only(&["name", "serverIp", "region"])?;
        Ok(EdgeLocation {
            name: at.optional_text("name")?,
            server_ip: at.optional_text("serverIp")?,
            region: at.optional_text("region")?,
        })
    }
}
