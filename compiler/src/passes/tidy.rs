//! Statements that say less than they seem to: constant conditions, empty branches, sequences, assignments in both branches.
//! Leaves plain statements; packing them into expressions is `shape`'s work.

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Program, Stmt, StmtKind, Uses, VarId, effect, for_each_list_mut, mentions,
    summary,
};

use super::fold::{contains_await, inverted, truth_of};
use super::loops::hoist_declarations;

/// Tidies every list of the program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let mut tidier = Tidier {
                uses: &uses,
                out: Vec::with_capacity(list.len()),
                changed: false,
            };
            for stmt in std::mem::take(list) {
                tidier.stmt(stmt);
            }
            *list = tidier.out;
            changed |= tidier.changed;
        });
    });
    changed
}

struct Tidier<'a> {
    uses: &'a Uses,
    out: Vec<Stmt>,
    changed: bool,
}

impl Tidier<'_> {
    fn stmt(&mut self, mut stmt: Stmt) {
        self.split_seq(&mut stmt);
        let span = stmt.span;
        match stmt.kind {
            StmtKind::Expr(e) => self.discarded(e, span),
            StmtKind::If(cond, yes, no) => self.branches(cond, yes, no, span),
            StmtKind::For {
                cond: Some(cond), ..
            } if truth_of(&cond) == Some(false) && effect(&cond) != Effect::Effect => {
                self.changed = true;
            }
            kind => self.push(kind.at(span)),
        }
    }

    /// `(a, b)` evaluated first becomes a statement `a` and `b`.
    fn split_seq(&mut self, stmt: &mut Stmt) {
        let span = stmt.span;
        let (StmtKind::Let(_, Some(value))
        | StmtKind::Expr(value)
        | StmtKind::If(value, _, _)
        | StmtKind::Return(Some(value))
        | StmtKind::Throw(value)
        | StmtKind::Switch {
            scrutinee: value, ..
        }) = &mut stmt.kind
        else {
            return;
        };
        let value = match value {
            Expr::Assign(place, inner) if matches!(**place, Expr::Var(_)) => &mut **inner,
            value => value,
        };
        if let Expr::Seq(items) = value {
            self.changed = true;
            let last = items.pop().expect("a sequence has parts");
            let first = std::mem::take(items);
            *value = last;
            for e in first {
                self.discarded(e, span);
            }
        }
    }

    /// An expression of which only the effect matters.
    fn discarded(&mut self, e: Expr, span: Option<crate::span::Span>) {
        if effect(&e) != Effect::Effect {
            self.changed = true;
            return;
        }
        match e {
            Expr::And(a, b) => {
                self.conditional(*a, vec![StmtKind::Expr(*b).at(span)], Vec::new(), span);
            }
            Expr::Or(a, b) => {
                self.conditional(*a, Vec::new(), vec![StmtKind::Expr(*b).at(span)], span);
            }
            Expr::Cond(c, a, b) => {
                let (a, b) = (StmtKind::Expr(*a).at(span), StmtKind::Expr(*b).at(span));
                self.conditional(*c, vec![a], vec![b], span);
            }
            Expr::Seq(items) => items.into_iter().for_each(|e| self.discarded(e, span)),
            Expr::Unary(op, a) if op != crate::lir::UnaryOp::Delete => self.parts(vec![*a], span),
            Expr::Binary(_, a, b) => self.parts(vec![*a, *b], span),
            Expr::Array(items) | Expr::Concat(items) => self.parts(items, span),
            Expr::Object(fields) => self.parts(fields.into_iter().map(|(_, v)| v).collect(), span),
            e @ (Expr::Member(_, _, Effect::Effect) | Expr::Index(_, _, Effect::Effect)) => {
                self.push(StmtKind::Expr(e).at(span));
            }
            Expr::Member(object, _, _) => self.parts(vec![*object], span),
            Expr::Index(object, key, _) => self.parts(vec![*object, *key], span),
            e => self.push(StmtKind::Expr(e).at(span)),
        }
    }

    fn conditional(
        &mut self,
        cond: Expr,
        yes: Vec<Stmt>,
        no: Vec<Stmt>,
        span: Option<crate::span::Span>,
    ) {
        self.changed = true;
        let mut inner = Tidier {
            uses: self.uses,
            out: Vec::new(),
            changed: false,
        };
        for stmt in yes {
            inner.stmt(stmt);
        }
        let yes = std::mem::take(&mut inner.out);
        for stmt in no {
            inner.stmt(stmt);
        }
        self.branches(cond, yes, inner.out, span);
    }

    fn parts(&mut self, parts: Vec<Expr>, span: Option<crate::span::Span>) {
        self.changed = true;
        for e in parts {
            self.discarded(e, span);
        }
    }

    fn branches(
        &mut self,
        cond: Expr,
        mut yes: Vec<Stmt>,
        mut no: Vec<Stmt>,
        span: Option<crate::span::Span>,
    ) {
        hoist_declarations(&mut yes, &mut self.out);
        hoist_declarations(&mut no, &mut self.out);
        if let Some(known) = truth_of(&cond) {
            self.changed = true;
            self.discarded_if_effect(cond, span);
            let (taken, dropped) = if known { (yes, no) } else { (no, yes) };
            self.declarations(&dropped);
            return taken.into_iter().for_each(|s| self.stmt(s));
        }
        if yes.is_empty() && no.is_empty() {
            self.changed = true;
            return self.discarded_if_effect(cond, span);
        }
        if yes.is_empty()
            || (!no.is_empty() && matches!(cond, Expr::Unary(crate::lir::UnaryOp::Not, _)))
        {
            self.changed = true;
            return self.branches(inverted(cond), no, yes, span);
        }
        // What both branches end with stands behind them.
        let mut common = Vec::new();
        while let (Some(a), Some(b)) = (yes.last(), no.last()) {
            if a != b || matches!(a.kind, StmtKind::Let(..)) || has_own_labels(a) {
                break;
            }
            self.changed = true;
            common.push(yes.pop().expect("not empty"));
            no.pop();
        }
        if common.is_empty() {
            self.plain_branches(cond, yes, no, span);
        } else {
            self.branches(cond, yes, no, span);
            common.into_iter().rev().for_each(|s| self.push(s));
        }
    }

    fn plain_branches(
        &mut self,
        cond: Expr,
        mut yes: Vec<Stmt>,
        no: Vec<Stmt>,
        span: Option<crate::span::Span>,
    ) {
        match (&mut yes[..], &no[..]) {
            // if(a){if(b)…}
            (
                [
                    Stmt {
                        kind: StmtKind::If(inner, body, rest),
                        ..
                    },
                ],
                [],
            ) if rest.is_empty() => {
                self.changed = true;
                let both = Expr::And(Box::new(cond), Box::new(inner.take()));
                let body = std::mem::take(body);
                self.plain_branches(both, body, Vec::new(), span);
            }
            ([a], [b]) => match (value_of(a), value_of(b)) {
                (Some((place, _)), Some((other, _)))
                    if place == other
                        && !(matches!(place, Place::Expr(_)) && mentions_effect(&cond)) =>
                {
                    self.changed = true;
                    let place = place.clone();
                    let value = |s: &Stmt| Box::new(value_of(s).expect("just seen").1.clone());
                    let value = Expr::Cond(Box::new(cond), value(a), value(b));
                    self.push(rebuilt(place, value).at(span));
                }
                _ => self.push(StmtKind::If(cond, yes, no).at(span)),
            },
            ([a], []) => match self.merge_with_before(&cond, a) {
                Some(merged) => self.push(merged.at(span)),
                None => self.push(StmtKind::If(cond, yes, no).at(span)),
            },
            _ => self.push(StmtKind::If(cond, yes, no).at(span)),
        }
    }

    /// `v = x; if(c) v = y` is `v = c ? y : x`, and `if(c) return y; return x` is made when the second comes.
    fn merge_with_before(&mut self, cond: &Expr, stmt: &Stmt) -> Option<StmtKind> {
        let (place, value) = value_of(stmt)?;
        let Place::Var(var) = place else { return None };
        let before = self.out.last()?;
        let (declares, old) = match &before.kind {
            StmtKind::Let(v, Some(old)) if *v == var => (true, old),
            StmtKind::Expr(Expr::Assign(p, old)) if **p == Expr::Var(var) => (false, &**old),
            _ => return None,
        };
        let of = self.uses.of_var(var);
        // A `catch` could see the variable unwritten when the condition throws.
        let throws = self.uses.has_try
            && (effect(cond) == Effect::Effect || effect(value) == Effect::Effect);
        if throws
            || of.captured
            || mentions(cond, var)
            || mentions(value, var)
            || crate::lir::size(old) > 40
        {
            return None;
        }
        let (old_sum, cond_sum) = (summary(old), summary(cond));
        if !old_sum.is_droppable() || !old_sum.commutes(&cond_sum, self.uses) || contains_await(old)
        {
            return None;
        }
        self.changed = true;
        let merged = Expr::Cond(
            Box::new(cond.clone()),
            Box::new(value.clone()),
            Box::new(old.clone()),
        );
        self.out.pop();
        Some(if declares {
            StmtKind::Let(var, Some(merged))
        } else {
            StmtKind::Expr(Expr::assign(var, merged))
        })
    }

    fn discarded_if_effect(&mut self, cond: Expr, span: Option<crate::span::Span>) {
        if effect(&cond) == Effect::Effect {
            self.discarded(cond, span);
        }
    }

    fn declarations(&mut self, dropped: &[Stmt]) {
        crate::lir::walk_own_lists(dropped, &mut |s| {
            if let StmtKind::Let(var, _) = s.kind {
                self.out.push(StmtKind::Let(var, None).into());
            }
        });
    }

    /// Puts a statement out, joined with the one before where they are one.
    fn push(&mut self, stmt: Stmt) {
        if let Some(last) = self.out.last_mut() {
            match (&mut last.kind, &stmt.kind) {
                // if(a) return x; return y
                (StmtKind::If(cond, yes, no), StmtKind::Return(Some(other))) if no.is_empty() => {
                    if let [
                        Stmt {
                            kind: StmtKind::Return(Some(value)),
                            ..
                        },
                    ] = &mut yes[..]
                    {
                        self.changed = true;
                        let value = Expr::Cond(
                            Box::new(cond.take()),
                            Box::new(value.take()),
                            Box::new(other.clone()),
                        );
                        last.kind = StmtKind::Return(Some(value));
                        return;
                    }
                }
                // if(a) jump; if(b) jump
                (StmtKind::If(a, yes, no), StmtKind::If(b, then, other))
                    if no.is_empty() && other.is_empty() && yes == then && is_jump(yes) =>
                {
                    self.changed = true;
                    *a = Expr::Or(Box::new(a.take()), Box::new(b.clone()));
                    return;
                }
                // if(a) jump; jump
                (StmtKind::If(a, yes, no), kind)
                    if no.is_empty() && is_jump(yes) && yes[0].kind == *kind =>
                {
                    self.changed = true;
                    let cond = a.take();
                    self.out.pop();
                    self.discarded_if_effect(cond, stmt.span);
                    self.out.push(stmt);
                    return;
                }
                _ => {}
            }
        }
        self.out.push(stmt);
    }
}

