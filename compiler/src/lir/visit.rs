//! Walking and rewriting LIR. Children are always visited in JavaScript's evaluation order.
//! Holds no judgement of its own: see `effect` and `uses` for that.

use super::{Expr, Function, LabelId, Stmt, StmtKind, VarId};

impl Expr {
    /// Calls `f` on every direct sub-expression; not on the body of a function literal.
    #[inline]
    pub fn for_each_child<'a>(&'a self, mut f: impl FnMut(&'a Expr)) {
        match self {
            Expr::Undefined
            | Expr::Bool(_)
            | Expr::Num(_)
            | Expr::Str(_)
            | Expr::Regex(..)
            | Expr::Key(_)
            | Expr::Var(_)
            | Expr::Fn(_)
            | Expr::Global(_)
            | Expr::Module(_)
            | Expr::Function(_) => {}
            Expr::Member(a, _, _) | Expr::Unary(_, a) | Expr::Await(a) => f(a),
            Expr::Index(a, b, _)
            | Expr::Binary(_, a, b)
            | Expr::And(a, b)
            | Expr::Or(a, b)
            | Expr::Assign(a, b)
            | Expr::AssignOp(_, a, b) => {
                f(a);
                f(b);
            }
            Expr::Cond(a, b, c) => {
                f(a);
                f(b);
                f(c);
            }
            Expr::Call(callee, args, _) | Expr::New(callee, args, _) => {
                f(callee);
                args.iter().for_each(f);
            }
            Expr::Array(items) | Expr::Concat(items) | Expr::Seq(items) => items.iter().for_each(f),
            Expr::Object(fields) => fields.iter().for_each(|(_, value)| f(value)),
        }
    }

    /// As [`Expr::for_each_child`], to change them.
    #[inline]
    pub fn for_each_child_mut<'a>(&'a mut self, mut f: impl FnMut(&'a mut Expr)) {
        match self {
            Expr::Undefined
            | Expr::Bool(_)
            | Expr::Num(_)
            | Expr::Str(_)
            | Expr::Regex(..)
            | Expr::Key(_)
            | Expr::Var(_)
            | Expr::Fn(_)
            | Expr::Global(_)
            | Expr::Module(_)
            | Expr::Function(_) => {}
            Expr::Member(a, _, _) | Expr::Unary(_, a) | Expr::Await(a) => f(a),
            Expr::Index(a, b, _)
            | Expr::Binary(_, a, b)
            | Expr::And(a, b)
            | Expr::Or(a, b)
            | Expr::Assign(a, b)
            | Expr::AssignOp(_, a, b) => {
                f(a);
                f(b);
            }
            Expr::Cond(a, b, c) => {
                f(a);
                f(b);
                f(c);
            }
            Expr::Call(callee, args, _) | Expr::New(callee, args, _) => {
                f(callee);
                args.iter_mut().for_each(f);
            }
            Expr::Array(items) | Expr::Concat(items) | Expr::Seq(items) => {
                items.iter_mut().for_each(f);
            }
            Expr::Object(fields) => fields.iter_mut().for_each(|(_, value)| f(value)),
        }
    }
}

impl StmtKind {
    /// The statement's own expressions; not those of statements inside it.
    #[inline]
    pub fn for_each_expr<'a>(&'a self, mut f: impl FnMut(&'a Expr)) {
        match self {
            StmtKind::Let(_, Some(e))
            | StmtKind::Expr(e)
            | StmtKind::If(e, _, _)
            | StmtKind::Return(Some(e))
            | StmtKind::Throw(e) => f(e),
            StmtKind::For { cond, update, .. } => {
                cond.iter().for_each(&mut f);
                update.as_deref().into_iter().for_each(f);
            }
            StmtKind::Switch {
                scrutinee, cases, ..
            } => {
                f(scrutinee);
                for (values, _) in cases {
                    values.iter().for_each(&mut f);
                }
            }
            StmtKind::Let(_, None)
            | StmtKind::Loop(..)
            | StmtKind::Block(..)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(None)
            | StmtKind::Try(..) => {}
        }
    }

    /// As [`StmtKind::for_each_expr`], to change them.
    #[inline]
    pub fn for_each_expr_mut(&mut self, mut f: impl FnMut(&mut Expr)) {
        match self {
            StmtKind::Let(_, Some(e))
            | StmtKind::Expr(e)
            | StmtKind::If(e, _, _)
            | StmtKind::Return(Some(e))
            | StmtKind::Throw(e) => f(e),
            StmtKind::For { cond, update, .. } => {
                cond.iter_mut().for_each(&mut f);
                update.as_deref_mut().into_iter().for_each(f);
            }
            StmtKind::Switch {
                scrutinee, cases, ..
            } => {
                f(scrutinee);
                for (values, _) in cases {
                    values.iter_mut().for_each(&mut f);
                }
            }
            StmtKind::Let(_, None)
            | StmtKind::Loop(..)
            | StmtKind::Block(..)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(None)
            | StmtKind::Try(..) => {}
        }
    }

