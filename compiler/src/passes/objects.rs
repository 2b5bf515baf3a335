//! Object literals: writes right behind a literal go into it, literals that never leave the function become variables,
//! and empty header tables of a fresh response are left out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::analyses::Analyses;
use crate::lir::{
    Effect, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind, effect,
    for_each_list_mut, mentions,
};

use super::propagate::written;

/// Works on the literals of every function.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let filled = fill_literals(program, analyses.uses(program).has_try);
    analyses.forget_if(filled);
    let scattered = scatter(program, &analyses.uses(program));
    analyses.forget_if(scattered);
    let dropped = drop_empty_tables(program, &analyses.uses(program));
    filled || scattered || dropped
}

/// `v={a:1};v.b=2` as `v={a:1,b:2}`.
fn fill_literals(program: &mut Program, has_try: bool) -> bool {
    let mut changed = false;
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            if list.len() < 2 {
                return;
            }
            let mut out: Vec<Stmt> = Vec::with_capacity(list.len());
            for mut stmt in std::mem::take(list) {
                // A `catch` could see the variable written when the field's value throws.
                let throws = has_try
                    && matches!(&stmt.kind, StmtKind::Expr(Expr::Assign(_, value)) if effect(value) == Effect::Effect);
                if !throws && fits_literal_before(&mut stmt, &mut out) {
                    changed = true;
                } else {
                    out.push(stmt);
                }
            }
            *list = out;
        });
    });
    changed
}

fn fits_literal_before(stmt: &mut Stmt, out: &mut [Stmt]) -> bool {
    let StmtKind::Expr(Expr::Assign(place, value)) = &mut stmt.kind else {
        return false;
    };
    let mut path = Vec::new();
    let Some(var) = root(place, &mut path) else {
        return false;
    };
    // Fresh literals of other variables in between do not mind.
    let aside = |s: &Stmt| match (&s.kind, written(s)) {
        (StmtKind::Let(_, None), _) => true,
        (_, Some((other, literal @ Expr::Object(_)))) => {
            other != var
                && effect(literal) != Effect::Effect
                && !mentions(literal, var)
                && !mentions(value, other)
        }
        _ => false,
    };
    let before = out.iter_mut().rev().find(|s| !aside(s));
    let literal = match before.map(|s| &mut s.kind) {
        Some(StmtKind::Let(v, Some(literal))) if *v == var => literal,
        Some(StmtKind::Expr(Expr::Assign(p, literal))) if **p == Expr::Var(var) => &mut **literal,
        _ => return false,
    };
    !mentions(value, var) && put(literal, &path, value)
}

