//! Which impls and methods there are, found by trait, by name and by the outermost shape of a type.

use std::collections::HashMap;

use crate::hir::{self, Crates, DefId, DefKind, PrimTy, Res, Symbol};
use crate::ty::{FloatTy, InferTy, IntTy, Ty, TyKind};

/// The outermost shape of a type: two types with different shapes never unify.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Shape {
    Bool,
    Char,
    Str,
    Never,
    Int(IntTy),
    Float(FloatTy),
    Adt(DefId),
    Tuple(usize),
    Array,
    Slice,
    Ref(hir::Mutability),
    FnPtr,
    /// One that impls never name: functions, closures, futures, parameters, rigid projections.
    Opaque,
    /// Some integer.
    AnyInt,
    /// Some float.
    AnyFloat,
    /// Anything: a parameter in an impl's header, a variable in a question.
    Any,
}

impl Shape {
    /// Whether a type of this shape may match an impl for `other`.
    pub fn may_match(self, other: Shape) -> bool {
        match (self, other) {
            (Shape::Any, _)
            | (_, Shape::Any)
            | (Shape::AnyInt, Shape::Int(_))
            | (Shape::Int(_), Shape::AnyInt)
            | (Shape::AnyFloat, Shape::Float(_))
            | (Shape::Float(_), Shape::AnyFloat) => true,
            _ => self == other,
        }
    }

    /// The shape of a type that is asked about.
    pub fn of(ty: &Ty) -> Shape {
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

    /// The shape of an impl's written self type; nothing is lowered.
    fn of_written(crates: &Crates, ty: &hir::Ty, depth: u32) -> Shape {
        match &*ty.kind {
            hir::TyKind::Ref(m, _) => Shape::Ref(*m),
            hir::TyKind::Tuple(elems) => Shape::Tuple(elems.len()),
            hir::TyKind::Slice(_) => Shape::Slice,
            hir::TyKind::Array(..) => Shape::Array,
            hir::TyKind::FnPtr(..) => Shape::FnPtr,
            hir::TyKind::Never => Shape::Never,
            hir::TyKind::ImplTrait(_) | hir::TyKind::Infer | hir::TyKind::Error => Shape::Any,
            hir::TyKind::Path(path) if !path.rest.is_empty() => Shape::Any,
            hir::TyKind::Path(path) => match path.res {
                Res::PrimTy(PrimTy::Bool) => Shape::Bool,
                Res::PrimTy(PrimTy::Char) => Shape::Char,
                Res::PrimTy(PrimTy::Str) => Shape::Str,
                Res::PrimTy(PrimTy::Int(int)) => Shape::Int(int),
                Res::PrimTy(PrimTy::Float(float)) => Shape::Float(float),
                Res::Def(def) => match &crates.def(def).kind {
                    DefKind::Struct(_) | DefKind::Enum(_) => Shape::Adt(def),
                    DefKind::TyAlias(_, aliased) if depth > 0 => {
                        Shape::of_written(crates, aliased, depth - 1)
                    }
                    _ => Shape::Any,
                },
                Res::Local(_) | Res::SelfTyImpl(_) | Res::SelfTyTrait(_) | Res::None | Res::Err => {
                    Shape::Any
                }
            },
        }
    }
}

/// A function, constant or the like in an inherent impl.
#[derive(Clone, Copy, Debug)]
pub(super) struct InherentItem {
    pub impl_: DefId,
    pub item: DefId,
    pub shape: Shape,
}

/// All of it.
#[derive(Debug, Default)]
pub(super) struct Index {
    trait_impls: HashMap<DefId, Vec<(DefId, Shape)>>,
    inherent: HashMap<Symbol, Vec<InherentItem>>,
    trait_items: HashMap<Symbol, Vec<(DefId, DefId)>>,
}

impl Index {
    pub fn new(crates: &Crates) -> Index {
        let mut index = Index::default();
        for impl_ in &crates.impls {
            index.add_impl(crates, *impl_);
        }
        for (i, def) in crates.defs.iter().enumerate() {
            if let DefKind::Trait(data) = &def.kind {
                let trait_ = DefId(u32::try_from(i).expect("fewer than 2^32 definitions"));
                for (name, item) in &data.items {
                    index
                        .trait_items
                        .entry(name.clone())
                        .or_default()
                        .push((trait_, *item));
                }
            }
        }
        index
    }

    fn add_impl(&mut self, crates: &Crates, impl_: DefId) {
        let DefKind::Impl(data) = &crates.def(impl_).kind else {
            return;
        };
        let shape = Shape::of_written(crates, &data.self_ty, 8);
        match &data.of_trait {
            Some(bound) => {
                if let Res::Def(trait_) = bound.path.res {
                    self.trait_impls
                        .entry(trait_)
                        .or_default()
                        .push((impl_, shape));
                }
            }
            None => {
                for (name, item) in &data.items {
                    let entry = InherentItem {
                        impl_,
                        item: *item,
                        shape,
                    };
                    self.inherent.entry(name.clone()).or_default().push(entry);
                }
            }
        }
    }

    /// The impls of a trait that may be for a type of this shape.
    pub fn impls_of(&self, trait_: DefId, shape: Shape) -> impl Iterator<Item = DefId> + '_ {
        let all = self.trait_impls.get(&trait_).map_or(&[][..], Vec::as_slice);
        all.iter()
            .filter(move |(_, s)| s.may_match(shape))
            .map(|(def, _)| *def)
    }

    /// Inherent items with this name.
    pub fn inherent(&self, name: &str) -> &[InherentItem] {
        self.inherent.get(name).map_or(&[][..], Vec::as_slice)
    }

    /// Trait items with this name, each with its trait.
    pub fn trait_items(&self, name: &str) -> &[(DefId, DefId)] {
        self.trait_items.get(name).map_or(&[][..], Vec::as_slice)
    }

    /// Every inherent item of types of this shape, for suggestions.
    pub fn inherent_names(&self, shape: Shape) -> impl Iterator<Item = &Symbol> + '_ {
        self.inherent
            .iter()
            .filter(move |(_, items)| items.iter().any(|i| i.shape == shape))
            .map(|(name, _)| name)
    }

    /// Every trait item, for suggestions.
    pub fn trait_item_names(&self) -> impl Iterator<Item = (&Symbol, &[(DefId, DefId)])> + '_ {
        self.trait_items
            .iter()
            .map(|(name, items)| (name, &items[..]))
    }
}
