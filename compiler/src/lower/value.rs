//! What lowering knows about values and places while it runs: the symbolic half of the evaluator.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::hir::{Body, DefId, ExprId, LocalId};
use crate::lir::{Expr, Prop, VarId};
use crate::ty::{GenericArgs, TypeckResults};

/// A value, as far as it is known.
///
/// INVARIANT: every `Expr` inside is stable: it may be evaluated any number of times, later, and gives the same value.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// A run-time value in its type's JavaScript representation.
    Expr(Expr),
    /// A struct, tuple or `()`, split into its fields.
    Aggregate(Rc<[Value]>),
    /// An enum's value whose variant is known.
    Variant(usize, Rc<[Value]>),
    /// `&place`, `&mut place`
    Ref(Rc<Place>),
    /// A closure that has not become a function.
    Closure(Rc<ClosureValue>),
    /// A function item or constructor.
    Fn(DefId, GenericArgs),
    /// An `async fn` called but not awaited: futures are lazy.
    Future(Rc<FutureValue>),
}

/// Where a value lives.
#[derive(Clone, PartialEq, Debug)]
pub enum Place {
    /// Nowhere: a temporary, or an immutable binding.
    Value(Value),
    /// A variable that may be assigned; holds the type's representation.
    Var(VarId),
    /// A mutable struct or tuple kept as one place a field. The number identifies its creation.
    Split(u32, Rc<[Place]>),
    /// `object.prop`
    Member(Box<Expr>, Prop),
    /// `array[index]`, known to be in bounds
    Elem(Box<Expr>, Box<Expr>),
    /// `array[start..end]`, known to be in bounds: a part of a slice that can be changed.
    Part(Box<Expr>, Box<Expr>, Box<Expr>),
    /// What a `&mut` to something with identity points at: the object itself.
    Object(Expr),
    /// A field of a fresh event object that has not been assigned; the number identifies its creation.
    Frozen(u32, Value),
    /// A parameter whose argument, an expression of the caller's frame, is evaluated where it is matched.
    Deferred(usize, ExprId),
}

/// A closure and what it captured.
#[derive(Clone, Debug)]
pub struct ClosureValue {
    /// The body it stands in.
    pub code: Rc<Code>,
    /// The closure expression.
    pub expr: ExprId,
    /// Its captured variables.
    pub env: FxHashMap<LocalId, Place>,
}

impl PartialEq for ClosureValue {
    fn eq(&self, other: &ClosureValue) -> bool {
        Rc::ptr_eq(&self.code, &other.code) && self.expr == other.expr && self.env == other.env
    }
}

/// One monomorphic body: what frames and closures share.
#[derive(Debug)]
pub struct Code {
    /// The function, constant or impl item.
    pub owner: DefId,
    /// Its body.
    pub body: Arc<Body>,
    /// What is known of it.
    pub results: Rc<TypeckResults>,
    /// Its generic arguments.
    pub args: GenericArgs,
}

/// A call that waits for `.await`.
#[derive(Clone, PartialEq, Debug)]
pub struct FutureValue {
    /// The `async fn`.
    pub def: DefId,
    /// Its generic arguments.
    pub args: GenericArgs,
    /// Its arguments, evaluated.
    pub values: Vec<Value>,
}

impl Place {
    /// `array[index]`
    pub fn elem(array: Expr, index: Expr) -> Place {
        Place::Elem(array.into(), index.into())
    }

    /// `array[start..end]`
    pub fn part(array: Expr, start: Expr, end: Expr) -> Place {
        Place::Part(array.into(), start.into(), end.into())
    }

    /// `object.prop`
    pub fn member(object: Expr, prop: Prop) -> Place {
        Place::Member(object.into(), prop)
    }
}

impl Value {
    /// `()`
    pub fn unit() -> Value {
        Value::Aggregate(Rc::from([]))
    }

    /// A number.
    pub fn num(n: f64) -> Value {
        Value::Expr(Expr::Num(n))
    }

    /// A boolean.
    pub fn bool(b: bool) -> Value {
        Value::Expr(Expr::Bool(b))
    }

    /// A known boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Expr(Expr::Bool(b)) => Some(*b),
            _ => None,
        }
    }
}
