//! Trait selection: which impl, assumption or built-in rule makes a trait hold for a type.

use super::fulfill::{DEPTH_LIMIT, Evaluation, Obligation};
use super::index::shape_of;
use super::infer::{ClosureSig, InferCtxt};
use crate::hir::Shape;
use crate::hir::{DefId, Mutability};
use crate::span::Span;
use crate::ty::{GenericArgs, Predicate, TraitRef, Ty, TyKind};

/// How many selections one question may cost: impls that demand ever larger types end here.
const WORK_LIMIT: u32 = 10_000;

/// What makes a trait hold, and what must hold for that.
#[derive(Debug)]
pub(super) struct Selection {
    pub source: Source,
    pub nested: Vec<Obligation>,
}

/// What makes a trait hold.
#[derive(Clone, Debug)]
pub(super) enum Source {
    /// An impl with its arguments.
    Impl(DefId, GenericArgs),
    /// A where-clause, or a bound of an associated or opaque type.
    Assumed,
    /// A rule of the language without associated types.
    Builtin,
    /// Something callable: its output.
    Callable(Ty),
    /// The future of an `async fn`: its output.
    Future(Ty),
}

/// Why nothing was selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum SelectError {
    Ambiguous,
    Unimplemented,
}

#[derive(Clone, Debug)]
enum Candidate {
    Impl(DefId),
    Assumed(TraitRef),
    /// Holds if the same trait holds for these.
    Parts(Vec<Ty>),
    /// A function or closure with this signature.
    Callable(ClosureSig),
    /// `&F` and the like: callable if the inner type is, by this trait.
    CallableThrough(Ty),
    Future(Ty),
}

