//! The restricted Rust subset: one verdict per syntax node, and the diagnostics registry.
//!
//! Reads syntax trees only: no names are resolved, no types inferred, no file opened. What is
//! wrong but cannot be seen here is the compiler's to find, with codes from the same registry.

mod attributes;
mod check;
pub mod diagnostics;
mod handler;
mod header_rules;
mod macros;
mod paths;
mod verdict;
mod verdict_table;

pub use attributes::is_test_only;
pub use cfc_event_rules::EventType;
pub use check::{check_file, check_handler_item, check_item};
pub use diagnostics::{CheckedBy, Code, Diagnostic, Level, REGISTRY, explain, suggest};
pub use handler::{
    Handler, HandlerScan, HandlerSignature, Returns, check_function, check_handler, handlers,
    names_handler,
};
pub use macros::macro_expressions;
pub use verdict_table::verdict_table_markdown;