/// A list that is one small jump.
fn is_jump(list: &[Stmt]) -> bool {
    matches!(list, [only] if only.kind.is_jump())
}

/// Where a one-statement branch puts its value.
#[derive(Clone, PartialEq)]
enum Place {
    Var(VarId),
    Expr(Expr),
    Return,
}

fn value_of(stmt: &Stmt) -> Option<(Place, &Expr)> {
    match &stmt.kind {
        StmtKind::Expr(Expr::Assign(place, value)) => match &**place {
            Expr::Var(var) => Some((Place::Var(*var), value)),
            // The object is evaluated before the condition then, and so must not change.
            Expr::Member(object, _, _)
                if matches!(**object, Expr::Var(_)) && !mentions_effect(value) =>
            {
                Some((Place::Expr((**place).clone()), value))
            }
            _ => None,
        },
        StmtKind::Return(Some(value)) => Some((Place::Return, value)),
        _ => None,
    }
}

fn mentions_effect(e: &Expr) -> bool {
    effect(e) == Effect::Effect
}

fn rebuilt(place: Place, value: Expr) -> StmtKind {
    match place {
        Place::Var(var) => StmtKind::Expr(Expr::assign(var, value)),
        Place::Expr(place) => StmtKind::Expr(Expr::Assign(Box::new(place), Box::new(value))),
        Place::Return => StmtKind::Return(Some(value)),
    }
}

fn has_own_labels(stmt: &Stmt) -> bool {
    let mut found = false;
    crate::lir::walk_own_lists(std::slice::from_ref(stmt), &mut |s| {
        found |= matches!(
            s.kind,
            StmtKind::Let(..)
                | StmtKind::Block(..)
                | StmtKind::Loop(..)
                | StmtKind::For { .. }
                | StmtKind::Switch { .. }
                | StmtKind::Try(..)
        );
    });
    found
}
