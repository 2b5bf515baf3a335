//! The invariants of a program. Run between passes in debug builds.

use rustc_hash::FxHashSet;

use super::{Expr, Function, LabelId, Program, Stmt, StmtKind, UnaryOp, VarId};

/// Checks the invariants that `Program` and its parts state; the first broken one is the error.
pub fn validate(program: &Program) -> Result<(), String> {
    let mut checker = Checker {
        program,
        declared: FxHashSet::default(),
        labels: FxHashSet::default(),
    };
    for (var, _) in &program.globals {
        checker.declare(*var)?;
    }
    let globals: FxHashSet<VarId> = checker.declared.clone();
    for (_, value) in &program.globals {
        checker.expr(
            value,
            &Scope {
                visible: globals.clone(),
                labels: Vec::new(),
                is_async: false,
                in_args: false,
            },
        )?;
    }
    for function in &program.functions {
        checker.function(function, &globals)?;
    }
    match program.handler {
        Some(id) if id.0 as usize >= program.functions.len() => Err(format!("no handler {id:?}")),
        _ => Ok(()),
    }
}

struct Checker<'a> {
    program: &'a Program,
    declared: FxHashSet<VarId>,
    labels: FxHashSet<LabelId>,
}

#[derive(Clone)]
struct Scope {
    visible: FxHashSet<VarId>,
    /// Open labels, and whether each is a loop's.
    labels: Vec<(LabelId, bool)>,
    is_async: bool,
    in_args: bool,
}

impl Checker<'_> {
    fn declare(&mut self, var: VarId) -> Result<(), String> {
        if var.0 as usize >= self.program.vars.len() {
            return Err(format!("unknown variable {var:?}"));
        }
        if self.declared.insert(var) {
            Ok(())
        } else {
            Err(format!("{var:?} is declared twice"))
        }
    }

    fn function(&mut self, function: &Function, outer: &FxHashSet<VarId>) -> Result<(), String> {
        let mut visible = outer.clone();
        for param in &function.params {
            self.declare(*param)?;
            visible.insert(*param);
        }
        let mut locals = Vec::new();
        super::walk_own_lists(&function.body, &mut |stmt| {
            if let StmtKind::Let(var, _) | StmtKind::Try(_, var, _) = &stmt.kind {
                locals.push(*var);
            }
        });
        for var in locals {
            self.declare(var)?;
            visible.insert(var);
        }
        let mut scope = Scope {
            visible,
            labels: Vec::new(),
            is_async: function.is_async,
            in_args: false,
        };
        self.list(&function.body, &mut scope)
    }

    fn list(&mut self, list: &[Stmt], scope: &mut Scope) -> Result<(), String> {
        list.iter().try_for_each(|stmt| self.stmt(stmt, scope))
    }

    fn labelled(
        &mut self,
        label: LabelId,
        is_loop: bool,
        body: &[&[Stmt]],
        scope: &mut Scope,
    ) -> Result<(), String> {
        if label.0 >= self.program.labels {
            return Err(format!("unknown label {label:?}"));
        }
        if !self.labels.insert(label) {
            return Err(format!("{label:?} is used twice"));
        }
        scope.labels.push((label, is_loop));
        for list in body {
            self.list(list, scope)?;
        }
        scope.labels.pop();
        Ok(())
    }

    fn stmt(&mut self, stmt: &Stmt, scope: &mut Scope) -> Result<(), String> {
        let mut result = Ok(());
        stmt.kind.for_each_expr(|e| {
            if result.is_ok() {
                result = self.expr(e, scope);
            }
        });
        result?;
        match &stmt.kind {
            StmtKind::Loop(label, body) | StmtKind::For { label, body, .. } => {
                self.labelled(*label, true, &[body], scope)
            }
            StmtKind::Block(label, body) => self.labelled(*label, false, &[body], scope),
            StmtKind::Switch {
                label,
                cases,
                default,
                ..
            } => {
                let mut lists: Vec<&[Stmt]> = cases.iter().map(|(_, body)| &body[..]).collect();
                lists.push(default);
                self.labelled(*label, false, &lists, scope)
            }
            StmtKind::Break(label) if !scope.labels.iter().any(|(l, _)| l == label) => {
                Err(format!("break out of {label:?}, which is not around it"))
            }
            StmtKind::Continue(label) if !scope.labels.contains(&(*label, true)) => {
                Err(format!("continue of {label:?}, which is no loop around it"))
            }
            StmtKind::If(_, a, b) | StmtKind::Try(a, _, b) => {
                self.list(a, scope)?;
                self.list(b, scope)
            }
            StmtKind::Let(..)
            | StmtKind::Expr(_)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Throw(_) => Ok(()),
        }
    }

    fn expr(&mut self, e: &Expr, scope: &Scope) -> Result<(), String> {
        match e {
            Expr::Var(var) if !scope.visible.contains(var) => {
                Err(format!("{var:?} is not declared where it is used"))
            }
            Expr::Fn(id) if id.0 as usize >= self.program.functions.len() => {
                Err(format!("no function {id:?}"))
            }
            Expr::Await(_) if !scope.is_async => Err("await outside an async function".into()),
            Expr::Await(_) if scope.in_args => Err("await inside call arguments".into()),
            Expr::Assign(place, _) | Expr::AssignOp(_, place, _)
                if !matches!(**place, Expr::Var(_) | Expr::Member(..) | Expr::Index(..)) =>
            {
                Err(format!("assignment to {place}"))
            }
            Expr::Unary(UnaryOp::Delete, place)
                if !matches!(**place, Expr::Member(..) | Expr::Index(..)) =>
            {
                Err(format!("delete {place}"))
            }
            Expr::Concat(parts) | Expr::Seq(parts) if parts.len() < 2 => {
                Err(format!("too few parts in {e}"))
            }
            Expr::Function(_) if self.program.without_literals => {
                Err("a function literal where there was none".to_owned())
            }
            Expr::Function(function) => self.function(function, &scope.visible),
            Expr::Call(callee, args, _) | Expr::New(callee, args, _) => {
                self.expr(callee, scope)?;
                let inner = Scope {
                    in_args: true,
                    ..scope.clone()
                };
                args.iter().try_for_each(|arg| self.expr(arg, &inner))
            }
            _ => {
                let mut result = Ok(());
                e.for_each_child(|child| {
                    if result.is_ok() {
                        result = self.expr(child, scope);
                    }
                });
                result
            }
        }
    }
}