impl InferCtxt<'_> {
    /// Selects what makes `trait_ref` hold, and takes over what that says about its variables.
    pub fn select(
        &mut self,
        trait_ref: &TraitRef,
        span: Span,
        depth: u32,
    ) -> Result<Selection, SelectError> {
        let trait_ref = self.resolve_trait_ref(trait_ref);
        if trait_ref
            .args
            .iter()
            .any(|ty| matches!(**ty, TyKind::Error))
            || trait_ref.self_ty().has_error()
        {
            return Ok(builtin());
        }
        if matches!(
            self.tcx.lang_name(trait_ref.trait_),
            "Sized" | "Send" | "Sync"
        ) {
            return Ok(builtin());
        }
        self.work = if self.stack.is_empty() {
            0
        } else {
            self.work + 1
        };
        if trait_ref.self_ty().is_ty_var() || depth > DEPTH_LIMIT || self.work > WORK_LIMIT {
            return Err(SelectError::Ambiguous);
        }
        if self.stack.contains(&trait_ref) {
            return Err(SelectError::Unimplemented);
        }
        self.stack.push(trait_ref.clone());
        let result = self.select_inner(&trait_ref, span, depth);
        self.stack.pop();
        result
    }

    fn select_inner(
        &mut self,
        t: &TraitRef,
        span: Span,
        depth: u32,
    ) -> Result<Selection, SelectError> {
        let candidates = self.assemble(t, span, depth);
        let candidate = match &candidates[..] {
            [] => return Err(SelectError::Unimplemented),
            [only] => only.clone(),
            _ => self.winnow(t, candidates, span, depth)?,
        };
        self.confirm_candidate(t, &candidate, span, depth)
            .ok_or(SelectError::Unimplemented)
    }

    fn assemble(&mut self, t: &TraitRef, span: Span, depth: u32) -> Vec<Candidate> {
        let mut assumed = self.assumed_candidates(t);
        if !assumed.is_empty() {
            assumed.dedup_by(
                |a, b| matches!((a, b), (Candidate::Assumed(x), Candidate::Assumed(y)) if x == y),
            );
            return assumed;
        }
        if let Some(found) = self.builtin_candidates(t) {
            return found;
        }
        let tcx = self.tcx;
        let shape = shape_of(t.self_ty());
        let impls: Vec<DefId> = tcx.index.impls_of(t.trait_, shape).collect();
        let ambiguous_number =
            matches!(shape, Shape::AnyInt | Shape::AnyFloat) && t.args.len() == 1;
        if ambiguous_number && impls.len() > 1 {
            return impls.into_iter().map(Candidate::Impl).collect();
        }
        let matching =
            |def: &DefId| self.probe(|this| this.match_impl(*def, t, span, depth).is_some());
        impls
            .into_iter()
            .filter(matching)
            .map(Candidate::Impl)
            .collect()
    }

    fn assumed_candidates(&mut self, t: &TraitRef) -> Vec<Candidate> {
        let env = self.env.clone();
        let bounds = self.tcx.alias_bounds(t.self_ty());
        let mut found = Vec::new();
        for predicate in env.iter().chain(&bounds) {
            let Predicate::Trait(known) = predicate else {
                continue;
            };
            if known.trait_ != t.trait_
                || !shape_of(known.self_ty()).may_match(shape_of(t.self_ty()))
            {
                continue;
            }
            if self.probe(|this| this.unify_args(&known.args, &t.args)) {
                found.push(Candidate::Assumed(known.clone()));
            }
        }
        found
    }

    /// Rules of the language. `None`: impls decide.
    fn builtin_candidates(&mut self, t: &TraitRef) -> Option<Vec<Candidate>> {
        let self_ty = t.self_ty();
        match self.tcx.lang_name(t.trait_) {
            "Copy" | "Clone" => match copy_rule(self_ty) {
                CopyRule::Parts(parts) => Some(vec![Candidate::Parts(parts)]),
                CopyRule::Never => Some(Vec::new()),
                CopyRule::Impls => None,
            },
            "Fn" | "FnMut" | "FnOnce" => self.callable(self_ty).map(|c| vec![c]),
            "Future" => match &**self_ty {
                TyKind::Future(output) => Some(vec![Candidate::Future(output.clone())]),
                _ => None,
            },
            _ => None,
        }
    }

    fn callable(&mut self, ty: &Ty) -> Option<Candidate> {
        match &**ty {
            TyKind::Closure(..) | TyKind::FnDef(..) | TyKind::FnPtr(..) => {
                self.callable_sig(ty).map(Candidate::Callable)
            }
            TyKind::Ref(_, inner) => Some(Candidate::CallableThrough(inner.clone())),
            TyKind::Adt(def, args) if self.tcx.crates.is_lang(*def, "Box") => {
                args.first().cloned().map(Candidate::CallableThrough)
            }
            _ => None,
        }
    }

    /// The signature of a function item, function pointer or closure.
    pub fn callable_sig(&mut self, ty: &Ty) -> Option<ClosureSig> {
        match &**ty {
            TyKind::FnPtr(inputs, output) => Some(ClosureSig {
                inputs: inputs.clone(),
                output: output.clone(),
            }),
            TyKind::FnDef(def, args) => {
                let sig = self.tcx.fn_sig_rc(*def);
                let inputs = sig.inputs.iter().map(|ty| ty.subst(args)).collect();
                Some(ClosureSig {
                    inputs,
                    output: sig.call_output().subst(args),
                })
            }
            TyKind::Closure(owner, expr, args) => {
                if self.owner == Some(*owner) && self.closures.contains_key(expr) {
                    return self.closures.get(expr).cloned();
                }
                let results = self.tcx.typeck(*owner);
                let facts = results.closures.get(expr)?;
                let inputs = facts.inputs.iter().map(|ty| ty.subst(args)).collect();
                Some(ClosureSig {
                    inputs,
                    output: facts.output.subst(args),
                })
            }
            _ => None,
        }
    }

    /// Drops candidates whose own demands fail. Assumptions never meet impls here.
    fn winnow(
        &mut self,
        t: &TraitRef,
        list: Vec<Candidate>,
        span: Span,
        depth: u32,
    ) -> Result<Candidate, SelectError> {
        let single_number =
            t.self_ty().is_numeric() && t.self_ty().has_infer() && t.args.len() == 1;
        if single_number {
            return Err(SelectError::Ambiguous);
        }
        let mut left = Vec::new();
        for candidate in list {
            let evaluation =
                self.probe(
                    |this| match this.confirm_candidate(t, &candidate, span, depth) {
                        Some(selection) => this.evaluate(selection.nested),
                        None => Evaluation::Fails,
                    },
                );
            if evaluation != Evaluation::Fails {
                left.push((candidate, evaluation));
            }
        }
        let certain = left.iter().filter(|(_, e)| *e == Evaluation::Holds).count();
        let has_infer = t.args.iter().any(Ty::has_infer);
        match left.len() {
            0 => Err(SelectError::Unimplemented),
            1 => Ok(left.remove(0).0),
            _ if has_infer => Err(SelectError::Ambiguous),
            _ if certain == 1 => {
                let at = left
                    .iter()
                    .position(|(_, e)| *e == Evaluation::Holds)
                    .unwrap_or(0);
                Ok(left.swap_remove(at).0)
            }
            _ => Ok(left.remove(0).0),
        }
    }

    fn confirm_candidate(
        &mut self,
        t: &TraitRef,
        c: &Candidate,
        span: Span,
        depth: u32,
    ) -> Option<Selection> {
        match c {
            Candidate::Impl(def) => {
                let (args, mut nested) = self.match_impl(*def, t, span, depth)?;
                self.predicates_as_obligations(*def, &args, span, depth, &mut nested);
                Some(Selection {
                    source: Source::Impl(*def, args),
                    nested,
                })
            }
            Candidate::Assumed(known) => self.unify_args(&known.args, &t.args).then(|| Selection {
                source: Source::Assumed,
                nested: Vec::new(),
            }),
            Candidate::Parts(parts) => {
                let same = |ty: &Ty| TraitRef {
                    trait_: t.trait_,
                    args: [ty.clone()].into(),
                };
                let nested = parts
                    .iter()
                    .map(|ty| Obligation::new(Predicate::Trait(same(ty)), span, depth))
                    .collect();
                Some(Selection {
                    source: Source::Builtin,
                    nested,
                })
            }
            Candidate::Callable(sig) => {
                let mut nested = Vec::new();
                let inputs = sig
                    .inputs
                    .iter()
                    .map(|ty| self.normalize_with(ty, span, depth, &mut nested))
                    .collect();
                let output = self.normalize_with(&sig.output, span, depth, &mut nested);
                let tuple = Ty::new(TyKind::Tuple(inputs));
                self.unify(&tuple, t.args.get(1)?).then_some(Selection {
                    source: Source::Callable(output),
                    nested,
                })
            }
            Candidate::CallableThrough(inner) => self.confirm_through(t, inner, span, depth),
            Candidate::Future(output) => Some(Selection {
                source: Source::Future(output.clone()),
                nested: Vec::new(),
            }),
        }
    }

    /// `&F: Fn*` if `F: Fn`; `&mut F: FnMut` if `F: FnMut`; `Box<F>` as `F`.
    fn confirm_through(
        &mut self,
        t: &TraitRef,
        inner: &Ty,
        span: Span,
        depth: u32,
    ) -> Option<Selection> {
        let by = match &**t.self_ty() {
            TyKind::Ref(Mutability::Not, _) => self.tcx.lang("Fn")?,
            TyKind::Ref(Mutability::Mut, _) => self.tcx.lang("FnMut")?,
            _ => t.trait_,
        };
        let args: GenericArgs = [inner.clone(), t.args.get(1)?.clone()].into();
        let mut nested = vec![Obligation::new(
            Predicate::Trait(TraitRef {
                trait_: by,
                args: args.clone(),
            }),
            span,
            depth,
        )];
        let once = self.tcx.lang("FnOnce")?;
        let output = self.tcx.trait_item(once, "Output")?;
        let output = Ty::new(TyKind::Projection(output, args));
        let output = self.normalize_with(&output, span, depth + 1, &mut nested);
        Some(Selection {
            source: Source::Callable(output),
            nested,
        })
    }

    /// Makes an impl's header equal to `t`. Gives the impl's arguments and what its header demands.
    fn match_impl(
        &mut self,
        impl_: DefId,
        t: &TraitRef,
        span: Span,
        depth: u32,
    ) -> Option<(GenericArgs, Vec<Obligation>)> {
        let header = self.tcx.impl_trait_ref(impl_)?;
        // What was reported where the impl stands must not make it fit everything.
        if header.args.iter().any(Ty::has_error) {
            return None;
        }
        let args = self.fresh_args(impl_, span);
        let mut nested = Vec::new();
        let header: Vec<Ty> = header
            .args
            .iter()
            .map(|ty| self.normalize_with(&ty.subst(&args), span, depth, &mut nested))
            .collect();
        self.unify_args(&header, &t.args).then_some((args, nested))
    }

    /// An item's predicates under `args`, normalised.
    pub fn predicates_as_obligations(
        &mut self,
        def: DefId,
        args: &GenericArgs,
        span: Span,
        depth: u32,
        out: &mut Vec<Obligation>,
    ) {
        for predicate in self.tcx.predicates_of(def).iter() {
            if let Predicate::Trait(t) = predicate
                && matches!(self.tcx.lang_name(t.trait_), "Sized" | "Send" | "Sync")
            {
                continue;
            }
            let predicate = predicate.subst(args);
            let predicate = self.normalize_predicate(&predicate, span, depth, out);
            out.push(Obligation::new(predicate, span, depth));
        }
    }
}

