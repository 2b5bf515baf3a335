//! Types of items: signatures, fields, aliases, impl headers.

use std::rc::Rc;

use super::collect::AstConv;
use super::{FnSig, Query, TyCtxt};
use crate::hir::{DefId, DefKind, Variant};
use crate::ty::{TraitRef, Ty, TyKind};

impl TyCtxt {
    /// The type of an alias, a constant or static, an associated type's value, an impl's self type,
    /// or a struct or enum with its own parameters.
    pub fn type_of(&self, def: DefId) -> Ty {
        if let Some(known) = self.cache.types.borrow().get(&def) {
            return known.clone();
        }
        let Some(_guard) = self.enter(Query::TypeOf, def) else {
            return Ty::new(TyKind::Error);
        };
        let ty = self.compute_type_of(def);
        self.cache.types.borrow_mut().insert(def, ty.clone());
        ty
    }

    fn compute_type_of(&self, def: DefId) -> Ty {
        let mut conv = AstConv::item(self, def);
        match &self.crates.def(def).kind {
            DefKind::TyAlias(_, ty) => conv.ty(ty),
            DefKind::Impl(i) => conv.ty(&i.self_ty),
            DefKind::Const(c) => conv.ty(&c.ty),
            DefKind::AssocTy(a) => a
                .value
                .as_ref()
                .map_or_else(|| Ty::new(TyKind::Error), |ty| conv.ty(ty)),
            DefKind::Struct(_) | DefKind::Enum(_) => {
                Ty::new(TyKind::Adt(def, self.identity_args(def)))
            }
            DefKind::TyParam { index, .. } | DefKind::ConstParam { index, .. } => {
                Ty::new(TyKind::Param(*index, self.crates.def(def).name.clone()))
            }
            DefKind::Variant(_) => self
                .crates
                .def(def)
                .parent
                .map_or_else(|| Ty::new(TyKind::Error), |e| self.type_of(e)),
            DefKind::Mod | DefKind::Trait(_) | DefKind::Fn(_) => Ty::new(TyKind::Error),
        }
    }

    /// A function's signature; a tuple constructor's too, by its variant's or struct's id.
    pub fn fn_sig(&self, def: DefId) -> FnSig {
        FnSig::clone(&self.fn_sig_rc(def))
    }

    pub(super) fn fn_sig_rc(&self, def: DefId) -> Rc<FnSig> {
        if let Some(known) = self.cache.sigs.borrow().get(&def) {
            return known.clone();
        }
        let sig = Rc::new(self.compute_sig(def));
        self.cache.sigs.borrow_mut().insert(def, sig.clone());
        sig
    }

    fn compute_sig(&self, def: DefId) -> FnSig {
        let DefKind::Fn(f) = &self.crates.def(def).kind else {
            return self.ctor_sig(def);
        };
        let mut conv = AstConv::item(self, def);
        let inputs = f.inputs.iter().map(|ty| conv.ty(ty)).collect();
        let mut conv = AstConv::output(self, def);
        let output = conv.ty(&f.output);
        self.cache
            .opaques
            .borrow_mut()
            .insert(def, Rc::new(conv.into_opaques()));
        FnSig {
            inputs,
            output,
            is_async: f.is_async,
        }
    }

    fn ctor_sig(&self, def: DefId) -> FnSig {
        let inputs = self.variant_field_tys(def).to_vec();
        FnSig {
            inputs,
            output: self.type_of(def),
            is_async: false,
        }
    }

    /// The struct's only variant, or the enum's with this id.
    pub(super) fn variant(&self, def: DefId) -> Option<&Variant> {
        match &self.crates.def(def).kind {
            DefKind::Struct(adt) => adt.variants.first(),
            DefKind::Variant(index) => {
                let parent = self.crates.def(def).parent?;
                match &self.crates.def(parent).kind {
                    DefKind::Enum(adt) => adt.variants.get(*index),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The types of a variant's fields, over its type's parameters.
    pub(super) fn variant_field_tys(&self, variant: DefId) -> Rc<[Ty]> {
        if let Some(known) = self.cache.fields.borrow().get(&variant) {
            return known.clone();
        }
        let fields = self.variant(variant).map_or(&[][..], |v| &v.fields);
        let mut conv = AstConv::item(self, variant);
        let tys: Rc<[Ty]> = fields.iter().map(|f| conv.ty(&f.ty)).collect();
        self.cache.fields.borrow_mut().insert(variant, tys.clone());
        tys
    }

    /// A field's type under the given arguments; normalised if they are concrete.
    pub fn field_ty(&self, variant: DefId, field: usize, args: &[Ty]) -> Ty {
        let tys = self.variant_field_tys(variant);
        let Some(ty) = tys.get(field) else {
            return Ty::new(TyKind::Error);
        };
        let ty = ty.subst(args);
        if ty.is_concrete() {
            self.normalize(&ty)
        } else {
            ty
        }
    }

    /// The trait that an impl is of, over the impl's parameters.
    pub(super) fn impl_trait_ref(&self, impl_: DefId) -> Option<TraitRef> {
        if let Some(known) = self.cache.impl_traits.borrow().get(&impl_) {
            return known.clone();
        }
        let DefKind::Impl(data) = &self.crates.def(impl_).kind else {
            return None;
        };
        // `impl Add<Self::Out> for T` may name what is being computed; it then finds no trait.
        self.cache.impl_traits.borrow_mut().insert(impl_, None);
        let found = data.of_trait.as_ref().and_then(|bound| {
            let self_ty = self.type_of(impl_);
            AstConv::item(self, impl_).trait_ref(self_ty, bound)
        });
        self.cache
            .impl_traits
            .borrow_mut()
            .insert(impl_, found.clone());
        found
    }
}
