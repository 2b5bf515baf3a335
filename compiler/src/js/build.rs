//! LIR to swc's tree, one function at a time: `var`s are placed and merged here, labels printed where needed,
//! and every expression gets its shortest or plainest form. No meaning changes; that is the passes' work.

use std::cell::RefCell;

use crate::hir::FxIndexSet;

use rustc_hash::FxHashSet;
use swc_common::{BytePos, DUMMY_SP, Spanned, SyntaxContext};
use swc_ecma_ast as js;

use super::names::{Entity, Names, short_name};
use crate::lir::{
    BinaryOp, Expr, Facts, Function, LabelId, Module, Origin, Origins, Prop, Sorts, Stmt, StmtKind,
    UnaryOp, VarId, text_of,
};
use crate::span::Span;

/// What a build needs to know.
pub(super) struct Builder<'a> {
    pub(super) names: &'a Names,
    pub(super) pretty: bool,
    /// `x === undefined` may be written `x == null`: nothing in the program is ever `null`.
    /// What values can be.
    pub(super) facts: &'a Facts,
    /// What is known of the origins of names and texts.
    pub(super) origins: &'a Origins,
    /// The origins that the tree's positions stand for: position 1 is the first one.
    pub(super) places: RefCell<FxIndexSet<Origin>>,
    /// Modules that are kept in a variable.
    pub(super) module_vars: &'a [Module],
    /// Locals of the function at hand that still need a `var`.
    undeclared: FxHashSet<VarId>,
    /// The function at hand has its `var` already; a second one would cost more than a name in the first.
    has_var: bool,
    labels: Vec<Open>,
}

struct Open {
    label: LabelId,
    is_loop: bool,
    /// `break` without a label can reach it: a loop or a `switch`.
    takes_break: bool,
    used: bool,
}

pub(super) fn ident(name: &str) -> js::Ident {
    js::Ident::new(name.into(), DUMMY_SP, SyntaxContext::empty())
}

fn ident_name(name: &str) -> js::IdentName {
    js::IdentName::new(name.into(), DUMMY_SP)
}

fn string(text: &str) -> js::Str {
    js::Str {
        span: DUMMY_SP,
        value: text.into(),
        raw: None,
    }
}

fn binding(name: &str) -> js::Pat {
    js::Pat::Ident(ident(name).into())
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| c.is_ascii_alphabetic() || c == '_' || c == '$')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$')
}

fn block(stmts: Vec<js::Stmt>) -> js::BlockStmt {
    js::BlockStmt {
        span: DUMMY_SP,
        ctxt: SyntaxContext::empty(),
        stmts,
    }
}

pub(super) fn var_decl(decls: Vec<(String, Option<js::Expr>)>) -> js::VarDecl {
    let decls = decls
        .into_iter()
        .map(|(name, init)| js::VarDeclarator {
            span: DUMMY_SP,
            name: binding(&name),
            init: init.map(Box::new),
            definite: false,
        })
        .collect();
    js::VarDecl {
        span: DUMMY_SP,
        ctxt: SyntaxContext::empty(),
        kind: js::VarDeclKind::Var,
        declare: false,
        decls,
    }
}

impl<'a> Builder<'a> {
    pub(super) fn new(
        names: &'a Names,
        pretty: bool,
        facts: &'a Facts,
        origins: &'a Origins,
        module_vars: &'a [Module],
    ) -> Self {
        Builder {
            names,
            pretty,
            facts,
            origins,
            places: RefCell::default(),
            module_vars,
            undeclared: FxHashSet::default(),
            has_var: false,
            labels: Vec::new(),
        }
    }

    fn span(&self, span: Option<Span>) -> swc_common::Span {
        span.map_or(DUMMY_SP, |span| self.at(&Origin { span, helper: None }))
    }

    /// The position that stands for an origin.
    fn at(&self, origin: &Origin) -> swc_common::Span {
        let index = self.places.borrow_mut().insert_full(origin.clone()).0;
        let position = BytePos(u32::try_from(index + 1).expect("few places"));
        swc_common::Span::new(position, position)
    }

