//! LIR as text, for debugging and for before/after tests. Close to JavaScript, but not meant to be run.

use std::fmt::{Display, Formatter, Result, Write};

use super::{
    BinaryOp, Effect, Expr, Function, Module, Program, Prop, Stmt, StmtKind, UnaryOp, VarId,
};

impl Display for Program {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (var, value) in &self.globals {
            writeln!(f, "global {var} = {value}")?;
        }
        for (index, function) in self.functions.iter().enumerate() {
            let mark = if self.handler == Some(super::FnId(u32::try_from(index).unwrap_or(0))) {
                "handler "
            } else {
                ""
            };
            writeln!(f, "{mark}f{index} {function}")?;
        }
        Ok(())
    }
}

impl Display for VarId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "v{}", self.0)
    }
}

impl Display for super::LabelId {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "L{}", self.0)
    }
}

impl Display for Function {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.is_async {
            f.write_str("async ")?;
        }
        write!(f, "{}(", self.name)?;
        joined(f, &self.params)?;
        f.write_str(") ")?;
        list(f, &self.body, 0)
    }
}

impl Display for Stmt {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        stmt(f, self, 0)
    }
}

fn joined<T: Display>(f: &mut Formatter<'_>, items: &[T]) -> Result {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            f.write_str(", ")?;
        }
        item.fmt(f)?;
    }
    Ok(())
}

fn list(f: &mut Formatter<'_>, body: &[Stmt], depth: usize) -> Result {
    if body.is_empty() {
        return f.write_str("{}");
    }
    f.write_str("{\n")?;
    for inner in body {
        stmt(f, inner, depth + 1)?;
        f.write_char('\n')?;
    }
    indent(f, depth)?;
    f.write_char('}')
}

fn indent(f: &mut Formatter<'_>, depth: usize) -> Result {
    (0..depth).try_for_each(|_| f.write_str("  "))
}

fn stmt(f: &mut Formatter<'_>, stmt: &Stmt, depth: usize) -> Result {
    indent(f, depth)?;
    match &stmt.kind {
        StmtKind::Let(var, None) => write!(f, "let {var}"),
        StmtKind::Let(var, Some(value)) => write!(f, "let {var} = {value}"),
        StmtKind::Expr(e) => e.fmt(f),
        StmtKind::If(cond, yes, no) => {
            write!(f, "if {cond} ")?;
            list(f, yes, depth)?;
            if no.is_empty() {
                return Ok(());
            }
            f.write_str(" else ")?;
            list(f, no, depth)
        }
        StmtKind::Loop(label, body) => {
            write!(f, "{label}: loop ")?;
            list(f, body, depth)
        }
        StmtKind::Block(label, body) => {
            write!(f, "{label}: ")?;
            list(f, body, depth)
        }
        StmtKind::Break(label) => write!(f, "break {label}"),
        StmtKind::Continue(label) => write!(f, "continue {label}"),
        StmtKind::Return(None) => f.write_str("return"),
        StmtKind::Return(Some(e)) => write!(f, "return {e}"),
        StmtKind::Throw(e) => write!(f, "throw {e}"),
        StmtKind::Try(body, var, handler) => {
            f.write_str("try ")?;
            list(f, body, depth)?;
            write!(f, " catch {var} ")?;
            list(f, handler, depth)
        }
        StmtKind::For {
            label,
            cond,
            update,
            body,
        } => {
            write!(f, "{label}: for (; ")?;
            if let Some(cond) = cond {
                cond.fmt(f)?;
            }
            f.write_str("; ")?;
            if let Some(update) = update {
                update.fmt(f)?;
            }
            f.write_str(") ")?;
            list(f, body, depth)
        }
        StmtKind::Switch {
            label,
            scrutinee,
            cases,
            default,
        } => {
            writeln!(f, "{label}: switch {scrutinee} {{")?;
            for (values, body) in cases {
                indent(f, depth + 1)?;
                f.write_str("case ")?;
                joined(f, values)?;
                f.write_str(": ")?;
                list(f, body, depth + 1)?;
                f.write_char('\n')?;
            }
            indent(f, depth + 1)?;
            f.write_str("default: ")?;
            list(f, default, depth + 1)?;
            f.write_char('\n')?;
            indent(f, depth)?;
            f.write_char('}')
        }
    }
}

