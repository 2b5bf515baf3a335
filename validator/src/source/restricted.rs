//! Rules on calls that the runtime restricts: evaluation of text, timers, the console, digests
//! and encodings, and the key-value store outside of `async`.

use super::builtins::member_name;
use super::report::Report;
use super::roles::{Role, Roles};
use super::scope::{FunctionId, MODULE, Scopes};
use crate::finding::rules;
use cfc_event_rules::names::{BUFFER_ENCODINGS, DIGEST_ENCODINGS, HASH_ALGORITHMS, KVS_FORMATS};
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    ArrowExpr, AwaitExpr, CallExpr, Callee, Expr, ExprOrSpread, Function, Lit, MemberExpr, Module,
    NewExpr, Prop, PropOrSpread, Str, VarDeclarator,
};
use swc_ecma_visit::{Visit, VisitWith};

const PAGE: &str = "functions-javascript-runtime-20";

rules! {
    EVAL = Error "JS0701" "eval or the Function constructor" (PAGE)
        "write the code into the file; text cannot be run";
    TIMER = Error "JS0702" "timer" (PAGE)
        "leave it out: a function runs to its end at once";
    CONSOLE_METHOD = Warning "JS0703" "console method other than log" (PAGE)
        "use `console.log`";
    CONSOLE_ARGUMENTS = Warning "JS0704" "console.log with several arguments" (PAGE)
        "join them: `console.log('a: ' + a)`";
    ALGORITHM = Error "JS0705" "unknown hash algorithm" ("functions-javascript-runtime-20; njs: not supported algorithm")
        "use `md5`, `sha1` or `sha256`, in lower case";
    DIGEST_ENCODING = Error "JS0706" "unknown digest encoding" ("functions-javascript-runtime-20; njs: Unknown digest encoding")
        "use `hex`, `base64` or `base64url`, or none for a Buffer";
    BUFFER_ENCODING = Error "JS0707" "unknown buffer encoding" ("functions-javascript-runtime-20; njs: encoding is not supported")
        "use `utf8`, `hex`, `base64` or `base64url`";
    CRYPTO_MEMBER = Error "JS0708" "absent part of crypto" ("functions-javascript-runtime-20 lists createHash and createHmac only")
        "use `createHash` and `createHmac`; compare digests by hashing both sides once more";
    KVS_NOT_ASYNC = Error "JS0709" "key-value store outside of an async function" ("functions-custom-methods; async-await-syntax")
        "make the function `async` and write `await`";
    KVS_FORMAT = Error "JS0710" "unknown key-value store format" ("functions-custom-methods")
        "use `string`, `json` or `bytes`";
    KVS_NOT_AWAITED = Warning "JS0711" "key-value store without await" ("functions-custom-methods: get, exists and meta return promises")
        "write `await` before it";
    HELPER_MEMBER = Error "JS0712" "unknown helper" ("functions-custom-methods, helper-functions-origin-modification, general-helper-methods")
        "the helpers are kvs, updateRequestOrigin, selectRequestOriginById, createRequestOriginGroup, edgeLocation, logCustomData, cwt and distributionTenant";
    KVS_COUNT = Warning "JS0713" "count of a key-value store" ("functions-custom-methods does not list it")
        "use `(await kvs.meta()).keyCount`";
}

/// The members of the helper module.
const HELPERS: &[&str] = &[
    "kvs",
    "updateRequestOrigin",
    "selectRequestOriginById",
    "createRequestOriginGroup",
    "edgeLocation",
    "logCustomData",
    "cwt",
    "distributionTenant",
];
/// The members of `crypto` that people bring from Node.js.
const CRYPTO_MEMBERS: &[&str] = &["createHash", "createHmac"];
/// The asynchronous members of a key-value store.
const KVS_METHODS: &[&str] = &["get", "exists", "meta", "count"];
const TIMERS: &[&str] = &[
    "setTimeout",
    "setInterval",
    "setImmediate",
    "clearTimeout",
    "clearInterval",
    "clearImmediate",
];

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    for used in scopes.references() {
        if used.binding.is_none() && TIMERS.contains(&used.name.as_str()) {
            let message = format!("`{}` does not exist in the runtime", used.name);
            report.add(&TIMER, used.span, message);
        }
    }
    module.visit_with(&mut Calls {
        report,
        scopes,
        roles: Roles::of(module, scopes),
        function: Enclosing::Module,
        settled: None,
    });
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Enclosing {
    Module,
    Plain,
    Async,
}

