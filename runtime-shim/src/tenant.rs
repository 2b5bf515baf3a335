//! The tenant of a multi-tenant distribution that a request is for
//! (`saas-specific-logic-function-code`).

use cfc_macros::js;

#[js(native)]
use crate::native::host;

/// The id of the distribution tenant.
///
/// # Panics
///
/// If the distribution has no tenants.
///
/// ```
/// use cloudfront_functions::prelude::*;
/// use cloudfront_functions::tenant;
///
/// fn handler(event: ViewerRequestEvent) -> Request {
///     let mut request = event.request;
///     request.headers.insert("x-tenant", tenant::id());
///     request
/// }
/// ```
#[js(read "$cf.distributionTenant.id")]
pub fn id() -> String {
    host::tenant().id
}

/// The parameter of the tenant with this name, such as its customer's name; `None` if the tenant
/// has no value for it.
///
/// # Panics
///
/// If the distribution has no tenants.
///
/// ```
/// use cloudfront_functions::tenant;
///
/// fn path() -> String {
///     match tenant::parameter("path") {
///         Some(path) => path,
///         None => "/default".to_string(),
///     }
/// }
/// ```
#[js({
    let parameters: Parameters = js!("$cf.distributionTenant.parameters");
    let value: Result<String, crate::js::JsError> = js!(try "$parameters.get($name)");
    match value {
        Ok(value) => Some(value),
        Err(_) => None,
    }
})]
pub fn parameter(name: &str) -> Option<String> {
    host::tenant().parameters.get(name).cloned()
}

/// The parameters in the runtime: reading them where there are no tenants stops the function.
#[js(opaque, value)]
#[doc(hidden)]
pub struct Parameters {
    #[js(native)]
    _private: (),
}