/// The variable that `v.a.b` starts from, and its way.
fn root(e: &Expr, path: &mut Vec<Prop>) -> Option<VarId> {
    match e {
        Expr::Var(var) if !path.is_empty() => Some(*var),
        Expr::Member(object, prop, _) => {
            path.insert(0, prop.clone());
            root(object, path)
        }
        Expr::Index(object, key, _) => match &**key {
            Expr::Str(name) => {
                path.insert(0, Prop::Fixed(name.clone()));
                root(object, path)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Writes a field of a literal, if that is the last thing that is evaluated of it.
fn put(literal: &mut Expr, path: &[Prop], value: &mut Expr) -> bool {
    let Expr::Object(fields) = literal else {
        return false;
    };
    let (prop, rest) = path.split_first().expect("a field");
    let at = fields.iter().position(|(p, _)| p == prop);
    let pure = effect(value) == Effect::Pure;
    match (at, rest.is_empty()) {
        (None, true) => fields.push((prop.clone(), value.take())),
        (None, false) => return false,
        (Some(at), true) => {
            // The key stays where it is; its first value is never seen, and the new one must not move.
            if !pure || effect(&fields[at].1) == Effect::Effect {
                return false;
            }
            fields[at].1 = value.take();
        }
        (Some(at), false) => {
            let last = at + 1 == fields.len();
            return (last || pure) && put(&mut fields[at].1, rest, value);
        }
    }
    true
}

/// Variables that only ever hold literals of one shape, of which only fields are used, become one variable a field.
fn scatter(program: &mut Program, uses: &Uses) -> bool {
    let mut shapes: FxHashMap<VarId, Vec<Prop>> = FxHashMap::default();
    let mut refused: FxHashSet<VarId> = FxHashSet::default();
    program.for_each_function_mut(&mut |function| {
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            let Some((var, value)) = written(stmt) else {
                return;
            };
            for fields in literals_of(value).into_iter().flatten() {
                let shape: Vec<Prop> = fields.iter().map(|(p, _)| p.clone()).collect();
                let mut sorted = shape.clone();
                sorted.sort();
                sorted.dedup();
                let of = uses.of_var(var);
                if of.captured
                    || of.kind != VarKind::Local
                    || sorted.len() != shape.len()
                    || fields.iter().any(|(_, v)| mentions(v, var))
                    // A `catch` could see the first fields written when a later one throws.
                    || (uses.has_try && fields.iter().skip(1).any(|(_, v)| effect(v) == Effect::Effect))
                    || shapes.get(&var).is_some_and(|known| *known != sorted)
                {
                    refused.insert(var);
                }
                shapes.insert(var, sorted);
            }
        });
    });
    for var in &refused {
        shapes.remove(var);
    }
    if shapes.is_empty() {
        return false;
    }
    lacking(program, &mut shapes);
    // Every other mention must be a field of the shape; every write a literal.
    let mut mentioned: FxHashMap<VarId, u32> = FxHashMap::default();
    let mut as_field: FxHashMap<VarId, u32> = FxHashMap::default();
    let mut literals: FxHashMap<VarId, u32> = FxHashMap::default();
    program.for_each_function_mut(&mut |function| {
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            if let Some((var, value)) = written(stmt)
                && literals_of(value).is_some()
                && shapes.contains_key(&var)
            {
                *literals.entry(var).or_default() += 1;
            }
        });
    });
    let mut deleted = Vec::new();
    program.walk(&mut |e| match e {
        Expr::Var(var) => *mentioned.entry(*var).or_default() += 1,
        Expr::Member(object, prop, _) => {
            if let Expr::Var(var) = **object
                && shapes.get(&var).is_some_and(|shape| shape.contains(prop))
            {
                *as_field.entry(var).or_default() += 1;
            }
        }
        Expr::Unary(UnaryOp::Delete, place) => {
            if let Expr::Member(object, _, _) = &**place
                && let Expr::Var(var) = **object
            {
                deleted.push(var);
            }
        }
        // A method called on a field would get the object as `this`; none does, but the call would change its look.
        _ => {}
    });
    shapes.retain(|var, _| {
        let of = uses.of_var(*var);
        let count = |map: &FxHashMap<VarId, u32>| map.get(var).copied().unwrap_or(0);
        // Assignments as statements mention the variable as their place.
        of.writes == count(&literals)
            && of.reads == count(&as_field)
            && count(&mentioned) <= count(&as_field) + count(&literals)
            && !deleted.contains(var)
    });
    if shapes.is_empty() {
        return false;
    }
    replace_fields(program, &shapes);
    true
}

/// The literals that a value is one of.
fn literals_of(value: &Expr) -> Option<Vec<&Vec<(Prop, Expr)>>> {
    match value {
        Expr::Object(fields) => Some(vec![fields]),
        Expr::Cond(_, a, b) => {
            let mut literals = literals_of(a)?;
            literals.extend(literals_of(b)?);
            Some(literals)
        }
        _ => None,
    }
}

/// Fields of Rust types that are asked for where the literal at hand has none: `undefined`.
fn lacking(program: &Program, shapes: &mut FxHashMap<VarId, Vec<Prop>>) {
    program.walk(&mut |e| {
        if let Expr::Member(object, prop @ Prop::Field(_), _) = e
            && let Expr::Var(var) = **object
            && let Some(shape) = shapes.get_mut(&var)
            && !shape.contains(prop)
        {
            shape.push(prop.clone());
        }
    });
}

fn replace_fields(program: &mut Program, shapes: &FxHashMap<VarId, Vec<Prop>>) {
    let mut fields: FxHashMap<(VarId, Prop), VarId> = FxHashMap::default();
    let mut order: Vec<_> = shapes.iter().collect();
    order.sort_by_key(|(var, _)| **var);
    for (var, shape) in order {
        for prop in shape {
            let name = prop.name().clone();
            fields.insert((*var, prop.clone()), program.new_var(&name));
        }
    }
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let mut out = Vec::with_capacity(list.len());
            for mut stmt in std::mem::take(list) {
                let target = match &stmt.kind {
                    StmtKind::Let(var, None) => Some((*var, true)),
                    _ => {
                        written(&stmt).map(|(var, _)| (var, matches!(stmt.kind, StmtKind::Let(..))))
                    }
                };
                let Some((var, declares)) = target.filter(|(var, _)| shapes.contains_key(var))
                else {
                    out.push(stmt);
                    continue;
                };
                let value = match &mut stmt.kind {
                    StmtKind::Let(_, Some(value)) => value.take(),
                    StmtKind::Expr(Expr::Assign(_, value)) => value.take(),
                    _ => Expr::Undefined,
                };
                let own: Vec<VarId> = shapes[&var]
                    .iter()
                    .map(|p| fields[&(var, p.clone())])
                    .collect();
                match value {
                    Expr::Object(values) => {
                        let writes = field_writes(var, values, &fields, &shapes[&var]);
                        out.extend(writes.into_iter().map(|(field, value)| {
                            let kind = if declares {
                                StmtKind::Let(field, Some(value))
                            } else {
                                StmtKind::Expr(Expr::assign(field, value))
                            };
                            kind.at(stmt.span)
                        }));
                    }
                    value => {
                        if declares {
                            out.extend(own.into_iter().map(|v| StmtKind::Let(v, None).into()));
                        }
                        out.extend(branches_of(var, value, stmt.span, &fields, &shapes[&var]));
                    }
                }
            }
            *list = out;
        });
    });
    program.rewrite(&mut |e| {
        if let Expr::Member(object, prop, _) = e
            && let Expr::Var(var) = **object
            && let Some(field) = fields.get(&(var, prop.clone()))
        {
            *e = Expr::Var(*field);
        }
    });
}

