//! Control flow: unreachable code, jumps that are no jumps, labelled blocks that come apart, loops that merge.
//! Conditions and values are not looked at.

use super::analyses::Analyses;
use crate::lir::{Expr, LabelId, Program, Stmt, StmtKind, has_break, list_size, walk_own_lists};

/// Straightens the control flow of every function.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        let mut cleaner = Cleaner { changed: false };
        cleaner.list(&mut function.body, &Tail::of(&StmtKind::Return(None)));
        changed |= cleaner.changed;
    });
    changed
}

struct Cleaner {
    changed: bool,
}

/// Jumps that do the same as falling off the end of a list.
#[derive(Clone, Copy, Default)]
struct Tail<'a> {
    jump: Option<&'a StmtKind>,
    /// Those of the lists around, as far as this one is at their end.
    outer: Option<&'a Tail<'a>>,
    /// Of the others only those that say nothing: a `throw` is not the same inside a `try`, nor is any expression.
    without_values: bool,
}

impl<'a> Tail<'a> {
    fn of(jump: &'a StmtKind) -> Tail<'a> {
        Tail {
            jump: Some(jump),
            ..Tail::default()
        }
    }

    /// Of a list that a jump more leaves.
    fn and(&'a self, jump: &'a StmtKind) -> Tail<'a> {
        Tail {
            outer: Some(self),
            ..Tail::of(jump)
        }
    }

    /// Of what a `try` does.
    fn within_try(&'a self) -> Tail<'a> {
        Tail {
            outer: Some(self),
            without_values: true,
            ..Tail::default()
        }
    }

    /// Inside a statement, given what stands behind it (in reverse).
    fn inside(&self, rest: &'a [Stmt]) -> Tail<'a>
    where
        Self: 'a,
    {
        let mut steps = rest.iter().rev().map(|stmt| &stmt.kind);
        match steps.find(|kind| !kind.is_declaration()) {
            None => *self,
            Some(StmtKind::Return(Some(e))) if crate::lir::size(e) > 24 => Tail::default(),
            Some(next) if next.is_jump() => Tail::of(next),
            Some(_) => Tail::default(),
        }
    }

    /// The innermost first.
    fn jumps(&self) -> impl Iterator<Item = &'a StmtKind> {
        let mut without_values = false;
        std::iter::successors(Some(*self), |tail| tail.outer.copied()).filter_map(move |tail| {
            without_values |= tail.without_values;
            tail.jump.filter(|jump| {
                !(without_values && matches!(jump, StmtKind::Throw(_) | StmtKind::Return(Some(_))))
            })
        })
    }

    fn has(&self, jump: &StmtKind) -> bool {
        self.jumps().any(|known| known == jump)
    }
}

impl Cleaner {
    /// Cleans a list; whether control can fall off its end.
    fn list(&mut self, list: &mut Vec<Stmt>, tail: &Tail) -> bool {
        let is_step = |stmt: &Stmt| matches!(stmt.kind, StmtKind::Let(..) | StmtKind::Expr(_));
        let Some(first) = list.iter().position(|stmt| !is_step(stmt)) else {
            return true;
        };
        if first + 1 == list.len() && list[first].kind.is_jump() {
            let is_needless = tail.has(&list[first].kind);
            if is_needless {
                self.changed = true;
                list.pop();
            }
            return is_needless;
        }
        let mut rest = list.split_off(first);
        rest.reverse();
        let mut falls = true;
        while let Some(stmt) = rest.pop() {
            if !falls {
                self.changed |= !stmt.kind.is_declaration();
                keep_declarations(stmt, list);
                continue;
            }
            falls = self.stmt(stmt, list, &mut rest, tail);
        }
        falls
    }

    /// Cleans one statement and puts it out; `rest` is what follows, in reverse.
    fn stmt(
        &mut self,
        mut stmt: Stmt,
        out: &mut Vec<Stmt>,
        rest: &mut Vec<Stmt>,
        tail: &Tail,
    ) -> bool {
        match stmt.kind {
            StmtKind::Let(..) | StmtKind::Expr(_) => {
                out.push(stmt);
                true
            }
            StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Return(_)
            | StmtKind::Throw(_) => {
                if tail.has(&stmt.kind) {
                    self.changed = true;
                    rest.retain(|s| s.kind.is_declaration());
                    return true;
                }
                out.push(stmt);
                false
            }
            StmtKind::If(cond, yes, no) => self.branches(stmt.span, cond, yes, no, out, rest, tail),
            StmtKind::Block(label, body) => self.block(stmt.span, label, body, out, rest, tail),
            StmtKind::Loop(label, body) => self.looped(stmt.span, label, body, out, rest),
            StmtKind::For {
                label,
                ref mut body,
                ..
            } => {
                self.list(body, &Tail::of(&StmtKind::Continue(label)));
                out.push(stmt);
                true
            }
            StmtKind::Switch {
                label,
                ref mut cases,
                ref mut default,
                ..
            } => {
                let (behind, leave) = (tail.inside(rest), StmtKind::Break(label));
                let inner = behind.and(&leave);
                for (_, body) in cases {
                    self.list(body, &inner);
                }
                self.list(default, &inner);
                out.push(stmt);
                true
            }
            StmtKind::Try(ref mut body, _, ref mut handler) => {
                let behind = tail.inside(rest);
                let falls = self.list(body, &behind.within_try());
                let caught = self.list(handler, &behind.within_try());
                out.push(stmt);
                falls || caught
            }
        }
    }