    fn var(&self, var: VarId) -> &'a str {
        self.names.get(Entity::Var(var))
    }

    /// A function's body, with the variables that it declares.
    pub(super) fn body(&mut self, function: &Function) -> Vec<js::Stmt> {
        let mut locals = FxHashSet::default();
        let mut order = Vec::new();
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            if let StmtKind::Let(var, _) = &stmt.kind
                && locals.insert(*var)
                && self.names.is_mentioned(*var)
            {
                order.push(*var);
            }
        });
        let outer = std::mem::replace(&mut self.undeclared, order.iter().copied().collect());
        let labels = std::mem::take(&mut self.labels);
        let has_var = std::mem::replace(&mut self.has_var, false);
        let mut body = self.list(&function.body);
        let left: Vec<(String, Option<js::Expr>)> = order
            .iter()
            .filter(|var| self.undeclared.contains(var))
            .map(|var| (self.var(*var).to_owned(), None))
            .collect();
        if !left.is_empty() {
            let bare = var_decl(left);
            match body.iter_mut().find_map(first_var) {
                Some(decl) if !self.pretty => decl.decls.extend(bare.decls),
                _ => body.insert(0, js::Stmt::Decl(js::Decl::Var(Box::new(bare)))),
            }
        }
        self.undeclared = outer;
        self.labels = labels;
        self.has_var = has_var;
        body
    }

    /// `function name(…){…}`
    pub(super) fn declaration(&mut self, name: &str, function: &Function) -> js::FnDecl {
        let body = self.body(function);
        let params = function
            .params
            .iter()
            .map(|p| js::Param {
                span: DUMMY_SP,
                decorators: Vec::new(),
                pat: binding(self.var(*p)),
            })
            .collect();
        js::FnDecl {
            ident: ident(name),
            declare: false,
            function: Box::new(js::Function {
                this_param: None,
                params,
                decorators: Vec::new(),
                span: self.span(function.span),
                ctxt: SyntaxContext::empty(),
                body: Some(js::FunctionBody {
                    span: DUMMY_SP,
                    stmts: body,
                }),
                is_generator: false,
                is_async: function.is_async,
                type_params: None,
                return_type: None,
            }),
        }
    }

    /// `(…)=>…`
    pub(super) fn arrow(&mut self, function: &Function) -> js::Expr {
        let mut stmts = self.body(function);
        let body = match &mut stmts[..] {
            [js::Stmt::Return(js::ReturnStmt { arg: Some(arg), .. })] => {
                js::ArrowFunctionBody::Expr(std::mem::replace(
                    arg,
                    Box::new(js::Expr::Invalid(js::Invalid { span: DUMMY_SP })),
                ))
            }
            _ => js::ArrowFunctionBody::FunctionBody(js::FunctionBody {
                span: DUMMY_SP,
                stmts,
            }),
        };
        js::Expr::Arrow(js::ArrowExpr {
            span: self.span(function.span),
            ctxt: SyntaxContext::empty(),
            params: function
                .params
                .iter()
                .map(|p| binding(self.var(*p)))
                .collect(),
            body: Box::new(body),
            is_async: function.is_async,
            is_generator: false,
            type_params: None,
            return_type: None,
        })
    }

    fn list(&mut self, list: &[Stmt]) -> Vec<js::Stmt> {
        let mut out: Vec<js::Stmt> = Vec::new();
        let mut rest = list;
        while let Some((stmt, after)) = rest.split_first() {
            let run = if self.pretty {
                0
            } else {
                rest.iter().take_while(|s| assignment(s).is_some()).count()
            };
            let declares = rest[..run]
                .iter()
                .any(|s| assignment(s).is_some_and(|(v, _)| self.undeclared.contains(&v)));
            if run > 0 && declares && !self.has_var {
                self.has_var = true;
                let decl = self.declare(&rest[..run]);
                out.push(decl);
                rest = &rest[run..];
                continue;
            }
            rest = after;
            if let StmtKind::For { .. } = &stmt.kind
                && !self.pretty
            {
                let init = take_init(&mut out);
                let built = self.for_loop(stmt, init);
                out.push(built);
                continue;
            }
            if let Some(built) = self.stmt(stmt) {
                out.push(built);
            }
        }
        out
    }

    /// A run of assignments as one `var`; a variable that has its `var` already does not mind a second.
    fn declare(&mut self, run: &[Stmt]) -> js::Stmt {
        let span = self.span(run[0].span);
        let decls = run
            .iter()
            .filter_map(|stmt| assignment(stmt).map(|(var, value)| (var, value, stmt.span)))
            .map(|(var, value, stmt_span)| {
                let mut value = self.expr(value);
                place(&mut value, self.span(stmt_span));
                self.undeclared.remove(&var);
                (self.var(var).to_owned(), Some(value))
            })
            .collect();
        let mut decl = var_decl(decls);
        decl.span = span;
        js::Stmt::Decl(js::Decl::Var(Box::new(decl)))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Option<js::Stmt> {
        let span = self.span(stmt.span);
        Some(match &stmt.kind {
            StmtKind::Let(var, Some(value)) if self.pretty && self.undeclared.contains(var) => {
                let value = self.expr(value);
                self.undeclared.remove(var);
                let mut decl = var_decl(vec![(self.var(*var).to_owned(), Some(value))]);
                decl.span = span;
                js::Stmt::Decl(js::Decl::Var(Box::new(decl)))
            }
            StmtKind::Let(_, None) => return None,
            StmtKind::Let(var, Some(value)) => {
                let expr = self.assign(js::AssignOp::Assign, &Expr::Var(*var), value);
                js::Stmt::Expr(js::ExprStmt {
                    span,
                    expr: Box::new(expr),
                })
            }
            StmtKind::Expr(e) => {
                let mut expr = self.discarded(e);
                place(&mut expr, span);
                js::Stmt::Expr(js::ExprStmt {
                    span,
                    expr: Box::new(expr),
                })
            }
            StmtKind::If(cond, yes, no) => {
                let test = self.boxed(cond);
                let then = Box::new(self.branch(yes));
                let alt = (!no.is_empty()).then(|| Box::new(self.otherwise(no)));
                js::Stmt::If(js::IfStmt {
                    span,
                    test,
                    cons: then,
                    alt,
                })
            }
            StmtKind::Loop(label, body) => {
                let (label, body) = self.labelled(*label, true, true, body);
                let body = Box::new(self.single(body));
                let stmt = js::Stmt::For(js::ForStmt {
                    span,
                    init: None,
                    test: None,
                    update: None,
                    body,
                });
                with_label(label, stmt)
            }
            StmtKind::For { .. } => self.for_loop(stmt, None),
            StmtKind::Block(label, body) => {
                let (label, body) = self.labelled(*label, false, false, body);
                // QUIRK(njs): `l: try { break l }` and `l: m: { break m }` are "Illegal break statement" (0.7.9); braces help.
                let needs_braces = matches!(body[..], [js::Stmt::Try(_) | js::Stmt::Labeled(_)]);
                let bare = label.is_some() && !needs_braces;
                let built = if bare {
                    self.single(body)
                } else {
                    js::Stmt::Block(block(body))
                };
                with_label(label, built)
            }
            StmtKind::Switch { .. } => self.switch(stmt),
            StmtKind::Break(label) => js::Stmt::Break(js::BreakStmt {
                span,
                label: self.jump(*label, false),
            }),
            StmtKind::Continue(label) => js::Stmt::Continue(js::ContinueStmt {
                span,
                label: self.jump(*label, true),
            }),
            StmtKind::Return(value) => {
                let arg = value.as_ref().map(|e| {
                    let mut e = self.expr(e);
                    place(&mut e, span);
                    Box::new(e)
                });
                js::Stmt::Return(js::ReturnStmt { span, arg })
            }
            StmtKind::Throw(value) => js::Stmt::Throw(js::ThrowStmt {
                span,
                arg: Box::new(self.expr(value)),
            }),
            StmtKind::Try(body, var, handler) => {
                let body = self.list(body);
                let param = Some(binding(self.var(*var)));
                let handler = js::CatchClause {
                    span: DUMMY_SP,
                    param,
                    body: block(self.list(handler)),
                };
                js::Stmt::Try(Box::new(js::TryStmt {
                    span,
                    block: block(body),
                    handler: Some(handler),
                    finalizer: None,
                }))
            }
        })
    }

    fn for_loop(&mut self, stmt: &Stmt, init: Option<js::VarDeclOrExpr>) -> js::Stmt {
        let StmtKind::For {
            label,
            cond,
            update,
            body,
        } = &stmt.kind
        else {
            unreachable!("called on a `For`")
        };
        let test = cond.as_ref().map(|e| Box::new(self.expr(e)));
        let update = update.as_ref().map(|e| Box::new(self.discarded(e)));
        let (label, body) = self.labelled(*label, true, true, body);
        let body = Box::new(self.single(body));
        with_label(
            label,
            js::Stmt::For(js::ForStmt {
                span: self.span(stmt.span),
                init,
                test,
                update,
                body,
            }),
        )
    }

    fn switch(&mut self, stmt: &Stmt) -> js::Stmt {
        let StmtKind::Switch {
            label,
            scrutinee,
            cases,
            default,
        } = &stmt.kind
        else {
            unreachable!("called on a `Switch`")
        };
        let discriminant = Box::new(self.expr(scrutinee));
        self.labels.push(Open {
            label: *label,
            is_loop: false,
            takes_break: true,
            used: false,
        });
        let mut built = Vec::new();
        for (values, body) in cases {
            let (last, others) = values.split_last().expect("a case has a value");
            for value in others {
                let test = Some(Box::new(self.expr(value)));
                built.push(js::SwitchCase {
                    span: DUMMY_SP,
                    test,
                    cons: Vec::new(),
                });
            }
            let test = Some(Box::new(self.expr(last)));
            let mut cons = self.list(body);
            if !body.last().is_some_and(|s| s.kind.is_jump()) {
                cons.push(js::Stmt::Break(js::BreakStmt {
                    span: DUMMY_SP,
                    label: None,
                }));
            }
            built.push(js::SwitchCase {
                span: DUMMY_SP,
                test,
                cons,
            });
        }
        if !default.is_empty() {
            built.push(js::SwitchCase {
                span: DUMMY_SP,
                test: None,
                cons: self.list(default),
            });
        } else if let Some(js::SwitchCase { cons, .. }) = built.last_mut() {
            cons.pop_if(|s| matches!(s, js::Stmt::Break(js::BreakStmt { label: None, .. })));
        }
        let label = self.close();
        let stmt = js::SwitchStmt {
            span: self.span(stmt.span),
            body_ctxt: SyntaxContext::empty(),
            discriminant,
            cases: built,
        };
        with_label(label, js::Stmt::Switch(stmt))
    }

    fn labelled(
        &mut self,
        label: LabelId,
        is_loop: bool,
        takes_break: bool,
        body: &[Stmt],
    ) -> (Option<js::Ident>, Vec<js::Stmt>) {
        self.labels.push(Open {
            label,
            is_loop,
            takes_break,
            used: false,
        });
        let body = self.list(body);
        (self.close(), body)
    }

    fn close(&mut self) -> Option<js::Ident> {
        let open = self
            .labels
            .pop()
            .expect("every label is opened before it is closed");
        open.used.then(|| ident(&short_name(self.labels.len())))
    }

    /// The label that a jump needs, if any.
    fn jump(&mut self, label: LabelId, is_continue: bool) -> Option<js::Ident> {
        let innermost = self.labels.iter().rposition(|o| {
            if is_continue {
                o.is_loop
            } else {
                o.takes_break
            }
        });
        let target = self
            .labels
            .iter()
            .position(|o| o.label == label)
            .expect("the validator saw its target");
        if innermost == Some(target) {
            return None;
        }
        self.labels[target].used = true;
        Some(ident(&short_name(target)))
    }

    fn branch(&mut self, list: &[Stmt]) -> js::Stmt {
        let built = self.list(list);
        self.single(built)
    }

    /// The branch behind `else`: another test needs no braces, in readable output either.
    fn otherwise(&mut self, list: &[Stmt]) -> js::Stmt {
        let mut built = self.list(list);
        if let [js::Stmt::If(_)] = built[..]
            && let Some(test) = built.pop()
        {
            return test;
        }
        self.single(built)
    }

    /// One statement out of many.
    fn single(&self, mut stmts: Vec<js::Stmt>) -> js::Stmt {
        if self.pretty {
            return js::Stmt::Block(block(stmts));
        }
        match stmts.len() {
            0 => js::Stmt::Empty(js::EmptyStmt { span: DUMMY_SP }),
            1 => stmts.pop().expect("there is one"),
            _ => js::Stmt::Block(block(stmts)),
        }
    }

    fn boxed(&mut self, e: &Expr) -> Box<js::Expr> {
        Box::new(self.expr(e))
    }

    fn args(&mut self, args: &[Expr]) -> Vec<js::ExprOrSpread> {
        args.iter()
            .map(|e| js::ExprOrSpread {
                spread: None,
                expr: self.boxed(e),
            })
            .collect()
    }

    /// An expression whose value is not used.
    fn discarded(&mut self, e: &Expr) -> js::Expr {
        match e {
            Expr::AssignOp(op @ (BinaryOp::Add | BinaryOp::Sub), place, one)
                if **one == Expr::Num(1.0) =>
            {
                let op = if *op == BinaryOp::Add {
                    js::UpdateOp::PlusPlus
                } else {
                    js::UpdateOp::MinusMinus
                };
                js::Expr::Update(js::UpdateExpr {
                    span: DUMMY_SP,
                    op,
                    prefix: false,
                    arg: self.boxed(place),
                })
            }
            Expr::Seq(items) => {
                let exprs = items.iter().map(|e| Box::new(self.discarded(e))).collect();
                js::Expr::Seq(js::SeqExpr {
                    span: DUMMY_SP,
                    exprs,
                })
            }
            Expr::And(a, b) => self.bin(js::BinaryOp::LogicalAnd, a, b),
            Expr::Or(a, b) => self.bin(js::BinaryOp::LogicalOr, a, b),
            _ => self.expr(e),
        }
    }

    fn bin(&mut self, op: js::BinaryOp, left: &Expr, right: &Expr) -> js::Expr {
        let (left, right) = (self.boxed(left), self.boxed(right));
        js::Expr::Bin(js::BinExpr {
            span: DUMMY_SP,
            op,
            left,
            right,
        })
    }

    fn assign(&mut self, op: js::AssignOp, place: &Expr, value: &Expr) -> js::Expr {
        let left = match self.expr(place) {
            js::Expr::Ident(ident) => js::SimpleAssignTarget::Ident(ident.into()),
            js::Expr::Member(member) => js::SimpleAssignTarget::Member(member),
            _ => unreachable!("the validator saw that it is a place"),
        };
        let right = self.boxed(value);
        js::Expr::Assign(js::AssignExpr {
            span: DUMMY_SP,
            op,
            left: js::AssignTarget::Simple(left),
            right,
        })
    }

    fn member(&mut self, object: &Expr, name: &str) -> js::Expr {
        let obj = self.boxed(object);
        let prop = if is_identifier(name) {
            js::MemberProp::Ident(ident_name(name))
        } else {
            let expr = Box::new(js::Expr::Lit(js::Lit::Str(string(name))));
            js::MemberProp::Computed(js::ComputedPropName {
                span: DUMMY_SP,
                expr,
            })
        };
        js::Expr::Member(js::MemberExpr {
            span: DUMMY_SP,
            obj,
            prop,
        })
    }

    fn property(&mut self, prop: &Prop, value: &Expr) -> js::PropOrSpread {
        let name = self.names.prop(prop);
        let origin = self.origins.of(prop.name());
        let span = origin.map_or(DUMMY_SP, |origin| self.at(origin));
        let key = if is_identifier(name) {
            js::PropName::Ident(js::IdentName {
                span,
                ..ident_name(name)
            })
        } else {
            js::PropName::Str(js::Str {
                span,
                ..string(name)
            })
        };
        js::PropOrSpread::Prop(Box::new(js::Prop::KeyValue(js::KeyValueProp {
            key,
            value: self.boxed(value),
        })))
    }

    pub(super) fn expr(&mut self, e: &Expr) -> js::Expr {
        let mut built = self.bare(e);
        if let Some(origin) = text_of(e).and_then(|text| self.origins.of(text)) {
            mark(&mut built, self.at(origin));
        }
        built
    }

    fn bare(&mut self, e: &Expr) -> js::Expr {
        match e {
            Expr::Undefined if self.pretty => js::Expr::Ident(ident("undefined")),
            Expr::Undefined => unary(js::UnaryOp::Void, number(0.0)),
            Expr::Bool(b) if self.pretty => js::Expr::Lit(js::Lit::Bool((*b).into())),
            Expr::Bool(b) => unary(js::UnaryOp::Bang, number(if *b { 0.0 } else { 1.0 })),
            Expr::Num(n) => num(*n),
            Expr::Str(s) => js::Expr::Lit(js::Lit::Str(string(s))),
            Expr::Key(prop) => js::Expr::Lit(js::Lit::Str(string(self.names.prop(prop)))),
            Expr::Regex(pattern, flags) => js::Expr::Lit(js::Lit::Regex(js::Regex {
                span: DUMMY_SP,
                exp: (&**pattern).into(),
                flags: (&**flags).into(),
            })),
            Expr::Var(var) => js::Expr::Ident(ident(self.var(*var))),
            Expr::Fn(id) => js::Expr::Ident(ident(self.names.get(Entity::Fn(id.0)))),
            Expr::Global(name) => js::Expr::Ident(ident(name)),
            Expr::Module(module) => self.module(*module),
            Expr::Member(object, prop, _) => {
                let names = self.names;
                self.member(object, names.prop(prop))
            }
            Expr::Index(object, key, _) => match &**key {
                Expr::Str(name) if is_identifier(name) => self.member(object, name),
                key => {
                    let obj = self.boxed(object);
                    let prop = js::MemberProp::Computed(js::ComputedPropName {
                        span: DUMMY_SP,
                        expr: self.boxed(key),
                    });
                    js::Expr::Member(js::MemberExpr {
                        span: DUMMY_SP,
                        obj,
                        prop,
                    })
                }
            },
            Expr::Call(callee, args, _) => js::Expr::Call(js::CallExpr {
                span: DUMMY_SP,
                ctxt: SyntaxContext::empty(),
                callee: js::Callee::Expr(self.boxed(callee)),
                args: self.args(args),
                type_args: None,
            }),
            Expr::New(callee, args, _) => js::Expr::New(js::NewExpr {
                span: DUMMY_SP,
                ctxt: SyntaxContext::empty(),
                callee: self.boxed(callee),
                args: (self.pretty || !args.is_empty()).then(|| self.args(args)),
                type_args: None,
            }),
            Expr::Unary(op, a) => unary(unary_op(*op), self.expr(a)),
            Expr::Binary(op, a, b) => self.binary(*op, a, b),
            Expr::And(a, b) => self.bin(js::BinaryOp::LogicalAnd, a, b),
            Expr::Or(a, b) => self.bin(js::BinaryOp::LogicalOr, a, b),
            Expr::Cond(test, cons, alt) => js::Expr::Cond(js::CondExpr {
                span: DUMMY_SP,
                test: self.boxed(test),
                cons: self.boxed(cons),
                alt: self.boxed(alt),
            }),
            Expr::Assign(place, value) => self.assign(js::AssignOp::Assign, place, value),
            Expr::AssignOp(op @ (BinaryOp::Add | BinaryOp::Sub), place, one)
                if **one == Expr::Num(1.0) =>
            {
                let op = if *op == BinaryOp::Add {
                    js::UpdateOp::PlusPlus
                } else {
                    js::UpdateOp::MinusMinus
                };
                js::Expr::Update(js::UpdateExpr {
                    span: DUMMY_SP,
                    op,
                    prefix: true,
                    arg: self.boxed(place),
                })
            }
            Expr::AssignOp(op, place, value) => self.assign(assign_op(*op), place, value),
            Expr::Array(items) => {
                let items: Vec<Expr> = items.iter().map(unnamed).collect();
                let elems = self.args(&items).into_iter().map(Some).collect();
                js::Expr::Array(js::ArrayLit {
                    span: DUMMY_SP,
                    elems,
                })
            }
            Expr::Object(fields) => {
                let props = fields
                    .iter()
                    .map(|(prop, value)| self.property(prop, value))
                    .collect();
                js::Expr::Object(js::ObjectLit {
                    span: DUMMY_SP,
                    props,
                })
            }
            Expr::Concat(parts) => self.concat(parts),
            Expr::Function(function) => self.arrow(function),
            Expr::Await(a) => js::Expr::Await(js::AwaitExpr {
                span: DUMMY_SP,
                arg: self.boxed(a),
            }),
            Expr::Seq(items) => {
                let (last, first) = items.split_last().expect("a sequence has parts");
                let mut exprs: Vec<_> = first.iter().map(|e| Box::new(self.discarded(e))).collect();
                exprs.push(self.boxed(last));
                js::Expr::Seq(js::SeqExpr {
                    span: DUMMY_SP,
                    exprs,
                })
            }
        }
    }

    fn module(&mut self, module: Module) -> js::Expr {
        if module == Module::CloudFront || self.module_vars.contains(&module) {
            return js::Expr::Ident(ident(self.names.get(Entity::Module(module))));
        }
        require(module)
    }

    fn binary(&mut self, op: BinaryOp, a: &Expr, b: &Expr) -> js::Expr {
        let undefined = matches!(a, Expr::Undefined) || matches!(b, Expr::Undefined);
        if undefined && matches!(op, BinaryOp::LooseEq | BinaryOp::LooseNe) {
            let other = if matches!(a, Expr::Undefined) { b } else { a };
            return js::Expr::Bin(js::BinExpr {
                span: DUMMY_SP,
                op: binary_op(op),
                left: Box::new(js::Expr::Lit(js::Lit::Null(js::Null { span: DUMMY_SP }))),
                right: self.boxed(other),
            });
        }
        self.bin(binary_op(op), a, b)
    }

    /// The shorter of `+` and a template literal.
    fn concat(&mut self, parts: &[Expr]) -> js::Expr {
        let plus = plus_parts(parts, self.facts);
        if template_saves(&plus, parts) {
            return self.template(parts);
        }
        let mut built = plus.iter().map(|e| self.expr(e));
        let first = built.next().expect("parts");
        built
            .collect::<Vec<_>>()
            .into_iter()
            .fold(first, |left, right| {
                js::Expr::Bin(js::BinExpr {
                    span: DUMMY_SP,
                    op: js::BinaryOp::Add,
                    left: Box::new(left),
                    right: Box::new(right),
                })
            })
    }

    fn template(&mut self, parts: &[Expr]) -> js::Expr {
        let (mut quasis, mut exprs, mut text) = (Vec::new(), Vec::new(), String::new());
        for part in parts {
            if let Expr::Str(s) = part {
                text.push_str(&template_text(s));
            } else {
                quasis.push(quasi(std::mem::take(&mut text), false));
                exprs.push(self.boxed(part));
            }
        }
        quasis.push(quasi(text, true));
        js::Expr::Tpl(js::Tpl {
            span: DUMMY_SP,
            exprs,
            quasis,
        })
    }
}

