//! Rules on what runs, but not as its author expects: characters beyond U+FFFF, the clock that
//! stands still, and dates that do not parse.

use super::builtins::member_name;
use super::report::Report;
use super::scope::{MODULE, Scopes};
use crate::finding::rules;
use std::borrow::Cow;
use std::collections::HashSet;
use swc_common::{BytePos, Span, Spanned};
use swc_ecma_ast::{
    AssignExpr, BinExpr, BinaryOp, CallExpr, Callee, Expr, ExprOrSpread, Lit, MemberExpr, Module,
    NewExpr, Number, SimpleAssignTarget, Str,
};
use swc_ecma_visit::{Visit, VisitWith};

rules! {
    SURROGATE = Warning "JS0950" "surrogate arithmetic" ("njs 0.7.9 to 0.8.2 count code points: '😀'.length is 1")
        "work with code points: `codePointAt`, `String.fromCodePoint`, or with bytes in a `Buffer`";
    CLOCK = Warning "JS0951" "the clock used as a stopwatch" ("functions-javascript-runtime-20: Date gives the start of the function")
        "leave it out: the difference is always 0";
    DATE_SPACE = Warning "JS0952" "date text with a space" ("njs 0.7.9 to 0.8.2: Invalid Date; issues report it on CloudFront too")
        "write `2024-02-15T09:00:00Z`";
    ERROR_STACK = Warning "JS0953" "stack or cause of an error" ("njs 0.7.9 to 0.8.2: undefined")
        "use `error.message`";
    LASTING_STATE = Warning "JS0955" "state that does not last" ("cloudfront-function-restrictions: each run starts from the source")
        "keep it in a key-value store (from outside), in a cookie, or leave it out";
    COMBINATOR = Warning "JS0954" "promise combinator" ("async-await-syntax: combinators and chains use much memory")
        "await one after the other";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    check_lasting_state(module, scopes, report);
    module.visit_with(&mut Surprises { report, scopes });
}

/// A top-level variable whose name says that it shall last, changed inside of a function.
fn check_lasting_state(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut changed = ChangedObjects::default();
    module.visit_with(&mut changed);
    for (id, binding) in scopes.bindings() {
        let name = binding.name.to_ascii_lowercase();
        let shall_last = ["cache", "counter", "memo", "hits", "visits"]
            .iter()
            .any(|word| name.contains(word));
        if binding.function != MODULE || !shall_last {
            continue;
        }
        let inside = scopes.uses(id).find(|used| {
            used.function != MODULE
                && (used.access.writes() || changed.names.contains(&used.span.lo))
        });
        if let Some(used) = inside {
            let message = format!("`{}` starts anew with each request", binding.name);
            report.add(&LASTING_STATE, used.span, message);
        }
    }
}

/// Where the names of objects stand whose properties are assigned to.
#[derive(Default)]
struct ChangedObjects {
    names: HashSet<BytePos>,
}

impl Visit for ChangedObjects {
    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        if let Some(SimpleAssignTarget::Member(member)) = assign.left.as_simple()
            && let Some(name) = member.obj.as_ident()
        {
            self.names.insert(name.span.lo);
        }
        assign.visit_children_with(self);
    }
}

struct Surprises<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
}

impl Surprises<'_, '_, '_> {
    fn is_now(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Paren(paren) => self.is_now(&paren.expr),
            Expr::New(new) => {
                self.scopes.is_global_named(&new.callee, "Date")
                    && new.args.as_deref().unwrap_or_default().is_empty()
            }
            Expr::Call(call) => self
                .date_method(call)
                .is_some_and(|(name, _)| name == "now"),
            _ => false,
        }
    }

    fn date_method<'c>(&self, call: &'c CallExpr) -> Option<(Cow<'c, str>, &'c [ExprOrSpread])> {
        let member = call.callee.as_expr()?.as_member()?;
        self.scopes
            .is_global_named(&member.obj, "Date")
            .then(|| Some((member_name(member)?, call.args.as_slice())))?
    }

    /// Whether `expr` is a variable that is declared as the current time: then subtracting it
    /// from the current time gives 0.
    fn is_start_time(&self, expr: &Expr) -> bool {
        expr.as_ident().is_some_and(|name| {
            matches!(
                name.sym.as_str(),
                "start" | "startTime" | "started" | "begin" | "t0" | "before"
            ) && !self.scopes.is_global(name)
        })
    }

    fn check_date_text(&mut self, args: &[ExprOrSpread]) {
        if let Some(Expr::Lit(Lit::Str(text))) = args.first().map(|arg| &*arg.expr)
            && is_spaced_date(&text.value.to_string_lossy())
        {
            let message = "the engine does not read a date with a space between day and time";
            self.report.add(&DATE_SPACE, text.span, message);
        }
    }

    fn surrogate(&mut self, span: Span) {
        let message = "strings here are made of code points, not of surrogate pairs";
        self.report.add_once(&SURROGATE, "", span, message);
    }
}

impl Visit for Surprises<'_, '_, '_> {
    fn visit_str(&mut self, text: &Str) {
        if has_surrogate_escape(self.report.text(text.span)) {
            self.surrogate(text.span);
        }
    }

    fn visit_number(&mut self, number: &Number) {
        const BOUNDS: [f64; 4] = [55_296.0, 56_319.0, 56_320.0, 57_343.0];
        if BOUNDS.contains(&number.value) {
            self.surrogate(number.span);
        }
    }

    fn visit_bin_expr(&mut self, expr: &BinExpr) {
        if expr.op == BinaryOp::Sub
            && self.is_now(&expr.left)
            && (self.is_now(&expr.right) || self.is_start_time(&expr.right))
        {
            let message = "the clock stands still while the function runs";
            self.report.add(&CLOCK, expr.span, message);
        }
        expr.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, new: &NewExpr) {
        if self.scopes.is_global_named(&new.callee, "Date") {
            self.check_date_text(new.args.as_deref().unwrap_or_default());
        }
        new.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Some((name, args)) = self.date_method(call)
            && name == "parse"
        {
            self.check_date_text(args);
        }
        if let Callee::Expr(callee) = &call.callee
            && let Some(member) = callee.as_member()
            && self.scopes.is_global_named(&member.obj, "Promise")
            && let Some("all" | "allSettled" | "any" | "race") = member_name(member).as_deref()
        {
            let message = "promise combinators use much memory";
            self.report.add_once(&COMBINATOR, "", call.span, message);
        }
        call.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, member: &MemberExpr) {
        let is_error = member
            .obj
            .as_ident()
            .is_some_and(|name| matches!(name.sym.as_str(), "e" | "err" | "error" | "ex"));
        if is_error && let Some("stack" | "cause") = member_name(member).as_deref() {
            let message = "errors have neither `stack` nor `cause` here";
            self.report.add(&ERROR_STACK, member.prop.span(), message);
        }
        member.visit_children_with(self);
    }
}

/// `2024-02-15 09:00…`: digits, a space, digits with a colon.
fn is_spaced_date(text: &str) -> bool {
    let Some((day, time)) = text.split_once(' ') else {
        return false;
    };
    let is_day = day.len() == 10
        && day.bytes().enumerate().all(|(at, byte)| {
            if matches!(at, 4 | 7) {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    is_day && time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':')
}

/// Whether a literal, as written, has `\uD800` to `\uDFFF`.
fn has_surrogate_escape(written: &str) -> bool {
    written.match_indices("\\u").any(|(at, _)| {
        written
            .get(at + 2..at + 6)
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .is_some_and(|code| (0xD800..=0xDFFF).contains(&code))
    })
}
