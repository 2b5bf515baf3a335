//! QUIRK(njs): jumps out of one `try` statement must all have the same target, or the file does not even parse
//! (`break/return instructions with different labels from try-catch block are not supported`, 0.7.9).
//! Where they differ, they become one `break`, and what they wanted is done behind the statement.

use crate::lir::{Expr, LabelId, Program, Stmt, StmtKind, VarId, for_each_list_mut, has_break};

/// Gives every `try` one way out.
pub(super) fn run(program: &mut Program) -> bool {
    let mut functions = std::mem::take(&mut program.functions);
    let mut changed = false;
    let mut whole = Program {
        functions: std::mem::take(&mut functions),
        ..Program::default()
    };
    whole.for_each_function_mut(&mut |function| {
        for_each_list_mut(&mut function.body, &mut |list| {
            let mut out = Vec::with_capacity(list.len());
            for stmt in std::mem::take(list) {
                let wrapped = one_way_out(program, stmt, &mut out);
                changed |= wrapped;
            }
            *list = out;
        });
    });
    program.functions = whole.functions;
    changed
}

fn one_way_out(program: &mut Program, mut stmt: Stmt, out: &mut Vec<Stmt>) -> bool {
    let mut exits = Vec::new();
    if let StmtKind::Try(body, _, handler) = &stmt.kind {
        find_exits(body, &mut Vec::new(), &mut exits);
        find_exits(handler, &mut Vec::new(), &mut exits);
    }
    if exits.len() < 2 {
        out.push(stmt);
        return false;
    }
    let label = program.new_label();
    let way = program.new_var("way");
    let value = program.new_var("value");
    out.push(StmtKind::Let(way, Some(Expr::Num(0.0))).into());
    out.push(StmtKind::Let(value, None).into());
    if let StmtKind::Try(body, _, handler) = &mut stmt.kind {
        redirect(body, &exits, label, way, value);
        redirect(handler, &exits, label, way, value);
    }
    out.push(StmtKind::Block(label, vec![stmt]).into());
    for (index, exit) in exits.into_iter().enumerate() {
        let jump = match exit {
            StmtKind::Return(_) => StmtKind::Return(Some(Expr::Var(value))),
            exit => exit,
        };
        let chosen = Expr::Var(way).binary(crate::lir::BinaryOp::Eq, number(index));
        out.push(StmtKind::If(chosen, vec![jump.into()], Vec::new()).into());
    }
    true
}

fn number(index: usize) -> Expr {
    Expr::Num(f64::from(u32::try_from(index + 1).expect("few exits")))
}

/// Kinds of jumps that leave the list; returns count as one, whatever they return.
fn find_exits(list: &[Stmt], inside: &mut Vec<LabelId>, exits: &mut Vec<StmtKind>) {
    for stmt in list {
        let exit = match &stmt.kind {
            StmtKind::Return(_) => Some(StmtKind::Return(None)),
            StmtKind::Break(label) | StmtKind::Continue(label) if !inside.contains(label) => {
                Some(stmt.kind.clone())
            }
            _ => None,
        };
        if let Some(exit) = exit
            && !exits.contains(&exit)
        {
            exits.push(exit);
        }
        let depth = inside.len();
        if let StmtKind::Loop(label, _)
        | StmtKind::Block(label, _)
        | StmtKind::For { label, .. }
        | StmtKind::Switch { label, .. } = &stmt.kind
        {
            inside.push(*label);
        }
        stmt.kind
            .for_each_list(|inner| find_exits(inner, inside, exits));
        inside.truncate(depth);
    }
}

fn redirect(list: &mut Vec<Stmt>, exits: &[StmtKind], label: LabelId, way: VarId, value: VarId) {
    let mut out = Vec::with_capacity(list.len());
    for mut stmt in std::mem::take(list) {
        stmt.kind
            .for_each_list_mut(|inner| redirect(inner, exits, label, way, value));
        let kind = match &stmt.kind {
            StmtKind::Return(_) => StmtKind::Return(None),
            kind => kind.clone(),
        };
        let Some(index) = exits.iter().position(|exit| *exit == kind) else {
            out.push(stmt);
            continue;
        };
        if let StmtKind::Return(Some(e)) = stmt.kind {
            out.push(StmtKind::Expr(Expr::assign(value, e)).at(stmt.span));
        }
        out.push(StmtKind::Expr(Expr::assign(way, number(index))).into());
        out.push(StmtKind::Break(label).at(stmt.span));
    }
    *list = out;
}

/// Whether a break out of `label` leaves a `try`; its target must not be changed for some and not for others.
pub(super) fn breaks_in_try(list: &[Stmt], label: LabelId) -> bool {
    let mut found = false;
    crate::lir::walk_own_lists(list, &mut |s| {
        if let StmtKind::Try(body, _, handler) = &s.kind {
            found |= has_break(body, label) || has_break(handler, label);
        }
    });
    found
}
