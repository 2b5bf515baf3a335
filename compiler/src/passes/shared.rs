//! What is written again and again gets a name where that saves bytes: long strings, chains like `e.request.headers`,
//! and regular expressions in loops, which the engine would build anew each round.

use rustc_hash::{FxHashMap, FxHashSet};

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Function, Program, Prop, Stmt, StmtKind, Uses, VarId, size, walk_list,
};

/// Names what is repeated.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let chains = share_chains(program);
    let strings = share_constants(program);
    chains || strings
}

/// Strings and regular expressions, for the whole file.
fn share_constants(program: &mut Program) -> bool {
    let mut counts: Vec<(Expr, usize)> = Vec::new();
    let mut index: FxHashMap<String, usize> = FxHashMap::default();
    let mut note = |e: &Expr, times: usize| {
        let Some(key) = constant_key(e) else { return };
        let at = *index.entry(key).or_insert_with(|| {
            counts.push((e.clone(), 0));
            counts.len() - 1
        });
        counts[at].1 += times;
    };
    for function in &program.functions {
        count_list(&function.body, false, &mut note);
    }
    let mut named: FxHashMap<String, VarId> = FxHashMap::default();
    let has_var = !program.globals.is_empty() || program.functions.len() > 1;
    for (e, count) in counts {
        let own = size(&e);
        let start = if has_var || !named.is_empty() { 3 } else { 7 };
        let pays = count * own > own + start + count;
        let in_loop = count >= IN_LOOP;
        if in_loop || (pays && count > 1) {
            let var = program.new_var("shared");
            named.insert(constant_key(&e).expect("counted"), var);
            program.globals.push((var, e));
        }
    }
    if named.is_empty() {
        return false;
    }
    for function in &mut program.functions {
        replace_list(&mut function.body, &named);
    }
    true
}

/// A regular expression in a loop counts as if written this often: it is shared whatever it costs.
const IN_LOOP: usize = 1000;

fn constant_key(e: &Expr) -> Option<String> {
    match e {
        // What `typeof` gives is not written: see `loose`.
        Expr::Str(s) if s.len() > 2 && &**s != "undefined" => Some(format!("s{s}")),
        // A sticky or global one has a state.
        Expr::Regex(pattern, flags) if !flags.contains(['g', 'y']) => {
            Some(format!("r{flags}/{pattern}"))
        }
        _ => None,
    }
}

fn count_list(list: &[Stmt], in_loop: bool, note: &mut dyn FnMut(&Expr, usize)) {
    for stmt in list {
        let repeated = in_loop || matches!(stmt.kind, StmtKind::Loop(..) | StmtKind::For { .. });
        stmt.kind.for_each_expr(|e| count_expr(e, repeated, note));
        stmt.kind
            .for_each_list(|inner| count_list(inner, repeated, note));
    }
}

fn count_expr(e: &Expr, in_loop: bool, note: &mut dyn FnMut(&Expr, usize)) {
    let again = in_loop && matches!(e, Expr::Regex(..));
    note(e, if again { IN_LOOP } else { 1 });
    if is_plain_key(e) {
        let Expr::Index(object, _, _) = e else { return };
        return count_expr(object, in_loop, note);
    }
    if let Expr::Function(function) = e {
        count_list(&function.body, true, note);
    }
    e.for_each_child(|child| count_expr(child, in_loop, note));
}