struct Calls<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
    roles: Roles<'a>,
    function: Enclosing,
    /// The call whose promise is awaited or chained at this place.
    settled: Option<Span>,
}

impl Calls<'_, '_, '_> {
    fn in_function(&mut self, is_async: bool, walk: impl FnOnce(&mut Self)) {
        let inside = if is_async {
            Enclosing::Async
        } else {
            Enclosing::Plain
        };
        let outer = std::mem::replace(&mut self.function, inside);
        walk(self);
        self.function = outer;
    }

    fn check_function_constructor(&mut self, callee: &Expr) {
        for name in ["eval", "Function"] {
            if self.scopes.is_global_named(callee, name) {
                let message = format!("`{name}` throws in the runtime");
                self.report.add(&EVAL, callee.span(), message);
            }
        }
    }

    fn check_literal(
        &mut self,
        args: &[ExprOrSpread],
        at: usize,
        allowed: &[&str],
        rule: &'static crate::Rule,
        what: &str,
    ) {
        if let Some(text) = string_argument(args, at) {
            let value = text.value.to_string_lossy();
            if !allowed.contains(&value.as_ref()) {
                let message = format!("the runtime does not know the {what} `{value}`");
                self.report.add(rule, text.span, message);
            }
        }
    }

    fn check_method(&mut self, member: &MemberExpr, name: &str, call: &CallExpr) {
        let args = &call.args;
        match name {
            "createHash" | "createHmac" => {
                self.check_literal(args, 0, HASH_ALGORITHMS, &ALGORITHM, "algorithm");
            }
            "digest" => {
                self.check_literal(args, 0, DIGEST_ENCODINGS, &DIGEST_ENCODING, "encoding");
            }
            "toString" => {
                self.check_literal(args, 0, KNOWN_ENCODINGS, &BUFFER_ENCODING, "encoding");
            }
            "from" if self.scopes.is_global_named(&member.obj, "Buffer") => {
                self.check_literal(args, 1, KNOWN_ENCODINGS, &BUFFER_ENCODING, "encoding");
            }
            "log" if args.len() > 1 && self.scopes.is_global_named(&member.obj, "console") => {
                self.report.add(
                    &CONSOLE_ARGUMENTS,
                    call.span,
                    "`console.log` takes one argument",
                );
            }
            "get" if self.roles.role_of(&member.obj) == Some(Role::Store) => {
                self.check_format(args);
            }
            _ => {}
        }
    }

    fn check_format(&mut self, args: &[ExprOrSpread]) {
        let Some(Expr::Object(options)) = args.get(1).map(|arg| &*arg.expr) else {
            return;
        };
        for prop in &options.props {
            if let PropOrSpread::Prop(prop) = prop
                && let Prop::KeyValue(pair) = &**prop
                && super::syntax::key_text(&pair.key).as_deref() == Some("format")
                && let Expr::Lit(Lit::Str(format)) = &*pair.value
                && !KVS_FORMATS.contains(&format.value.to_string_lossy().as_ref())
            {
                let message = "the key-value store does not know this format";
                self.report.add(&KVS_FORMAT, format.span, message);
            }
        }
    }

    fn check_store_call(&mut self, name: &str, call: &CallExpr) {
        if name == "count" {
            self.report
                .add(&KVS_COUNT, call.span, "`count` is not documented");
        }
        if self.settled == Some(call.span) {
            return;
        }
        if self.function == Enclosing::Async {
            self.report.add(
                &KVS_NOT_AWAITED,
                call.span,
                format!("`{name}` gives a promise, and nothing here awaits it"),
            );
        } else {
            self.report.add(
                &KVS_NOT_ASYNC,
                call.span,
                format!("`{name}` gives a promise, which this function cannot await"),
            );
        }
    }
}

/// What the engine takes besides the documented names.
const KNOWN_ENCODINGS: &[&str] = &[
    BUFFER_ENCODINGS[0],
    BUFFER_ENCODINGS[1],
    BUFFER_ENCODINGS[2],
    BUFFER_ENCODINGS[3],
    "utf-8",
];

