//! Loops over constant tables written out, row by row. Whether that pays is known only once the rows have
//! dissolved in the code around them, so that `optimize` tries it and keeps the shorter program.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lir::{
    Expr, Function, LabelId, Program, Stmt, StmtKind, Uses, VarId, for_each_list,
    for_each_list_mut, rename, rewrite_stmt, walk_list, walk_own_lists,
};

use super::counted::{Counted, counted};
use super::propagate::written;

/// How many rounds are written out at most.
const ROWS: usize = 24;

/// Loops that may be written out.
pub(super) fn candidates(program: &Program) -> Vec<LabelId> {
    let uses = Uses::of(program);
    let mut found = Vec::new();
    for function in &program.functions {
        for_each_list(&function.body, &mut |list| {
            for at in 0..list.len() {
                if let Some(plan) = plan(list, at, program, &uses) {
                    found.push(plan.label);
                }
            }
        });
    }
    found
}

/// Writes one of them out.
pub(super) fn apply(program: &mut Program, label: LabelId) {
    let uses = Uses::of(program);
    let mut functions = std::mem::take(&mut program.functions);
    for function in &mut functions {
        unroll_in(function, program, label, &uses);
    }
    program.functions = functions;
}

fn unroll_in(function: &mut Function, program: &mut Program, label: LabelId, uses: &Uses) {
    for_each_list_mut(&mut function.body, &mut |list| {
        let place = list
            .iter()
            .position(|s| matches!(s.kind, StmtKind::For { label: l, .. } if l == label));
        let Some(at) = place else { return };
        let Some(plan) = plan(list, at, program, uses) else {
            return;
        };
        let StmtKind::For { body, .. } = &list[at].kind else {
            return;
        };
        let mut copies: Vec<Stmt> = shared_variables(body, &plan)
            .into_iter()
            .map(|var| StmtKind::Let(var, None).into())
            .collect();
        for row in &plan.rows {
            copies.extend(round(program, body, &plan, row));
        }
        let span = list[at].span;
        list[at] = StmtKind::Block(label, copies).at(span);
    });
}

/// What is known of a loop that can be written out.
struct Plan {
    label: LabelId,
    counter: VarId,
    table: VarId,
    rows: Vec<Expr>,
    /// Variables of one round.
    own: FxHashSet<VarId>,
}

/// `i = 0` before, and `for (; i < 3; i = i + 1)` over a body that uses `i` for `table[i]` only.
fn plan(list: &[Stmt], at: usize, program: &Program, uses: &Uses) -> Option<Plan> {
    let Counted {
        label,
        counter,
        end,
        body,
    } = counted(list, at, uses)?;
    let (table, reads) = table_of(body, counter)?;
    let rows = match program.globals.iter().find(|(v, _)| *v == table) {
        Some((_, Expr::Array(rows))) => rows.clone(),
        _ => constant_table(list, at, table, uses)?,
    };
    // The loop's head reads the counter twice.
    let only_there = uses.of_var(counter).reads == reads + 2;
    #[allow(clippy::cast_precision_loss, clippy::float_cmp)] // Few rows.
    let all_rows = rows.len() as f64 == end && rows.len() <= ROWS;
    (only_there && all_rows && rows.iter().all(is_plain)).then(|| Plan {
        label,
        counter,
        table,
        rows,
        own: own_variables(body, uses),
    })
}

/// The one table that is read at the counter, and how often the body mentions the counter.
fn table_of(body: &[Stmt], counter: VarId) -> Option<(VarId, u32)> {
    let mut tables = FxHashSet::default();
    let (mut at_counter, mut mentions) = (0, 0);
    walk_list(body, &mut |e| match e {
        Expr::Index(object, key, _) if **key == Expr::Var(counter) => {
            at_counter += 1;
            if let Expr::Var(table) = **object {
                tables.insert(table);
            }
        }
        Expr::Var(var) if *var == counter => mentions += 1,
        _ => {}
    });
    let table = tables.iter().next().copied()?;
    (tables.len() == 1 && at_counter == mentions).then_some((table, mentions))
}

/// A table that a statement before makes, and that nothing but this loop reads.
fn constant_table(list: &[Stmt], at: usize, table: VarId, uses: &Uses) -> Option<Vec<Expr>> {
    if !uses.is_fixed(table) {
        return None;
    }
    let rows = list[..at].iter().find_map(|s| match written(s) {
        Some((v, Expr::Array(rows))) if v == table => Some(rows.clone()),
        _ => None,
    })?;
    let mut here = 0;
    walk_list(std::slice::from_ref(&list[at]), &mut |e| {
        here += u32::from(*e == Expr::Var(table));
    });
    (here == uses.of_var(table).reads).then_some(rows)
}

