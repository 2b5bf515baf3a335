//! Associated types: what `<T as Trait>::Name` is, and types with all of them resolved.

use super::fulfill::{DEPTH_LIMIT, Obligation};
use super::infer::{InferCtxt, NOWHERE};
use super::select::{SelectError, Source};
use super::{Query, TyCtxt};
use crate::hir::{DefId, DefKind};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// What a projection turned out to be.
pub(super) enum Projected {
    /// This type, if these hold.
    Ty(Ty, Vec<Obligation>),
    /// Known to exist, but nothing decides what it is.
    Rigid,
    /// Too little is known.
    Ambiguous,
    /// The trait does not hold.
    Failed,
}

impl InferCtxt<'_> {
    /// Resolves one projection whose arguments are normalised.
    pub fn project(
        &mut self,
        assoc: DefId,
        args: &GenericArgs,
        span: Span,
        depth: u32,
    ) -> Projected {
        let Some(trait_) = self.tcx.crates.def(assoc).parent else {
            return Projected::Failed;
        };
        let args = self.resolve_args(args);
        if args.iter().any(Ty::has_error) {
            return Projected::Ty(Ty::new(TyKind::Error), Vec::new());
        }
        if args[0].is_ty_var() || depth > DEPTH_LIMIT {
            return Projected::Ambiguous;
        }
        if let Some(found) = self.assumed_projection(assoc, &args) {
            return Projected::Ty(found, Vec::new());
        }
        let own = self.tcx.generics_count(trait_).min(args.len());
        let trait_ref = TraitRef {
            trait_,
            args: args[..own].into(),
        };
        let selection = match self.select(&trait_ref, span, depth) {
            Ok(selection) => selection,
            Err(SelectError::Ambiguous) => return Projected::Ambiguous,
            Err(SelectError::Unimplemented) => return Projected::Failed,
        };
        let mut nested = selection.nested;
        let ty = match selection.source {
            Source::Impl(impl_, impl_args) => {
                let Some(ty) = self.tcx.assoc_value(assoc, impl_, &impl_args, &args, own) else {
                    return Projected::Failed;
                };
                ty
            }
            Source::Assumed => return Projected::Rigid,
            Source::Callable(output) | Source::Future(output) => output,
            Source::Builtin => return Projected::Failed,
        };
        let ty = self.normalize_with(&ty, span, depth + 1, &mut nested);
        Projected::Ty(ty, nested)
    }

    /// What a where-clause or a bound says that the projection is.
    fn assumed_projection(&mut self, assoc: DefId, args: &GenericArgs) -> Option<Ty> {
        let env = self.env.clone();
        let bounds = self.tcx.alias_bounds(&args[0]);
        for predicate in env.iter().chain(&bounds) {
            let Predicate::Projection(known, known_args, ty) = predicate else {
                continue;
            };
            if *known == assoc && self.unify_args(known_args, args) {
                return Some(self.normalize_with(ty, NOWHERE, 1, &mut Vec::new()));
            }
        }
        None
    }

    /// `ty` with projections resolved; those that wait for more become variables with an obligation in `out`.
    pub fn normalize_with(
        &mut self,
        ty: &Ty,
        span: Span,
        depth: u32,
        out: &mut Vec<Obligation>,
    ) -> Ty {
        if !ty.has_projection() && !ty.has_opaque() {
            return ty.clone();
        }
        if depth > DEPTH_LIMIT {
            return Ty::new(TyKind::Error);
        }
        let ty = ty.map_parts(&mut |part| self.normalize_with(part, span, depth, out));
        match &*ty {
            TyKind::Projection(assoc, args) => {
                self.normalize_projection(*assoc, args, span, depth, out)
            }
            TyKind::Opaque(def, n, args) if self.reveal => {
                self.reveal_opaque(*def, *n, args, span, depth, out)
            }
            _ => ty,
        }
    }

    fn normalize_projection(
        &mut self,
        assoc: DefId,
        args: &GenericArgs,
        span: Span,
        depth: u32,
        out: &mut Vec<Obligation>,
    ) -> Ty {
        let args = self.resolve_args(args);
        let key = (assoc, args.clone());
        let cacheable = self.reveal && args.iter().all(Ty::is_concrete);
        if cacheable && let Some(known) = self.tcx.cache.projections.borrow().get(&key) {
            return known.clone();
        }
        match self.commit_projection(assoc, &args, span, depth) {
            Projected::Ty(ty, nested) => {
                out.extend(nested);
                if cacheable && ty.is_concrete() {
                    self.tcx
                        .cache
                        .projections
                        .borrow_mut()
                        .insert(key, ty.clone());
                }
                ty
            }
            Projected::Rigid => Ty::new(TyKind::Projection(assoc, self.resolve_args(&args))),
            Projected::Ambiguous => {
                let var = self.fresh(span);
                out.push(Obligation::new(
                    Predicate::Projection(assoc, args, var.clone()),
                    span,
                    depth,
                ));
                var
            }
            Projected::Failed => {
                if let Some(trait_) = self.tcx.crates.def(assoc).parent {
                    let own = self.tcx.generics_count(trait_).min(args.len());
                    let trait_ref = TraitRef {
                        trait_,
                        args: args[..own].into(),
                    };
                    out.push(Obligation::new(Predicate::Trait(trait_ref), span, depth));
                }
                Ty::new(TyKind::Error)
            }
        }
    }

    fn commit_projection(
        &mut self,
        assoc: DefId,
        args: &GenericArgs,
        span: Span,
        depth: u32,
    ) -> Projected {
        self.commit_if_ok(|this| match this.project(assoc, args, span, depth) {
            done @ (Projected::Ty(..) | Projected::Rigid) => Ok(done),
            other => Err(other),
        })
        .unwrap_or_else(|other| other)
    }

    fn reveal_opaque(
        &mut self,
        def: DefId,
        n: u32,
        args: &GenericArgs,
        span: Span,
        depth: u32,
        out: &mut Vec<Obligation>,
    ) -> Ty {
        let (def, args) = match self
            .tcx
            .crates
            .def(def)
            .parent
            .map(|p| &self.tcx.crates.def(p).kind)
        {
            Some(DefKind::Trait(_)) => match self.tcx.resolve_instance(def, args) {
                super::Instance::Fn(def, args) => (def, args),
                _ => return Ty::new(TyKind::Error),
            },
            _ => (def, args.clone()),
        };
        let Some(hidden) = self.tcx.hidden_type(def, n) else {
            return Ty::new(TyKind::Error);
        };
        self.normalize_with(&hidden.subst(&args), span, depth + 1, out)
    }

    /// A predicate with its types normalised (a projection predicate keeps its own projection).
    pub fn normalize_predicate(
        &mut self,
        p: &Predicate,
        span: Span,
        depth: u32,
        out: &mut Vec<Obligation>,
    ) -> Predicate {
        p.map(&mut |ty| self.normalize_with(ty, span, depth, out))
    }

    /// The same for assumptions: what is not decided stays as it is.
    pub fn normalize_env_predicate(&mut self, p: &Predicate) -> Predicate {
        let mut open = Vec::new();
        let normalized = p.map(&mut |ty| self.normalize_with(ty, NOWHERE, 1, &mut open));
        let normalized = normalized.map(&mut |ty| self.resolve(ty));
        let undecided = match &normalized {
            Predicate::Trait(t) => t.args.iter().any(|ty| ty.has_infer() || ty.has_error()),
            Predicate::Projection(_, args, ty) => args
                .iter()
                .chain([ty])
                .any(|ty| ty.has_infer() || ty.has_error()),
        };
        if undecided { p.clone() } else { normalized }
    }
}

