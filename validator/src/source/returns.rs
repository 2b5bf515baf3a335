//! Rules on what a handler is called with and gives back: one argument, and the request or the
//! response, not the event and not nothing.

use super::report::Report;
use super::scope::Scopes;
use crate::finding::rules;
use swc_common::{Span, Spanned};
use swc_ecma_ast::{
    ArrowExpr, Decl, Expr, Function, Module, ModuleDecl, ModuleItem, Pat, ReturnStmt, Stmt,
    ThrowStmt, VarDeclarator,
};
use swc_ecma_ast::{ArrowFunctionBody, DefaultDecl};
use swc_ecma_visit::{Visit, VisitWith};

const EVENT: &str = "functions-event-structure";

rules! {
    PARAMETERS = Warning "JS0830" "handler with more than one parameter" (EVENT)
        "take the event only, and return the result: there is neither a context nor a callback";
    EVENT_RETURNED = Error "JS0831" "the whole event returned" (EVENT)
        "return `event.request`, or `event.response` in a viewer-response function";
    NOTHING_RETURNED = Error "JS0832" "nothing returned" (EVENT)
        "return the request or a response on every way out: without one the viewer gets a 502";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    for handler in module.body.iter().filter_map(handler_of) {
        check_handler(&handler, scopes, report);
    }
}

/// A viewer function's handler: its parameters, where it begins, its body.
struct Handler<'m> {
    params: Vec<&'m Pat>,
    head: Span,
    body: Body<'m>,
}

enum Body<'m> {
    Statements(&'m [Stmt]),
    Value(&'m Expr),
}

fn handler_of(item: &ModuleItem) -> Option<Handler<'_>> {
    let decl = match item {
        ModuleItem::Stmt(Stmt::Decl(decl)) => decl,
        ModuleItem::ModuleDecl(ModuleDecl::ExportDecl(export)) => &export.decl,
        ModuleItem::ModuleDecl(ModuleDecl::ExportDefaultDecl(export)) => {
            return match &export.decl {
                DefaultDecl::Fn(function) => {
                    let name = function.ident.as_ref()?;
                    (name.sym == *"handler").then(|| of_function(&function.function, name.span))
                }
                _ => None,
            };
        }
        ModuleItem::Stmt(_) | ModuleItem::ModuleDecl(_) => return None,
    };
    match decl {
        Decl::Fn(function) if function.ident.sym == *"handler" => {
            Some(of_function(&function.function, function.ident.span))
        }
        Decl::Var(var) => var.decls.iter().find_map(of_variable),
        _ => None,
    }
}

fn of_variable(decl: &VarDeclarator) -> Option<Handler<'_>> {
    let name = decl
        .name
        .as_ident()
        .filter(|name| name.id.sym == *"handler")?;
    match decl.init.as_deref()? {
        Expr::Fn(function) => Some(of_function(&function.function, name.id.span)),
        Expr::Arrow(arrow) => Some(Handler {
            params: arrow.params.iter().collect(),
            head: name.id.span,
            body: match &*arrow.body {
                ArrowFunctionBody::FunctionBody(body) => Body::Statements(&body.stmts),
                ArrowFunctionBody::Expr(value) => Body::Value(value),
            },
        }),
        _ => None,
    }
}

fn of_function(function: &Function, head: Span) -> Handler<'_> {
    let statements = function.body.as_ref().map_or(&[][..], |body| &body.stmts);
    Handler {
        params: function.params.iter().map(|param| &param.pat).collect(),
        head,
        body: Body::Statements(statements),
    }
}

fn check_handler(handler: &Handler<'_>, scopes: &Scopes, report: &mut Report<'_>) {
    if let Some(second) = handler.params.get(1).filter(|pat| !pat.is_rest()) {
        let name = report.text(second.span());
        let message =
            format!("CloudFront calls the handler with the event only: `{name}` is undefined");
        report.add(&PARAMETERS, second.span(), message);
    }
    let event = match handler.params.first() {
        // Written to, as `e = e.request`, it is no longer the event.
        Some(Pat::Ident(event)) if !is_written(scopes, event.id.span) => event.id.sym.to_string(),
        Some(_) | None => String::new(),
    };
    let mut ways = Ways {
        report,
        event,
        gives: false,
        throws: false,
    };
    match handler.body {
        Body::Value(value) => ways.value(value),
        Body::Statements(statements) => {
            for statement in statements {
                statement.visit_with(&mut ways);
            }
            if !ways.gives && !ways.throws {
                let message = "this handler returns nothing";
                report.add(&NOTHING_RETURNED, handler.head, message);
            }
        }
    }
}

fn is_written(scopes: &Scopes, declared: Span) -> bool {
    let id = scopes.declared_at(declared);
    id.is_some_and(|id| scopes.uses(id).any(|used| used.access.writes()))
}

/// The ways out of a handler; those of functions inside it are not looked at.
struct Ways<'r, 's> {
    report: &'r mut Report<'s>,
    event: String,
    gives: bool,
    throws: bool,
}

impl Ways<'_, '_> {
    fn value(&mut self, value: &Expr) {
        self.gives = true;
        if value
            .as_ident()
            .is_some_and(|name| *name.sym == *self.event)
        {
            let message = "the result is the request or the response, not the event around it";
            self.report.add(&EVENT_RETURNED, value.span(), message);
        }
    }
}

impl Visit for Ways<'_, '_> {
    fn visit_return_stmt(&mut self, stmt: &ReturnStmt) {
        match &stmt.arg {
            Some(value) => self.value(value),
            None => {
                self.gives = true;
                let message = "the handler returns nothing here";
                self.report.add(&NOTHING_RETURNED, stmt.span, message);
            }
        }
    }

    fn visit_throw_stmt(&mut self, _: &ThrowStmt) {
        self.throws = true;
    }

    fn visit_function(&mut self, _: &Function) {}

    fn visit_arrow_expr(&mut self, _: &ArrowExpr) {}
}