impl Display for Prop {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Prop::Fixed(name) => f.write_str(name),
            Prop::Field(name) => write!(f, "#{name}"),
        }
    }
}

/// `!` behind what has an effect, `?` behind what reads; nothing behind what is pure.
fn mark(f: &mut Formatter<'_>, effect: Effect) -> Result {
    match effect {
        Effect::Pure => Ok(()),
        Effect::Read => f.write_char('?'),
        Effect::Effect => f.write_char('!'),
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Expr::Undefined => f.write_str("undefined"),
            Expr::Bool(b) => b.fmt(f),
            Expr::Num(n) => n.fmt(f),
            Expr::Str(s) => write!(f, "{s:?}"),
            Expr::Regex(pattern, flags) => write!(f, "/{pattern}/{flags}"),
            Expr::Key(prop) => write!(f, "key {prop}"),
            Expr::Var(var) => var.fmt(f),
            Expr::Fn(id) => write!(f, "f{}", id.0),
            Expr::Global(name) => f.write_str(name),
            Expr::Module(Module::CloudFront) => f.write_str("$cf"),
            Expr::Module(Module::Crypto) => f.write_str("$crypto"),
            Expr::Module(Module::QueryString) => f.write_str("$querystring"),
            Expr::Member(object, prop, effect) => {
                write!(f, "{object}.{prop}")?;
                mark(f, *effect)
            }
            Expr::Index(object, key, effect) => {
                write!(f, "{object}[{key}]")?;
                mark(f, *effect)
            }
            Expr::Call(callee, args, effect) => {
                write!(f, "{callee}(")?;
                joined(f, args)?;
                f.write_char(')')?;
                mark(f, *effect)
            }
            Expr::New(callee, args, effect) => {
                write!(f, "new {callee}(")?;
                joined(f, args)?;
                f.write_char(')')?;
                mark(f, *effect)
            }
            Expr::Unary(op, a) => write!(f, "{op}{a}"),
            Expr::Binary(op, a, b) => write!(f, "({a} {op} {b})"),
            Expr::And(a, b) => write!(f, "({a} && {b})"),
            Expr::Or(a, b) => write!(f, "({a} || {b})"),
            Expr::Cond(a, b, c) => write!(f, "({a} ? {b} : {c})"),
            Expr::Assign(a, b) => write!(f, "{a} = {b}"),
            Expr::AssignOp(op, a, b) => write!(f, "{a} {op}= {b}"),
            Expr::Array(items) => {
                f.write_char('[')?;
                joined(f, items)?;
                f.write_char(']')
            }
            Expr::Object(fields) => {
                f.write_char('{')?;
                for (index, (prop, value)) in fields.iter().enumerate() {
                    write!(f, "{}{prop}: {value}", if index > 0 { ", " } else { "" })?;
                }
                f.write_char('}')
            }
            Expr::Concat(parts) => {
                f.write_str("concat(")?;
                joined(f, parts)?;
                f.write_char(')')
            }
            Expr::Function(function) => function.fmt(f),
            Expr::Await(e) => write!(f, "await {e}"),
            Expr::Seq(items) => {
                f.write_char('(')?;
                joined(f, items)?;
                f.write_char(')')
            }
        }
    }
}

impl Display for UnaryOp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            UnaryOp::Neg => "-",
            UnaryOp::Plus => "+",
            UnaryOp::Not => "!",
            UnaryOp::BitNot => "~",
            UnaryOp::TypeOf => "typeof ",
            UnaryOp::Void => "void ",
            UnaryOp::Delete => "delete ",
        })
    }
}

impl Display for BinaryOp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::Exp => "**",
            BinaryOp::BitAnd => "&",
            BinaryOp::BitOr => "|",
            BinaryOp::BitXor => "^",
            BinaryOp::Shl => "<<",
            BinaryOp::Sar => ">>",
            BinaryOp::Shr => ">>>",
            BinaryOp::Eq => "===",
            BinaryOp::Ne => "!==",
            BinaryOp::LooseEq => "==",
            BinaryOp::LooseNe => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
            BinaryOp::In => "in",
            BinaryOp::InstanceOf => "instanceof",
        })
    }
}
