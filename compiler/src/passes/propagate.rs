//! Values to where they are used: constants and copies everywhere, single-use values into their use,
//! and what is never used away. Order of effects is kept (`Summary::commutes`).

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Program, Prop, Stmt, StmtKind, Summary, UnaryOp, Uses, VarId, VarKind, effect,
    for_each_list_mut, is_constant, mentions, size, summary,
};

use super::fold::contains_await;

/// Propagates through the whole program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let mut changed = false;
    for step in [lengths, nest_globals, copies, dead_stores, forward] {
        let uses = analyses.uses(program);
        changed |= analyses.forget_if(step(program, &uses));
    }
    changed
}

/// `.length` of strings and of constant tables, which nobody changes.
fn lengths(program: &mut Program, uses: &Uses) -> bool {
    let mut known: FxHashMap<VarId, usize> = FxHashMap::default();
    let mut note = |var: VarId, value: &Expr| match value {
        // Engines count other characters differently.
        Expr::Str(text) if text.is_ascii() => drop(known.insert(var, text.len())),
        Expr::Array(items)
            if uses.of_var(var).kind == VarKind::Global || uses.only_looked_up(var) =>
        {
            known.insert(var, items.len());
        }
        _ => {}
    };
    for (var, value) in &program.globals {
        note(*var, value);
    }
    program.for_each_function_mut(&mut |function| {
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            if let Some((var, value)) = written(stmt)
                && uses.is_fixed(var)
            {
                note(var, value);
            }
        });
    });
    if known.is_empty() {
        return false;
    }
    let mut changed = false;
    program.rewrite(&mut |e| {
        if let Expr::Member(object, Prop::Fixed(name), _) = e
            && &**name == "length"
            && let Expr::Var(var) = **object
            && let Some(length) = known.get(&var)
        {
            changed = true;
            *e = Expr::Num(f64::from(u32::try_from(*length).unwrap_or(u32::MAX)));
        }
    });
    changed
}

/// Constant tables of which only another one consists stand in that one.
fn nest_globals(program: &mut Program, uses: &Uses) -> bool {
    if program.globals.is_empty() {
        return false;
    }
    let mut inside: FxHashMap<VarId, u32> = FxHashMap::default();
    for (_, value) in &program.globals {
        crate::lir::walk(value, &mut |e| {
            if let Expr::Var(var) = e {
                *inside.entry(*var).or_default() += 1;
            }
        });
    }
    let mut values: FxHashMap<VarId, Expr> = FxHashMap::default();
    let mut kept = Vec::new();
    for (var, mut value) in std::mem::take(&mut program.globals) {
        crate::lir::rewrite(&mut value, &mut |e| {
            if let Expr::Var(var) = e
                && let Some(value) = values.remove(var)
            {
                *e = value;
            }
        });
        let of = uses.of_var(var);
        let only_there = of.reads == 1 && of.writes == 1 && inside.get(&var) == Some(&1);
        if only_there && effect(&value) != Effect::Effect {
            values.insert(var, value);
        } else {
            kept.push((var, value));
        }
    }
    program.globals = kept;
    debug_assert!(
        values.is_empty(),
        "a table stands before what it consists of"
    );
    inside.iter().any(|(var, _)| {
        let of = uses.of_var(*var);
        of.reads == 1 && of.writes == 1 && inside.get(var) == Some(&1)
    })
}

/// Constants and copies of variables that never change.
fn copies(program: &mut Program, uses: &Uses) -> bool {
    let mut known: FxHashMap<VarId, Expr> = FxHashMap::default();
    for (var, value) in &program.globals {
        if is_constant(value) || (uses.of_var(*var).reads == 1 && matches!(value, Expr::Str(_))) {
            known.insert(*var, value.clone());
        }
    }
    program.for_each_function_mut(&mut |function| {
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            if let Some((var, value)) = written(stmt)
                && uses.is_fixed(var)
                && uses.of_var(var).kind == VarKind::Local
                && is_copy(value, uses, uses.of_var(var).reads)
            {
                known.insert(var, value.clone());
            }
        });
    });
    if known.is_empty() {
        return false;
    }
    program.globals.retain(|(var, _)| !known.contains_key(var));
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            list.retain(|stmt| match &stmt.kind {
                StmtKind::Let(var, _) => !known.contains_key(var),
                _ => !written(stmt).is_some_and(|(var, _)| known.contains_key(&var)),
            });
        });
    });
    program.rewrite(&mut |e| {
        while let Expr::Var(var) = e
            && let Some(value) = known.get(var)
        {
            *e = value.clone();
        }
    });
    true
}