/// An expression that has no place yet gets its statement's.
fn place(e: &mut js::Expr, span: swc_common::Span) {
    if e.span().is_dummy() {
        e.set_span(span);
    }
}

/// Puts an expression's own name or text at a position.
fn mark(e: &mut js::Expr, span: swc_common::Span) {
    match e {
        js::Expr::Member(member) => match &mut member.prop {
            js::MemberProp::Ident(name) => name.span = span,
            js::MemberProp::Computed(key) => place(&mut key.expr, span),
            js::MemberProp::PrivateName(_) => {}
        },
        js::Expr::Ident(name) => name.span = span,
        js::Expr::Lit(js::Lit::Str(text)) => text.span = span,
        js::Expr::Lit(js::Lit::Regex(regex)) => regex.span = span,
        _ => {}
    }
}

/// `v = e` as a statement.
fn assignment(stmt: &Stmt) -> Option<(VarId, &Expr)> {
    match &stmt.kind {
        StmtKind::Let(var, Some(value)) => Some((*var, value)),
        StmtKind::Expr(Expr::Assign(place, value)) => match &**place {
            Expr::Var(var) => Some((*var, value)),
            _ => None,
        },
        _ => None,
    }
}

/// What stands before a `for` and may stand in its head.
fn take_init(out: &mut Vec<js::Stmt>) -> Option<js::VarDeclOrExpr> {
    match out.last() {
        Some(js::Stmt::Decl(js::Decl::Var(_))) => match out.pop() {
            Some(js::Stmt::Decl(js::Decl::Var(decl))) => Some(js::VarDeclOrExpr::VarDecl(decl)),
            _ => None,
        },
        Some(js::Stmt::Expr(_)) => match out.pop() {
            Some(js::Stmt::Expr(stmt)) => Some(js::VarDeclOrExpr::Expr(stmt.expr)),
            _ => None,
        },
        _ => None,
    }
}

