//! What checking one body finds out: everything that lowering needs and may not guess.

use rustc_hash::FxHashMap;

use super::{GenericArgs, Ty};
use crate::hir::{DefId, ExprId, LocalId, Mutability, PatId};

/// The facts about one body. Types are fully resolved: no `Infer` is left; `Param`s are the owner's.
#[derive(Clone, Debug, Default)]
pub struct TypeckResults {
    /// By `ExprId`, before adjustments. Expressions inside closures included.
    pub expr_tys: Vec<Ty>,
    /// By `PatId`: the type of the value the pattern is matched against *after* the implicit dereferences
    /// in `pat_derefs`; for a binding, the type of what it binds to (before `ref`).
    pub pat_tys: Vec<Ty>,
    /// By `LocalId`: the variable's own type (`&T` for a by-reference binding).
    pub local_tys: Vec<Ty>,
    /// What happens to an expression's value before use, in order.
    pub adjustments: FxHashMap<ExprId, Vec<Adjustment>>,
    /// Default binding modes: how many references the matched value is dereferenced through before this pattern.
    pub pat_derefs: FxHashMap<PatId, u32>,
    /// How a binding takes its value; absent: by value.
    pub binding_refs: FxHashMap<PatId, Mutability>,
    /// The function that stands behind an expression, with its full arguments:
    /// method calls, overloaded operators and indexing (absent: built in), and value paths
    /// that name a function, constant, constructor or associated item.
    /// A trait's method is named as the trait's; monomorphisation selects the impl.
    pub callees: FxHashMap<ExprId, (DefId, GenericArgs)>,
    /// The same for a path in a pattern (constants and constructors; a struct's or variant's own id).
    pub pat_callees: FxHashMap<PatId, (DefId, GenericArgs)>,
    /// `base.field`: the index of the field in its struct or tuple.
    pub field_indices: FxHashMap<ExprId, usize>,
    /// `S { .. }`: the struct or variant.
    pub struct_variants: FxHashMap<ExprId, (DefId, GenericArgs)>,
    /// What each closure is.
    pub closures: FxHashMap<ExprId, ClosureFacts>,
    /// The value each `impl Trait` of the owner's return type turned out to have.
    pub opaques: Vec<Ty>,
}

impl TypeckResults {
    /// An expression's own type.
    pub fn expr_ty(&self, id: ExprId) -> &Ty {
        &self.expr_tys[id.0 as usize]
    }

    /// An expression's type after adjustments.
    pub fn expr_ty_adjusted(&self, id: ExprId) -> &Ty {
        self.adjustments
            .get(&id)
            .and_then(|list| list.last())
            .map_or_else(|| self.expr_ty(id), |a| &a.target)
    }

    /// A pattern's type.
    pub fn pat_ty(&self, id: PatId) -> &Ty {
        &self.pat_tys[id.0 as usize]
    }

    /// A variable's type.
    pub fn local_ty(&self, id: LocalId) -> &Ty {
        &self.local_tys[id.0 as usize]
    }
}

/// One step between an expression and its use.
#[derive(Clone, PartialEq, Debug)]
pub struct Adjustment {
    /// The step.
    pub kind: Adjust,
    /// The type after it.
    pub target: Ty,
}

/// A step.
#[derive(Clone, PartialEq, Debug)]
pub enum Adjust {
    /// `!` becomes any type.
    NeverToAny,
    /// `*e` on a reference or a `Box`.
    Deref,
    /// `*Deref::deref(&e)` or `*DerefMut::deref_mut(&mut e)`: the function and its arguments.
    OverloadedDeref(DefId, GenericArgs, Mutability),
    /// `&e`, `&mut e`
    Borrow(Mutability),
    /// `&[T; N]` to `&[T]`
    Unsize,
    /// A function item or a closure without captures to a function pointer.
    ReifyFnPointer,
}

/// What a closure is.
#[derive(Clone, PartialEq, Debug)]
pub struct ClosureFacts {
    /// The least demanding trait that it implements.
    pub kind: ClosureKind,
    /// Parameter types.
    pub inputs: Vec<Ty>,
    /// Return type.
    pub output: Ty,
    /// Outer variables that it uses, and how, in order of first use.
    pub captures: Vec<(LocalId, Capture)>,
}

/// `Fn`, `FnMut` or `FnOnce`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs)]
pub enum ClosureKind {
    Fn,
    FnMut,
    FnOnce,
}

/// How a closure takes a variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Capture {
    /// `&x`
    Ref,
    /// `&mut x`
    RefMut,
    /// Moved or copied into the closure when it is made.
    Value,
}
