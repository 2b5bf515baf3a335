//! Rules on `async` and `await`: where the engine refuses an `await`, and what it forgets across
//! one. Facts: `async-await-syntax`, and what njs 0.7.9 to 0.8.2 do with moved frames.

use super::Runtime;
use super::report::Report;
use super::scope::{Binding, BindingId, BindingKind, FunctionId, MODULE, Scopes};
use crate::finding::rules;
use swc_common::Span;
use swc_ecma_ast::{ArrowExpr, AwaitExpr, CallExpr, Function, Module, NewExpr, OptCall};
use swc_ecma_visit::{Visit, VisitWith};

/// What the engine does after an `await`: the frame is moved and captured variables part from it.
const MOVED_FRAME: &str =
    "async-await-syntax: async closures are not supported; njs 0.7.9 to 0.8.2 lose the change";

rules! {
    AWAIT_OUTSIDE_ASYNC = Error "JS0201" "await outside of an async function" ("async-await-syntax")
        "make the function `async`, and await its result where it is called";
    AWAIT_IN_ARGUMENT = Error "JS0202" "await in an argument" ("async-await-syntax; njs: await in arguments not supported")
        "bind it first: `const value = await f(); g(value);`";
    REST_ACROSS_AWAIT = Warning "JS0203" "rest parameter in an async function that awaits" ("njs 0.7.9 to 0.8.2: undefined after the first await")
        "copy it before the first `await`: `const list = rest.slice();`, or use `arguments`";
    CAPTURE_ACROSS_AWAIT = Warning "JS0204" "captured variable changed around an await" (MOVED_FRAME)
        "keep the value in an object: `const state = { n: 0 };`, then `state.n++`";
    ASYNC_INNER_WRITE = Warning "JS0205" "nested async function changes an outer local" (MOVED_FRAME)
        "return the value, or keep it in an object that both share";
    ASYNC_10 = Error "JS1002" "async in runtime 1.0" ("functions-javascript-runtime-10")
        "use `cloudfront-js-2.0`";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    module.visit_with(&mut Awaits {
        report,
        inside: Inside::Module,
        in_argument: false,
    });
    for (id, binding) in scopes.bindings() {
        if binding.function != MODULE {
            check_capture(scopes, id, binding, report);
        }
    }
    super::syntax::check_duplicates(scopes, report);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Module,
    Plain,
    Async,
}

struct Awaits<'r, 's> {
    report: &'r mut Report<'s>,
    inside: Inside,
    in_argument: bool,
}

impl Awaits<'_, '_> {
    fn in_function(&mut self, is_async: bool, span: Span, walk: impl FnOnce(&mut Self)) {
        if is_async && self.report.runtime == Runtime::CloudfrontJs10 {
            self.report.add(
                &ASYNC_10,
                span.with_hi(span.lo),
                "async functions came with runtime 2.0",
            );
        }
        let inside = if is_async {
            Inside::Async
        } else {
            Inside::Plain
        };
        let outer = (self.inside, self.in_argument);
        (self.inside, self.in_argument) = (inside, false);
        walk(self);
        (self.inside, self.in_argument) = outer;
    }

    fn in_arguments(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_argument, true);
        walk(self);
        self.in_argument = outer;
    }
}

impl Visit for Awaits<'_, '_> {
    fn visit_function(&mut self, function: &Function) {
        self.in_function(function.is_async, function.span, |this| {
            function.visit_children_with(this);
        });
    }

    fn visit_arrow_expr(&mut self, arrow: &ArrowExpr) {
        self.in_function(arrow.is_async, arrow.span, |this| {
            arrow.visit_children_with(this);
        });
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        call.callee.visit_with(self);
        self.in_arguments(|this| call.args.visit_with(this));
    }

    fn visit_new_expr(&mut self, new: &NewExpr) {
        new.callee.visit_with(self);
        self.in_arguments(|this| new.args.visit_with(this));
    }

    fn visit_opt_call(&mut self, call: &OptCall) {
        call.callee.visit_with(self);
        self.in_arguments(|this| call.args.visit_with(this));
    }

    fn visit_await_expr(&mut self, expr: &AwaitExpr) {
        let keyword = expr.span.with_hi(expr.span.lo + swc_common::BytePos(5));
        if self.inside != Inside::Async {
            self.report.add(
                &AWAIT_OUTSIDE_ASYNC,
                keyword,
                "`await` is only valid in async functions",
            );
        } else if self.in_argument {
            self.report.add(
                &AWAIT_IN_ARGUMENT,
                expr.span,
                "`await` in the arguments of a call is not supported",
            );
        }
        expr.visit_children_with(self);
    }
}

fn check_capture(scopes: &Scopes, id: BindingId, binding: &Binding, report: &mut Report<'_>) {
    let owner = scopes.function(binding.function);
    if binding.kind == BindingKind::RestParameter && owner.is_async {
        check_rest(scopes, id, binding, report);
    }
    let Some(inner) = captures(scopes, id, binding.function) else {
        return;
    };
    // Only the frame of an async function that does await is moved.
    if !owner.is_async || owner.awaits.is_empty() {
        return;
    }
    let name = &binding.name;
    let nested_async_write = scopes.uses(id).find(|used| {
        used.access.writes() && inside_async_child(scopes, binding.function, used.function)
    });
    if let Some(write) = nested_async_write {
        report.add(
            &ASYNC_INNER_WRITE,
            write.span,
            format!("this async function changes `{name}`, which belongs to an outer function"),
        );
        return;
    }
    let made_at = scopes.function(inner).span.lo;
    // A function declaration is made when its scope is entered, wherever it stands.
    let made_early = scopes.function(inner).is_declaration;
    let awaits_after = owner.awaits.iter().any(|at| made_early || *at > made_at);
    let write = scopes.uses(id).find(|used| {
        used.access.writes() && (used.function != binding.function || used.span.lo > made_at)
    });
    if let (true, Some(write)) = (awaits_after, write) {
        report.add(
            &CAPTURE_ACROSS_AWAIT,
            write.span,
            format!("`{name}` is captured by a function and changed while this one can `await`; the change may be lost"),
        );
    }
}

fn check_rest(scopes: &Scopes, id: BindingId, binding: &Binding, report: &mut Report<'_>) {
    let owner = scopes.function(binding.function);
    let Some(first_await) = owner.awaits.iter().min() else {
        return;
    };
    if let Some(used) = scopes.uses(id).find(|used| used.span.lo > *first_await) {
        report.add(
            &REST_ACROSS_AWAIT,
            used.span,
            format!(
                "the rest parameter `{}` is undefined after an `await`",
                binding.name
            ),
        );
    }
}

/// The first function inside `owner` that uses the binding.
fn captures(scopes: &Scopes, id: BindingId, owner: FunctionId) -> Option<FunctionId> {
    scopes
        .uses(id)
        .filter(|used| used.function != owner)
        .find_map(|used| scopes.child_towards(owner, used.function))
}

/// Whether `inner` is an async function nested in `owner`, or is in one.
fn inside_async_child(scopes: &Scopes, owner: FunctionId, inner: FunctionId) -> bool {
    let mut at = inner;
    while at != owner {
        let function = scopes.function(at);
        if function.is_async {
            return true;
        }
        match function.parent {
            Some(parent) => at = parent,
            None => return false,
        }
    }
    false
}