/// The first `var` of a function, in whatever statement.
#[allow(clippy::match_same_arms)] // Different types, the same words.
fn first_var(stmt: &mut js::Stmt) -> Option<&mut js::VarDecl> {
    match stmt {
        js::Stmt::Decl(js::Decl::Var(decl)) => Some(decl),
        js::Stmt::For(js::ForStmt {
            init: Some(js::VarDeclOrExpr::VarDecl(decl)),
            ..
        }) => Some(decl),
        js::Stmt::For(stmt) => first_var(&mut stmt.body),
        js::Stmt::Labeled(stmt) => first_var(&mut stmt.body),
        js::Stmt::Block(block) => block.stmts.iter_mut().find_map(first_var),
        js::Stmt::If(stmt) => {
            let alt = stmt.alt.as_mut();
            first_var(&mut stmt.cons).or_else(|| alt.and_then(|alt| first_var(alt)))
        }
        js::Stmt::Try(stmt) => {
            let handler = stmt.handler.as_mut();
            stmt.block
                .stmts
                .iter_mut()
                .find_map(first_var)
                .or_else(|| handler.and_then(|h| h.body.stmts.iter_mut().find_map(first_var)))
        }
        _ => None,
    }
}

fn with_label(label: Option<js::Ident>, stmt: js::Stmt) -> js::Stmt {
    match label {
        Some(label) => js::Stmt::Labeled(js::LabeledStmt {
            span: DUMMY_SP,
            label,
            body: Box::new(stmt),
        }),
        None => stmt,
    }
}