    /// The statement lists directly inside it.
    #[inline]
    pub fn for_each_list<'a>(&'a self, mut f: impl FnMut(&'a Vec<Stmt>)) {
        match self {
            StmtKind::If(_, a, b) | StmtKind::Try(a, _, b) => {
                f(a);
                f(b);
            }
            StmtKind::Loop(_, body) | StmtKind::Block(_, body) | StmtKind::For { body, .. } => {
                f(body);
            }
            StmtKind::Switch { cases, default, .. } => {
                for (_, body) in cases {
                    f(body);
                }
                f(default);
            }
            StmtKind::Let(..)
            | StmtKind::Expr(_)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Throw(_) => {}
        }
    }

    /// As [`StmtKind::for_each_list`], to change them.
    #[inline]
    pub fn for_each_list_mut(&mut self, mut f: impl FnMut(&mut Vec<Stmt>)) {
        match self {
            StmtKind::If(_, a, b) | StmtKind::Try(a, _, b) => {
                f(a);
                f(b);
            }
            StmtKind::Loop(_, body) | StmtKind::Block(_, body) | StmtKind::For { body, .. } => {
                f(body);
            }
            StmtKind::Switch { cases, default, .. } => {
                for (_, body) in cases {
                    f(body);
                }
                f(default);
            }
            StmtKind::Let(..)
            | StmtKind::Expr(_)
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Throw(_) => {}
        }
    }
}

/// Every expression below and including `e`, outer before inner, function literals included.
pub fn walk<'a, F: FnMut(&'a Expr) + ?Sized>(e: &'a Expr, f: &mut F) {
    f(e);
    if let Expr::Function(function) = e {
        walk_list(&function.body, f);
    }
    e.for_each_child(|child| walk(child, f));
}

/// Every expression in a list, outer before inner, function literals included.
pub fn walk_list<'a, F: FnMut(&'a Expr) + ?Sized>(list: &'a [Stmt], f: &mut F) {
    for stmt in list {
        stmt.kind.for_each_expr(|e| walk(e, f));
        stmt.kind.for_each_list(|inner| walk_list(inner, f));
    }
}

/// Every statement of a function, outer before inner, but none of a function literal in it.
pub fn walk_own_lists<'a, F: FnMut(&'a Stmt) + ?Sized>(list: &'a [Stmt], f: &mut F) {
    for stmt in list {
        f(stmt);
        stmt.kind.for_each_list(|inner| walk_own_lists(inner, f));
    }
}

/// Changes every expression below and including `e`, inner before outer, function literals included.
pub fn rewrite<F: FnMut(&mut Expr) + ?Sized>(e: &mut Expr, f: &mut F) {
    if let Expr::Function(function) = e {
        rewrite_list(&mut function.body, f);
    }
    e.for_each_child_mut(|child| rewrite(child, f));
    f(e);
}

/// Changes every expression of a statement, inner before outer, function literals included.
pub fn rewrite_stmt<F: FnMut(&mut Expr) + ?Sized>(stmt: &mut Stmt, f: &mut F) {
    stmt.kind.for_each_expr_mut(|e| rewrite(e, f));
    stmt.kind.for_each_list_mut(|inner| rewrite_list(inner, f));
}

fn rewrite_list<F: FnMut(&mut Expr) + ?Sized>(list: &mut [Stmt], f: &mut F) {
    for stmt in list {
        rewrite_stmt(stmt, f);
    }
}

impl super::Program {
    /// Changes every expression of the program, inner before outer.
    pub fn rewrite(&mut self, f: &mut impl FnMut(&mut Expr)) {
        for (_, e) in &mut self.globals {
            rewrite(e, f);
        }
        for function in &mut self.functions {
            rewrite_list(&mut function.body, f);
        }
    }

    /// Every expression of the program, outer before inner.
    pub fn walk<'a>(&'a self, f: &mut impl FnMut(&'a Expr)) {
        for (_, e) in &self.globals {
            walk(e, f);
        }
        for function in &self.functions {
            walk_list(&function.body, f);
        }
    }

    /// Finds out whether it has function literals.
    pub fn look_for_literals(&mut self) {
        let mut found = false;
        self.walk(&mut |e| found |= matches!(e, Expr::Function(_)));
        self.without_literals = !found;
    }

    /// Every function, literals included, inner before outer.
    pub fn for_each_function_mut(&mut self, f: &mut dyn FnMut(&mut Function)) {
        if self.without_literals {
            self.functions.iter_mut().for_each(f);
            return;
        }
        for (_, e) in &mut self.globals {
            literals_mut(e, f);
        }
        for function in &mut self.functions {
            functions_mut(function, f);
        }
    }
}

