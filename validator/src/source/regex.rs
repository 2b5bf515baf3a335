//! Rules on regular expressions: flags, and patterns that the engine's PCRE refuses or reads
//! differently. A small scanner, not a parser: it knows groups, classes and quantifiers.

use super::Runtime;
use super::report::Report;
use super::scope::Scopes;
use crate::finding::rules;
use std::collections::HashSet;
use swc_common::Span;
use swc_ecma_ast::{CallExpr, Callee, Expr, ExprOrSpread, Lit, Module, NewExpr, Regex};
use swc_ecma_visit::{Visit, VisitWith};

const PAGE: &str = "functions-javascript-runtime-20; njs 0.7.9 to 0.8.2: Invalid RegExp flags";

rules! {
    FLAG = Error "JS0601" "regular expression flag" (PAGE)
        "the flags are `g`, `i`, `m` and `y`; for `s` write `[\\s\\S]`, for `u` a class of characters";
    PATTERN = Error "JS0602" "regular expression that does not compile" ("ECMAScript; njs 0.7.9 to 0.8.2 refuse it when the file loads")
        "correct the pattern";
    NOT_JAVASCRIPT = Error "JS0603" "pattern outside of JavaScript" ("not ECMAScript; some versions of njs let PCRE read it")
        "write it without inline flags, atomic groups and possessive quantifiers";
    LOOK_BEHIND = Warning "JS0650" "look-behind" ("works in njs 0.7.9 to 0.8.2, but functions-javascript-runtime-20 does not list it")
        "to rely on documented syntax only: match the text before it in a group of its own";
    PROPERTY_ESCAPE = Warning "JS0651" "Unicode property escape" ("JavaScript reads it as a plain `p` without the flag `u`, PCRE as a property")
        "write a class of characters";
    STICKY_10 = Error "JS1005" "sticky flag in runtime 1.0" ("functions-javascript-runtime-10")
        "use `cloudfront-js-2.0`, or anchor the pattern";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    module.visit_with(&mut Literals { report, scopes });
}

struct Literals<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
}

impl Visit for Literals<'_, '_, '_> {
    fn visit_regex(&mut self, regex: &Regex) {
        self.check(&regex.exp, &regex.flags, regex.span);
    }

    fn visit_new_expr(&mut self, new: &NewExpr) {
        if self.scopes.is_global_named(&new.callee, "RegExp") {
            self.check_constructor(new.args.as_deref().unwrap_or_default());
        }
        new.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Callee::Expr(callee) = &call.callee
            && self.scopes.is_global_named(callee, "RegExp")
        {
            self.check_constructor(&call.args);
        }
        call.visit_children_with(self);
    }
}

impl Literals<'_, '_, '_> {
    fn check_constructor(&mut self, args: &[ExprOrSpread]) {
        let text = |at: usize| match args.get(at).map(|arg| &*arg.expr) {
            Some(Expr::Lit(Lit::Str(text))) => {
                Some((text.value.to_string_lossy().into_owned(), text.span))
            }
            _ => None,
        };
        if let Some((flags, span)) = text(1) {
            self.check_flags(&flags, span);
        }
        if let Some((pattern, span)) = text(0) {
            self.check_pattern(&pattern, span);
        }
    }

    fn check(&mut self, pattern: &str, flags: &str, span: Span) {
        self.check_flags(flags, span);
        self.check_pattern(pattern, span);
    }

    fn check_flags(&mut self, flags: &str, span: Span) {
        let mut seen = HashSet::new();
        for flag in flags.chars() {
            if !"gimy".contains(flag) || !seen.insert(flag) {
                let message = format!("the runtime refuses the flags `{flags}`");
                self.report.add(&FLAG, span, message);
                return;
            }
        }
        if flags.contains('y') && self.report.runtime == Runtime::CloudfrontJs10 {
            self.report
                .add(&STICKY_10, span, "the flag `y` came with runtime 2.0");
        }
    }

    fn check_pattern(&mut self, pattern: &str, span: Span) {
        let found = Scan::of(pattern);
        if let Some(problem) = found.error {
            let rule = if problem.is_pcre {
                &NOT_JAVASCRIPT
            } else {
                &PATTERN
            };
            self.report.add(rule, span, problem.message);
        }
        if found.look_behind {
            self.report
                .add_once(&LOOK_BEHIND, "", span, "look-behind is not documented");
        }
        if found.property_escape {
            self.report.add(
                &PROPERTY_ESCAPE,
                span,
                "`\\p` means different things to JavaScript and to this engine",
            );
        }
    }
}

/// What a pattern contains.
#[derive(Default)]
struct Scan {
    error: Option<Problem>,
    look_behind: bool,
    property_escape: bool,
}

struct Problem {
    message: String,
    /// Whether PCRE gives the text a meaning that JavaScript does not have.
    is_pcre: bool,
}

impl Scan {
    fn of(pattern: &str) -> Scan {
        let mut scanner = Scanner {
            rest: pattern,
            scan: Scan::default(),
            open_groups: 0,
            names: HashSet::new(),
            can_repeat: false,
        };
        while scanner.scan.error.is_none() && !scanner.rest.is_empty() {
            scanner.step();
        }
        if scanner.scan.error.is_none() && scanner.open_groups > 0 {
            scanner.fail("a group of this regular expression is not closed");
        }
        scanner.scan
    }
}