impl TyCtxt {
    /// What an impl (or the trait's default) says that an associated type is.
    /// `args` are the projection's, of which the first `own` are the trait's.
    fn assoc_value(
        &self,
        assoc: DefId,
        impl_: DefId,
        impl_args: &[Ty],
        args: &[Ty],
        own: usize,
    ) -> Option<Ty> {
        let DefKind::Impl(data) = &self.crates.def(impl_).kind else {
            return None;
        };
        match data.items.get(&self.crates.def(assoc).name) {
            Some(item) => {
                let all: Vec<Ty> = impl_args.iter().chain(&args[own..]).cloned().collect();
                Some(self.type_of(*item).subst(&all))
            }
            None => match &self.crates.def(assoc).kind {
                DefKind::AssocTy(a) if a.value.is_some() => Some(self.type_of(assoc).subst(args)),
                _ => None,
            },
        }
    }

    /// A trait's item by name.
    pub(super) fn trait_item(&self, trait_: DefId, name: &str) -> Option<DefId> {
        match &self.crates.def(trait_).kind {
            DefKind::Trait(data) => data.items.get(name).copied(),
            _ => None,
        }
    }

    /// The type behind the `n`th `impl Trait` of a function's return type, over the function's parameters.
    fn hidden_type(&self, def: DefId, n: u32) -> Option<Ty> {
        let _guard = self.enter(Query::Opaque, def)?;
        self.typeck(def).opaques.get(n as usize).cloned()
    }
}
