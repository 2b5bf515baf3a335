//! One function for the behaviour of a shop, out of six of this library: the canonical host, the
//! maintenance page, what has moved, one form of the query string, clean addresses, and the group
//! of an experiment.

use cloudfront_functions::prelude::*;

use crate::{
    ab_test, canonical_host, clean_urls, maintenance_page, normalised_query, redirect_table,
};

#[viewer_request]
async fn handler(event: ViewerRequestEvent) -> Result<Request, Response> {
    let request = canonical_host::at_host(event.request)?;
    let request = maintenance_page::unless_maintained(request).await?;
    let request = redirect_table::follow(request)?;
    let request = clean_urls::rewrite(request)?;
    let request = normalised_query::normalise(request);
    Ok(ab_test::assign(request))
}
