//! The crates that functions may use beside the shim: native results against boa's and njs's, on many inputs.
//! Each report is one Rust text that is compiled by rustc here and by cfc there.

mod engines;
mod json;
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a program as an author may write it, not ours"
)]
mod json_report;
mod jwt;
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a program as an author may write it, not ours"
)]
mod jwt_report;
mod regex;
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a program as an author may write it, not ours"
)]
mod regex_report;
mod runtime_json;
#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    reason = "a program as an author may write it, not ours"
)]
mod runtime_json_report;
