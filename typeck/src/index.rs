//! Which impls and methods there are, in the libraries and in the author's package together.

use std::sync::Arc;

use crate::hir::{Crates, DefId, ImplIndex, InherentItem, Shape, Symbol};
use crate::ty::{InferTy, Ty, TyKind};

/// The shape of a type that is asked about.
pub(super) fn shape_of(ty: &Ty) -> Shape {
    match &**ty {
        TyKind::Bool => Shape::Bool,
        TyKind::Char => Shape::Char,
        TyKind::Str => Shape::Str,
        TyKind::Never => Shape::Never,
        TyKind::Int(int) => Shape::Int(*int),
        TyKind::Float(float) => Shape::Float(*float),
        TyKind::Adt(def, _) => Shape::Adt(*def),
        TyKind::Tuple(elems) => Shape::Tuple(elems.len()),
        TyKind::Array(..) => Shape::Array,
        TyKind::Slice(_) => Shape::Slice,
        TyKind::Ref(m, _) => Shape::Ref(*m),
        TyKind::FnPtr(..) => Shape::FnPtr,
        TyKind::Infer(InferTy::Int(_)) => Shape::AnyInt,
        TyKind::Infer(InferTy::Float(_)) => Shape::AnyFloat,
        TyKind::Infer(InferTy::Ty(_)) | TyKind::Error => Shape::Any,
        TyKind::FnDef(..)
        | TyKind::Closure(..)
        | TyKind::Future(_)
        | TyKind::Param(..)
        | TyKind::Projection(..)
        | TyKind::Opaque(..)
        | TyKind::Const(_) => Shape::Opaque,
    }
}

/// All of it.
pub(super) struct Index {
    crates: Arc<Crates>,
    local: ImplIndex,
}

impl Index {
    pub fn new(crates: &Arc<Crates>) -> Index {
        let local = ImplIndex::new(|id| crates.def(id), &crates.impls, crates.local_defs());
        Index {
            crates: Arc::clone(crates),
            local,
        }
    }

    /// The impls of a trait that may be for a type of this shape.
    pub fn impls_of(&self, trait_: DefId, shape: Shape) -> impl Iterator<Item = DefId> + '_ {
        let local = self.local.trait_impls.get(&trait_);
        let all = self.crates.libraries().impls_of(trait_).iter();
        all.chain(local.into_iter().flatten())
            .filter(move |(_, s)| s.may_match(shape))
            .map(|(def, _)| *def)
    }

    /// Inherent items with this name.
    pub fn inherent(&self, name: &str) -> impl Iterator<Item = &InherentItem> {
        let local = self.local.inherent.get(name);
        let all = self.crates.libraries().inherent(name).iter();
        all.chain(local.into_iter().flatten())
    }

    /// Trait items with this name, each with its trait.
    pub fn trait_items(&self, name: &str) -> impl Iterator<Item = &(DefId, DefId)> {
        let local = self.local.trait_items.get(name);
        let all = self.crates.libraries().trait_items(name).iter();
        all.chain(local.into_iter().flatten())
    }

    /// Every inherent item of types of this shape, for suggestions.
    pub fn inherent_names(&self, shape: Shape) -> impl Iterator<Item = Symbol> + '_ {
        let known = self.crates.libraries().all_inherent();
        let known = known.map(|(name, items)| (Symbol::from(name), items));
        let local = self.local.inherent.iter();
        known
            .chain(local.map(|(name, items)| (name.clone(), items)))
            .filter(move |(_, items)| items.iter().any(|i| i.shape == shape))
            .map(|(name, _)| name)
    }

    /// The names of all trait items, for suggestions.
    pub fn trait_item_names(&self) -> impl Iterator<Item = Symbol> + '_ {
        let known = self.crates.libraries().all_trait_items();
        let local = self.local.trait_items.keys().cloned();
        known.map(|(name, _)| Symbol::from(name)).chain(local)
    }
}
