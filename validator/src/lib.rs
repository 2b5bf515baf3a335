//! What CloudFront accepts: rules on a function's JavaScript source, on the events it receives
//! and on what it returns. No engine: nothing here runs JavaScript, and nothing knows Rust
//! handlers, so hand-written functions are checked like generated ones.

mod distance;
pub mod event;
mod finding;
pub mod headers;
pub mod size;
pub mod source;

pub use cfc_event_rules::limits::MAX_FUNCTION_BYTES;
pub use distance::near_miss;
pub use finding::{ByteRange, Finding, Rule, Severity};
pub use source::{Examples, Runtime, all_rules, check_source, explain_rule, rule_examples};
