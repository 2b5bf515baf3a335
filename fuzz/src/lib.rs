//! Differential fuzzing of whole programs: well-typed random programs, run natively and compiled.
//! A program is made from a seed, judged beside many others in one native build, and reduced if it fails.

pub mod ast;
pub mod crates;
pub mod generate;
pub mod golden;
pub mod native;
pub mod random;
pub mod reduce;
pub mod run;
pub mod script;
pub mod tokens;
pub mod verdict;
