//! The JavaScript back end: templates in, text out. swc types do not leave this module.

mod build;
mod emit;
mod lines;
mod map;
mod names;
mod read;
mod template;

#[cfg(test)]
mod emit_tests;
#[cfg(test)]
pub(crate) mod read_program;
#[cfg(test)]
mod template_tests;

pub(crate) use self::build::{is_string, plus_parts, template_saves};
pub use self::emit::{Emitted, Layout, emit};
pub use self::map::{Mark, source_map};
pub use self::template::{TemplateError, TemplateExpr, parse_template};
