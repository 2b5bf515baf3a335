//! The JavaScript back end: templates in, text out. swc types do not leave this module.

mod build;
mod emit;
mod map;
mod names;
mod template;

#[cfg(test)]
mod emit_tests;
#[cfg(test)]
mod template_tests;

pub use self::emit::{EmitOptions, Emitted, emit};
pub use self::template::{TemplateError, TemplateExpr, parse_template};
