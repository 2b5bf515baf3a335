//! The command line as a library: the only part that reads files and calls cargo.
//! Commands give a [`Report`]; only the binary prints and exits.

pub mod build;
pub mod cargo;
pub mod case;
pub mod check;
pub mod config;
pub mod cost;
pub mod coverage;
mod decided;
mod discover;
pub mod engines;
pub mod explain;
pub mod export;
mod files;
mod generated;
mod locate;
pub mod new;
pub mod package;
mod parallel;
mod recorded;
mod render;
pub mod report;
pub mod run;
mod run_all;
pub mod size;
pub mod snapshot;
pub mod test;
pub mod time;
pub mod trace;

pub use build::{BuildOptions, Rustc};
pub use cargo::Cargo;
pub use check::CheckOptions;
pub use export::ExportOptions;
pub use locate::json_path;
pub use package::Package;
pub use report::{Exit, Failure, Report};
pub use run::RunOptions;
pub use run_all::{Engines, NativeRun, Ran};
pub use size::SizeOptions;
pub use test::TestOptions;
pub use trace::TraceOptions;
