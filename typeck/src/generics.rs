//! Generic parameters and what is known of them: predicates, parameter environments,
//! supertraits, and the bounds of associated and opaque types.

use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::collect::AstConv;
use super::infer::InferCtxt;
use super::{Query, TyCtxt};
use crate::hir::{self, DefId, DefKind, Generics};
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// By number of the `impl Trait` in a return type: what its bounds say, over the function's parameters.
pub(super) type OpaqueBounds = Vec<Vec<Predicate>>;

impl TyCtxt {
    /// The parameter list that an item has or, for constants and variants, that it stands under.
    pub(super) fn generics_of(&self, def: DefId) -> Option<&Generics> {
        let d = self.crates.def(def);
        match &d.kind {
            DefKind::Struct(adt) | DefKind::Enum(adt) => Some(&adt.generics),
            DefKind::Trait(t) => Some(&t.generics),
            DefKind::Impl(i) => Some(&i.generics),
            DefKind::TyAlias(generics, _) => Some(generics),
            DefKind::AssocTy(a) => Some(&a.generics),
            DefKind::Fn(f) => Some(&f.generics),
            DefKind::Variant(_) => self.generics_of(d.parent?),
            DefKind::Const(_) => {
                let parent = d.parent?;
                let container = matches!(
                    self.crates.def(parent).kind,
                    DefKind::Trait(_) | DefKind::Impl(_)
                );
                if container {
                    self.generics_of(parent)
                } else {
                    None
                }
            }
            DefKind::Mod => None,
            DefKind::TyParam { owner, .. } | DefKind::ConstParam { owner, .. } => {
                self.generics_of(*owner)
            }
        }
    }

    /// How many generic arguments an item takes, its parents' included.
    pub fn generics_count(&self, def: DefId) -> usize {
        self.generics_of(def)
            .map_or(0, |g| g.parent_count as usize + g.params.len())
    }

    /// The item whose parameters come before `def`'s own.
    pub(super) fn generics_parent(&self, def: DefId) -> Option<DefId> {
        match &self.crates.def(def).kind {
            DefKind::Fn(f) => f.generics.parent,
            DefKind::AssocTy(a) => a.generics.parent,
            DefKind::Const(_) => {
                let parent = self.crates.def(def).parent?;
                matches!(
                    self.crates.def(parent).kind,
                    DefKind::Trait(_) | DefKind::Impl(_)
                )
                .then_some(parent)
            }
            DefKind::Variant(_) => self.crates.def(def).parent,
            _ => None,
        }
    }

