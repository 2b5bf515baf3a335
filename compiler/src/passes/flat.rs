//! Constant tables of rows with the same fields, read row by row in a loop, as one flat array:
//! neither the rows nor their fields' names are written, and the engine makes one object.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind,
    for_each_list, for_each_list_mut, rewrite_stmt, walk, walk_list, walk_own_lists,
};

use super::counted::counted;
use super::propagate::{written, written_mut};

/// Flattens every table that has such loops only.
pub(super) fn run(program: &mut Program, _: &mut Analyses) -> bool {
    let mut tables: Vec<Table> = Vec::new();
    for (var, value) in &program.globals {
        tables.extend(table(*var, value));
    }
    for function in &program.functions {
        walk_own_lists(&function.body, &mut |stmt| {
            if let Some((var, value)) = written(stmt) {
                tables.extend(table(var, value));
            }
        });
    }
    let mut changed = false;
    for table in tables {
        let uses = Uses::of(program);
        changed |= flatten(program, &table, &uses);
    }
    changed
}

/// A table with the same fields in every row.
struct Table {
    var: VarId,
    fields: Vec<Prop>,
    rows: usize,
}

/// The table that a variable is, if all its rows hold constants under the same names.
fn table(var: VarId, value: &Expr) -> Option<Table> {
    let Expr::Array(rows) = value else {
        return None;
    };
    let mut fields: Option<Vec<Prop>> = None;
    for row in rows {
        let Expr::Object(values) = row else {
            return None;
        };
        let names: Vec<Prop> = values.iter().map(|(prop, _)| prop.clone()).collect();
        let plain = values
            .iter()
            .all(|(_, v)| matches!(v, Expr::Str(_) | Expr::Num(_) | Expr::Bool(_)));
        if !plain || names.is_empty() || fields.as_ref().is_some_and(|known| *known != names) {
            return None;
        }
        fields = Some(names);
    }
    Some(Table {
        var,
        fields: fields?,
        rows: rows.len(),
    })
}

/// A loop over the table: its counter, and the variable of a row.
struct Use {
    counter: VarId,
    row: VarId,
}

fn flatten(program: &mut Program, table: &Table, uses: &Uses) -> bool {
    let mut found: Vec<Use> = Vec::new();
    for function in &program.functions {
        for_each_list(&function.body, &mut |list| {
            found.extend((0..list.len()).filter_map(|at| use_of(list, at, table, uses)));
        });
    }
    let accesses: u32 = found.iter().map(|u| uses.of_var(u.row).reads).sum();
    // `{a:,b:}` of each row and `x=t[i],` of each loop, against `t[i+1]` for `x.a`.
    let saved = table.rows * (2 + 2 * table.fields.len()) + found.len() * 7;
    let of = uses.of_var(table.var);
    let is_constant = of.kind == VarKind::Global || uses.is_fixed(table.var) && !of.captured;
    let only_loops = is_constant && u32::try_from(found.len()) == Ok(of.reads);
    if found.is_empty() || !only_loops || accesses as usize * 3 > saved {
        return false;
    }
    for (var, value) in &mut program.globals {
        if *var == table.var {
            flat_rows(value);
        }
    }
    let counters: FxHashMap<VarId, VarId> = found.iter().map(|u| (u.row, u.counter)).collect();
    program.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            list.retain_mut(|stmt| {
                step_over_rows(stmt, table, &found);
                if let Some((var, value)) = written_mut(stmt)
                    && var == table.var
                {
                    flat_rows(value);
                }
                !matches!(written(stmt), Some((row, _)) if counters.contains_key(&row))
            });
        });
        for stmt in &mut function.body {
            rewrite_stmt(stmt, &mut |e| read_column(e, table, &counters));
        }
    });
    true
}

fn flat_rows(value: &mut Expr) {
    let Expr::Array(rows) = value else { return };
    for row in std::mem::take(rows) {
        if let Expr::Object(values) = row {
            rows.extend(values.into_iter().map(|(_, v)| v));
        }
    }
}

/// Counts columns in the head of a loop over the table.
fn step_over_rows(stmt: &mut Stmt, table: &Table, found: &[Use]) {
    if let StmtKind::For {
        cond: Some(Expr::Binary(_, counter, end)),
        update: Some(update),
        ..
    } = &mut stmt.kind
        && let Expr::Assign(_, next) = &mut **update
        && let Expr::Var(counter) = **counter
        && found.iter().any(|u| u.counter == counter)
    {
        **end = number(table.rows * table.fields.len());
        **next = Expr::Var(counter).binary(BinaryOp::Add, number(table.fields.len()));
    }
}

/// `row.b` as `table[i + 1]`.
fn read_column(e: &mut Expr, table: &Table, counters: &FxHashMap<VarId, VarId>) {
    if let Expr::Member(object, prop, _) = e
        && let Expr::Var(row) = **object
        && let Some(counter) = counters.get(&row)
        && let Some(column) = table.fields.iter().position(|f| f == prop)
    {
        let mut at = Expr::Var(*counter);
        if column > 0 {
            at = at.binary(BinaryOp::Add, number(column));
        }
        *e = Expr::Index(Box::new(Expr::Var(table.var)), Box::new(at), Effect::Read);
    }
}

fn number(n: usize) -> Expr {
    Expr::Num(f64::from(u32::try_from(n).unwrap_or(u32::MAX)))
}

/// `i = 0; for (; i < n; i = i + 1) { x = table[i]; …x.a… }`, where the counter serves nothing else.
fn use_of(list: &[Stmt], at: usize, table: &Table, uses: &Uses) -> Option<Use> {
    let found = counted(list, at, uses)?;
    let (counter, body) = (found.counter, found.body);
    let (row, value) = body.iter().find_map(written)?;
    let is_row = matches!(value, Expr::Index(object, key, _)
        if **object == Expr::Var(table.var) && **key == Expr::Var(counter));
    // The head reads the counter twice, the row once.
    let only_there = uses.of_var(counter).reads == 3;
    let all_rows = Expr::Num(found.end) == number(table.rows);
    (is_row && only_there && all_rows && only_fields(body, row, table, uses))
        .then_some(Use { counter, row })
}

/// Whether nothing is done with the row but reading its fields.
fn only_fields(body: &[Stmt], row: VarId, table: &Table, uses: &Uses) -> bool {
    let of = uses.of_var(row);
    let (mut as_field, mut is_place) = (0, false);
    walk_list(body, &mut |e| match e {
        Expr::Member(object, prop, _) => {
            as_field += u32::from(**object == Expr::Var(row) && table.fields.contains(prop));
        }
        Expr::Assign(place, _)
        | Expr::AssignOp(_, place, _)
        | Expr::Unary(UnaryOp::Delete, place) => {
            if let Expr::Member(object, _, _) = &**place {
                walk(object, &mut |e| is_place |= *e == Expr::Var(row));
            }
        }
        _ => {}
    });
    uses.is_fixed(row)
        && !of.captured
        && of.kind == VarKind::Local
        && as_field == of.reads
        && !is_place
}
