//! Short names for making tree nodes.

use crate::ast::{Arm, Block, Expr, Kind, Stmt, Ty};

/// A literal or a path.
pub fn name(ty: &Ty, text: impl Into<String>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Name(text.into()),
    }
}

/// `receiver.method(args)`.
pub fn method(ty: &Ty, receiver: Expr, method: impl Into<String>, args: Vec<Expr>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Method(Box::new(receiver), method.into(), args),
    }
}

/// `path(args)`.
pub fn call(ty: &Ty, path: impl Into<String>, args: Vec<Expr>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Call(Box::new(name(&Ty::Other, path)), args),
    }
}

/// `(x op y)`.
pub fn binary(ty: &Ty, x: Expr, op: &'static str, y: Expr) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Binary(Box::new(x), op, Box::new(y)),
    }
}

/// `(op x)`.
pub fn unary(ty: &Ty, op: &'static str, x: Expr) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Unary(op, Box::new(x)),
    }
}

/// `(x as ty)`.
pub fn cast(ty: &Ty, x: Expr) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Cast(Box::new(x)),
    }
}

/// `&x`, a reference: never taken out of its place.
pub fn borrow(x: Expr) -> Expr {
    unary(&Ty::Other, "&", x)
}

/// `&mut x`.
pub fn borrow_mut(x: Expr) -> Expr {
    unary(&Ty::Other, "&mut ", x)
}

/// `x.field`.
pub fn field(ty: &Ty, x: Expr, field: impl Into<String>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Field(Box::new(x), field.into()),
    }
}

/// `x[i]`.
pub fn index(ty: &Ty, x: Expr, i: Expr) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Index(Box::new(x), Box::new(i)),
    }
}

/// `name!("text", args)`.
pub fn macro_(ty: &Ty, name: &'static str, text: impl Into<String>, args: Vec<Expr>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Macro(name, text.into(), args),
    }
}

/// `|params| body`.
pub fn closure(params: impl Into<String>, body: Expr) -> Expr {
    Expr {
        ty: Ty::Other,
        kind: Kind::Closure(params.into(), Box::new(body)),
    }
}

/// `let pat = x` in a condition.
pub fn condition(pat: impl Into<String>, x: Expr) -> Expr {
    Expr {
        ty: Ty::Other,
        kind: Kind::Condition(pat.into(), Box::new(x)),
    }
}

/// `if`, with a value.
pub fn if_(condition: Expr, then: Expr, other: Expr) -> Expr {
    let ty = then.ty.clone();
    Expr {
        ty,
        kind: Kind::If(Box::new(condition), value(then), value(other)),
    }
}

/// `match`.
pub fn match_(ty: &Ty, x: Expr, arms: Vec<Arm>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Match(Box::new(x), arms),
    }
}

/// An arm.
pub fn arm(pat: impl Into<String>, guard: Option<Expr>, value: Expr) -> Arm {
    Arm {
        pat: pat.into(),
        guard,
        value,
    }
}

/// `before { block }`, with a value.
pub fn block(ty: &Ty, before: impl Into<String>, stmts: Vec<Stmt>, value: Option<Expr>) -> Expr {
    Expr {
        ty: ty.clone(),
        kind: Kind::Block(
            before.into(),
            Block {
                stmts,
                value: value.map(Box::new),
            },
        ),
    }
}

/// `break 'a x` and the like.
pub fn jump(word: impl Into<String>, value: Option<Expr>) -> Expr {
    Expr {
        ty: Ty::Other,
        kind: Kind::Jump(word.into(), value.map(Box::new)),
    }
}

/// A block that is only a value.
pub fn value(value: Expr) -> Block {
    Block {
        stmts: Vec::new(),
        value: Some(Box::new(value)),
    }
}

/// A block without a value.
pub fn stmts(stmts: Vec<Stmt>) -> Block {
    Block { stmts, value: None }
}
