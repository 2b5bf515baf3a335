//! What monomorphisation asks: types without parameters, the function behind a trait's method,
//! whether a trait holds.

use super::TyCtxt;
use super::fulfill::{Evaluation, Obligation};
use super::infer::{InferCtxt, NOWHERE};
use super::select::Source;
use crate::hir::{DefId, DefKind};
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// What a call of a definition comes down to.
#[derive(Clone, PartialEq, Debug)]
pub enum Instance {
    /// A function with its own arguments.
    Fn(DefId, GenericArgs),
    /// A tuple struct's or variant's constructor.
    Ctor(DefId, GenericArgs),
    /// A constant or static.
    Const(DefId, GenericArgs),
    /// A closure, called through a trait; references and boxes around it are taken off.
    ClosureCall(Ty),
    /// A function pointer, called through a trait; references around it are taken off.
    FnPtrCall(Ty),
    /// `Clone::clone` of a type that the language itself can copy.
    BuiltinClone(Ty),
    /// Nothing fits: something was reported, or an assumption of the checker is wrong.
    Unresolved,
}

impl TyCtxt {
    /// A type without parameters with projections resolved and `impl Trait` revealed.
    pub fn normalize(&self, ty: &Ty) -> Ty {
        if !ty.has_projection() && !ty.has_opaque() {
            return ty.clone();
        }
        if let Some(known) = self.cache.normalized.borrow().get(ty) {
            return known.clone();
        }
        let mut icx = InferCtxt::revealing(self);
        let mut open = Vec::new();
        let found = icx.normalize_with(ty, NOWHERE, 1, &mut open);
        icx.evaluate(open);
        let found = icx.resolve(&found);
        self.cache
            .normalized
            .borrow_mut()
            .insert(ty.clone(), found.clone());
        found
    }

    fn normalize_args(&self, args: &GenericArgs) -> GenericArgs {
        let is_open = |ty: &Ty| ty.has_projection() || ty.has_opaque();
        if args.iter().any(is_open) {
            args.iter().map(|ty| self.normalize(ty)).collect()
        } else {
            args.clone()
        }
    }

    /// Whether a trait holds for types without parameters.
    pub fn implements(&self, trait_: DefId, args: &[Ty]) -> bool {
        let args: GenericArgs = args.iter().map(|ty| self.normalize(ty)).collect();
        let trait_ref = TraitRef { trait_, args };
        self.known_to_hold(&trait_ref)
            .unwrap_or_else(|| self.holds(&trait_ref))
    }

    /// Whether it is known to hold, or not to.
    pub(super) fn known_to_hold(&self, trait_ref: &TraitRef) -> Option<bool> {
        self.cache.holds.borrow().get(trait_ref).copied()
    }

    /// Finds out whether a trait reference without parameters and projections holds.
    pub(super) fn holds(&self, trait_ref: &TraitRef) -> bool {
        let mut icx = InferCtxt::revealing(self);
        let obligation = Obligation::new(Predicate::Trait(trait_ref.clone()), NOWHERE, 1);
        let holds = icx.evaluate(vec![obligation]) == Evaluation::Holds;
        let mut known = self.cache.holds.borrow_mut();
        known.insert(trait_ref.clone(), holds);
        holds
    }

    /// The definition that stands behind `def` with these arguments, which have no parameters.
    pub fn resolve_instance(&self, def: DefId, args: &GenericArgs) -> Instance {
        let key = (def, self.normalize_args(args));
        if let Some(known) = self.cache.instances.borrow().get(&key) {
            return known.clone();
        }
        let found = self.compute_instance(def, &key.1);
        self.cache.instances.borrow_mut().insert(key, found.clone());
        found
    }

    fn compute_instance(&self, def: DefId, args: &GenericArgs) -> Instance {
        let parent = self.crates.def(def).parent;
        let of_trait = parent.filter(|p| matches!(self.crates.def(*p).kind, DefKind::Trait(_)));
        match of_trait {
            Some(trait_) => self.trait_instance(trait_, def, args),
            None => self.item_instance(def, args.clone()),
        }
    }

    fn item_instance(&self, def: DefId, args: GenericArgs) -> Instance {
        match self.crates.def(def).kind {
            DefKind::Fn(_) => Instance::Fn(def, args),
            DefKind::Struct(_) | DefKind::Variant(_) => Instance::Ctor(def, args),
            DefKind::Const(_) => Instance::Const(def, args),
            _ => Instance::Unresolved,
        }
    }

    fn trait_instance(&self, trait_: DefId, item: DefId, args: &GenericArgs) -> Instance {
        let own = self.generics_count(trait_).min(args.len());
        let trait_ref = TraitRef {
            trait_,
            args: args[..own].into(),
        };
        let mut icx = InferCtxt::revealing(self);
        let Ok(selection) = icx.select(&trait_ref, NOWHERE, 1) else {
            return Instance::Unresolved;
        };
        match selection.source {
            Source::Impl(impl_, impl_args) => {
                icx.evaluate(selection.nested);
                let impl_args = icx.resolve_args(&impl_args);
                self.impl_item_instance(item, impl_, &impl_args, args, own)
            }
            Source::Callable(_) => self.callable_instance(trait_ref.self_ty()),
            Source::Builtin => self.builtin_instance(item, trait_ref.self_ty(), args),
            Source::Assumed | Source::Future(_) => Instance::Unresolved,
        }
    }

    fn impl_item_instance(
        &self,
        item: DefId,
        impl_: DefId,
        impl_args: &[Ty],
        args: &GenericArgs,
        own: usize,
    ) -> Instance {
        let DefKind::Impl(data) = &self.crates.def(impl_).kind else {
            return Instance::Unresolved;
        };
        match data.items.get(&self.crates.def(item).name) {
            Some(found) => {
                let all = impl_args
                    .iter()
                    .chain(&args[own..])
                    .map(|ty| self.normalize(ty))
                    .collect();
                self.item_instance(*found, all)
            }
            None => self.item_instance(item, args.clone()),
        }
    }

    fn callable_instance(&self, self_ty: &Ty) -> Instance {
        match &**self_ty {
            TyKind::FnDef(def, args) if self.variant(*def).is_some() => {
                Instance::Ctor(*def, args.clone())
            }
            TyKind::FnDef(def, args) => self.resolve_instance(*def, args),
            TyKind::Closure(..) => Instance::ClosureCall(self_ty.clone()),
            TyKind::FnPtr(..) => Instance::FnPtrCall(self_ty.clone()),
            TyKind::Ref(_, inner) => self.callable_instance(inner),
            TyKind::Adt(_, args) => args
                .first()
                .map_or(Instance::Unresolved, |inner| self.callable_instance(inner)),
            _ => Instance::Unresolved,
        }
    }

    fn builtin_instance(&self, item: DefId, self_ty: &Ty, args: &GenericArgs) -> Instance {
        let has_body = matches!(&self.crates.def(item).kind, DefKind::Fn(f) if f.body.is_some());
        if has_body {
            Instance::Fn(item, args.clone())
        } else {
            Instance::BuiltinClone(self_ty.clone())
        }
    }
}
