//! The crates that functions may use beside the shim: native results against boa's and njs's, on many inputs.
//! Each report is one Rust text that is compiled by rustc here and by cfc there.

mod engines;
mod json;
mod json_report;
mod regex;
mod regex_report;
