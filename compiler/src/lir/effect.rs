//! What evaluating an expression may do, and which two evaluations may change places.
//! Calls are judged by the effect that is written on them; nothing is looked up.

use super::{Effect, Expr, Stmt, StmtKind, UnaryOp, Uses, VarId, visit};

/// The effect of evaluating `e`, sub-expressions included. Assigning a variable is an `Effect`.
pub fn effect(e: &Expr) -> Effect {
    let mut worst = own_effect(e);
    if let Expr::Call(callee, args, _) = e {
        if let Expr::Member(object, _, _) = &**callee {
            worst = worst.max(effect(object));
        } else {
            worst = worst.max(effect(callee));
        }
        return args.iter().map(effect).fold(worst, Effect::max);
    }
    if let Expr::Unary(UnaryOp::Delete, place) = e {
        place.for_each_child(|child| worst = worst.max(effect(child)));
        return worst;
    }
    e.for_each_child(|child| worst = worst.max(effect(child)));
    worst
}

/// What the node itself does once its operands are there.
pub(super) fn own_effect(e: &Expr) -> Effect {
    match e {
        Expr::Member(_, _, effect)
        | Expr::Index(_, _, effect)
        | Expr::Call(_, _, effect)
        | Expr::New(_, _, effect) => *effect,
        Expr::Assign(..)
        | Expr::AssignOp(..)
        | Expr::Await(_)
        | Expr::Unary(UnaryOp::Delete, _) => Effect::Effect,
        Expr::Binary(super::BinaryOp::In | super::BinaryOp::InstanceOf, _, _) => Effect::Read,
        Expr::Undefined
        | Expr::Bool(_)
        | Expr::Num(_)
        | Expr::Str(_)
        | Expr::Regex(..)
        | Expr::Key(_)
        | Expr::Var(_)
        | Expr::Fn(_)
        | Expr::Global(_)
        | Expr::Module(_)
        | Expr::Unary(..)
        | Expr::Binary(..)
        | Expr::And(..)
        | Expr::Or(..)
        | Expr::Cond(..)
        | Expr::Array(_)
        | Expr::Object(_)
        | Expr::Concat(_)
        | Expr::Function(_)
        | Expr::Seq(_) => Effect::Pure,
    }
}

/// Whether `e` is the same value wherever it stands and as short as a variable or nearly so.
pub fn is_constant(e: &Expr) -> bool {
    match e {
        Expr::Undefined | Expr::Bool(_) | Expr::Num(_) | Expr::Fn(_) | Expr::Global(_) => true,
        Expr::Unary(UnaryOp::Neg, a) => matches!(**a, Expr::Num(_)),
        _ => false,
    }
}

/// What an evaluation touches.
#[derive(Clone, Debug)]
pub struct Summary {
    /// On objects and the outside world; variables aside.
    pub heap: Effect,
    /// Variables read.
    pub reads: Vec<VarId>,
    /// Variables written.
    pub writes: Vec<VarId>,
    /// Whether it waits.
    pub awaits: bool,
    /// Whether it may jump (statements only).
    pub jumps: bool,
}

impl Summary {
    fn empty() -> Summary {
        Summary {
            heap: Effect::Pure,
            reads: Vec::new(),
            writes: Vec::new(),
            awaits: false,
            jumps: false,
        }
    }

    /// Whether dropping the evaluation changes nothing.
    pub fn is_droppable(&self) -> bool {
        self.heap != Effect::Effect && self.writes.is_empty()
    }

    /// Whether reading or writing variable `v` beside this evaluation is order-dependent.
    pub fn touches(&self, v: VarId, write: bool, uses: &Uses) -> bool {
        self.writes.contains(&v)
            || (write && self.reads.contains(&v))
            || (self.heap == Effect::Effect
                && (uses.may_change_in_call(v) || (write && uses.has_try)))
    }

    /// Whether the two evaluations may change places.
    pub fn commutes(&self, other: &Summary, uses: &Uses) -> bool {
        let heap = match self.heap.max(other.heap) {
            Effect::Effect => self.heap.min(other.heap) == Effect::Pure,
            Effect::Read | Effect::Pure => true,
        };
        heap && !other.reads.iter().any(|v| self.touches(*v, false, uses))
            && !other.writes.iter().any(|v| self.touches(*v, true, uses))
            && !self.reads.iter().any(|v| other.touches(*v, false, uses))
            && !self.writes.iter().any(|v| other.touches(*v, true, uses))
    }
}

/// What evaluating `e` touches.
pub fn summary(e: &Expr) -> Summary {
    let mut out = Summary::empty();
    add_expr(e, &mut out);
    out
}

/// What running a list touches.
pub fn summary_of(list: &[Stmt]) -> Summary {
    let mut out = Summary::empty();
    add_list(list, &mut out);
    out
}

fn add_list(list: &[Stmt], out: &mut Summary) {
    for stmt in list {
        if let StmtKind::Let(v, Some(_)) | StmtKind::Try(_, v, _) = &stmt.kind {
            out.writes.push(*v);
        }
        if let StmtKind::Throw(_) = &stmt.kind {
            out.heap = Effect::Effect;
        }
        out.jumps |= stmt.kind.is_jump();
        stmt.kind.for_each_expr(|e| add_expr(e, out));
        stmt.kind.for_each_list(|inner| add_list(inner, out));
    }
}

fn add_expr(e: &Expr, out: &mut Summary) {
    match e {
        Expr::Var(v) => out.reads.push(*v),
        // Making a closure reads what it captures, to be on the safe side.
        Expr::Function(function) => visit::walk_list(&function.body, &mut |e| {
            if let Expr::Var(v) = e {
                out.reads.push(*v);
            }
        }),
        Expr::Assign(place, value) | Expr::AssignOp(_, place, value) => {
            if let Expr::Var(v) = &**place {
                out.writes.push(*v);
                if matches!(e, Expr::AssignOp(..)) {
                    out.reads.push(*v);
                }
            } else {
                out.heap = Effect::Effect;
                place.for_each_child(|child| add_expr(child, out));
            }
            add_expr(value, out);
        }
        Expr::Call(callee, args, effect) => {
            out.heap = out.heap.max(*effect);
            match &**callee {
                Expr::Member(object, _, _) => add_expr(object, out),
                callee => add_expr(callee, out),
            }
            for arg in args {
                add_expr(arg, out);
            }
        }
        Expr::Unary(UnaryOp::Delete, place) => {
            out.heap = Effect::Effect;
            place.for_each_child(|child| add_expr(child, out));
        }
        _ => {
            out.heap = out.heap.max(own_effect(e));
            out.awaits |= matches!(e, Expr::Await(_));
            e.for_each_child(|child| add_expr(child, out));
        }
    }
}
