//! One function for a site that only members in the office see: the network, name and password, and
//! clean addresses, in this order. Each part says no by itself.

use cloudfront_functions::prelude::*;

use crate::{basic_auth, clean_urls, ip_allow_list};

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    ip_allow_list::check(&event.viewer)?;
    let request = basic_auth::authenticate(event.request).await?;
    clean_urls::rewrite(request)
}
