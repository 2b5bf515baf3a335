//! What is written again and again gets a name where that saves bytes: long strings, chains like `e.request.headers`,
//! and regular expressions in loops, which the engine would build anew each round.

use std::collections::HashMap;

use crate::lir::{
    Effect, Expr, Function, Program, Prop, Stmt, StmtKind, Uses, VarId, mentions, size, walk,
    walk_list,
};

/// Names what is repeated.
pub(super) fn run(program: &mut Program) -> bool {
    let chains = share_chains(program);
    let strings = share_constants(program);
    chains || strings
}

/// Strings and regular expressions, for the whole file.
fn share_constants(program: &mut Program) -> bool {
    let mut counts: Vec<(Expr, usize)> = Vec::new();
    let mut index: HashMap<String, usize> = HashMap::new();
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
    let mut named: HashMap<String, VarId> = HashMap::new();
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
        Expr::Str(s) if s.len() > 2 => Some(format!("s{s}")),
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
        stmt.kind
            .for_each_expr(&mut |e| count_expr(e, repeated, note));
        stmt.kind
            .for_each_list(&mut |inner| count_list(inner, repeated, note));
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
    e.for_each_child(&mut |child| count_expr(child, in_loop, note));
}

/// `o["key"]`, which is printed `o.key`.
fn is_plain_key(e: &Expr) -> bool {
    matches!(e, Expr::Index(_, key, _) if matches!(&**key, Expr::Str(name)
        if !name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')))
}

fn replace_expr(e: &mut Expr, named: &HashMap<String, VarId>) {
    if let Some(var) = constant_key(e).and_then(|key| named.get(&key)) {
        *e = Expr::Var(*var);
        return;
    }
    let plain = is_plain_key(e);
    match e {
        Expr::Index(object, _, _) if plain => replace_expr(object, named),
        Expr::Function(function) => replace_list(&mut function.body, named),
        e => e.for_each_child_mut(&mut |child| replace_expr(child, named)),
    }
}

fn replace_list(list: &mut [Stmt], named: &HashMap<String, VarId>) {
    for stmt in list {
        stmt.kind.for_each_expr_mut(&mut |e| replace_expr(e, named));
        stmt.kind
            .for_each_list_mut(&mut |inner| replace_list(inner, named));
    }
}

/// Parts of the event that are there in every event and never replaced (`functions-event-structure`).
const CONTAINERS: &[&str] = &[
    "request",
    "headers",
    "querystring",
    "cookies",
    "context",
    "viewer",
];

/// `e.request.headers` and its beginnings, per function.
fn share_chains(program: &mut Program) -> bool {
    let mut written: Vec<Prop> = Vec::new();
    program.walk(&mut |e| match e {
        Expr::Assign(place, _)
        | Expr::AssignOp(_, place, _)
        | Expr::Unary(crate::lir::UnaryOp::Delete, place) => {
            if let Expr::Member(_, prop, _) = &**place {
                written.push(prop.clone());
            }
        }
        _ => {}
    });
    let Some(handler) = program.handler else {
        return false;
    };
    let Some(event) = program.function(handler).params.first().copied() else {
        return false;
    };
    if !Uses::of(program).is_fixed(event) {
        return false;
    }
    let mut changed = false;
    while let Some((chain, at)) = best_chain(program.function(handler), event, &written) {
        let var = program.new_var(
            match &chain {
                Expr::Member(_, prop, _) => &**prop.name(),
                _ => "part",
            }
            .to_owned()
            .as_str(),
        );
        let body = &mut program.functions[handler.0 as usize].body;
        for stmt in body.iter_mut().skip(at) {
            replace_in_stmt(stmt, &chain, var);
        }
        body.insert(at, StmtKind::Let(var, Some(chain)).into());
        changed = true;
    }
    changed
}

/// The chain that saves most, and the statement before which it can be read.
fn best_chain(function: &Function, event: VarId, written: &[Prop]) -> Option<(Expr, usize)> {
    let mut found: Vec<(Expr, usize)> = Vec::new();
    walk_list(&function.body, &mut |e| {
        if is_chain(e, event, written) {
            match found.iter_mut().find(|(known, _)| known == e) {
                Some((_, count)) => *count += 1,
                None => found.push((e.clone(), 1)),
            }
        }
    });
    let saving = |chain: &Expr, count: usize| {
        let own = size(chain);
        (count * own)
            .checked_sub(own + 3 + count)
            .filter(|saved| *saved > 0)
    };
    let (chain, _) = found
        .iter()
        .filter_map(|(e, n)| saving(e, *n).map(|s| (e, s)))
        .max_by_key(|(e, s)| (*s, size(e)))?;
    let at = function.body.iter().position(|stmt| {
        let mut here = false;
        stmt.kind
            .for_each_expr(&mut |e| walk(e, &mut |e| here |= e == chain));
        crate::lir::walk_own_lists(std::slice::from_ref(stmt), &mut |s| {
            s.kind
                .for_each_expr(&mut |e| walk(e, &mut |e| here |= e == chain));
        });
        here
    })?;
    Some((chain.clone(), at))
}

fn is_chain(e: &Expr, event: VarId, written: &[Prop]) -> bool {
    match e {
        Expr::Member(object, prop, effect) => {
            *effect != Effect::Effect
                && matches!(prop, Prop::Fixed(name) if CONTAINERS.contains(&&**name))
                && !written.contains(prop)
                && (**object == Expr::Var(event) || is_chain(object, event, written))
                && mentions(object, event)
        }
        _ => false,
    }
}

fn replace_in_stmt(stmt: &mut Stmt, chain: &Expr, var: VarId) {
    stmt.kind.for_each_expr_mut(&mut |e| {
        crate::lir::rewrite(e, &mut |e| {
            if e == chain {
                *e = Expr::Var(var);
            }
        });
    });
    stmt.kind.for_each_list_mut(&mut |inner| {
        for stmt in inner {
            replace_in_stmt(stmt, chain, var);
        }
    });
}
