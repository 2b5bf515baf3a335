//! How many bytes code will take, nearly: variables count one byte, and no pass has shortened anything further.
//! For deciding what pays, never for reporting.

// Tables: one line for each node, also where two cost the same.
#![allow(clippy::match_same_arms)]

use super::{BinaryOp, Expr, Prop, Stmt, StmtKind, UnaryOp};

/// Bytes of an expression.
pub fn size(e: &Expr) -> usize {
    let own = match e {
        Expr::Undefined => 6,
        Expr::Bool(_) => 2,
        Expr::Num(n) => number(*n),
        Expr::Str(s) => s.len() + 2,
        Expr::Regex(pattern, flags) => pattern.len() + flags.len() + 2,
        Expr::Key(Prop::Fixed(name)) => name.len() + 2,
        Expr::Key(Prop::Field(_)) => 3,
        Expr::Var(_) | Expr::Fn(_) => 1,
        Expr::Global(name) => name.len(),
        Expr::Module(super::Module::CloudFront) => 2,
        Expr::Module(super::Module::Crypto) => 17,
        Expr::Module(super::Module::QueryString) => 22,
        Expr::Member(_, Prop::Fixed(name), _) => 1 + name.len(),
        // `o.key`, though the key counts its quotes below.
        Expr::Index(_, key, _) if matches!(&**key, Expr::Str(name) if is_identifier(name)) => 0,
        Expr::Member(_, Prop::Field(_), _) | Expr::Index(..) => 2,
        Expr::Call(_, args, _) => 2 + args.len().saturating_sub(1),
        Expr::New(_, args, _) => 6 + args.len().saturating_sub(1),
        Expr::Unary(op, _) => match op {
            UnaryOp::Neg | UnaryOp::Plus | UnaryOp::Not | UnaryOp::BitNot => 1,
            UnaryOp::TypeOf | UnaryOp::Delete => 7,
            UnaryOp::Void => 5,
        },
        Expr::Binary(op, _, _) => operator(*op),
        Expr::And(..) | Expr::Or(..) | Expr::Cond(..) => 2,
        Expr::Assign(..) => 1,
        Expr::AssignOp(op, _, _) => 1 + operator(*op),
        Expr::Array(items) => 2 + items.len().saturating_sub(1),
        Expr::Seq(items) => 1 + items.len(),
        Expr::Concat(items) => items.len() - 1,
        Expr::Object(fields) => {
            2 + fields.len().saturating_sub(1)
                + fields
                    .iter()
                    .map(|(prop, _)| match prop {
                        Prop::Fixed(name) => 1 + name.len(),
                        Prop::Field(_) => 2,
                    })
                    .sum::<usize>()
        }
        Expr::Function(function) => match &function.body[..] {
            [
                Stmt {
                    kind: StmtKind::Return(Some(e)),
                    ..
                },
            ] => 4 + function.params.len() + size(e),
            body => 6 + function.params.len() + list_size(body),
        },
        Expr::Await(_) => 6,
    };
    let mut sum = own;
    e.for_each_child(|child| sum += size(child));
    sum
}

/// Bytes of a list.
pub fn list_size(list: &[Stmt]) -> usize {
    list.iter().map(stmt_size).sum()
}

fn stmt_size(stmt: &Stmt) -> usize {
    let own = match &stmt.kind {
        StmtKind::Let(..) => 3,
        StmtKind::Expr(_) => 1,
        StmtKind::If(_, _, b) => 6 + if b.is_empty() { 0 } else { 6 },
        StmtKind::Loop(..) => 9,
        StmtKind::Block(..) => 4,
        StmtKind::Break(_) => 7,
        StmtKind::Continue(_) => 9,
        StmtKind::Return(_) | StmtKind::Throw(_) => 8,
        StmtKind::Try(..) => 15,
        StmtKind::For { .. } => 9,
        StmtKind::Switch { cases, default, .. } => {
            10 + 7 * cases.iter().map(|(values, _)| values.len()).sum::<usize>()
                + usize::from(!default.is_empty()) * 8
        }
    };
    let mut sum = own;
    stmt.kind.for_each_expr(|e| sum += size(e));
    stmt.kind.for_each_list(|inner| sum += list_size(inner));
    sum
}

fn is_identifier(name: &str) -> bool {
    !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn number(n: f64) -> usize {
    n.to_string()
        .trim_start_matches('0')
        .trim_end_matches("000")
        .len()
        .max(1)
}

fn operator(op: BinaryOp) -> usize {
    match op {
        BinaryOp::Add
        | BinaryOp::Sub
        | BinaryOp::Mul
        | BinaryOp::Div
        | BinaryOp::Rem
        | BinaryOp::BitAnd
        | BinaryOp::BitOr
        | BinaryOp::BitXor
        | BinaryOp::Lt
        | BinaryOp::Gt => 1,
        BinaryOp::Exp
        | BinaryOp::Shl
        | BinaryOp::Sar
        | BinaryOp::Le
        | BinaryOp::Ge
        | BinaryOp::LooseEq
        | BinaryOp::LooseNe => 2,
        BinaryOp::Shr | BinaryOp::Eq | BinaryOp::Ne => 3,
        BinaryOp::In => 4,
        BinaryOp::InstanceOf => 12,
    }
}
