//! Runs JavaScript text on an event as CloudFront would, on boa.
//! Any `cloudfront-js-2.0` function will do, hand-written as well as generated: this crate knows no compiler.
//! It does not check the result against the rules for events; that is `cfc-validator`.

mod builtins;
mod engine;
mod host;
mod instrument;
mod jobs;
mod key_value_store;
mod machine;
mod outcome;
mod program;
mod runner;
mod state;
mod thread_clock;
mod uses;
mod value;
mod watch;
mod weights;

pub use builtins::raw_query_string;
pub use host::{Case, EdgeLocation, Host, Limits, Tenant};
pub use key_value_store::{Format, ImportError, KeyValueStore};
pub use outcome::{Call, Cost, ErrorKind, LimitKind, Outcome, RunError, is_undefined};
pub use program::{Program, ProgramError};
pub use runner::{Runner, SharedCase, run, run_all, run_shared};