pub(super) fn require(module: Module) -> js::Expr {
    let name = match module {
        Module::CloudFront => "cloudfront",
        Module::Crypto => "crypto",
        Module::QueryString => "querystring",
    };
    js::Expr::Call(js::CallExpr {
        span: DUMMY_SP,
        ctxt: SyntaxContext::empty(),
        callee: js::Callee::Expr(Box::new(js::Expr::Ident(ident("require")))),
        args: vec![js::ExprOrSpread {
            spread: None,
            expr: Box::new(js::Expr::Lit(js::Lit::Str(string(name)))),
        }],
        type_args: None,
    })
}

/// QUIRK(njs): a function literal as an element is named by its index, and that turns every number of the
/// program that equals it into a string (0.7.9). What a sequence gives is not named.
fn unnamed(element: &Expr) -> Expr {
    match element {
        Expr::Function(_) => Expr::Seq(vec![Expr::Num(0.0), element.clone()]),
        other => other.clone(),
    }
}

/// Whether the value is certainly a string.
pub(crate) fn is_string(e: &Expr) -> bool {
    const METHODS: &[&str] = &[
        "charAt",
        "join",
        "padEnd",
        "padStart",
        "repeat",
        "replace",
        "substr",
        "substring",
        "toLowerCase",
        "toString",
        "toUpperCase",
        "trim",
        "trimEnd",
        "trimStart",
        "toFixed",
        "toISOString",
    ];
    match e {
        Expr::Str(_) | Expr::Concat(_) | Expr::Unary(UnaryOp::TypeOf, _) => true,
        Expr::Binary(BinaryOp::Add, a, b) => is_string(a) || is_string(b),
        Expr::Cond(_, a, b) => is_string(a) && is_string(b),
        Expr::Call(callee, _, _) => match &**callee {
            Expr::Member(_, Prop::Fixed(name), _) => METHODS.contains(&&**name),
            Expr::Global(name) => {
                matches!(
                    &**name,
                    "String"
                        | "encodeURIComponent"
                        | "decodeURIComponent"
                        | "encodeURI"
                        | "decodeURI"
                )
            }
            _ => false,
        },
        _ => false,
    }
}