impl Visit for Calls<'_, '_, '_> {
    fn visit_function(&mut self, function: &Function) {
        self.in_function(function.is_async, |this| function.visit_children_with(this));
    }

    fn visit_arrow_expr(&mut self, arrow: &ArrowExpr) {
        // `() => kvs.get(…)` hands the promise on.
        if let Some(body) = arrow.body.as_expr() {
            self.settle(body);
        }
        self.in_function(arrow.is_async, |this| arrow.visit_children_with(this));
    }

    fn visit_await_expr(&mut self, expr: &AwaitExpr) {
        self.settle(&expr.arg);
        expr.visit_children_with(self);
    }

    fn visit_return_stmt(&mut self, stmt: &swc_ecma_ast::ReturnStmt) {
        if let Some(value) = &stmt.arg {
            self.settle(value);
        }
        stmt.visit_children_with(self);
    }

    fn visit_expr_or_spread(&mut self, argument: &ExprOrSpread) {
        // `Promise.all([...])` and helpers of the file's own may await it.
        self.settle(&argument.expr);
        argument.visit_children_with(self);
    }

    fn visit_var_declarator(&mut self, decl: &VarDeclarator) {
        if let (Some(name), Some(init)) = (decl.name.as_ident(), &decl.init)
            && self.is_awaited_later(name)
        {
            self.settle(init);
        }
        decl.visit_children_with(self);
    }

    fn visit_new_expr(&mut self, new: &NewExpr) {
        self.check_function_constructor(&new.callee);
        new.visit_children_with(self);
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Callee::Expr(callee) = &call.callee {
            self.check_function_constructor(callee);
            if let Some(member) = callee.as_member()
                && let Some(name) = member_name(member)
            {
                self.check_method(member, &name, call);
                if self.roles.role_of(&member.obj) == Some(Role::Store)
                    && KVS_METHODS.contains(&&*name)
                {
                    self.check_store_call(&name, call);
                }
                if matches!(&*name, "then" | "catch" | "finally") {
                    self.settle(&member.obj);
                }
            }
        }
        call.visit_children_with(self);
    }

    fn visit_member_expr(&mut self, member: &MemberExpr) {
        if let Some(name) = member_name(member) {
            if self.scopes.is_global_named(&member.obj, "console") && name != "log" {
                let message = format!("`console.{name}` is not documented");
                self.report.add(&CONSOLE_METHOD, member.span, message);
            }
            match self.roles.role_of(&member.obj) {
                Some(Role::Crypto) if !CRYPTO_MEMBERS.contains(&&*name) => {
                    let message = format!("`crypto` has no `{name}` in the runtime");
                    let help = match &*name {
                        "randomUUID" | "randomBytes" | "getRandomValues" => {
                            "take `event.context.requestId`, or hash it: each request has another"
                        }
                        _ => CRYPTO_MEMBER.help,
                    };
                    let at = member.prop.span();
                    self.report.add_with_help(&CRYPTO_MEMBER, at, message, help);
                }
                Some(Role::Helper) if !HELPERS.contains(&&*name) => {
                    let message = format!("the module `cloudfront` has no `{name}`");
                    self.report.add(&HELPER_MEMBER, member.prop.span(), message);
                }
                _ => {}
            }
        }
        member.visit_children_with(self);
    }
}

impl Calls<'_, '_, '_> {
    /// Notes that the promise of this call is taken care of. Calls nest, and the note is of the
    /// nearest, since children are visited next.
    fn settle(&mut self, expr: &Expr) {
        match expr {
            Expr::Call(call) => self.settled = Some(call.span),
            Expr::Paren(paren) => self.settle(&paren.expr),
            _ => {}
        }
    }

    /// Whether a variable that holds a promise is used again, presumably to await it.
    fn is_awaited_later(&self, name: &swc_ecma_ast::BindingIdent) -> bool {
        let Some(id) = self.scopes.declared_at(name.id.span) else {
            return false;
        };
        let owner: FunctionId = self.scopes.binding(id).function;
        let awaits = &self.scopes.function(owner).awaits;
        owner != MODULE
            && self
                .scopes
                .uses(id)
                .any(|used| awaits.iter().any(|at| at.0 + 6 == used.span.lo.0))
    }
}

/// An argument that is a literal text.
pub(super) fn string_argument(args: &[ExprOrSpread], at: usize) -> Option<&Str> {
    match &*args.get(at)?.expr {
        Expr::Lit(Lit::Str(text)) => Some(text),
        _ => None,
    }
}
