//! Rules on memory and stack: the engine frees nothing before a run ends, has 2 MB, and a small
//! stack. All are warnings: whether they matter depends on how often the place is reached.

use super::report::Report;
use super::scope::{BindingId, Scopes};
use crate::finding::rules;
use std::collections::HashSet;
use swc_common::Span;
use swc_ecma_ast::{
    ArrowExpr, AssignExpr, AssignOp, AssignTarget, CallExpr, DoWhileStmt, Expr, FnDecl, ForInStmt,
    ForOfStmt, ForStmt, Function, Lit, Module, Regex, SimpleAssignTarget, VarDecl, VarDeclKind,
    VarDeclarator, WhileStmt,
};
use swc_ecma_visit::{Visit, VisitWith};

const MEMORY: &str =
    "cloudfront-limits: 2 MB; njs 0.7.9 to 0.8.2 free nothing during a run (measured)";

rules! {
    LEXICAL_IN_LOOP = Warning "JS0901" "let or const in a loop body" (MEMORY)
        "declare it with `var`, or before the loop; each round keeps some 17 bytes";
    STRING_IN_LOOP = Warning "JS0902" "string built in a loop" (MEMORY)
        "push the parts to an array and `join('')` them; 2,000 characters one by one cost 2 MB";
    ARRAY_BY_INDEX = Warning "JS0903" "array grown by index in a loop" (MEMORY)
        "use `push`, or `new Array(length)` first; each new slot costs some 155 bytes";
    REGEX_IN_LOOP = Warning "JS0904" "regular expression literal in a loop" (MEMORY)
        "move it to the top of the file; each round costs up to 820 bytes";
    RECURSION = Warning "JS0905" "recursion" ("njs 0.7.9 to 0.8.2: Maximum call stack size exceeded after 90 to 400 calls")
        "use a loop, or make sure that it ends within some 80 calls";
    CLOSURE_IN_LOOP = Warning "JS0906" "function made in a loop" (MEMORY)
        "make it once before the loop; each costs some 150 bytes";
    DEEP_LITERAL = Warning "JS0907" "literal nested more than 31 levels" ("njs 0.7.9 to 0.8.2: JSON refuses 32 levels")
        "flatten it";
    AWAIT_IN_LOOP = Warning "JS0908" "await in a loop" ("async-await-syntax; each await keeps some 1.9 KB in njs")
        "bound the number of rounds, or keep the values under one key";
}

pub(super) fn check(module: &Module, scopes: &Scopes, report: &mut Report<'_>) {
    let mut initial = Initial {
        scopes,
        texts: HashSet::new(),
        arrays: HashSet::new(),
    };
    module.visit_with(&mut initial);
    let Initial { texts, arrays, .. } = initial;
    module.visit_with(&mut Loops {
        report,
        scopes,
        texts,
        arrays,
        in_loop: false,
        functions: HashSet::new(),
        depth: 0,
    });
}

/// Variables that start as a text or as an empty array.
struct Initial<'a> {
    scopes: &'a Scopes,
    texts: HashSet<BindingId>,
    arrays: HashSet<BindingId>,
}

impl Visit for Initial<'_> {
    fn visit_var_declarator(&mut self, decl: &VarDeclarator) {
        if let Some(name) = decl.name.as_ident()
            && let Some(id) = self.scopes.declared_at(name.id.span)
        {
            match decl.init.as_deref() {
                Some(Expr::Lit(Lit::Str(_)) | Expr::Tpl(_)) => {
                    self.texts.insert(id);
                }
                Some(Expr::Array(array)) if array.elems.is_empty() => {
                    self.arrays.insert(id);
                }
                _ => {}
            }
        }
        decl.visit_children_with(self);
    }
}

struct Loops<'a, 'r, 's> {
    report: &'r mut Report<'s>,
    scopes: &'a Scopes,
    texts: HashSet<BindingId>,
    arrays: HashSet<BindingId>,
    in_loop: bool,
    /// The named functions that this place is inside of.
    functions: HashSet<BindingId>,
    depth: usize,
}

impl Loops<'_, '_, '_> {
    fn in_loop(&mut self, walk: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.in_loop, true);
        walk(self);
        self.in_loop = outer;
    }

    fn in_function(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        if self.in_loop {
            let message = "each round of this loop makes a function";
            self.report
                .add_once(&CLOSURE_IN_LOOP, "", span.with_hi(span.lo), message);
        }
        let outer = std::mem::replace(&mut self.in_loop, false);
        walk(self);
        self.in_loop = outer;
    }

    fn check_append(&mut self, assign: &AssignExpr) {
        let AssignTarget::Simple(target) = &assign.left else {
            return;
        };
        match target {
            SimpleAssignTarget::Ident(name) => {
                let Some(id) = self.scopes.binding_of(&name.id) else {
                    return;
                };
                let appends = assign.op == AssignOp::AddAssign
                    || (assign.op == AssignOp::Assign
                        && starts_with(&assign.right, self.scopes, id));
                if appends && (self.texts.contains(&id) || is_text(&assign.right)) {
                    let message = format!("`{}` is built piece by piece in a loop", name.id.sym);
                    self.report
                        .add_once(&STRING_IN_LOOP, &name.id.sym, assign.span, message);
                }
            }
            SimpleAssignTarget::Member(member) => {
                let grown = member
                    .obj
                    .as_ident()
                    .filter(|_| member.prop.is_computed() && assign.op == AssignOp::Assign)
                    .and_then(|array| self.scopes.binding_of(array))
                    .is_some_and(|id| self.arrays.contains(&id));
                if grown {
                    let message = "this array grows slot by slot in a loop";
                    self.report
                        .add_once(&ARRAY_BY_INDEX, "", assign.span, message);
                }
            }
            _ => {}
        }
    }

    fn nested(&mut self, span: Span, walk: impl FnOnce(&mut Self)) {
        self.depth += 1;
        if self.depth == cfc_event_rules::limits::MAX_JSON_DEPTH + 1 {
            let message = "this literal is nested too deeply for `JSON`";
            self.report.add(&DEEP_LITERAL, span, message);
        }
        walk(self);
        self.depth -= 1;
    }
}