/// Literals all the way down: the same wherever and whenever they are evaluated.
fn is_plain(e: &Expr) -> bool {
    match e {
        Expr::Str(_) | Expr::Num(_) | Expr::Bool(_) | Expr::Undefined => true,
        Expr::Object(fields) => fields.iter().all(|(_, value)| is_plain(value)),
        Expr::Array(items) => items.iter().all(is_plain),
        _ => false,
    }
}

/// Variables that every round writes before it reads them, and that nothing else mentions.
fn own_variables(body: &[Stmt], uses: &Uses) -> FxHashSet<VarId> {
    let mut reads: FxHashMap<VarId, u32> = FxHashMap::default();
    let mut own = FxHashSet::default();
    walk_own_lists(body, &mut |stmt| {
        if let Some((var, _)) = written(stmt)
            && uses.is_fixed(var)
            && !uses.of_var(var).captured
        {
            own.insert(var);
        }
    });
    walk_list(body, &mut |e| {
        if let Expr::Var(var) = e {
            *reads.entry(*var).or_default() += 1;
        }
    });
    walk_own_lists(body, &mut |stmt| {
        // The place of an assignment is a mention too, and not a read.
        if let StmtKind::Expr(Expr::Assign(place, _)) = &stmt.kind
            && let Expr::Var(var) = **place
            && let Some(count) = reads.get_mut(&var)
        {
            *count -= 1;
        }
    });
    own.retain(|var| reads.get(var).copied().unwrap_or(0) == uses.of_var(*var).reads);
    own
}

/// The body for one row, with variables and labels of its own.
fn round(program: &mut Program, body: &[Stmt], plan: &Plan, row: &Expr) -> Vec<Stmt> {
    let mut copy = body.to_vec();
    let at_counter = |e: &Expr| {
        matches!(e, Expr::Index(object, key, _)
            if **object == Expr::Var(plan.table) && **key == Expr::Var(plan.counter))
    };
    for stmt in &mut copy {
        rewrite_stmt(stmt, &mut |e| {
            if at_counter(e) {
                *e = row.clone();
            }
        });
    }
    let mut inner_labels = FxHashSet::default();
    walk_own_lists(&copy, &mut |stmt| match stmt.kind {
        StmtKind::Loop(label, _)
        | StmtKind::Block(label, _)
        | StmtKind::For { label, .. }
        | StmtKind::Switch { label, .. } => drop(inner_labels.insert(label)),
        _ => {}
    });
    let mut declared: FxHashSet<VarId> = plan.own.clone();
    walk_own_lists(&copy, &mut |stmt| {
        if let StmtKind::Try(_, var, _) = stmt.kind {
            declared.insert(var);
        }
    });
    walk_list(&copy, &mut |e| {
        if let Expr::Function(function) = e {
            declared.extend(&function.params);
            walk_own_lists(&function.body, &mut |stmt| match stmt.kind {
                StmtKind::Let(var, _) | StmtKind::Try(_, var, _) => drop(declared.insert(var)),
                _ => {}
            });
        }
    });
    for_each_list_mut(&mut copy, &mut |list| without_declarations(list));
    let mut vars: FxHashMap<VarId, VarId> = FxHashMap::default();
    let mut ordered: Vec<VarId> = declared.into_iter().collect();
    ordered.sort();
    for var in ordered {
        let name = program.vars[var.0 as usize].name.clone();
        vars.insert(var, program.new_var(&name));
    }
    let mut labels: FxHashMap<LabelId, LabelId> = FxHashMap::default();
    let mut ordered: Vec<LabelId> = inner_labels.into_iter().collect();
    ordered.sort();
    for label in ordered {
        labels.insert(label, program.new_label());
    }
    rename(
        &mut copy,
        &mut |var| vars.get(&var).copied().unwrap_or(var),
        &mut |label| labels.get(&label).copied().unwrap_or(label),
    );
    let mut own: Vec<VarId> = plan.own.iter().map(|var| vars[var]).collect();
    own.sort();
    let mut out: Vec<Stmt> = own
        .into_iter()
        .map(|var| StmtKind::Let(var, None).into())
        .collect();
    out.append(&mut copy);
    out
}

/// Declarations as assignments: whoever writes the copies declares the variables.
fn without_declarations(list: &mut Vec<Stmt>) {
    list.retain_mut(|stmt| match &mut stmt.kind {
        StmtKind::Let(_, None) => false,
        StmtKind::Let(var, Some(value)) => {
            stmt.kind = StmtKind::Expr(Expr::assign(*var, value.take()));
            true
        }
        _ => true,
    });
}

/// Variables that the body declares and that all rounds share.
fn shared_variables(body: &[Stmt], plan: &Plan) -> Vec<VarId> {
    let mut shared = Vec::new();
    walk_own_lists(body, &mut |stmt| {
        if let StmtKind::Let(var, _) = stmt.kind
            && !plan.own.contains(&var)
        {
            shared.push(var);
        }
    });
    shared
}
