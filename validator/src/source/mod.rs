//! The source check: size, syntax, names, and what is known to fail or to surprise.
//! Each group of rules is one file with its table; this file runs them in order.

mod bare;
mod builtins;
mod chain;
mod event_use;
mod examples;
mod file;
mod globals;
mod habits;
mod handler;
mod modules;
mod origin_call;
pub(crate) mod parse;
mod presence;
mod quirks;
mod regex;
mod report;
mod restricted;
mod returns;
mod rewrites;
mod roles;
mod scope;
mod state;
mod surprise;
mod suspend;
mod syntax;

pub use examples::{Examples, explain_rule, rule_examples};

use crate::{Finding, Rule};
use report::Report;
use scope::Scopes;
use std::fmt;

/// A version of CloudFront's JavaScript runtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Runtime {
    /// `cloudfront-js-1.0`: no `let`, `const`, `async`, `Buffer`, helpers.
    CloudfrontJs10,
    /// `cloudfront-js-2.0`, the current one.
    #[default]
    CloudfrontJs20,
}

impl Runtime {
    /// The name that the API takes, such as `cloudfront-js-2.0`.
    pub const fn name(self) -> &'static str {
        match self {
            Runtime::CloudfrontJs10 => "cloudfront-js-1.0",
            Runtime::CloudfrontJs20 => "cloudfront-js-2.0",
        }
    }

    /// The runtime that the API calls `name`.
    pub fn from_name(name: &str) -> Option<Runtime> {
        [Runtime::CloudfrontJs10, Runtime::CloudfrontJs20]
            .into_iter()
            .find(|runtime| runtime.name() == name)
    }
}

impl fmt::Display for Runtime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Everything that `runtime` has against `source`, in the order of the source.
///
/// An empty list, or one of warnings only, means that the source loads and that nothing in it is
/// known to fail. `file_name` names the source in messages about the whole file.
///
/// ```
/// use cfc_validator::{Runtime, check_source};
///
/// let source = "function handler(event) { const { uri } = event.request; return event.request; }";
/// let findings = check_source("f.js", source, Runtime::CloudfrontJs20);
/// assert_eq!(findings[0].code, "JS0102");
/// assert_eq!(findings[0].span.text(source), "{ uri }");
/// ```
pub fn check_source(file_name: &str, source: &str, runtime: Runtime) -> Vec<Finding> {
    let mut report = Report::new(source, runtime);
    file::check(file_name, source, &mut report);
    let parsed = parse::with_parsed(source, |parsed| {
        let mut report = Report::new(source, runtime);
        file::check_syntax_errors(parsed, &mut report);
        if let Some(module) = parsed.module {
            let scopes = Scopes::of(module);
            syntax::check(module, &mut report);
            suspend::check(module, &scopes, &mut report);
            modules::check(module, &scopes, &mut report);
            regex::check(module, &scopes, &mut report);
            globals::check(&scopes, &mut report);
            builtins::check(module, &scopes, &mut report);
            restricted::check(module, &scopes, &mut report);
            origin_call::check(module, &scopes, &mut report);
            handler::check(module, &scopes, &mut report);
            event_use::check(module, &scopes, &mut report);
            habits::check(module, &scopes, &mut report);
            returns::check(module, &scopes, &mut report);
            state::check(module, &scopes, &mut report);
            surprise::check(module, &scopes, &mut report);
            quirks::check(module, &scopes, &mut report);
            presence::check(module, &mut report);
        }
        report
    });
    match parsed {
        Ok(inner) => report.append(inner),
        Err(problem) => file::report_unreadable(&problem, &mut report),
    }
    report.finish()
}

/// Every rule that [`check_source`] knows, by code: the source of the list in the documentation.
pub fn all_rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = [
        file::RULES,
        syntax::RULES,
        suspend::RULES,
        modules::RULES,
        origin_call::RULES,
        regex::RULES,
        globals::RULES,
        builtins::RULES,
        restricted::RULES,
        handler::RULES,
        event_use::RULES,
        habits::RULES,
        returns::RULES,
        state::RULES,
        surprise::RULES,
        quirks::RULES,
        presence::RULES,
    ]
    .concat();
    rules.sort_by_key(|rule| rule.code);
    rules
}
