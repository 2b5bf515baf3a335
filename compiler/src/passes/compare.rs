//! Comparisons turned round: `!(a >= b)` is `a < b` where neither side can be NaN or `undefined`.
//! What holds whole numbers only is found here, over all writes of a variable.

use std::collections::HashSet;

use crate::lir::{BinaryOp, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind};

/// Turns comparisons round in the whole program.
pub(super) fn run(program: &mut Program) -> bool {
    let numbers = numbers(program);
    let mut changed = false;
    program.rewrite(&mut |e| {
        let Expr::Unary(UnaryOp::Not, inner) = e else { return };
        let Expr::Binary(op, a, b) = &mut **inner else { return };
        let turned = match op {
            BinaryOp::Lt => BinaryOp::Ge,
            BinaryOp::Le => BinaryOp::Gt,
            BinaryOp::Gt => BinaryOp::Le,
            BinaryOp::Ge => BinaryOp::Lt,
            _ => return,
        };
        if is_number(a, &numbers) && is_number(b, &numbers) {
            changed = true;
            *e = Expr::Binary(turned, Box::new(a.take()), Box::new(b.take()));
        }
    });
    changed
}

/// Variables that only ever hold numbers, none of them NaN.
fn numbers(program: &Program) -> HashSet<VarId> {
    let uses = Uses::of(program);
    let mut writes: Vec<(VarId, Expr)> = Vec::new();
    program.walk(&mut |e| match e {
        Expr::Assign(place, value) => {
            if let Expr::Var(var) = **place {
                writes.push((var, (**value).clone()));
            }
        }
        Expr::AssignOp(op, place, value) => {
            if let Expr::Var(var) = **place {
                writes.push((var, Expr::Binary(*op, place.clone(), value.clone())));
            }
        }
        _ => {}
    });
    for function in &program.functions {
        lets(&function.body, &mut writes);
    }
    for (var, value) in &program.globals {
        writes.push((*var, value.clone()));
    }
    let mut numbers: HashSet<VarId> = writes
        .iter()
        .map(|(var, _)| *var)
        .filter(|var| !uses.may_be_unset(*var) && matches!(uses.of_var(*var).kind, VarKind::Local | VarKind::Global))
        .collect();
    loop {
        let before = numbers.len();
        for (var, value) in &writes {
            if !is_number(value, &numbers) {
                numbers.remove(var);
            }
        }
        if numbers.len() == before {
            return numbers;
        }
    }
}

fn lets(list: &[Stmt], writes: &mut Vec<(VarId, Expr)>) {
    crate::lir::walk_own_lists(list, &mut |stmt| {
        if let StmtKind::Let(var, Some(value)) = &stmt.kind {
            writes.push((*var, value.clone()));
        }
    });
    crate::lir::walk_list(list, &mut |e| {
        if let Expr::Function(function) = e {
            crate::lir::walk_own_lists(&function.body, &mut |stmt| {
                if let StmtKind::Let(var, Some(value)) = &stmt.kind {
                    writes.push((*var, value.clone()));
                }
            });
        }
    });
}

fn is_number(e: &Expr, numbers: &HashSet<VarId>) -> bool {
    match e {
        Expr::Num(n) => !n.is_nan(),
        Expr::Var(var) => numbers.contains(var),
        Expr::Member(_, Prop::Fixed(name), _) => matches!(&**name, "length" | "statusCode"),
        Expr::Unary(UnaryOp::Neg, a) => is_number(a, numbers),
        Expr::Unary(UnaryOp::BitNot, _) => true,
        Expr::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul, a, b) => {
            is_number(a, numbers) && is_number(b, numbers)
        }
        Expr::Binary(
            BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::Shl | BinaryOp::Sar | BinaryOp::Shr,
            _,
            _,
        ) => true,
        Expr::Cond(_, a, b) => is_number(a, numbers) && is_number(b, numbers),
        Expr::Assign(_, value) => is_number(value, numbers),
        Expr::Call(callee, _, _) => match &**callee {
            Expr::Member(_, Prop::Fixed(name), _) => {
                matches!(&**name, "indexOf" | "lastIndexOf" | "byteLength" | "push" | "search" | "imul" | "clz32")
            }
            _ => false,
        },
        _ => false,
    }
}
