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
    END_REACHED = Warning "JS0833" "a way to the end of the handler without a return" (EVENT)
        "put `return request;`, or `return response;`, at its end: without a result the viewer gets a 502";
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
            let returns = ways.gives;
            if !returns && !ways.throws {
                let message = "this handler returns nothing";
                report.add(&NOTHING_RETURNED, handler.head, message);
            } else if returns && list_goes_on(statements) {
                let message = "this handler can come to its end without a `return`";
                report.add(&END_REACHED, handler.head, message);
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

impl Ways<'_, '_> {
    /// A line end after `return` ends the statement, whatever stands on the next line.
    fn nothing(&mut self, span: Span) {
        let is_whole = self.report.text(span).ends_with(';');
        let after = self.report.text_after(span).trim_start_matches([' ', '\t']);
        let next = after.trim_start_matches(['\r', '\n', ' ', '\t']);
        let is_cut = !is_whole
            && after.len() > next.len()
            && next.starts_with(['{', '(', '[', '\'', '"', '`']);
        if is_cut {
            let message = "the line ends after `return`: the handler returns nothing here";
            let help = "put the value on the line of `return`";
            self.report
                .add_with_help(&NOTHING_RETURNED, span, message, help);
        } else {
            let message = "the handler returns nothing here";
            self.report.add(&NOTHING_RETURNED, span, message);
        }
    }
}

/// Whether what comes after these statements is reached, as far as can be seen: where that depends
/// on more than their form, it is not.
fn list_goes_on(statements: &[Stmt]) -> bool {
    statements.iter().all(goes_on)
}

fn goes_on(statement: &Stmt) -> bool {
    match statement {
        Stmt::Block(block) => list_goes_on(&block.stmts),
        Stmt::If(branch) => match &branch.alt {
            Some(otherwise) => goes_on(&branch.cons) || goes_on(otherwise),
            None => true,
        },
        Stmt::Try(attempt) => {
            let ends = attempt.finalizer.as_ref();
            let handled = attempt.handler.as_ref();
            ends.is_none_or(|block| list_goes_on(&block.stmts))
                && (list_goes_on(&attempt.block.stmts)
                    || handled.is_some_and(|clause| list_goes_on(&clause.body.stmts)))
        }
        // Loops may have no end, or leave by a jump.
        Stmt::Return(_)
        | Stmt::Throw(_)
        | Stmt::Break(_)
        | Stmt::Continue(_)
        | Stmt::For(_)
        | Stmt::While(_)
        | Stmt::DoWhile(_)
        | Stmt::Switch(_) => false,
        Stmt::Labeled(labelled) => labelled.body.is_expr(),
        Stmt::ForIn(_)
        | Stmt::ForOf(_)
        | Stmt::Expr(_)
        | Stmt::Decl(_)
        | Stmt::Empty(_)
        | Stmt::With(_)
        | Stmt::Debugger(_) => true,
    }
}

impl Visit for Ways<'_, '_> {
    fn visit_return_stmt(&mut self, stmt: &ReturnStmt) {
        match &stmt.arg {
            Some(value) => self.value(value),
            None => {
                self.gives = true;
                self.nothing(stmt.span);
            }
        }
    }

    fn visit_throw_stmt(&mut self, _: &ThrowStmt) {
        self.throws = true;
    }

    fn visit_function(&mut self, _: &Function) {}

    fn visit_arrow_expr(&mut self, _: &ArrowExpr) {}
}