/// `o["key"]`, which is printed `o.key`.
fn is_plain_key(e: &Expr) -> bool {
    matches!(e, Expr::Index(_, key, _) if matches!(&**key, Expr::Str(name)
        if !name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')))
}

fn replace_expr(e: &mut Expr, named: &FxHashMap<String, VarId>) {
    if let Some(var) = constant_key(e).and_then(|key| named.get(&key)) {
        *e = Expr::Var(*var);
        return;
    }
    let plain = is_plain_key(e);
    match e {
        Expr::Index(object, _, _) if plain => replace_expr(object, named),
        Expr::Function(function) => replace_list(&mut function.body, named),
        e => e.for_each_child_mut(|child| replace_expr(child, named)),
    }
}

fn replace_list(list: &mut [Stmt], named: &FxHashMap<String, VarId>) {
    for stmt in list {
        stmt.kind.for_each_expr_mut(|e| replace_expr(e, named));
        stmt.kind
            .for_each_list_mut(|inner| replace_list(inner, named));
    }
}

/// Parts of the event that are there in every event and never replaced (`functions-event-structure`).
const CONTAINERS: &[&str] = &[
    "request",
    "response",
    "headers",
    "querystring",
    "cookies",
    "context",
    "viewer",
];

/// `e.request.headers` and its beginnings, per function.
fn share_chains(program: &mut Program) -> bool {
    let Some(handler) = program.handler else {
        return false;
    };
    let Some(event) = program.function(handler).params.first().copied() else {
        return false;
    };
    let mut changed = false;
    loop {
        let chains = Chains::of(program, event);
        let function = program.function(handler);
        let Some((chain, at)) = chains.best(function) else {
            return changed;
        };
        let var = match chains.held(function, &chain, at) {
            Some(var) => var,
            None => {
                let name = match &chain {
                    Expr::Member(_, prop, _) => prop.name().clone(),
                    _ => "part".into(),
                };
                program.new_var(&name)
            }
        };
        let held = chains.held(program.function(handler), &chain, at).is_some();
        let body = &mut program.functions[handler.0 as usize].body;
        let mut first = None;
        for stmt in body.iter_mut().skip(at + usize::from(held)) {
            replace_in_stmt(stmt, &chains, &chain, var, &mut first);
        }
        if !held {
            let value = first.unwrap_or(chain);
            body.insert(at, StmtKind::Let(var, Some(value)).into());
        }
        changed = true;
    }
}

/// Variables that hold a part of the event, and which parts nobody puts another object in.
struct Chains {
    event: VarId,
    /// What a variable of the function's own list is.
    known: FxHashMap<VarId, Expr>,
    written: FxHashSet<Prop>,
    is_fixed: bool,
}

impl Chains {
    fn of(program: &Program, event: VarId) -> Chains {
        let mut written = FxHashSet::default();
        program.walk(&mut |e| match e {
            Expr::Assign(place, _)
            | Expr::AssignOp(_, place, _)
            | Expr::Unary(crate::lir::UnaryOp::Delete, place) => {
                if let Expr::Member(_, prop, _) = &**place {
                    written.insert(prop.clone());
                }
            }
            _ => {}
        });
        let uses = Uses::of(program);
        let mut chains = Chains {
            event,
            known: FxHashMap::default(),
            written,
            is_fixed: uses.is_fixed(event),
        };
        let handler = program.handler.map(|id| program.function(id));
        for stmt in handler.iter().flat_map(|function| &function.body) {
            if let Some((var, value)) = super::propagate::written(stmt)
                && uses.is_fixed(var)
                && let Some(chain) = chains.whole(value)
            {
                chains.known.insert(var, chain);
            }
        }
        chains
    }

    /// The expression as a chain from the event on.
    fn whole(&self, e: &Expr) -> Option<Expr> {
        let Expr::Member(object, prop, effect) = e else {
            return None;
        };
        let is_part = *effect != Effect::Effect
            && matches!(prop, Prop::Fixed(name) if CONTAINERS.contains(&&**name))
            && !self.written.contains(prop)
            && self.is_fixed;
        if !is_part {
            return None;
        }
        let object = match &**object {
            Expr::Var(var) if *var == self.event => Expr::Var(*var),
            Expr::Var(var) => self.known.get(var)?.clone(),
            object => self.whole(object)?,
        };
        Some(Expr::Member(Box::new(object), prop.clone(), *effect))
    }

    /// The chain that saves most, and the statement before which it can be read.
    fn best(&self, function: &Function) -> Option<(Expr, usize)> {
        // Chain, how often, bytes of all mentions, of one.
        let mut found: Vec<(Expr, usize, usize)> = Vec::new();
        walk_list(&function.body, &mut |e| {
            if let Some(chain) = self.whole(e) {
                let own = size(e);
                match found.iter_mut().find(|(known, _, _)| *known == chain) {
                    Some((_, count, bytes)) => {
                        *count += 1;
                        *bytes += own;
                    }
                    None => found.push((chain, 1, own)),
                }
            }
        });
        let position = |chain: &Expr| {
            function.body.iter().position(|stmt| {
                let mut here = false;
                walk_list(std::slice::from_ref(stmt), &mut |e| {
                    here |= self.whole(e).is_some_and(|whole| whole == *chain);
                });
                here
            })
        };
        found
            .into_iter()
            .filter_map(|(chain, count, bytes)| {
                let at = position(&chain)?;
                // A variable that holds it already costs nothing.
                let held = self.held(function, &chain, at).is_some();
                let costs = if held {
                    bytes / count + count - 1
                } else {
                    bytes / count + 3 + count
                };
                let saved = bytes.checked_sub(costs).filter(|saved| *saved > 0)?;
                (count > 1).then_some((chain, at, saved))
            })
            .max_by_key(|(chain, _, saved)| (*saved, size(chain)))
            .map(|(chain, at, _)| (chain, at))
    }

    /// The variable that the statement there puts the chain in.
    fn held(&self, function: &Function, chain: &Expr, at: usize) -> Option<VarId> {
        let (var, value) = super::propagate::written(&function.body[at])?;
        (self.known.get(&var) == Some(chain) && self.whole(value).as_ref() == Some(chain))
            .then_some(var)
    }
}

/// Puts the variable in the place of the chain; `first` is how it was written first.
fn replace_in_stmt(
    stmt: &mut Stmt,
    chains: &Chains,
    chain: &Expr,
    var: VarId,
    first: &mut Option<Expr>,
) {
    crate::lir::rewrite_stmt(stmt, &mut |e| {
        if chains.whole(e).as_ref() == Some(chain) {
            let old = std::mem::replace(e, Expr::Var(var));
            first.get_or_insert(old);
        }
    });
}