fn is_copy(value: &Expr, uses: &Uses, reads: u32) -> bool {
    match value {
        Expr::Var(of) => uses.is_fixed(*of),
        Expr::Str(s) => reads <= 1 || s.len() < 3,
        // A constant of many bytes is better named once.
        Expr::Num(_)
        | Expr::Bool(_)
        | Expr::Undefined
        | Expr::Fn(_)
        | Expr::Global(_)
        | Expr::Unary(..) => is_constant(value) && (reads <= 2 || size(value) <= 4),
        _ => false,
    }
}

/// `v = e` as a statement.
pub(super) fn written(stmt: &Stmt) -> Option<(VarId, &Expr)> {
    match &stmt.kind {
        StmtKind::Let(var, Some(value)) => Some((*var, value)),
        StmtKind::Expr(Expr::Assign(place, value)) => match **place {
            Expr::Var(var) => Some((var, value)),
            _ => None,
        },
        _ => None,
    }
}

/// The same, to change the value.
pub(super) fn written_mut(stmt: &mut Stmt) -> Option<(VarId, &mut Expr)> {
    match &mut stmt.kind {
        StmtKind::Let(var, Some(value)) => Some((*var, value)),
        StmtKind::Expr(Expr::Assign(place, value)) => match **place {
            Expr::Var(var) => Some((var, value)),
            _ => None,
        },
        _ => None,
    }
}

/// Writes that nothing reads; only their effects stay.
fn dead_stores(program: &mut Program, uses: &Uses) -> bool {
    let unread = |var: VarId| uses.of_var(var).reads == 0;
    let before = program.globals.len();
    program
        .globals
        .retain(|(var, value)| !unread(*var) || effect(value) == Effect::Effect);
    let mut changed = program.globals.len() != before;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let before = list.len();
            list.retain(|stmt| !matches!(stmt.kind, StmtKind::Let(var, None) if unread(var) && uses.of_var(var).writes == 0));
            changed |= list.len() != before;
            let mut stmts = Vec::new();
            for stmt in list.iter_mut() {
                if let StmtKind::Let(var, Some(value)) = &mut stmt.kind
                    && unread(*var)
                {
                    changed = true;
                    let value = value.take();
                    stmts.push(StmtKind::Let(*var, None).into());
                    stmt.kind = StmtKind::Expr(value);
                }
            }
            list.append(&mut stmts);
        });
    });
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            changed |= write_before_leaving(list, uses);
        });
    });
    program.rewrite(&mut |e| {
        if let Expr::Assign(place, value) = e
            && matches!(**place, Expr::Var(var) if unread(var))
        {
            changed = true;
            *e = value.take();
        }
    });
    changed
}

/// `v = e; return x`, where `x` is not about `v`.
fn write_before_leaving(list: &mut [Stmt], uses: &Uses) -> bool {
    let [.., write, leave] = list else {
        return false;
    };
    let value = match &leave.kind {
        StmtKind::Return(value) => value.as_ref(),
        StmtKind::Throw(value) if !uses.has_try => Some(value),
        _ => return false,
    };
    let StmtKind::Expr(Expr::Assign(place, written)) = &mut write.kind else {
        return false;
    };
    let Expr::Var(var) = **place else {
        return false;
    };
    let of = uses.of_var(var);
    // What the value does may still be caught, and the variable read then.
    if of.captured
        || uses.has_try
        || of.kind != VarKind::Local
        || value.is_some_and(|e| mentions(e, var))
    {
        return false;
    }
    write.kind = StmtKind::Expr(written.take());
    true
}