    #[allow(clippy::too_many_arguments)] // One statement's parts and its surroundings.
    fn branches(
        &mut self,
        span: Option<crate::span::Span>,
        cond: Expr,
        mut yes: Vec<Stmt>,
        mut no: Vec<Stmt>,
        out: &mut Vec<Stmt>,
        rest: &mut Vec<Stmt>,
        tail: &Tail,
    ) -> bool {
        let inner = tail.inside(rest);
        let yes_falls = self.list(&mut yes, &inner);
        let no_falls = self.list(&mut no, &inner);
        let more = rest.iter().any(|s| !s.kind.is_declaration());
        if more && !(yes_falls && no_falls) {
            let ends_in_tail = |list: &[Stmt]| list.last().is_some_and(|s| tail.has(&s.kind));
            if !yes_falls && ends_in_tail(&yes) {
                // `if(c){A; jump} rest`, where the jump only skips the rest.
                self.changed = true;
                yes.pop();
                if no_falls {
                    no.extend(rest.drain(..).rev());
                }
                rest.clear();
                return self.stmt(StmtKind::If(cond, yes, no).at(span), out, rest, tail);
            }
            if !no_falls && ends_in_tail(&no) {
                self.changed = true;
                no.pop();
                if yes_falls {
                    yes.extend(rest.drain(..).rev());
                }
                rest.clear();
                return self.stmt(StmtKind::If(cond, yes, no).at(span), out, rest, tail);
            }
        }
        let mut steps = rest.iter().filter(|s| !s.kind.is_declaration());
        if let (Some(jump), None) = (steps.next(), steps.next())
            && matches!(
                jump.kind,
                StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(None)
            )
            && no.is_empty()
            && yes_falls
            && ends_in_jump_of(&yes, tail)
        {
            let jump = jump.clone();
            // `if(c){A; if(d){B; continue}} break` leaves first, and needs no `continue` then.
            self.changed = true;
            rest.extend(yes.into_iter().rev());
            out.push(StmtKind::If(cond.not(), vec![jump], Vec::new()).at(span));
            return true;
        }
        if !yes_falls && !no.is_empty() {
            // `if(c){A; jump} else {X}`
            self.changed = true;
            rest.extend(no.into_iter().rev());
            out.push(StmtKind::If(cond, yes, Vec::new()).at(span));
            return true;
        }
        if !no_falls && !yes.is_empty() {
            self.changed = true;
            rest.extend(yes.into_iter().rev());
            out.push(StmtKind::If(cond.not(), no, Vec::new()).at(span));
            return true;
        }
        out.push(StmtKind::If(cond, yes, no).at(span));
        yes_falls || no_falls
    }

    fn block(
        &mut self,
        span: Option<crate::span::Span>,
        label: LabelId,
        mut body: Vec<Stmt>,
        out: &mut Vec<Stmt>,
        rest: &mut Vec<Stmt>,
        tail: &Tail,
    ) -> bool {
        let (behind, leave) = (tail.inside(rest), StmtKind::Break(label));
        let falls = self.list(&mut body, &behind.and(&leave));
        if !has_break(&body, label) {
            self.changed = true;
            out.append(&mut body);
            return falls;
        }
        if falls {
            out.push(StmtKind::Block(label, body).at(span));
            return true;
        }
        // Every way to what follows is a break: what follows can go there.
        let mut after: Vec<Stmt> = Vec::new();
        for stmt in std::mem::take(rest).into_iter().rev() {
            if stmt.kind.is_declaration() {
                out.push(stmt);
            } else {
                after.push(stmt);
            }
        }
        let after_falls = self.list(&mut after, tail);
        let in_try = super::tries::breaks_in_try(&body, label);
        if after.is_empty() {
            let is_own = |jump: &&StmtKind| matches!(jump, StmtKind::Break(l) if *l == label);
            if !in_try && let Some(jump) = tail.jumps().filter(|jump| !is_own(jump)).last() {
                // A break out of the last statement of the list is what leaves the list.
                self.changed = true;
                replace_breaks(&mut body, label, &[jump.clone().into()]);
                return self.list_behind(body, out, tail);
            }
            out.push(StmtKind::Block(label, body).at(span));
            return true;
        }
        let (breaks, size) = (count_breaks(&body, label), list_size(&after));
        let pays = if in_try {
            false
        } else if breaks == 1 {
            !after_falls || !breaks_in_loop(&body, label)
        } else {
            !after_falls && breaks * size <= size + breaks * 8 + 4 && !declares(&after)
        };
        if !pays {
            out.push(StmtKind::Block(label, body).at(span));
            out.append(&mut after);
            return after_falls;
        }
        self.changed = true;
        if after_falls {
            after.push(StmtKind::Break(label).into());
            replace_breaks(&mut body, label, &after);
            return self.stmt(StmtKind::Block(label, body).at(span), out, rest, tail);
        }
        replace_breaks(&mut body, label, &after);
        self.list_behind(body, out, tail)
    }