    /// The item itself, then its parents, that bring parameters.
    pub(super) fn generics_chain(&self, def: DefId) -> impl Iterator<Item = DefId> + '_ {
        std::iter::successors(Some(def), |d| self.generics_parent(*d)).take(8)
    }

    /// An item's parameters as its own arguments.
    pub(super) fn identity_args(&self, def: DefId) -> GenericArgs {
        let mut names = vec![None; self.generics_count(def)];
        for item in self.generics_chain(def) {
            let Some(generics) = self.generics_of(item) else {
                continue;
            };
            for (i, param) in generics.params.iter().enumerate() {
                if let Some(slot) = names.get_mut(generics.parent_count as usize + i) {
                    *slot = Some(param.name.clone());
                }
            }
        }
        let param = |(i, name): (usize, Option<hir::Symbol>)| {
            let index = u32::try_from(i).expect("few parameters");
            Ty::new(TyKind::Param(index, name.unwrap_or_else(|| "_".into())))
        };
        names.into_iter().enumerate().map(param).collect()
    }

    /// What must hold of an item's arguments, its parents' included.
    pub(super) fn predicates_of(&self, def: DefId) -> Rc<[Predicate]> {
        if let Some(known) = self.cache.predicates.borrow().get(&def) {
            return known.clone();
        }
        let mut list = Vec::new();
        if let Some(parent) = self.generics_parent(def) {
            list.extend(self.predicates_of(parent).iter().cloned());
        }
        if matches!(self.crates.def(def).kind, DefKind::Trait(_)) {
            list.push(Predicate::Trait(self.identity_trait_ref(def)));
        }
        if let Some(generics) = self.own_generics(def) {
            let mut conv = AstConv::item(self, def);
            for (ty, bound) in &generics.predicates {
                let self_ty = conv.ty(ty);
                conv.bound(self_ty, bound, &mut list);
            }
        }
        let list: Rc<[Predicate]> = list.into();
        self.cache.predicates.borrow_mut().insert(def, list.clone());
        list
    }

    fn own_generics(&self, def: DefId) -> Option<&Generics> {
        match self.crates.def(def).kind {
            DefKind::Const(_) | DefKind::Variant(_) => None,
            _ => self.generics_of(def),
        }
    }

    /// `Self: Trait<its own parameters>`.
    pub(super) fn identity_trait_ref(&self, trait_: DefId) -> TraitRef {
        TraitRef {
            trait_,
            args: self.identity_args(trait_),
        }
    }

    /// What a trait demands of `Self`, directly: supertraits and where-clauses.
    pub(super) fn super_predicates(&self, trait_: DefId) -> Rc<[Predicate]> {
        if let Some(known) = self.cache.supers.borrow().get(&trait_) {
            return known.clone();
        }
        // A trait that reaches itself finds no supertraits the second time.
        self.cache.supers.borrow_mut().insert(trait_, Rc::from([]));
        let mut list = Vec::new();
        if let DefKind::Trait(data) = &self.crates.def(trait_).kind {
            let mut conv = AstConv::item(self, trait_);
            for bound in &data.supertraits {
                let self_ty = self_param();
                conv.bound(self_ty, bound, &mut list);
            }
            for (ty, bound) in &data.generics.predicates {
                let self_ty = conv.ty(ty);
                conv.bound(self_ty, bound, &mut list);
            }
        }
        let list: Rc<[Predicate]> = list.into();
        self.cache.supers.borrow_mut().insert(trait_, list.clone());
        list
    }

    /// The trait and everything it inherits from, over the trait's own parameters.
    pub(super) fn supertraits(&self, trait_: DefId) -> Vec<TraitRef> {
        let start = Predicate::Trait(self.identity_trait_ref(trait_));
        let self_param = self_param();
        self.elaborate(vec![start])
            .into_iter()
            .filter_map(|p| match p {
                Predicate::Trait(t) if *t.self_ty() == self_param => Some(t),
                _ => None,
            })
            .collect()
    }

    /// With supertraits and their predicates added.
    pub(super) fn elaborate(&self, list: Vec<Predicate>) -> Vec<Predicate> {
        let mut seen: FxHashSet<Predicate> = FxHashSet::default();
        let mut out = Vec::new();
        let mut work: Vec<Predicate> = list.into_iter().rev().collect();
        while let Some(predicate) = work.pop() {
            if out.len() > 200 || !seen.insert(predicate.clone()) {
                continue;
            }
            if let Predicate::Trait(t) = &predicate {
                work.extend(
                    self.super_predicates(t.trait_)
                        .iter()
                        .rev()
                        .map(|p| p.subst(&t.args)),
                );
            }
            out.push(predicate);
        }
        out
    }

    /// What may be assumed inside an item: its predicates, elaborated and normalised.
    pub(super) fn param_env(&self, def: DefId) -> Rc<[Predicate]> {
        if let Some(known) = self.cache.envs.borrow().get(&def) {
            return known.clone();
        }
        let raw: Rc<[Predicate]> = self.elaborate(self.predicates_of(def).to_vec()).into();
        let Some(_guard) = self.enter(Query::Env, def) else {
            return raw;
        };
        let mut icx = InferCtxt::new(self, raw.clone());
        let env: Vec<Predicate> = raw.iter().map(|p| icx.normalize_env_predicate(p)).collect();
        let env: Rc<[Predicate]> = env.into();
        self.cache.envs.borrow_mut().insert(def, env.clone());
        env
    }

    /// What a trait says about its associated type, over the trait's parameters.
    pub(super) fn assoc_bounds(&self, assoc: DefId) -> Rc<[Predicate]> {
        if let Some(known) = self.cache.bounds.borrow().get(&assoc) {
            return known.clone();
        }
        self.cache.bounds.borrow_mut().insert(assoc, Rc::from([]));
        let mut list = Vec::new();
        if let DefKind::AssocTy(data) = &self.crates.def(assoc).kind {
            let own = Ty::new(TyKind::Projection(assoc, self.identity_args(assoc)));
            let mut conv = AstConv::item(self, assoc);
            for bound in &data.bounds {
                conv.bound(own.clone(), bound, &mut list);
            }
        }
        let list: Rc<[Predicate]> = self.elaborate(list).into();
        self.cache.bounds.borrow_mut().insert(assoc, list.clone());
        list
    }

    /// What is known of an associated type that no impl decides, or of an `impl Trait` value.
    pub(super) fn alias_bounds(&self, ty: &Ty) -> Vec<Predicate> {
        match &**ty {
            TyKind::Projection(assoc, args) => self
                .assoc_bounds(*assoc)
                .iter()
                .map(|p| p.subst(args))
                .collect(),
            TyKind::Opaque(def, n, args) => {
                let bounds = self.opaque_bounds(*def);
                let own = bounds.get(*n as usize).map_or(&[][..], Vec::as_slice);
                own.iter().map(|p| p.subst(args)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The bounds of every `impl Trait` in a function's return type.
    pub(super) fn opaque_bounds(&self, def: DefId) -> Rc<OpaqueBounds> {
        self.fn_sig(def);
        self.cache
            .opaques
            .borrow()
            .get(&def)
            .cloned()
            .unwrap_or_default()
    }
}

/// A trait's `Self`.
pub(super) fn self_param() -> Ty {
    Ty::new(TyKind::Param(0, "Self".into()))
}