/// What every field's variable gets, in the literal's order.
fn field_writes(
    var: VarId,
    mut values: Vec<(Prop, Expr)>,
    fields: &FxHashMap<(VarId, Prop), VarId>,
    shape: &[Prop],
) -> Vec<(VarId, Expr)> {
    for prop in shape {
        if !values.iter().any(|(p, _)| p == prop) {
            values.push((prop.clone(), Expr::Undefined));
        }
    }
    let field = |(prop, value)| (fields[&(var, prop)], value);
    values.into_iter().map(field).collect()
}

/// The same for one of several literals.
fn branches_of(
    var: VarId,
    value: Expr,
    span: Option<crate::span::Span>,
    fields: &FxHashMap<(VarId, Prop), VarId>,
    shape: &[Prop],
) -> Vec<Stmt> {
    match value {
        Expr::Object(values) => field_writes(var, values, fields, shape)
            .into_iter()
            .map(|(field, value)| StmtKind::Expr(Expr::assign(field, value)).at(span))
            .collect(),
        Expr::Cond(cond, a, b) => {
            let yes = branches_of(var, *a, span, fields, shape);
            let no = branches_of(var, *b, span, fields, shape);
            vec![StmtKind::If(*cond, yes, no).at(span)]
        }
        _ => Vec::new(),
    }
}
/// A response without headers and one with an empty table are the same to CloudFront (`functions-event-structure`).
fn drop_empty_tables(program: &mut Program, uses: &Uses) -> bool {
    let Some(handler) = program.handler else {
        return false;
    };
    // Functions whose value is always what the handler answers.
    let mut answering = vec![0; program.functions.len()];
    returned(&program.function(handler).body, &mut |e| {
        if let Expr::Call(callee, _, _) = e
            && let Expr::Fn(id) = **callee
        {
            answering[id.0 as usize] += 1;
        }
    });
    let mut changed = false;
    for (index, function) in program.functions.iter_mut().enumerate() {
        let answers = answering[index] == uses.functions[index] || index == handler.0 as usize;
        if answers {
            for_each_list_mut(&mut function.body, &mut |list| {
                for stmt in list {
                    if let StmtKind::Return(Some(e)) = &mut stmt.kind {
                        changed |= drop_in(e);
                    }
                }
            });
        }
    }
    changed
}

/// Every expression that is itself the value of a `return`.
fn returned(list: &[Stmt], f: &mut dyn FnMut(&Expr)) {
    crate::lir::walk_own_lists(list, &mut |stmt| {
        if let StmtKind::Return(Some(e)) = &stmt.kind {
            ends(e, f);
        }
    });
}

fn ends(e: &Expr, f: &mut dyn FnMut(&Expr)) {
    match e {
        Expr::Cond(_, a, b) => {
            ends(a, f);
            ends(b, f);
        }
        Expr::Seq(items) => items.last().into_iter().for_each(|e| ends(e, f)),
        e => f(e),
    }
}

fn drop_in(e: &mut Expr) -> bool {
    match e {
        Expr::Object(fields) => {
            let has = |name: &str| {
                fields
                    .iter()
                    .any(|(p, _)| matches!(p, Prop::Fixed(n) if &**n == name))
            };
            if !has("statusCode") {
                return false;
            }
            let before = fields.len();
            fields.retain(|(prop, value)| {
                let table = matches!(prop, Prop::Fixed(n) if matches!(&**n, "headers" | "cookies"));
                !(table && *value == Expr::Object(Vec::new()))
            });
            fields.len() != before
        }
        Expr::Cond(_, a, b) => {
            let first = drop_in(a);
            drop_in(b) || first
        }
        Expr::Seq(items) => items.last_mut().is_some_and(drop_in),
        _ => false,
    }
}