/// Parts for `+`: the first two must not both be something that `+` would add as numbers.
pub(crate) fn plus_parts(parts: &[Expr], facts: &Facts) -> Vec<Expr> {
    let mut out = parts.to_vec();
    let is_text = |e: &Expr| {
        let sorts = facts.sorts(e);
        is_string(e) || (sorts != Sorts::NONE && sorts.within(Sorts::TEXT))
    };
    if !is_text(&out[0]) && !is_text(&out[1]) {
        out.insert(0, Expr::str(""));
    }
    out
}

/// Whether a template literal is shorter than `+` over these parts.
pub(crate) fn template_saves(plus: &[Expr], parts: &[Expr]) -> bool {
    let needs_parens = |e: &Expr| {
        matches!(
            e,
            Expr::Cond(..)
                | Expr::Binary(..)
                | Expr::And(..)
                | Expr::Or(..)
                | Expr::Assign(..)
                | Expr::AssignOp(..)
        )
    };
    let literal = |s: &str| s.len() + s.matches(['\\', '\n']).count();
    let in_sum: usize = plus
        .iter()
        .map(|e| match e {
            Expr::Str(s) => literal(s) + 2,
            e if needs_parens(e) => 2,
            _ => 0,
        })
        .sum::<usize>()
        + plus.len()
        - 1;
    let in_template: usize = parts
        .iter()
        .map(|e| match e {
            Expr::Str(s) => template_text(s).len(),
            _ => 3,
        })
        .sum::<usize>()
        + 2;
    in_template < in_sum
}