fn builtin() -> Selection {
    Selection {
        source: Source::Builtin,
        nested: Vec::new(),
    }
}

/// What decides whether a type is `Copy` or `Clone`.
enum CopyRule {
    /// It is if all of these are.
    Parts(Vec<Ty>),
    Never,
    Impls,
}

fn copy_rule(ty: &Ty) -> CopyRule {
    match &**ty {
        TyKind::Bool
        | TyKind::Char
        | TyKind::Int(_)
        | TyKind::Float(_)
        | TyKind::Never
        | TyKind::FnDef(..)
        | TyKind::FnPtr(..)
        | TyKind::Closure(..)
        | TyKind::Const(_)
        | TyKind::Ref(Mutability::Not, _)
        | TyKind::Infer(_)
        | TyKind::Error => CopyRule::Parts(Vec::new()),
        TyKind::Tuple(elems) => CopyRule::Parts(elems.clone()),
        TyKind::Array(elem, _) => CopyRule::Parts(vec![elem.clone()]),
        TyKind::Ref(Mutability::Mut, _) | TyKind::Str | TyKind::Slice(_) | TyKind::Future(_) => {
            CopyRule::Never
        }
        TyKind::Adt(..) | TyKind::Param(..) | TyKind::Projection(..) | TyKind::Opaque(..) => {
            CopyRule::Impls
        }
    }
}
