//! Which impls and methods a crate has: by trait, by name, and by the outermost shape of a type.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Def, DefId, DefKind, FloatTy, IntTy, Mutability, PrimTy, Res, Symbol, Ty, TyKind};

/// The outermost shape of a type: two types with different shapes never unify.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Shape {
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
    Ref(Mutability),
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

/// A function, constant or the like in an inherent impl.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct InherentItem {
    /// The impl.
    pub impl_: DefId,
    /// The item.
    pub item: DefId,
    /// What the impl is for.
    pub shape: Shape,
}

/// All of it, for some impls and traits.
#[derive(Debug, Default)]
pub struct ImplIndex {
    /// The impls of a trait.
    pub trait_impls: FxHashMap<DefId, Vec<(DefId, Shape)>>,
    /// Inherent items by name.
    pub inherent: FxHashMap<Symbol, Vec<InherentItem>>,
    /// Items of traits by name, each after its trait.
    pub trait_items: FxHashMap<Symbol, Vec<(DefId, DefId)>>,
}

impl ImplIndex {
    /// Indexes these impls and those of these definitions that are traits.
    pub fn new<'d>(
        def: impl Fn(DefId) -> &'d Def,
        impls: &[DefId],
        defs: impl Iterator<Item = (DefId, &'d Def)>,
    ) -> ImplIndex {
        let mut index = ImplIndex::default();
        for impl_ in impls {
            index.add_impl(&def, *impl_);
        }
        for (trait_, def) in defs {
            if let DefKind::Trait(data) = &def.kind {
                for (name, item) in &data.items {
                    let items = index.trait_items.entry(name.clone()).or_default();
                    items.push((trait_, *item));
                }
            }
        }
        index
    }

    fn add_impl<'d>(&mut self, def: &impl Fn(DefId) -> &'d Def, impl_: DefId) {
        let DefKind::Impl(data) = &def(impl_).kind else {
            return;
        };
        let shape = Shape::of_written(def, &data.self_ty, 8);
        match &data.of_trait {
            Some(bound) => {
                if let Res::Def(trait_) = bound.path.res {
                    let known = self.trait_impls.entry(trait_).or_default();
                    known.push((impl_, shape));
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

    /// The shape of an impl's written self type; nothing is lowered.
    fn of_written<'d>(def_of: &impl Fn(DefId) -> &'d Def, ty: &Ty, depth: u32) -> Shape {
        match &*ty.kind {
            TyKind::Ref(m, _) => Shape::Ref(*m),
            TyKind::Tuple(elems) => Shape::Tuple(elems.len()),
            TyKind::Slice(_) => Shape::Slice,
            TyKind::Array(..) => Shape::Array,
            TyKind::FnPtr(..) => Shape::FnPtr,
            TyKind::Never => Shape::Never,
            TyKind::ImplTrait(_) | TyKind::Infer | TyKind::Error => Shape::Any,
            TyKind::Path(path) if !path.rest.is_empty() => Shape::Any,
            TyKind::Path(path) => match path.res {
                Res::PrimTy(PrimTy::Bool) => Shape::Bool,
                Res::PrimTy(PrimTy::Char) => Shape::Char,
                Res::PrimTy(PrimTy::Str) => Shape::Str,
                Res::PrimTy(PrimTy::Int(int)) => Shape::Int(int),
                Res::PrimTy(PrimTy::Float(float)) => Shape::Float(float),
                Res::Def(def) => match &def_of(def).kind {
                    DefKind::Struct(_) | DefKind::Enum(_) => Shape::Adt(def),
                    DefKind::TyAlias(_, aliased) if depth > 0 => {
                        Shape::of_written(def_of, aliased, depth - 1)
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
