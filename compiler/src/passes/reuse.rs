//! Variables whose values never meet share one: fewer declarations, and the parameter's name is free
//! once the event has been taken apart. Runs once, at the end: nothing follows a value afterwards.

use rustc_hash::FxHashMap;

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
        clashes.written(*param, None, &at_entry);
        for other in &function.params {
            clashes.add(*param, *other);
        }
    }
    let clashes = clashes.both_ways();
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
        .map(|v| Shared::of(*v, &clashes))
        .collect();
    let shared = everything_in(&params, &first, &later, &own, &clashes).unwrap_or_else(|| {
        let mut groups = params;
        let first = first.iter().filter(|v| own(**v));
        groups.extend(first.map(|v| Shared::of(*v, &clashes)));
        for var in &later {
            match best_group(&groups, *var, &clashes) {
                Some(at) => groups[at].push(*var, &clashes),
                None => groups.push(Shared::of(*var, &clashes)),
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
    let takes = |group: &Shared| !group.meets.contains(var);
    let with_copy = clashes.copies.get(&var).and_then(|others| {
        let is_copy = |group: &Shared| group.members.iter().any(|m| others.contains(*m));
        groups.iter().position(|g| takes(g) && is_copy(g))
    });
    with_copy.or_else(|| groups.iter().position(takes))
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
        groups[at].push(*var, clashes);
    }
    Some(groups)
}

/// Variables that become one.
#[derive(Clone)]
struct Shared {
    members: Vec<VarId>,
    /// What has a value at the same time as one of them.
    meets: Set,
}

impl Shared {
    fn of(var: VarId, clashes: &Clashes) -> Shared {
        let mut shared = Shared {
            members: Vec::new(),
            meets: Set::default(),
        };
        shared.push(var, clashes);
        shared
    }

    fn push(&mut self, var: VarId, clashes: &Clashes) {
        self.members.push(var);
        if let Some(others) = clashes.of.get(&var) {
            self.meets.add(others);
        }
    }
}

/// Which variables have values at the same time.
#[derive(Default)]
struct Clashes {
    of: FxHashMap<VarId, Set>,
    copies: FxHashMap<VarId, Set>,
}

impl Clashes {
    fn add(&mut self, a: VarId, b: VarId) {
        if a != b {
            self.of.entry(a).or_default().insert(b);
        }
    }

    /// A copy may share with what it copies, as both are the same then.
    fn written(&mut self, var: VarId, copied: Option<VarId>, live: &Set) {
        let others = self.of.entry(var).or_default();
        let met = copied.filter(|from| !others.contains(*from));
        others.add(live);
        others.remove(var);
        if let Some(from) = met {
            others.remove(from);
        }
        if let Some(from) = copied {
            self.copies.entry(var).or_default().insert(from);
            self.copies.entry(from).or_default().insert(var);
        }
    }

    /// Whoever meets another one is met by it.
    fn both_ways(mut self) -> Clashes {
        let one_way: Vec<(VarId, Set)> = self.of.iter().map(|(v, s)| (*v, s.clone())).collect();
        for (var, others) in one_way {
            for other in others.iter() {
                self.add(other, var);
            }
        }
        self
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