/// Moves values that are read once into their use.
fn forward(program: &mut Program, uses: &Uses) -> bool {
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            changed |= forward_list(list, uses);
        });
    });
    changed
}

/// How many statements a value may travel over.
const REACH: usize = 24;

fn forward_list(list: &mut Vec<Stmt>, uses: &Uses) -> bool {
    let mut changed = false;
    let mut index = list.len();
    while index > 0 {
        index -= 1;
        let Some((var, value)) = written(&list[index]) else {
            continue;
        };
        let of = uses.of_var(var);
        let fixed = of.reads == 1 && uses.is_fixed(var) && of.kind == VarKind::Local;
        let leaving = !fixed && of.kind == VarKind::Local && !of.captured && !contains_await(value);
        if !fixed && !leaving {
            continue;
        }
        let end = if fixed {
            list.len().min(index + 1 + REACH)
        } else {
            list.len().min(index + 2)
        };
        if !fixed && !leaves_with_one(&list[index + 1..end], var) {
            continue;
        }
        let (before, after) = list.split_at_mut(index + 1);
        let Some((_, value)) = written_mut(&mut before[index]) else {
            continue;
        };
        let mut mover = Mover {
            var,
            sum: summary(value),
            is_function: matches!(value, Expr::Function(_)),
            value: Some(value.take()),
            uses,
            maybe: false,
            in_args: false,
            again: false,
        };
        for stmt in &mut after[..end - index - 1] {
            match mover.stmt(stmt) {
                Step::On => {}
                Step::Found | Step::Blocked => break,
            }
        }
        if let Some(unmoved) = mover.value {
            *value = unmoved;
            continue;
        }
        changed = true;
        // What is not read anywhere else needs no declaration either.
        match list[index].kind {
            StmtKind::Let(..) if !fixed => list[index].kind = StmtKind::Let(var, None),
            _ => drop(list.remove(index)),
        }
    }
    changed
}

/// The next statement leaves the function and reads the variable once: no one can read it later.
fn leaves_with_one(after: &[Stmt], var: VarId) -> bool {
    let Some(Stmt {
        kind: StmtKind::Return(Some(e)),
        ..
    }) = after.first()
    else {
        return false;
    };
    let mut count = 0;
    crate::lir::walk(e, &mut |e| count += usize::from(*e == Expr::Var(var)));
    count == 1
}

enum Step {
    /// Evaluated, and the value may move over it.
    On,
    /// The value stands here now.
    Found,
    /// The value may not move any further.
    Blocked,
}

/// Carries a value along the evaluation order until its variable is read.
#[allow(clippy::struct_excessive_bools)] // Each says where the walk is, and they change independently.
struct Mover<'a> {
    var: VarId,
    value: Option<Expr>,
    sum: Summary,
    is_function: bool,
    uses: &'a Uses,
    /// Behind something that may jump, or in a branch.
    maybe: bool,
    /// Inside call arguments.
    in_args: bool,
    /// In code that may run more than once, or later.
    again: bool,
}