fn template_text(s: &str) -> String {
    s.replace('\\', "\\\\")
        .replace('`', "\\`")
        .replace("${", "\\${")
        .replace('\r', "\\r")
}

fn quasi(raw: String, tail: bool) -> js::TplElement {
    js::TplElement {
        span: DUMMY_SP,
        tail,
        cooked: None,
        raw: raw.into(),
    }
}

fn number(n: f64) -> js::Expr {
    js::Expr::Lit(js::Lit::Num(n.into()))
}

fn num(n: f64) -> js::Expr {
    if n.is_nan() {
        js::Expr::Ident(ident("NaN"))
    } else if n.is_sign_negative() {
        unary(js::UnaryOp::Minus, number(-n))
    } else {
        number(n)
    }
}

fn unary(op: js::UnaryOp, arg: js::Expr) -> js::Expr {
    js::Expr::Unary(js::UnaryExpr {
        span: DUMMY_SP,
        op,
        arg: Box::new(arg),
    })
}

fn unary_op(op: UnaryOp) -> js::UnaryOp {
    match op {
        UnaryOp::Neg => js::UnaryOp::Minus,
        UnaryOp::Plus => js::UnaryOp::Plus,
        UnaryOp::Not => js::UnaryOp::Bang,
        UnaryOp::BitNot => js::UnaryOp::Tilde,
        UnaryOp::TypeOf => js::UnaryOp::TypeOf,
        UnaryOp::Void => js::UnaryOp::Void,
        UnaryOp::Delete => js::UnaryOp::Delete,
    }
}

