//! What checking one body finds out: everything that lowering needs and may not guess.

use std::hash::Hash;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Convert, GenericArgs, Ty};
use crate::hir::{DefId, ExprId, LocalId, Mutability, PatId};

/// The facts about one body. Types are fully resolved: no `Infer` is left; `Param`s are the owner's.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TypeckResults<T = Ty, L = GenericArgs> {
    /// By `ExprId`, before adjustments. Expressions inside closures included.
    pub expr_tys: Vec<T>,
    /// By `PatId`: the type of the value the pattern is matched against *after* the implicit dereferences
    /// in `pat_derefs`; for a binding, the type of what it binds to (before `ref`).
    pub pat_tys: Vec<T>,
    /// By `LocalId`: the variable's own type (`&T` for a by-reference binding).
    pub local_tys: Vec<T>,
    /// What happens to an expression's value before use, in order.
    pub adjustments: FxHashMap<ExprId, Vec<Adjustment<T, L>>>,
    /// Default binding modes: how many references the matched value is dereferenced through before this pattern.
    pub pat_derefs: FxHashMap<PatId, u32>,
    /// How a binding takes its value; absent: by value.
    pub binding_refs: FxHashMap<PatId, Mutability>,
    /// The function that stands behind an expression, with its full arguments:
    /// method calls, overloaded operators and indexing (absent: built in), and value paths
    /// that name a function, constant, constructor or associated item.
    /// A trait's method is named as the trait's; monomorphisation selects the impl.
    pub callees: FxHashMap<ExprId, (DefId, L)>,
    /// The same for a path in a pattern (constants and constructors; a struct's or variant's own id).
    pub pat_callees: FxHashMap<PatId, (DefId, L)>,
    /// `base.field`: the index of the field in its struct or tuple.
    pub field_indices: FxHashMap<ExprId, usize>,
    /// `S { .. }`: the struct or variant.
    pub struct_variants: FxHashMap<ExprId, (DefId, L)>,
    /// What each closure is.
    pub closures: FxHashMap<ExprId, ClosureFacts<T>>,
    /// The value each `impl Trait` of the owner's return type turned out to have.
    pub opaques: Vec<T>,
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

impl<T, L> Default for TypeckResults<T, L> {
    fn default() -> TypeckResults<T, L> {
        TypeckResults {
            expr_tys: Vec::new(),
            pat_tys: Vec::new(),
            local_tys: Vec::new(),
            adjustments: FxHashMap::default(),
            pat_derefs: FxHashMap::default(),
            binding_refs: FxHashMap::default(),
            callees: FxHashMap::default(),
            pat_callees: FxHashMap::default(),
            field_indices: FxHashMap::default(),
            struct_variants: FxHashMap::default(),
            closures: FxHashMap::default(),
            opaques: Vec::new(),
        }
    }
}

impl<T, L> TypeckResults<T, L> {
    /// The same facts with other types.
    pub(crate) fn convert<C: Convert<T, L>>(&self, to: &mut C) -> TypeckResults<C::Ty, C::List> {
        TypeckResults {
            expr_tys: to.tys(&self.expr_tys),
            pat_tys: to.tys(&self.pat_tys),
            local_tys: to.tys(&self.local_tys),
            adjustments: values(&self.adjustments, |steps| {
                steps.iter().map(|step| step.convert(to)).collect()
            }),
            pat_derefs: self.pat_derefs.clone(),
            binding_refs: self.binding_refs.clone(),
            callees: values(&self.callees, |(def, args)| (*def, to.list(args))),
            pat_callees: values(&self.pat_callees, |(def, args)| (*def, to.list(args))),
            field_indices: self.field_indices.clone(),
            struct_variants: values(&self.struct_variants, |(def, args)| (*def, to.list(args))),
            closures: values(&self.closures, |facts| facts.convert(to)),
            opaques: to.tys(&self.opaques),
        }
    }
}

/// A map with other values.
fn values<K: Copy + Eq + Hash, A, B>(
    map: &FxHashMap<K, A>,
    mut f: impl FnMut(&A) -> B,
) -> FxHashMap<K, B> {
    map.iter().map(|(key, value)| (*key, f(value))).collect()
}

/// One step between an expression and its use.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Adjustment<T = Ty, L = GenericArgs> {
    /// The step.
    pub kind: Adjust<L>,
    /// The type after it.
    pub target: T,
}

impl<T, L> Adjustment<T, L> {
    fn convert<C: Convert<T, L>>(&self, to: &mut C) -> Adjustment<C::Ty, C::List> {
        let kind = match &self.kind {
            Adjust::NeverToAny => Adjust::NeverToAny,
            Adjust::Deref => Adjust::Deref,
            Adjust::OverloadedDeref(def, args, mutability) => {
                Adjust::OverloadedDeref(*def, to.list(args), *mutability)
            }
            Adjust::Borrow(mutability) => Adjust::Borrow(*mutability),
            Adjust::Unsize => Adjust::Unsize,
            Adjust::ReifyFnPointer => Adjust::ReifyFnPointer,
        };
        Adjustment {
            kind,
            target: to.ty(&self.target),
        }
    }
}

/// A step.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Adjust<L = GenericArgs> {
    /// `!` becomes any type.
    NeverToAny,
    /// `*e` on a reference or a `Box`.
    Deref,
    /// `*Deref::deref(&e)` or `*DerefMut::deref_mut(&mut e)`: the function and its arguments.
    OverloadedDeref(DefId, L, Mutability),
    /// `&e`, `&mut e`
    Borrow(Mutability),
    /// `&[T; N]` to `&[T]`
    Unsize,
    /// A function item or a closure without captures to a function pointer.
    ReifyFnPointer,
}

/// What a closure is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ClosureFacts<T = Ty> {
    /// The least demanding trait that it implements.
    pub kind: ClosureKind,
    /// Parameter types.
    pub inputs: Vec<T>,
    /// Return type.
    pub output: T,
    /// Outer variables that it uses, and how, in order of first use.
    pub captures: Vec<(LocalId, Capture)>,
}

impl<T> ClosureFacts<T> {
    fn convert<L, C: Convert<T, L>>(&self, to: &mut C) -> ClosureFacts<C::Ty> {
        ClosureFacts {
            kind: self.kind,
            inputs: to.tys(&self.inputs),
            output: to.ty(&self.output),
            captures: self.captures.clone(),
        }
    }
}

/// `Fn`, `FnMut` or `FnOnce`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum ClosureKind {
    Fn,
    FnMut,
    FnOnce,
}

/// How a closure takes a variable.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Capture {
    /// `&x`
    Ref,
    /// `&mut x`
    RefMut,
    /// Moved or copied into the closure when it is made.
    Value,
}
