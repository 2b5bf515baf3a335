//! What exists natively only: running a handler on a JSON event, the stand-in for CloudFront
//! around it, and the process that tests talk to. The compiler never sees this module.

pub(crate) mod entries;
pub(crate) mod error;
pub(crate) mod host;
pub(crate) mod json;
mod outcome;
pub(crate) mod read;
mod run;
mod serve;

pub use error::EventError;
pub use host::{Call, Host, Tenant, with_host};
pub use outcome::{ViewerRequestOutcome, ViewerResponseOutcome};
pub use run::{block_on, run_connection, run_viewer_request, run_viewer_response};
pub use serde_json::Value;
pub use serve::{Entry, serve, serve_lines};