    fn list_behind(&mut self, mut body: Vec<Stmt>, out: &mut Vec<Stmt>, tail: &Tail) -> bool {
        let falls = self.list(&mut body, tail);
        out.append(&mut body);
        falls
    }

    fn looped(
        &mut self,
        span: Option<crate::span::Span>,
        label: LabelId,
        mut body: Vec<Stmt>,
        out: &mut Vec<Stmt>,
        rest: &mut Vec<Stmt>,
    ) -> bool {
        self.merge_first_loop(label, &mut body);
        let falls = self.list(&mut body, &Tail::of(&StmtKind::Continue(label)));
        let breaks = has_break(&body, label);
        if !falls && !continues(&body, label) {
            // Never a second round.
            self.changed = true;
            rest.push(StmtKind::Block(label, body).at(span));
            return true;
        }
        out.push(StmtKind::Loop(label, body).at(span));
        breaks
    }

    /// A loop that is the first thing in a loop can use the outer one's back edge.
    fn merge_first_loop(&mut self, outer: LabelId, body: &mut [Stmt]) {
        let Some(first) = body.iter_mut().find(|s| !s.kind.is_declaration()) else {
            return;
        };
        let StmtKind::Loop(inner, list) = &mut first.kind else {
            return;
        };
        self.changed = true;
        let inner = *inner;
        let mut list = std::mem::take(list);
        redirect_continues(&mut list, inner, outer);
        list.push(StmtKind::Continue(outer).into());
        first.kind = StmtKind::Block(inner, list);
    }
}

/// Whether the last thing that is done is one of the jumps, in an `if` or in an `if` in it.
fn ends_in_jump_of(list: &[Stmt], tail: &Tail) -> bool {
    let Some(StmtKind::If(_, yes, no)) = list.last().map(|s| &s.kind) else {
        return false;
    };
    let jumps = yes.last().is_some_and(|s| tail.has(&s.kind));
    no.is_empty() && (jumps || ends_in_jump_of(yes, tail))
}

/// What is left of an unreachable statement: the declarations in it.
fn keep_declarations(stmt: Stmt, out: &mut Vec<Stmt>) {
    let stmts = [stmt];
    walk_own_lists(&stmts, &mut |s| {
        if let StmtKind::Let(var, _) = s.kind {
            out.push(StmtKind::Let(var, None).into());
        }
    });
}

fn declares(list: &[Stmt]) -> bool {
    let mut found = false;
    walk_own_lists(list, &mut |s| {
        found |= matches!(
            s.kind,
            StmtKind::Let(..)
                | StmtKind::Try(..)
                | StmtKind::Loop(..)
                | StmtKind::Block(..)
                | StmtKind::For { .. }
                | StmtKind::Switch { .. }
        );
        s.kind.for_each_expr(|e| {
            crate::lir::walk(e, &mut |e| found |= matches!(e, Expr::Function(_)));
        });
    });
    found
}

fn is_break(stmt: &Stmt, label: LabelId) -> bool {
    matches!(stmt.kind, StmtKind::Break(l) if l == label)
}

fn is_continue(stmt: &Stmt, label: LabelId) -> bool {
    matches!(stmt.kind, StmtKind::Continue(l) if l == label)
}

/// How many breaks name this label.
pub(super) fn count_breaks(list: &[Stmt], label: LabelId) -> usize {
    let mut count = 0;
    walk_own_lists(list, &mut |s| {
        count += usize::from(is_break(s, label));
    });
    count
}

/// Whether a `continue` names this label.
pub(super) fn continues(list: &[Stmt], label: LabelId) -> bool {
    let mut found = false;
    walk_own_lists(list, &mut |s| found |= is_continue(s, label));
    found
}

fn breaks_in_loop(list: &[Stmt], label: LabelId) -> bool {
    let mut found = false;
    walk_own_lists(list, &mut |s| {
        if let StmtKind::Loop(_, body) | StmtKind::For { body, .. } = &s.kind {
            found |= has_break(body, label);
        }
    });
    found
}

/// Puts `with` in the place of every break out of `label`.
fn replace_breaks(list: &mut Vec<Stmt>, label: LabelId, with: &[Stmt]) {
    for stmt in list.iter_mut() {
        stmt.kind
            .for_each_list_mut(|inner| replace_breaks(inner, label, with));
    }
    // A jump is the last of a clean list, declarations aside.
    if let Some(at) = list.iter().position(|s| is_break(s, label)) {
        let behind = list.split_off(at + 1);
        list.pop();
        list.extend_from_slice(with);
        list.extend(behind);
    }
}

fn redirect_continues(list: &mut [Stmt], from: LabelId, to: LabelId) {
    for stmt in list {
        if is_continue(stmt, from) {
            stmt.kind = StmtKind::Continue(to);
        }
        stmt.kind
            .for_each_list_mut(|inner| redirect_continues(inner, from, to));
    }
}