/// `s + …`, for the variable `s`.
fn starts_with(expr: &Expr, scopes: &Scopes, id: BindingId) -> bool {
    match expr {
        Expr::Bin(sum) if sum.op == swc_ecma_ast::BinaryOp::Add => match &*sum.left {
            Expr::Ident(name) => scopes.binding_of(name) == Some(id),
            left => starts_with(left, scopes, id),
        },
        _ => false,
    }
}

fn is_text(expr: &Expr) -> bool {
    matches!(expr, Expr::Lit(Lit::Str(_)) | Expr::Tpl(_))
}

impl Visit for Loops<'_, '_, '_> {
    fn visit_for_stmt(&mut self, stmt: &ForStmt) {
        stmt.init.visit_with(self);
        self.in_loop(|this| {
            stmt.test.visit_with(this);
            stmt.update.visit_with(this);
            stmt.body.visit_with(this);
        });
    }

    fn visit_for_in_stmt(&mut self, stmt: &ForInStmt) {
        stmt.right.visit_with(self);
        self.in_loop(|this| stmt.body.visit_with(this));
    }

    fn visit_for_of_stmt(&mut self, stmt: &ForOfStmt) {
        stmt.right.visit_with(self);
        self.in_loop(|this| stmt.body.visit_with(this));
    }

    fn visit_while_stmt(&mut self, stmt: &WhileStmt) {
        self.in_loop(|this| stmt.visit_children_with(this));
    }

    fn visit_do_while_stmt(&mut self, stmt: &DoWhileStmt) {
        self.in_loop(|this| stmt.visit_children_with(this));
    }

    fn visit_var_decl(&mut self, decl: &VarDecl) {
        if self.in_loop && matches!(decl.kind, VarDeclKind::Let | VarDeclKind::Const) {
            let message = format!(
                "each round of this loop keeps memory for its `{}`",
                decl.kind
            );
            self.report
                .add_once(&LEXICAL_IN_LOOP, "", decl.span, message);
        }
        decl.visit_children_with(self);
    }

    fn visit_assign_expr(&mut self, assign: &AssignExpr) {
        if self.in_loop {
            self.check_append(assign);
        }
        assign.visit_children_with(self);
    }

    fn visit_regex(&mut self, regex: &Regex) {
        if self.in_loop {
            let message = "each round of this loop makes a regular expression";
            self.report
                .add_once(&REGEX_IN_LOOP, "", regex.span, message);
        }
    }

    fn visit_await_expr(&mut self, expr: &swc_ecma_ast::AwaitExpr) {
        if self.in_loop {
            let message = "each round of this loop waits, and keeps the memory of it";
            self.report.add_once(&AWAIT_IN_LOOP, "", expr.span, message);
        }
        expr.visit_children_with(self);
    }

    fn visit_fn_decl(&mut self, decl: &FnDecl) {
        let id = self.scopes.declared_at(decl.ident.span);
        if let Some(id) = id {
            self.functions.insert(id);
        }
        decl.function.visit_with(self);
        if let Some(id) = id {
            self.functions.remove(&id);
        }
    }

    fn visit_function(&mut self, function: &Function) {
        self.in_function(function.span, |this| function.visit_children_with(this));
    }

    fn visit_arrow_expr(&mut self, arrow: &ArrowExpr) {
        self.in_function(arrow.span, |this| arrow.visit_children_with(this));
    }

    fn visit_call_expr(&mut self, call: &CallExpr) {
        if let Some(name) = call.callee.as_expr().and_then(|callee| callee.as_ident())
            && let Some(id) = self.scopes.binding_of(name)
            && self.functions.contains(&id)
        {
            let message = format!("`{}` calls itself", name.sym);
            self.report
                .add_once(&RECURSION, &name.sym, call.span, message);
        }
        call.visit_children_with(self);
    }

    fn visit_object_lit(&mut self, object: &swc_ecma_ast::ObjectLit) {
        self.nested(object.span, |this| object.visit_children_with(this));
    }

    fn visit_array_lit(&mut self, array: &swc_ecma_ast::ArrayLit) {
        self.nested(array.span, |this| array.visit_children_with(this));
    }
}