fn functions_mut(function: &mut Function, f: &mut dyn FnMut(&mut Function)) {
    literals_in_list_mut(&mut function.body, f);
    f(function);
}

fn literals_in_list_mut(list: &mut [Stmt], f: &mut dyn FnMut(&mut Function)) {
    for stmt in list {
        stmt.kind.for_each_expr_mut(|e| literals_mut(e, f));
        stmt.kind
            .for_each_list_mut(|inner| literals_in_list_mut(inner, f));
    }
}

fn literals_mut(e: &mut Expr, f: &mut dyn FnMut(&mut Function)) {
    if let Expr::Function(function) = e {
        functions_mut(function, f);
    }
    e.for_each_child_mut(|child| literals_mut(child, f));
}

/// Whether a list holds `break label` outside function literals.
pub fn has_break(list: &[Stmt], label: LabelId) -> bool {
    list.iter().any(|stmt| match &stmt.kind {
        StmtKind::Break(l) => *l == label,
        StmtKind::If(_, a, b) | StmtKind::Try(a, _, b) => {
            has_break(a, label) || has_break(b, label)
        }
        StmtKind::Loop(_, body) | StmtKind::Block(_, body) | StmtKind::For { body, .. } => {
            has_break(body, label)
        }
        StmtKind::Switch { cases, default, .. } => {
            cases.iter().any(|(_, body)| has_break(body, label)) || has_break(default, label)
        }
        StmtKind::Let(..)
        | StmtKind::Expr(_)
        | StmtKind::Continue(_)
        | StmtKind::Return(_)
        | StmtKind::Throw(_) => false,
    })
}

/// Every list of a function's own statements, inner before outer; function literals excluded.
pub fn for_each_list_mut<F: FnMut(&mut Vec<Stmt>) + ?Sized>(list: &mut Vec<Stmt>, f: &mut F) {
    for stmt in list.iter_mut() {
        stmt.kind
            .for_each_list_mut(|inner| for_each_list_mut(inner, f));
    }
    f(list);
}

/// As [`for_each_list_mut`], to look at them; outer before inner.
pub fn for_each_list<F: FnMut(&Vec<Stmt>) + ?Sized>(list: &Vec<Stmt>, f: &mut F) {
    f(list);
    for stmt in list {
        stmt.kind.for_each_list(|inner| for_each_list(inner, f));
    }
}

/// Where the next statement stands that is not a mere declaration.
pub fn next_step(list: &[Stmt], from: usize) -> usize {
    from + list[from..]
        .iter()
        .take_while(|s| s.kind.is_declaration())
        .count()
}

/// How often a list mentions the variable, function literals included.
pub fn count_mentions(list: &[Stmt], var: VarId) -> u32 {
    let mut count = 0;
    walk_list(list, &mut |e| count += u32::from(*e == Expr::Var(var)));
    count
}

/// Whether the variable occurs in `e`, function literals included.
pub fn mentions(e: &Expr, var: VarId) -> bool {
    let mut found = false;
    walk(e, &mut |e| found |= matches!(e, Expr::Var(v) if *v == var));
    found
}

/// Gives variables and labels other names, declarations included: for copies of code.
pub fn rename(
    list: &mut [Stmt],
    var: &mut dyn FnMut(VarId) -> VarId,
    label: &mut dyn FnMut(LabelId) -> LabelId,
) {
    for stmt in list {
        match &mut stmt.kind {
            StmtKind::Let(v, _) | StmtKind::Try(_, v, _) => *v = var(*v),
            StmtKind::Loop(l, _)
            | StmtKind::Block(l, _)
            | StmtKind::Break(l)
            | StmtKind::Continue(l)
            | StmtKind::For { label: l, .. }
            | StmtKind::Switch { label: l, .. } => *l = label(*l),
            StmtKind::Expr(_) | StmtKind::If(..) | StmtKind::Return(_) | StmtKind::Throw(_) => {}
        }
        stmt.kind.for_each_expr_mut(|e| rename_expr(e, var, label));
        stmt.kind
            .for_each_list_mut(|inner| rename(inner, var, label));
    }
}

fn rename_expr(
    e: &mut Expr,
    var: &mut dyn FnMut(VarId) -> VarId,
    label: &mut dyn FnMut(LabelId) -> LabelId,
) {
    match e {
        Expr::Var(v) => *v = var(*v),
        Expr::Function(function) => {
            for param in &mut function.params {
                *param = var(*param);
            }
            rename(&mut function.body, var, label);
        }
        _ => e.for_each_child_mut(|child| rename_expr(child, var, label)),
    }
}