impl Mover<'_> {
    fn place(&mut self, e: &mut Expr) -> Step {
        let waits_in_args = self.in_args && self.sum.awaits;
        if self.again || waits_in_args || (self.maybe && !self.sum.is_droppable()) {
            return Step::Blocked;
        }
        match self.value.take() {
            Some(value) => {
                *e = value;
                Step::Found
            }
            None => Step::Blocked,
        }
    }

    fn reads(&self, var: VarId) -> Step {
        if self.sum.touches(var, false, self.uses) {
            Step::Blocked
        } else {
            Step::On
        }
    }

    fn writes(&self, var: VarId) -> Step {
        let in_call = self.sum.heap == Effect::Effect && self.uses.has_try;
        if self.sum.touches(var, true, self.uses) || in_call {
            Step::Blocked
        } else {
            Step::On
        }
    }

    fn acts(&self, own: Effect) -> Step {
        let clash = match own {
            Effect::Pure => false,
            Effect::Read => self.sum.heap == Effect::Effect,
            Effect::Effect => {
                self.sum.heap != Effect::Pure
                    || self
                        .sum
                        .reads
                        .iter()
                        .chain(&self.sum.writes)
                        .any(|v| self.uses.may_change_in_call(*v))
                    || (self.uses.has_try && !self.sum.writes.is_empty())
            }
        };
        if clash { Step::Blocked } else { Step::On }
    }

    fn all(&mut self, items: &mut [Expr]) -> Step {
        for item in items {
            match self.expr(item) {
                Step::On => {}
                step => return step,
            }
        }
        Step::On
    }

    fn branch(&mut self, f: &mut dyn FnMut(&mut Self) -> Step) -> Step {
        let outer = std::mem::replace(&mut self.maybe, true);
        let step = f(self);
        self.maybe = outer;
        step
    }

    fn args(&mut self, args: &mut [Expr]) -> Step {
        let outer = std::mem::replace(&mut self.in_args, true);
        let step = self.all(args);
        self.in_args = outer;
        step
    }

    fn expr(&mut self, e: &mut Expr) -> Step {
        macro_rules! on {
            ($step:expr) => {
                match $step {
                    Step::On => {}
                    step => return step,
                }
            };
        }
        match e {
            Expr::Var(var) if *var == self.var => return self.place(e),
            Expr::Var(var) => return self.reads(*var),
            Expr::Function(function) => {
                let mut captured = false;
                let mut blocked = false;
                crate::lir::walk_list(&function.body, &mut |inner| {
                    if let Expr::Var(v) = inner {
                        captured |= *v == self.var;
                        blocked |= self.sum.writes.contains(v);
                    }
                });
                return if captured || blocked {
                    Step::Blocked
                } else {
                    Step::On
                };
            }
            Expr::And(a, b) | Expr::Or(a, b) => {
                on!(self.expr(a));
                return self.branch(&mut |mover| mover.expr(b));
            }
            Expr::Cond(c, a, b) => {
                on!(self.expr(c));
                on!(self.branch(&mut |mover| mover.expr(a)));
                return self.branch(&mut |mover| mover.expr(b));
            }
            Expr::AssignOp(_, place, value) => {
                // The place is read before the value is computed.
                on!(match **place {
                    Expr::Var(var) => self.reads(var),
                    _ => self.acts(Effect::Read),
                });
                return self.assignment(place, value);
            }
            Expr::Assign(place, value) => return self.assignment(place, value),
            Expr::Call(callee, args, own) => {
                let own = *own;
                match &mut **callee {
                    Expr::Member(object, _, _) => on!(self.expr(object)),
                    callee => on!(self.callee(callee)),
                }
                on!(self.args(args));
                return self.acts(own);
            }
            Expr::New(callee, args, own) => {
                let own = *own;
                on!(self.expr(callee));
                on!(self.args(args));
                return self.acts(own);
            }
            Expr::Unary(UnaryOp::Delete, place) => {
                let mut step = Step::On;
                place.for_each_child_mut(|child| {
                    if matches!(step, Step::On) {
                        step = self.expr(child);
                    }
                });
                on!(step);
                return self.acts(Effect::Effect);
            }
            _ => {}
        }
        let mut step = Step::On;
        e.for_each_child_mut(|child| {
            if matches!(step, Step::On) {
                step = self.expr(child);
            }
        });
        on!(step);
        self.acts(own_effect(e))
    }

    /// A function value called at once stays where the inliner sees it.
    fn callee(&mut self, callee: &mut Expr) -> Step {
        if self.is_function && *callee == Expr::Var(self.var) && self.sum.heap == Effect::Pure {
            return self.place(callee);
        }
        self.expr(callee)
    }

    fn assignment(&mut self, place: &mut Expr, value: &mut Expr) -> Step {
        if let Expr::Var(var) = place {
            let var = *var;
            return match self.expr(value) {
                Step::On => self.writes(var),
                step => step,
            };
        }
        if let Expr::Member(object, _, _) | Expr::Index(object, _, _) = place
            && **object == Expr::Var(self.var)
            && matches!(
                self.value,
                Some(Expr::Object(_) | Expr::Array(_) | Expr::Str(_))
            )
        {
            // A literal that is written to is not a value to be folded.
            return Step::Blocked;
        }
        let mut step = Step::On;
        place.for_each_child_mut(|child| {
            if matches!(step, Step::On) {
                step = self.expr(child);
            }
        });
        match step {
            Step::On => {}
            step => return step,
        }
        match self.expr(value) {
            Step::On => self.acts(Effect::Effect),
            step => step,
        }
    }

    fn list(&mut self, list: &mut [Stmt]) -> Step {
        for stmt in list {
            match self.stmt(stmt) {
                Step::On => {}
                step => return step,
            }
        }
        Step::On
    }

    fn in_branch(&mut self, list: &mut [Stmt]) -> Step {
        self.branch(&mut |mover| mover.list(list))
    }

    fn stmt(&mut self, stmt: &mut Stmt) -> Step {
        macro_rules! on {
            ($step:expr) => {
                match $step {
                    Step::On => {}
                    step => return step,
                }
            };
        }
        match &mut stmt.kind {
            StmtKind::Let(_, None) => Step::On,
            StmtKind::Let(var, Some(value)) => {
                let var = *var;
                on!(self.expr(value));
                self.writes(var)
            }
            StmtKind::Expr(e) => self.expr(e),
            StmtKind::Return(Some(e)) | StmtKind::Throw(e) => {
                on!(self.expr(e));
                Step::Blocked
            }
            StmtKind::Break(_) | StmtKind::Continue(_) | StmtKind::Return(None) => {
                // Only reached inside something that goes on elsewhere.
                self.maybe = true;
                Step::On
            }
            StmtKind::If(cond, yes, no) => {
                on!(self.expr(cond));
                on!(self.in_branch(yes));
                on!(self.in_branch(no));
                self.maybe |= jumps(yes) || jumps(no);
                Step::On
            }
            StmtKind::Block(_, body) => {
                let outer = self.maybe;
                let step = self.list(body);
                self.maybe |= outer;
                step
            }
            StmtKind::Switch {
                scrutinee,
                cases,
                default,
                ..
            } => {
                on!(self.expr(scrutinee));
                for (_, body) in cases {
                    on!(self.in_branch(body));
                }
                on!(self.in_branch(default));
                self.maybe = true;
                Step::On
            }
            StmtKind::Try(body, _, handler) => {
                if !self.sum.is_droppable() {
                    return Step::Blocked;
                }
                on!(self.in_branch(body));
                on!(self.in_branch(handler));
                self.maybe = true;
                Step::On
            }
            StmtKind::Loop(_, body) => self.in_loop(&mut |mover| mover.list(body)),
            StmtKind::For {
                cond, update, body, ..
            } => self.in_loop(&mut |mover| {
                if let Some(cond) = cond {
                    on!(mover.expr(cond));
                }
                on!(mover.list(body));
                match update {
                    Some(update) => mover.expr(update),
                    None => Step::On,
                }
            }),
        }
    }

    fn in_loop(&mut self, f: &mut dyn FnMut(&mut Self) -> Step) -> Step {
        let again = std::mem::replace(&mut self.again, true);
        let step = f(self);
        self.again = again;
        self.maybe = true;
        step
    }
}

fn jumps(list: &[Stmt]) -> bool {
    let mut found = false;
    crate::lir::walk_own_lists(list, &mut |s| found |= s.kind.is_jump());
    found
}

fn own_effect(e: &Expr) -> Effect {
    match e {
        Expr::Member(_, _, own) | Expr::Index(_, _, own) => *own,
        Expr::Await(_) => Effect::Effect,
        Expr::Binary(crate::lir::BinaryOp::In | crate::lir::BinaryOp::InstanceOf, _, _) => {
            Effect::Read
        }
        _ => Effect::Pure,
    }
}
