//! Variables whose values never meet share one: fewer declarations, and the parameter's name is free
//! once the event has been taken apart. Runs once, at the end: nothing follows a value afterwards.

use rustc_hash::{FxHashMap, FxHashSet};

use super::analyses::Analyses;
use super::live::{Event, Set, Verdict, walk_back};
use crate::lir::{Expr, Function, Program, Stmt, StmtKind, Uses, VarId, VarKind};

/// Shares variables in every function.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let uses = analyses.uses(program);
    let mut changed = false;
    program.for_each_function_mut(&mut |function| changed |= share(function, &uses));
    changed
}

fn share(function: &mut Function, uses: &Uses) -> bool {
    let mut clashes = Clashes::default();
    let at_entry = walk_back(function, &mut |event| {
        match event {
            Event::Write { var, copied, live } => clashes.written(var, copied, live),
            Event::Held { var, written } => clashes.add(var, written),
        }
        Verdict::Keep
    });
    // All parameters get their values at once.
    for param in &function.params {
        clashes.all(*param, &at_entry);
        for other in &function.params {
            clashes.add(*param, *other);
        }
    }
    let own = |var: VarId| {
        let of = uses.of_var(var);
        matches!(of.kind, VarKind::Local | VarKind::Param) && !of.captured
    };
    let (first, later) = declared(&function.body);
    let later: Vec<VarId> = later.into_iter().filter(|v| own(*v)).collect();
    let params: Vec<Shared> = function
        .params
        .iter()
        .filter(|v| own(**v))
        .map(|v| Shared::of(*v))
        .collect();
    let shared = everything_in(&params, &first, &later, &own, &clashes).unwrap_or_else(|| {
        let mut groups = params;
        groups.extend(first.iter().filter(|v| own(**v)).map(|v| Shared::of(*v)));
        for var in &later {
            match best_group(&groups, *var, &clashes) {
                Some(at) => groups[at].members.push(*var),
                None => groups.push(Shared::of(*var)),
            }
        }
        groups
    });
    let mut names: FxHashMap<VarId, VarId> = FxHashMap::default();
    for group in &shared {
        for member in &group.members[1..] {
            names.insert(*member, group.members[0]);
        }
    }
    if names.is_empty() {
        return false;
    }
    rename(&mut function.body, &names);
    true
}

/// A group that the variable fits in, one that it is copied from or to if there is one: the copy goes then.
fn best_group(groups: &[Shared], var: VarId, clashes: &Clashes) -> Option<usize> {
    let takes = |group: &&Shared| group.takes(var, clashes);
    let copied = |group: &&Shared| group.members.iter().any(|m| clashes.copied(*m, var));
    let at = |group: &Shared| groups.iter().position(|g| std::ptr::eq(g, group));
    groups
        .iter()
        .filter(takes)
        .find(copied)
        .or_else(|| groups.iter().find(takes))
        .and_then(at)
}

/// If the parameters have room for every variable, none has to be declared.
fn everything_in(
    params: &[Shared],
    first: &[VarId],
    later: &[VarId],
    own: &dyn Fn(VarId) -> bool,
    clashes: &Clashes,
) -> Option<Vec<Shared>> {
    let mut groups = params.to_vec();
    if !first.iter().all(|v| own(*v)) {
        return None;
    }
    for var in first.iter().chain(later) {
        let at = best_group(&groups, *var, clashes)?;
        groups[at].members.push(*var);
    }
    Some(groups)
}

/// Variables that become one.
#[derive(Clone)]
struct Shared {
    members: Vec<VarId>,
}

impl Shared {
    fn of(var: VarId) -> Shared {
        Shared { members: vec![var] }
    }

    fn takes(&self, var: VarId, clashes: &Clashes) -> bool {
        !self.members.iter().any(|member| clashes.meet(*member, var))
    }
}

/// Which variables have values at the same time.
#[derive(Default)]
struct Clashes {
    of: FxHashMap<VarId, Set>,
    copies: FxHashSet<(VarId, VarId)>,
}

impl Clashes {
    fn add(&mut self, a: VarId, b: VarId) {
        if a != b {
            self.of.entry(a).or_default().insert(b);
        }
    }

    fn all(&mut self, var: VarId, others: &Set) {
        for other in others.iter() {
            self.add(var, other);
        }
    }

    /// A copy may share with what it copies, as both are the same then.
    fn written(&mut self, var: VarId, copied: Option<VarId>, live: &Set) {
        if let Some(from) = copied {
            self.copies.insert((var, from));
        }
        for other in live.iter() {
            if copied != Some(other) {
                self.add(var, other);
            }
        }
        // Written, even if nobody reads it: whatever lives on is another.
        self.of.entry(var).or_default();
    }

    fn copied(&self, a: VarId, b: VarId) -> bool {
        self.copies.contains(&(a, b)) || self.copies.contains(&(b, a))
    }

    fn meet(&self, a: VarId, b: VarId) -> bool {
        let one = |a: VarId, b: VarId| self.of.get(&a).is_some_and(|set| set.contains(b));
        one(a, b) || one(b, a)
    }
}

/// Variables that are declared with a value at the start, which costs nothing, and the others.
fn declared(body: &[Stmt]) -> (Vec<VarId>, Vec<VarId>) {
    let (mut first, mut later) = (Vec::new(), Vec::new());
    let mut at_start = true;
    for stmt in body {
        match &stmt.kind {
            StmtKind::Let(var, Some(_)) if at_start => first.push(*var),
            StmtKind::Let(var, None) => later.push(*var),
            _ => {
                at_start = false;
                crate::lir::walk_own_lists(std::slice::from_ref(stmt), &mut |s| {
                    if let StmtKind::Let(var, _) = s.kind {
                        later.push(var);
                    }
                });
            }
        }
    }
    (first, later)
}

fn rename(list: &mut Vec<Stmt>, names: &FxHashMap<VarId, VarId>) {
    let name = |var: VarId| names.get(&var).copied();
    list.retain_mut(|stmt| {
        if let StmtKind::Let(var, value) = &mut stmt.kind
            && let Some(to) = name(*var)
        {
            match value {
                None => return false,
                Some(value) => stmt.kind = StmtKind::Expr(Expr::assign(to, value.take())),
            }
        }
        stmt.kind.for_each_expr_mut(|e| {
            crate::lir::rewrite(e, &mut |e| match e {
                Expr::Var(var) => *var = name(*var).unwrap_or(*var),
                Expr::Seq(steps) => *e = without_copies(std::mem::take(steps)),
                _ => {}
            });
        });
        stmt.kind.for_each_list_mut(|inner| rename(inner, names));
        !matches!(&stmt.kind, StmtKind::Expr(step) if is_copy_of_itself(step))
    });
}

/// A sequence, of which all but the last are there for what they do.
fn without_copies(mut steps: Vec<Expr>) -> Expr {
    let last = steps.pop();
    steps.retain(|step| !is_copy_of_itself(step));
    match last {
        Some(last) if steps.is_empty() => last,
        last => {
            steps.extend(last);
            Expr::Seq(steps)
        }
    }
}

fn is_copy_of_itself(e: &Expr) -> bool {
    matches!(e, Expr::Assign(place, value) if place == value && matches!(**place, Expr::Var(_)))
}