fn binary_op(op: BinaryOp) -> js::BinaryOp {
    match op {
        BinaryOp::Add => js::BinaryOp::Add,
        BinaryOp::Sub => js::BinaryOp::Sub,
        BinaryOp::Mul => js::BinaryOp::Mul,
        BinaryOp::Div => js::BinaryOp::Div,
        BinaryOp::Rem => js::BinaryOp::Mod,
        BinaryOp::Exp => js::BinaryOp::Exp,
        BinaryOp::BitAnd => js::BinaryOp::BitAnd,
        BinaryOp::BitOr => js::BinaryOp::BitOr,
        BinaryOp::BitXor => js::BinaryOp::BitXor,
        BinaryOp::Shl => js::BinaryOp::LShift,
        BinaryOp::Sar => js::BinaryOp::RShift,
        BinaryOp::Shr => js::BinaryOp::ZeroFillRShift,
        BinaryOp::Eq => js::BinaryOp::EqEqEq,
        BinaryOp::Ne => js::BinaryOp::NotEqEq,
        BinaryOp::LooseEq => js::BinaryOp::EqEq,
        BinaryOp::LooseNe => js::BinaryOp::NotEq,
        BinaryOp::Lt => js::BinaryOp::Lt,
        BinaryOp::Le => js::BinaryOp::LtEq,
        BinaryOp::Gt => js::BinaryOp::Gt,
        BinaryOp::Ge => js::BinaryOp::GtEq,
        BinaryOp::In => js::BinaryOp::In,
        BinaryOp::InstanceOf => js::BinaryOp::InstanceOf,
    }
}

/// `op=`; only arithmetic and bit operators have one.
fn assign_op(op: BinaryOp) -> js::AssignOp {
    match op {
        BinaryOp::Add => js::AssignOp::AddAssign,
        BinaryOp::Sub => js::AssignOp::SubAssign,
        BinaryOp::Mul => js::AssignOp::MulAssign,
        BinaryOp::Div => js::AssignOp::DivAssign,
        BinaryOp::Rem => js::AssignOp::ModAssign,
        BinaryOp::Exp => js::AssignOp::ExpAssign,
        BinaryOp::BitAnd => js::AssignOp::BitAndAssign,
        BinaryOp::BitOr => js::AssignOp::BitOrAssign,
        BinaryOp::BitXor => js::AssignOp::BitXorAssign,
        BinaryOp::Shl => js::AssignOp::LShiftAssign,
        BinaryOp::Sar => js::AssignOp::RShiftAssign,
        BinaryOp::Shr => js::AssignOp::ZeroFillRShiftAssign,
        BinaryOp::Eq
        | BinaryOp::Ne
        | BinaryOp::LooseEq
        | BinaryOp::LooseNe
        | BinaryOp::Lt
        | BinaryOp::Le
        | BinaryOp::Gt
        | BinaryOp::Ge
        | BinaryOp::In
        | BinaryOp::InstanceOf => unreachable!("comparisons have no assignment form"),
    }
}