struct Scanner<'p> {
    rest: &'p str,
    scan: Scan,
    open_groups: usize,
    names: HashSet<&'p str>,
    /// Whether a quantifier may stand here.
    can_repeat: bool,
}

impl<'p> Scanner<'p> {
    fn fail(&mut self, message: &str) {
        self.scan.error = Some(Problem {
            message: message.to_owned(),
            is_pcre: false,
        });
    }

    fn fail_pcre(&mut self, message: &str) {
        self.scan.error = Some(Problem {
            message: message.to_owned(),
            is_pcre: true,
        });
    }

    fn take(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn step(&mut self) {
        let Some(first) = self.rest.chars().next() else {
            return;
        };
        match first {
            '\\' => self.escape(),
            '(' => self.open_group(),
            ')' => self.close_group(),
            '[' => self.class(),
            '*' | '+' | '?' => self.quantifier(1),
            '{' => match braces_quantifier(self.rest) {
                Some((_, Some((low, high)))) if low > high => {
                    self.fail(
                        "a quantifier of this regular expression has its numbers out of order",
                    );
                }
                Some((length, _)) => self.quantifier(length),
                None => self.atom(1),
            },
            '|' | '^' => {
                self.take(1);
                self.can_repeat = false;
            }
            other => self.atom(other.len_utf8()),
        }
    }

    fn atom(&mut self, bytes: usize) {
        self.take(bytes);
        self.can_repeat = true;
    }

    fn escape(&mut self) {
        let Some(escaped) = self.rest.chars().nth(1) else {
            return self.fail("this regular expression ends in a backslash");
        };
        if matches!(escaped, 'p' | 'P') && self.rest.get(2..3) == Some("{") {
            self.scan.property_escape = true;
        }
        self.atom(1 + escaped.len_utf8());
    }

    fn open_group(&mut self) {
        self.open_groups += 1;
        let inner = self.rest.get(1..).unwrap_or_default();
        let opener = ["?:", "?=", "?!", "?<=", "?<!"]
            .into_iter()
            .find(|opener| inner.starts_with(opener));
        if let Some(opener) = opener {
            self.scan.look_behind |= opener.starts_with("?<");
            self.take(1 + opener.len());
        } else if let Some(named) = inner.strip_prefix("?<") {
            self.named_group(named);
        } else if inner.starts_with('?') {
            self.fail_pcre("this group form is not JavaScript");
        } else {
            self.take(1);
        }
        self.can_repeat = false;
    }

    fn named_group(&mut self, named: &'p str) {
        let Some((name, _)) = named.split_once('>') else {
            return self.fail("the name of a group is not closed");
        };
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return self.fail("the name of a group is no identifier");
        }
        if !self.names.insert(name) {
            return self.fail("two groups have the same name");
        }
        self.take("(?<".len() + name.len() + 1);
    }

    fn close_group(&mut self) {
        if self.open_groups == 0 {
            return self.fail("this regular expression closes a group that is not open");
        }
        self.open_groups -= 1;
        self.atom(1);
    }

    /// Passes a class. The order of ranges is checked where both ends are plain characters.
    fn class(&mut self) {
        self.take(1);
        if let Some(rest) = self.rest.strip_prefix('^') {
            self.rest = rest;
        }
        let mut before: [Option<char>; 2] = [None, None];
        loop {
            let Some(first) = self.rest.chars().next() else {
                return self.fail("a class of this regular expression is not closed");
            };
            if first == ']' {
                return self.atom(1);
            }
            let plain = if first == '\\' {
                let Some(escaped) = self.rest.chars().nth(1) else {
                    return self.fail("this regular expression ends in a backslash");
                };
                if matches!(escaped, 'p' | 'P') && self.rest.get(2..3) == Some("{") {
                    self.scan.property_escape = true;
                }
                self.take(1 + escaped.len_utf8());
                (!escaped.is_ascii_alphanumeric()).then_some(escaped)
            } else {
                self.take(first.len_utf8());
                Some(first)
            };
            if let (Some(low), Some('-'), Some(high)) = (before[0], before[1], plain)
                && low > high
            {
                return self.fail("a range of this regular expression is out of order");
            }
            let ends_range = before[1] == Some('-') && before[0].is_some();
            before = if ends_range {
                [None, None]
            } else {
                [before[1], plain]
            };
        }
    }

    fn quantifier(&mut self, bytes: usize) {
        if !self.can_repeat {
            return self.fail("this regular expression repeats nothing");
        }
        self.take(bytes);
        if let Some(rest) = self.rest.strip_prefix('?') {
            self.rest = rest;
        } else if self.rest.starts_with('+') {
            return self.fail_pcre("possessive quantifiers are not JavaScript");
        }
        self.can_repeat = false;
    }
}

/// The length of `{2}`, `{2,}` or `{2,5}` at the start, and its two numbers if it has both.
fn braces_quantifier(text: &str) -> Option<(usize, Option<(u64, u64)>)> {
    let (inside, _) = text.strip_prefix('{')?.split_once('}')?;
    let length = inside.len() + 2;
    let (low, high) = match inside.split_once(',') {
        None => (inside, None),
        Some((low, high)) => (low, Some(high)),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match high {
        _ if !digits(low) => None,
        None | Some("") => Some((length, None)),
        Some(high) if digits(high) => Some((length, low.parse().ok().zip(high.parse().ok()))),
        Some(_) => None,
    }
}
